/** A mail text as lines that remember where they stand, so that whatever is made of them can be put together again. */

/** Longest piece of a line that is looked at: everything told by a line is told by its beginning. */
export const LINE_MAX = 400;

export type MailLines = {
  readonly count: number;
  /** Offset of the line in the text; `start(count)` is the text's length. */
  readonly start: (index: number) => number;
  /** The line trimmed, without its end, cut at LINE_MAX. Empty outside of the text. */
  readonly at: (index: number) => string;
  readonly isBlank: (index: number) => boolean;
  /** Index of the first line from `index` on that is not blank, or `count`. */
  readonly nextFilled: (index: number) => number;
};

const LF = 10;
const CR = 13;

/** Blank as people see it: spaces, tabs, no-break and zero-width spaces. */
const isSpace = (code: number): boolean =>
  code <= 32 || code === 0xa0 || (code >= 0x2000 && code <= 0x200f) || code === 0x202f || code === 0xfeff;

/** Calls `found` with the offset behind each line end: CRLF, LF or a lone CR. */
const forEachLineEnd = (text: string, found: (offset: number) => void): void => {
  for (let at = 0; at < text.length - 1; at += 1) {
    const code = text.charCodeAt(at);
    if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) found(at + 1);
  }
};

/** Numbers instead of objects, counted first: a mail of blank lines has millions of them. */
const lineStarts = (text: string): Uint32Array => {
  if (text === '') return new Uint32Array(0);
  let count = 1;
  forEachLineEnd(text, () => {
    count += 1;
  });
  const starts = new Uint32Array(count);
  let next = 1;
  forEachLineEnd(text, (offset) => {
    starts[next] = offset;
    next += 1;
  });
  return starts;
};

export const readLines = (text: string): MailLines => {
  const starts = lineStarts(text);
  const count = starts.length;
  const start = (index: number): number => (index < count ? (starts[index] ?? 0) : text.length);

  const isEmptyLine = (index: number): boolean => {
    const end = start(index + 1);
    for (let at = start(index); at < end; at += 1) if (!isSpace(text.charCodeAt(at))) return false;
    return true;
  };
  const nextFilled = new Uint32Array(count + 1).fill(count);
  for (let index = count - 1; index >= 0; index -= 1) {
    nextFilled[index] = isEmptyLine(index) ? (nextFilled[index + 1] ?? count) : index;
  }

  return {
    count,
    start,
    at: (index) => {
      if (index < 0 || index >= count) return '';
      const from = start(index);
      return text.slice(from, Math.min(start(index + 1), from + LINE_MAX)).trim();
    },
    isBlank: (index) => index < 0 || index >= count || nextFilled[index] !== index,
    nextFilled: (index) => (index >= count ? count : (nextFilled[Math.max(0, index)] ?? count)),
  };
};
