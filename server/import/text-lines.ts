/** Lines of a text file of any size, one in memory at a time. */
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';

export type TextLine = {
  /** From 1. */
  readonly no: number;
  /** Errors: `import.line_too_long`, `import.encoding` (not UTF-8). */
  readonly text: Result<string>;
};

const LF = 10;
const LINE_BYTES = 4 * 1024 * 1024;

const decode = (bytes: Buffer): Result<string> => {
  if (bytes.byteLength > LINE_BYTES) return fail('import.line_too_long', { params: { limit: LINE_BYTES } });
  try {
    // A byte order mark at the start is swallowed by the decoder.
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r$/, ''));
  } catch {
    return fail('import.encoding');
  }
};

/** A line over the limit is reported once and skipped to its end. */
export async function* readTextLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<TextLine> {
  let pieces: Buffer[] = [];
  let size = 0;
  let no = 0;
  const take = (piece: Buffer): void => {
    // One byte over is enough to know; more need not be kept.
    if (size <= LINE_BYTES) pieces.push(Buffer.from(piece));
    size += piece.length;
  };
  const finish = (): TextLine => {
    const text = size > LINE_BYTES ? decode(Buffer.alloc(LINE_BYTES + 1)) : decode(Buffer.concat(pieces));
    pieces = [];
    size = 0;
    no += 1;
    return { no, text };
  };
  for await (const chunk of chunks) {
    let data = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (let end = data.indexOf(LF); end >= 0; end = data.indexOf(LF)) {
      take(data.subarray(0, end));
      yield finish();
      data = data.subarray(end + 1);
    }
    take(data);
  }
  if (size > 0) yield finish();
}
