/** The source of one mail (RFC 5322), fetched once: the headers are there before the attachments are. */

/** As `MAIL_LIMITS` has them, whose file a page must not bring along. */
const MAX_BYTES = 50 * 1024 * 1024;
const MAX_HEADER_CHARS = 1_000_000;

export type MailSource = {
  /** The block of headers; null when it could not be fetched, or never ended. */
  readonly headers: Promise<string | null>;
  /** All of it; null when it could not be fetched or is larger than any mail that is kept. */
  readonly bytes: Promise<Uint8Array | null>;
  readonly cancel: () => void;
};

const join = (pieces: readonly Uint8Array[], size: number): Uint8Array => {
  const all = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
};

/** The text before the first empty line; null while there is none. */
const headerBlock = (text: string): string | null => {
  const end = /\r?\n\r?\n/.exec(text);
  return end ? text.slice(0, end.index) : null;
};

/** @param url on the page's own origin, so that the person's sign-in there counts */
export const fetchSource = (url: string, fetcher: typeof fetch): MailSource => {
  const abort = new AbortController();
  const headers = Promise.withResolvers<string | null>();

  const read = async (): Promise<Uint8Array | null> => {
    const answer = await fetcher(url, { credentials: 'same-origin', signal: abort.signal });
    if (!answer.ok || !answer.body) return null;
    const reader = answer.body.getReader();
    const decoder = new TextDecoder();
    const pieces: Uint8Array[] = [];
    let [size, head, hasHeaders] = [0, '', false];
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      pieces.push(value);
      size += value.length;
      if (size > MAX_BYTES) {
        abort.abort();
        return null;
      }
      if (hasHeaders) continue;
      head += decoder.decode(value, { stream: true });
      const block = headerBlock(head);
      if (block === null && head.length <= MAX_HEADER_CHARS) continue;
      hasHeaders = true;
      headers.resolve(block);
    }
    if (!hasHeaders) headers.resolve(head);
    return join(pieces, size);
  };

  const bytes = read().catch(() => null);
  // Whatever ended it, nobody waits for headers any longer.
  void bytes.then(() => headers.resolve(null));
  return { headers: headers.promise, bytes, cancel: () => abort.abort() };
};
