/**
 * Fetches the page that a site names as its imprint, and the vCards it offers. Runs inside the page, after the person's click, as the page's own
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

/** A text of the same origin; null where it lies elsewhere, is of another type, too long or cannot be had. */
const fetchText = async (
  url: string,
  page: Location,
  wanted: RegExp,
): Promise<{ readonly url: string; readonly text: string } | null> => {
  if (!URL.canParse(url) || new URL(url).origin !== page.origin) return null;
  try {
    const answer = await fetch(url, {
      mode: 'same-origin',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(TIME_MAX),
    });
    const type = answer.headers.get('content-type') ?? '';
    if (!answer.ok || answer.body === null || !wanted.test(type)) return null;
    const bytes = await boundedBytes(answer.body);
    return bytes === null ? null : { url: answer.url, text: decode(bytes, type) };
  } catch {
    return null;
  }
};

/**
 * @param imprintUrl where the page says its imprint is
 * @returns null where there is none, it lies elsewhere, is the page itself, or cannot be had
 */
export const fetchImprint = async (imprintUrl: string, page: Location): Promise<ImprintPage | null> => {
  if (withoutHash(imprintUrl) === withoutHash(page.href)) return null;
  const found = await fetchText(imprintUrl, page, /^(?:text\/html|application\/xhtml\+xml)\b/i);
  try {
    return found && readImprintPage(new DOMParser().parseFromString(found.text, 'text/html'), found.url);
  } catch {
    // Pages may forbid the parser (trusted types).
    return null;
  }
};

const VCARD_CHARS_MAX = 50_000;

/** Texts of the vCards that could be had; pictures in them make them long, and stand at the end. */
export const fetchVCards = async (urls: readonly string[], page: Location): Promise<string[]> => {
  const found = await Promise.all(
    urls.map((url) =>
      fetchText(
        url,
        page,
        /^(?:text\/(?:x-)?vcard|text\/directory|text\/plain|application\/octet-stream)\b/i,
      ),
    ),
  );
  return found.flatMap((one) => (one === null ? [] : [one.text.slice(0, VCARD_CHARS_MAX)]));
};
