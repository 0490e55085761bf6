/** Foreign text made storable: no NUL, no halves of characters, no line breaks where one line is meant. */

/** Halves of characters: text cut in the middle of one, or made to break a store. */
const LONE_SURROGATE = /\p{Cs}/gu;

/** Text of several lines: NUL and lone surrogates become U+FFFD, line ends become `\n`. */
export const cleanText = (text: string): string =>
  text.replace(LONE_SURROGATE, '\uFFFD').replaceAll('\0', '\uFFFD').replace(/\r\n?/g, '\n');

/** Marks that turn the reading direction or hide: harmless in a text, a disguise in a name. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** One line: control characters and line breaks become spaces; cut at `limit` characters, never inside one. */
export const cleanLine = (text: string, limit: number): string => {
  const line = text
    .replace(LONE_SURROGATE, '\uFFFD')
    .replaceAll('\0', '\uFFFD')
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0001-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .trim();
  return line.length <= limit ? line : line.slice(0, limit).replace(/\p{Cs}$/u, '');
};

/** A display name or address: one line without invisible and direction marks. */
export const cleanName = (text: string, limit: number): string =>
  cleanLine(text.replace(INVISIBLE, ''), limit);
