/**
 * Which parts of a text are what somebody looked for. Pure; it follows the rules of `fold.ts`, so that `muller` marks
 * Müller, and a telephone number is marked in whatever spelling it stands there.
 *
 * Parts in order are the text, letter for letter; none is empty and no two neighbours are of one kind.
 */
import { foldShort, foldText, looseWords, queryTokens } from './fold.ts';

export type TextPart = { readonly text: string; readonly isMarked: boolean; readonly at: number };

type Range = { readonly from: number; readonly to: number };

/** Longer runs are no word anybody typed the beginning of. */
const WORD_MAX = 80;
const CHUNK_MAX = 320;
const CHUNK = /\S+/gu;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** Names with an apostrophe are looked for without it as well. */
const WHOLE_NAME = /[\p{L}\p{N}\p{M}]+(?:['’ʼ`´][\p{L}\p{N}\p{M}]+)+/gu;
const APOSTROPHES = /['’ʼ`´]/gu;
const DIGITS = /\d+/gu;
const IN_ADDRESS = /[^@\s<>()"',;:]+/gu;
const MARK = /\p{M}/u;

const formsOf = (text: string): string[] => {
  const bare = text.replace(APOSTROPHES, '');
  const [long, short] = [foldText(bare), foldShort(bare)];
  return [long, short, ...looseWords([long])];
};

const begins = (text: string, word: string): boolean => formsOf(text).some((form) => form.startsWith(word));

/** How much of the text is spelled by the word: the shortest beginning that has all of it; 0 when none has. */
const lengthOf = (text: string, word: string): number => {
  if (text.length > WORD_MAX || !begins(text, word)) return 0;
  for (let length = 1; length <= text.length; length += 1) {
    const isWhole = !MARK.test(text[length] ?? '') && !/[\uDC00-\uDFFF]/.test(text[length] ?? '');
    if (isWhole && begins(text.slice(0, length), word)) return length;
  }
  return 0;
};

/** Where something one can look for begins: words, names in one, figures inside words, the two halves of an address. */
const placesIn = (text: string): { text: string; at: number }[] => {
  const found = (pattern: RegExp, part = text, offset = 0) =>
    [...part.matchAll(pattern)].map((match) => ({ text: match[0], at: offset + match.index }));
  const addresses = found(CHUNK)
    .filter((chunk) => chunk.text.length <= CHUNK_MAX && /[@.]/.test(chunk.text))
    .flatMap((chunk) => found(IN_ADDRESS, chunk.text, chunk.at));
  return [...found(WORD), ...found(WHOLE_NAME), ...found(DIGITS), ...addresses];
};

const NUMBER_TYPED = /^[\d\s+()/.-]+$/;
const NUMBER = /\+?\(?\d[\d\s()/.-]*\d/gu;
const DIGITS_MIN = 3;
/** Of a country code with a zero. */
const BEFORE_MAX = 4;
const OWN_ZERO = /\(\s*0\s*\)/g;

/** What was typed of a number, without what says whose country it is as far as that can be told. */
const numbersTyped = (query: string): string[] => {
  if (!NUMBER_TYPED.test(query.trim())) return [];
  const digits = query.replace(OWN_ZERO, '').replaceAll(/\D/g, '');
  const bare = digits.replace(/^0+/, '');
  const isForeign = /^\s*(?:\+|00)/.test(query);
  const national = isForeign ? [1, 2, 3].map((code) => bare.slice(code)) : [];
  return [bare, ...national].filter((number) => number.length >= DIGITS_MIN);
};

const inNumber = (run: string, offset: number, typed: readonly string[]): Range | null => {
  // An own zero is written and not dialled: blanks in its place keep the others where they are.
  const shown = run.replace(OWN_ZERO, (zero) => ' '.repeat(zero.length));
  const places = [...shown.matchAll(/\d/g)].map(({ index }) => index);
  const digits = places.map((at) => shown[at]).join('');
  for (const number of typed) {
    const at = digits.indexOf(number);
    if (at < 0 || at > BEFORE_MAX) continue;
    return { from: offset + places[at]!, to: offset + places[at + number.length - 1]! + 1 };
  }
  return null;
};

const rangesIn = (text: string, query: string): Range[] => {
  const typed = numbersTyped(query);
  const tokens = queryTokens(query).filter((word) => typed.length === 0 || word.length >= DIGITS_MIN);
  const words = [...tokens, ...looseWords(tokens)];
  if (words.length === 0 && typed.length === 0) return [];
  const ranges = placesIn(text).flatMap(({ text: place, at }) => {
    const length = Math.max(0, ...words.map((word) => lengthOf(place, word)));
    return length > 0 ? [{ from: at, to: at + length }] : [];
  });
  if (typed.length === 0) return ranges;
  const numbers = [...text.matchAll(NUMBER)].flatMap((match) => inNumber(match[0], match.index, typed) ?? []);
  return [...ranges, ...numbers];
};

/** The text in parts, those that answer the query marked; one plain part when nothing does, none of an empty text. */
export const markParts = (text: string, query: string): readonly TextPart[] => {
  const parts: TextPart[] = [];
  let at = 0;
  const add = (to: number, isMarked: boolean): void => {
    if (to > at) parts.push({ text: text.slice(at, to), isMarked, at });
    at = Math.max(at, to);
  };
  const merged: Range[] = [];
  for (const range of rangesIn(text, query).toSorted((one, other) => one.from - other.from)) {
    const last = merged.at(-1);
    if (last && range.from <= last.to)
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    else merged.push(range);
  }
  for (const { from, to } of merged) {
    add(from, false);
    add(to, true);
  }
  add(text.length, false);
  return parts;
};

const SNIPPET_READ = 100_000;
/** Few, so that the hit is in sight where there is one narrow line. */
const SNIPPET_BEFORE = 24;
const SNIPPET_CHARS = 200;

/**
 * The text around the first place that answers the query, in one line, with dots where something is left out; null when
 * none does. Units: at most 202 characters, of the first 100,000 of the text.
 */
export const snippetOf = (text: string, query: string): string | null => {
  const line = text.slice(0, SNIPPET_READ).replaceAll(/\s+/g, ' ').trim();
  const first = rangesIn(line, query).reduce((least, { from }) => Math.min(least, from), Infinity);
  if (first === Infinity) return null;
  if (line.length <= SNIPPET_CHARS) return line;
  const wanted = Math.max(0, first - SNIPPET_BEFORE);
  const blank = wanted === 0 ? -1 : line.lastIndexOf(' ', first - 1);
  const nextWord = line.indexOf(' ', wanted);
  const from = wanted === 0 ? 0 : nextWord >= 0 && nextWord <= blank ? nextWord + 1 : wanted;
  const end = line.slice(from, from + SNIPPET_CHARS).toWellFormed();
  const isCut = from + SNIPPET_CHARS < line.length;
  return `${from > 0 ? '…' : ''}${end}${isCut ? '…' : ''}`;
};
