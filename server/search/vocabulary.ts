/**
 * What was probably meant by a word that no record has: the nearest words of the token table.
 *
 * Only words that could be one are read: those that begin alike, and where that gives nothing those whose first two
 * letters differ by one slip. The token table is walked from one distinct word to the next, and everything behind a
 * word's last letter (`anna.krueger`, `anna2`) is passed over in one step, so a step is one name, not one record.
 */
import { CORRECTABLE, nearestWords } from '#shared/lib/edit-distance.ts';
import type { Sql } from '../db/store.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** Names read for one word; a beginning that more of them share is too common to guess from. */
const NAMES_MAX = 20_000;

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
  return rows.map(({ token }) => token).filter((token) => CORRECTABLE.test(token));
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

/** The nearest known words, best first; none for words of fewer than four letters and for what is no word. */
export const similarWords = async (sql: Sql, word: string): Promise<string[]> => {
  if (!CORRECTABLE.test(word)) return [];
  const alike = nearestWords(word, await namesIn(sql, [beginningWith(word.slice(0, 2))]));
  if (alike.length > 0) return alike;
  return nearestWords(word, await namesIn(sql, otherBeginnings(word).map(beginningWith)));
};
