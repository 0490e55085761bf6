/** Deals and follow-ups that have every word of a query, whole words before beginnings. */
import { looseWords, queryTokens } from '#shared/lib/fold.ts';
import type { Sql } from '../db/store.ts';
import { TITLE_PLACES } from './title-index.ts';
import type { Titled } from './title-index.ts';

/** Looked at for the rarest word. */
const CANDIDATES_MAX = 500;
/** Named before the best of them are chosen. */
const DESCRIBED_MAX = 60;

type Hit = { token: string; id: string };

const endOf = (prefix: string): string => `${prefix}\u{10FFFF}`;

const leading = (kind: Titled): string => {
  const { table, id } = TITLE_PLACES[kind];
  return `select token, ${id} as id from ${table} where token >= ? and token < ? order by token, ${id} limit ${CANDIDATES_MAX}`;
};
const hasToken = (kind: Titled): string => {
  const { table, id } = TITLE_PLACES[kind];
  return `select 1 as one from ${table} where ${id} = ? and token >= ? and token < ? limit 1`;
};

/** Ids, best first; none for a query without a word. */
export const titleCandidates = async (sql: Sql, kind: Titled, q: string): Promise<readonly string[]> => {
  const words = looseWords(queryTokens(q));
  let best: Hit[] | null = null;
  let lead = '';
  for (const word of words) {
    const hits = await sql.all<Hit>(leading(kind), word, endOf(word));
    if (best === null || hits.length < best.length) [best, lead] = [hits, word];
    if (hits.length === 0) return [];
  }
  const rest = words.filter((word) => word !== lead);
  const ids: string[] = [];
  for (const { id } of (best ?? []).toSorted((one, other) => one.token.length - other.token.length)) {
    let matches = !ids.includes(id);
    for (const word of rest) matches &&= (await sql.get(hasToken(kind), id, word, endOf(word))) !== undefined;
    if (matches) ids.push(id);
    if (ids.length >= DESCRIBED_MAX) break;
  }
  return ids;
};
