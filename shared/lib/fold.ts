/**
 * Text folding for search and sorting, the same on server and device.
 *
 * German writes ü as ue where the letter is missing, most other languages simply drop the mark. So a stored word is
 * kept in both forms (`mueller`, `muller`), and what a person types is folded one way only (ü→ue). A prefix match
 * against both forms then finds Müller for mül, muel and mul. Whoever writes himself Mueller is kept as `muller` as well,
 * so that `looseWords` finds all three for whichever is typed.
 */

/** Letters that Unicode does not take apart, with [long form, short form]. Lower case only: text is lowered first. */
const LETTERS: ReadonlyMap<string, readonly [long: string, short: string]> = new Map([
  ['ä', ['ae', 'a']],
  ['ö', ['oe', 'o']],
  ['ü', ['ue', 'u']],
  ['å', ['aa', 'a']],
  ['ø', ['oe', 'o']],
  ['æ', ['ae', 'ae']],
  ['œ', ['oe', 'oe']],
  ['ß', ['ss', 'ss']],
  ['ł', ['l', 'l']],
  ['đ', ['d', 'd']],
  ['ð', ['d', 'd']],
  ['þ', ['th', 'th']],
  ['ı', ['i', 'i']],
  ['ħ', ['h', 'h']],
  ['ŋ', ['n', 'n']],
  ['ς', ['σ', 'σ']],
]);
const LONG = 0;
const SHORT = 1;

const SPECIAL = /[äöüåøæœßłđðþıħŋς]/gu;
const MARKS = /\p{M}+/gu;
/** An ASCII word needs none of the Unicode work; most words are. */
const PLAIN = /^[\x20-\x7e]*$/;

const fold = (text: string, form: typeof LONG | typeof SHORT): string => {
  if (PLAIN.test(text)) return text.toLowerCase();
  const replaceLetters = (part: string) =>
    part.replace(SPECIAL, (letter) => LETTERS.get(letter)?.[form] ?? letter);
  const letters = replaceLetters(text.normalize('NFKC').toLowerCase());
  // Twice, because a mark may hide a letter of the list: ǽ is æ once its accent is gone.
  return replaceLetters(letters.normalize('NFKD').replace(MARKS, '').toLowerCase());
};

/** Lower case, without accents, ß as ss, umlauts in their long form (ü→ue). NFC and NFD spellings give the same. */
export const foldText = (text: string): string => fold(text, LONG);
/** The same with umlauts in their short form (ü→u). */
export const foldShort = (text: string): string => fold(text, SHORT);

const WORD = /[\p{L}\p{N}]+/gu;
const DIGITS = /\d+/g;
/** Apostrophes inside a name: O'Brien is searched as obrien, o and brien. */
const APOSTROPHE = /['’ʼ`´]/u;
const CHUNK = /\S+/gu;
const OUTER = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
/** Longer runs of non-space are no address and no name; their words are still found. */
const CHUNK_MAX = 320;

/** ae, oe and ue may stand for an umlaut, or for themselves as in Bauer. */
const UMLAUT_IN_FULL = /[aou]e/;
const loose = (word: string): string => word.replaceAll(/([aou])e/g, '$1');

/**
 * Words of `queryTokens` as every spelling of an umlaut has them: with ü, ue or u typed, Müller, Mueller and Muller are
 * found, and now and then somebody who is meant by nobody (baur for Bauer). The beginning of a word stays one.
 */
export const looseWords = (words: readonly string[]): string[] => [...new Set(words.map(loose))];

const addWords = (text: string, into: Set<string>): void => {
  for (const word of text.match(WORD) ?? []) into.add(word);
};

const addressParts = (chunk: string): string[] => {
  const at = chunk.lastIndexOf('@');
  return at < 0
    ? []
    : [chunk.slice(0, at), chunk.slice(at + 1)].map((part) => part.replace(OUTER, '')).filter(Boolean);
};

/** An ASCII word without anything around it, as most chunks of a text are. */
const BARE = /^[a-z0-9]+$/;

/** The tokens of one folded run of non-space. */
const addChunk = (chunk: string, into: Set<string>): void => {
  if (BARE.test(chunk)) {
    into.add(chunk);
    return;
  }
  addWords(chunk, into);
  if (chunk.length > CHUNK_MAX) return;
  for (const part of addressParts(chunk)) into.add(part);
  if (APOSTROPHE.test(chunk)) addWords(chunk.replace(new RegExp(APOSTROPHE, 'gu'), ''), into);
};

/**
 * Everything a stored text is to be found by: each word in both forms, runs of digits inside words, and for an e-mail
 * address its whole local part and whole domain besides their words. Without repetition, in order of appearance.
 */
export const searchTokens = (text: string): string[] => {
  const tokens = new Set<string>();
  for (const chunk of text.match(CHUNK) ?? []) {
    if (PLAIN.test(chunk)) addChunk(chunk.toLowerCase(), tokens);
    else {
      // Folding may bring blanks in: some signs are a blank with a mark upon it.
      for (const form of [LONG, SHORT] as const)
        for (const part of fold(chunk, form).match(CHUNK) ?? []) addChunk(part, tokens);
    }
  }
  for (const token of tokens) {
    if (!/\d/.test(token)) continue;
    for (const digits of token.match(DIGITS) ?? []) tokens.add(digits);
  }
  for (const token of tokens) if (UMLAUT_IN_FULL.test(token)) tokens.add(loose(token));
  return [...tokens];
};

/**
 * What a person typed, as words to be matched as prefixes of `searchTokens`. All of them have to match.
 * A typed address counts as two words, its local part and its (possibly unfinished) domain.
 */
export const queryTokens = (text: string): string[] => {
  const tokens = new Set<string>();
  for (const chunk of foldText(text).match(CHUNK) ?? []) {
    const parts = chunk.length > CHUNK_MAX ? [] : addressParts(chunk);
    if (parts.length > 0) for (const part of parts) tokens.add(part);
    else addWords(chunk, tokens);
  }
  return [...tokens];
};

const BETWEEN_WORDS = /[^\p{L}\p{N}]+/gu;

/**
 * A key that sorts as a German phone book's dictionary order does (DIN 5007-1: ä as a, ß as ss) when compared byte by
 * byte, as both database engines do. Punctuation and case do not count.
 */
export const sortKey = (text: string): string => fold(text, SHORT).replace(BETWEEN_WORDS, ' ').trim();
