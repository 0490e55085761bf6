/** Reads what stands open in a mailbox, inside its page: the page by its adapter, the source beside it, both compared. */
import type { OpenMail, OpenThing, WebmailAdapter, WebmailPage } from './adapter.ts';
import { unreadable } from './adapter.ts';
import { fetchSource } from './mail-source.ts';
import type { MailSource } from './mail-source.ts';
import { compareWithSource } from './source-headers.ts';
import type { SourceFacts } from './source-headers.ts';
import type { WebmailBody, WebmailReading } from './webmail-messages.ts';

export type WebmailReaderOptions = {
  readonly adapter: WebmailAdapter;
  /** The page as it is at that moment. */
  readonly page: () => WebmailPage;
  readonly fetch: typeof fetch;
  /** Before a page that is still loading is looked at again. */
  readonly pause: () => Promise<void>;
};

export type WebmailReader = {
  readonly stamp: () => string;
  readonly read: () => Promise<WebmailReading>;
  /** Null when that mail is not the one that was read last, or its source cannot be had. */
  readonly source: (key: string) => Promise<Uint8Array | null>;
  readonly body: (key: string) => WebmailBody | null;
};

/** A page that is still loading after that many looks is not going to come. */
const LOOKS = 40;

const stampOf = (thing: OpenThing): string => JSON.stringify(thing);

export const createWebmailReader = (options: WebmailReaderOptions): WebmailReader => {
  const { adapter, page, pause } = options;
  let latest: { readonly key: string; readonly source: MailSource } | null = null;

  const look = (): OpenThing => {
    try {
      return adapter.read(page());
    } catch {
      return unreadable('identity');
    }
  };

  const sourceOf = ({ key, sourceUrl }: OpenMail): MailSource | null => {
    if (sourceUrl === null) return null;
    if (latest?.key !== key) {
      latest?.source.cancel();
      latest = { key, source: fetchSource(sourceUrl, options.fetch) };
    }
    return latest.source;
  };

  /** What the source says of it; null when they do not belong together. */
  const compared = async (mail: OpenMail): Promise<SourceFacts | null> => {
    const source = sourceOf(mail);
    if (!source) return { messageId: '', sentAt: null };
    const headers = await source.headers;
    const facts = headers === null ? null : compareWithSource(mail, headers);
    // The next try fetches it anew: a session may have ended in between.
    if (!facts && latest?.key === mail.key) latest = null;
    return facts;
  };

  const toReading = (thing: OpenThing, stamp: string, facts?: SourceFacts): WebmailReading => ({
    type: 'webmail',
    provider: adapter.provider,
    origin: page().url.origin,
    stamp,
    open: thing.open === 'loading' ? 'unreadable' : thing.open,
    key: 'key' in thing ? thing.key : '',
    subject: 'key' in thing ? thing.subject.slice(0, 2_000) : '',
    participants: 'key' in thing ? thing.participants : [],
    messageId: facts?.messageId ?? '',
    sentAt: facts?.sentAt ?? null,
    hasSource: thing.open === 'mail' && thing.sourceUrl !== null,
    ownAddress: adapter.ownAddress(page()),
    part: thing.open === 'unreadable' ? thing.part : thing.open === 'loading' ? 'text' : null,
  });

  const read = async (): Promise<WebmailReading> => {
    for (let left = LOOKS; ; left -= 1) {
      const thing = look();
      const stamp = stampOf(thing);
      if (thing.open === 'loading' && left > 0) {
        await pause();
        continue;
      }
      if (thing.open !== 'mail') return toReading(thing, stamp);
      const facts = await compared(thing);
      // Another mail may have been opened while its source was on the way.
      if (stampOf(look()) !== stamp && left > 0) continue;
      return facts ? toReading(thing, stamp, facts) : toReading(unreadable('source'), stamp);
    }
  };

  return {
    stamp: () => stampOf(look()),
    read,
    source: async (key) => {
      const thing = look();
      if (thing.open !== 'mail' || thing.key !== key) return null;
      return (await sourceOf(thing)?.bytes) ?? null;
    },
    body: (key) => {
      const thing = look();
      return thing.open === 'mail' && thing.key === key ? (adapter.body?.(page()) ?? null) : null;
    },
  };
};
