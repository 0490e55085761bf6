/**
 * What was probably meant by a word that no record has: the nearest words of the token table.
 *
 * Only words that could be one are read: those that begin alike, and where that gives nothing those whose first two
 * letters differ by one slip. The token table is walked from one distinct word to the next, and everything behind a
 * word's last letter (`anna.krueger`, `anna2`) is passed over in one step, so a step is one name, not one record.
 */
import type { Sql } from '../db/store.ts';
import { countSlips } from './edit-distance.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const WORD = /^[a-z]{4,40}$/;
const LONG_WORD = 8;
/** Names read for one word; a beginning that more of them share is too common to guess from. */
const NAMES_MAX = 20_000;
const SUGGESTIONS_MAX = 3;

type Range = readonly [from: string, to: string];
const beginningWith = (start: string): Range => [start, `${start}{`];

const REST = `ltrim(v.token, '${LETTERS}')`;
/** Where to go on: behind all signs that may follow the letters, but before the next letter. */
const NEXT = `case when ${REST} = '' then v.token else substr(v.token, 1, length(v.token) - length(${REST})) || '\`' end`;

const walk = (ranges: number): string => `with recursive v (token, stop) as (
    select (select min(s.token) from search_token s where s.token >= r.start and s.token < r.stop), r.stop
      from (${Array.from({ length: ranges }, () => 'select cast(? as text) as start, cast(? as text) as stop').join(' union all ')}) r
    union all
    select (select min(s.token) from search_token s where s.token > ${NEXT} and s.token < v.stop), v.stop
      from v where v.token is not null
  ) select token from v where token is not null limit ${NAMES_MAX}`;

const namesIn = async (sql: Sql, ranges: readonly Range[]): Promise<string[]> => {
  const rows = await sql.all<{ token: string }>(walk(ranges.length), ...ranges.flat());
  return rows.map(({ token }) => token).filter((token) => WORD.test(token));
};

/** Beginnings that one slip in the first two letters makes of others. */
const otherBeginnings = (word: string): string[] => {
  const [first, second, third] = word;
  const starts = [`${second}${first}`, `${second}${third}`, `${first}${third}`];
  for (const letter of LETTERS) {
    starts.push(
      `${letter}${second}${third}`,
      `${letter}${first}${second}`,
      `${first}${letter}${third}`,
      `${first}${letter}${second}`,
    );
  }
  return [...new Set(starts)].filter((start) => !start.startsWith(word.slice(0, 2)));
};

const nearest = (word: string, names: readonly string[]): string[] => {
  const most = word.length >= LONG_WORD ? 2 : 1;
  return names
    .filter((name) => name.length >= word.length - most && !name.startsWith(word))
    .map((name) => ({ name, ...countSlips(word, name) }))
    .filter(({ toBeginning }) => toBeginning <= most)
    .toSorted((one, other) => one.toBeginning - other.toBeginning || one.toWhole - other.toWhole)
    .slice(0, SUGGESTIONS_MAX)
    .map(({ name }) => name);
};

/**
 * The nearest known words, best first; none for words of fewer than four letters and for what is no word.
 * Units: one slip is forgiven in four to seven letters, two from eight on.
 */
export const similarWords = async (sql: Sql, word: string): Promise<string[]> => {
  if (!WORD.test(word)) return [];
  const alike = nearest(word, await namesIn(sql, [beginningWith(word.slice(0, 2))]));
  if (alike.length > 0) return alike;
  return nearest(word, await namesIn(sql, otherBeginnings(word).map(beginningWith)));
};
