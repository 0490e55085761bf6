/** The script in a mailbox's page: answers the panel, and says when something else is open. It shows and changes nothing. */
import type { Browser } from '../browser.ts';
import type { WebmailAdapter, WebmailPage } from './adapter.ts';
import { toBase64 } from './base64.ts';
import { gmail } from './gmail/gmail.adapter.ts';
import { outlookWeb } from './outlook-web/outlook-web.adapter.ts';
import { roundcube } from './roundcube/roundcube.adapter.ts';
import type { SourcePiece, WebmailChanged, WebmailReading, WebmailRequest } from './webmail-messages.ts';
import { createWebmailReader } from './webmail-reader.ts';
import type { WebmailReader } from './webmail-reader.ts';

export const ADAPTERS: readonly WebmailAdapter[] = [roundcube, gmail, outlookWeb];

/** Bytes per message: well below what browsers let through. */
const PIECE = 6 * 1024 * 1024;
/** How often the page is looked at, in ms: webmails rebuild their pages in ways no event tells of. */
const LOOK_EVERY = 700;

const currentPage = (): WebmailPage => ({
  document,
  url: new URL(location.href),
  frame: (id) => {
    const inner = (document.getElementById(id) as HTMLIFrameElement | null)?.contentDocument;
    return inner ? { document: inner, url: new URL(inner.URL) } : null;
  },
});

const pieceOf = async (reader: WebmailReader, key: string, offset: number): Promise<SourcePiece | null> => {
  const bytes = await reader.source(key);
  return bytes && { total: bytes.length, base64: toBase64(bytes.subarray(offset, offset + PIECE)) };
};

const answerTo = async (reader: WebmailReader, request: WebmailRequest): Promise<unknown> => {
  switch (request.type) {
    case 'webmail.stamp':
      return reader.stamp();
    case 'webmail.source':
      return pieceOf(reader, request.key, request.offset);
    case 'webmail.body':
      return reader.body(request.key);
  }
};

const isRequest = (message: unknown): message is WebmailRequest =>
  ['webmail.stamp', 'webmail.source', 'webmail.body'].includes(
    String((message as { type?: unknown } | null)?.type),
  );

type InPage = { readonly read: () => Promise<WebmailReading> };

const start = (adapter: WebmailAdapter, runtime: Browser['runtime']): InPage => {
  const reader = createWebmailReader({
    adapter,
    page: currentPage,
    fetch: (input, init) => fetch(input, init),
    pause: () =>
      new Promise((resolve) => {
        setTimeout(resolve, 200);
      }),
  });
  let told = '';
  // Older browsers take no promise here.
  const onMessage = (message: unknown, _: unknown, respond: (answer: unknown) => void): true | undefined => {
    if (!isRequest(message)) return undefined;
    answerTo(reader, message).then(respond, () => respond(null));
    return true;
  };
  runtime.onMessage.addListener(onMessage as Parameters<typeof runtime.onMessage.addListener>[0]);
  const timer = setInterval(() => {
    // Gone with an update of the extension; this script has nobody to talk to any more.
    if (!runtime.id) return clearInterval(timer);
    if (document.hidden) return undefined;
    const stamp = reader.stamp();
    if (stamp === told || stamp === '{"open":"loading"}') return undefined;
    told = stamp;
    const news: WebmailChanged = { type: 'webmail.changed', stamp };
    // No panel open is no fault.
    runtime.sendMessage(news).catch(() => undefined);
    return undefined;
  }, LOOK_EVERY);
  return {
    read: async () => {
      const reading = await reader.read();
      told = reading.stamp;
      return reading;
    },
  };
};

/** Runs once per page however often it is put in; null where no mailbox is. */
export const readWebmail = async (runtime: Browser['runtime']): Promise<WebmailReading | null> => {
  const world = globalThis as { kontorWebmail?: InPage };
  if (!world.kontorWebmail) {
    const page = currentPage();
    const adapter = ADAPTERS.find((one) => one.recognises(page));
    if (!adapter) return null;
    world.kontorWebmail = start(adapter, runtime);
  }
  return world.kontorWebmail.read();
};
