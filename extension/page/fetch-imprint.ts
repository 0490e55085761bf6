/**
 * Fetches the page that a site names as its imprint. Runs inside the page, after the person's click, as the page's own
 * script could do it: same origin only, redirects too, without cookies. A bounded text, parsed without running anything.
 */
import { readImprintPage } from '#shared/capture/page-content.ts';
import type { ImprintPage } from '#shared/capture/page-content.ts';

/** ms; the panel waits for it. */
const TIME_MAX = 3_000;
const BYTES_MAX = 2_000_000;

const withoutHash = (url: string): string => url.replace(/#.*$/s, '');

/** Null when it is longer than is read. */
const boundedBytes = async (body: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer> | null> => {
  const reader = body.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > BYTES_MAX) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
};

/** As the server says, else as the page itself says in its first lines. */
const decode = (bytes: Uint8Array<ArrayBuffer>, contentType: string): string => {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 2_000));
  const charset = (/charset\s*=\s*["']?([\w-]+)/i.exec(contentType) ??
    /charset\s*=\s*["']?([\w-]+)/i.exec(start))?.[1];
  try {
    return new TextDecoder(charset ?? 'utf-8').decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
};

/**
 * @param imprintUrl where the page says its imprint is
 * @returns null where there is none, it lies elsewhere, is the page itself, or cannot be had
 */
export const fetchImprint = async (imprintUrl: string, page: Location): Promise<ImprintPage | null> => {
  if (imprintUrl === '' || withoutHash(imprintUrl) === withoutHash(page.href)) return null;
  if (new URL(imprintUrl).origin !== page.origin) return null;
  try {
    const answer = await fetch(imprintUrl, {
      mode: 'same-origin',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(TIME_MAX),
    });
    const type = answer.headers.get('content-type') ?? '';
    if (!answer.ok || answer.body === null || !/^(?:text\/html|application\/xhtml\+xml)\b/i.test(type))
      return null;
    const bytes = await boundedBytes(answer.body);
    if (bytes === null) return null;
    return readImprintPage(new DOMParser().parseFromString(decode(bytes, type), 'text/html'), answer.url);
  } catch {
    return null;
  }
};
