/**
 * Splits an mbox (RFC 4155 and its relatives) into raw messages while it streams by.
 *
 * A message begins at a line "From …" with a time of day in it, at the start of the file or after an empty line.
 * Un-escaping: one `>` is taken from lines like `>From ` and `>>From ` (mboxrd; for mboxo the same but for lines that
 * were quoted by hand). Content-Length is not believed: it is wrong as soon as anybody has edited the file.
 * Memory: one message at most, plus a line; a message over the limit is skipped and reported, the rest goes on.
 */
import type { Result } from '#shared/lib/result.ts';
import { fail, ok } from '#shared/lib/result.ts';
import { PARSE_LIMITS } from './parse-limits.ts';

const LF = 10;
const CR = 13;
/** A line longer than this is content, whatever it begins with. */
const LINE_BYTES = 64 * 1024;

const SEPARATOR = /^From (?!\s*:)(?:.*\d{1,2}:\d{2}.*|- .*|\s*)$/;
const ESCAPED = /^>+From /;

const isBlank = (line: Buffer): boolean =>
  line.length === 0 || line[0] === LF || (line[0] === CR && (line.length === 1 || line[1] === LF));

/** Only lines that can matter are looked at as text. */
const startsLikeFrom = (line: Buffer): boolean => line[0] === 70 || line[0] === 62;

/** Whole lines (with their ends), and pieces of lines that are too long to wait for. */
async function* toLines(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ bytes: Buffer; isStart: boolean }> {
  let rest: Buffer = Buffer.alloc(0);
  let isStart = true;
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let data = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes;
    for (let end = data.indexOf(LF); end >= 0; end = data.indexOf(LF)) {
      yield { bytes: data.subarray(0, end + 1), isStart };
      data = data.subarray(end + 1);
      isStart = true;
    }
    if (data.length > LINE_BYTES) {
      yield { bytes: data, isStart };
      data = Buffer.alloc(0);
      isStart = false;
    }
    rest = Buffer.from(data);
  }
  if (rest.length > 0) yield { bytes: rest, isStart };
}

/** The empty line before the next "From " belongs to the mbox, not to the mail. */
const withoutClosingLine = (message: Buffer): Buffer => {
  const lineBreak = (end: number): number => (message[end - 1] !== LF ? 0 : message[end - 2] === CR ? 2 : 1);
  const last = lineBreak(message.length);
  return last > 0 && lineBreak(message.length - last) > 0
    ? message.subarray(0, message.length - last)
    : message;
};

/**
 * The messages of an mbox in order; one over `limitBytes` comes as `mail.too_large`.
 *
 * Shape: text before the first "From " line, if any, is a message too (a single mail in a file called .mbox).
 */
export async function* splitMbox(
  chunks: AsyncIterable<Uint8Array>,
  limitBytes: number = PARSE_LIMITS.rawBytes,
): AsyncGenerator<Result<Buffer>> {
  let pieces: Buffer[] = [];
  let size = 0;
  let begun = false;
  let afterBlank = true;

  const finish = (): Result<Buffer> =>
    size > limitBytes
      ? fail('mail.too_large', { params: { limit: limitBytes } })
      : ok(withoutClosingLine(Buffer.concat(pieces)));

  for await (const { bytes, isStart } of toLines(chunks)) {
    let content = bytes;
    if (isStart && startsLikeFrom(bytes)) {
      const line = bytes.toString('latin1', 0, 1_000).replace(/[\r\n]+$/, '');
      if (afterBlank && SEPARATOR.test(line)) {
        if (begun) yield finish();
        pieces = [];
        size = 0;
        begun = true;
        afterBlank = false;
        continue;
      }
      if (ESCAPED.test(line)) content = bytes.subarray(1);
    }
    afterBlank = isStart && isBlank(bytes);
    if (!begun && afterBlank) continue;
    begun = true;
    size += content.length;
    // A copy: the chunk a line lies in would otherwise be kept as long as the line.
    if (size <= limitBytes) pieces.push(Buffer.from(content));
    else pieces = [];
  }
  if (begun) yield finish();
}
