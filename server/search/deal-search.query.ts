/** Deals by the words of their title, as far as the asker may see them: open ones first. */
import { isOpenStage } from '#shared/domain/deal-stage.ts';
import { queryTokens } from '#shared/lib/fold.ts';
import { forBuckets } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Sql } from '../db/store.ts';
import type { SearchItem } from './search.query.ts';

/** Deals looked at for the rarest word. */
const CANDIDATES_MAX = 500;
/** Deals named before the best of them are chosen. */
const DESCRIBED_MAX = 60;

const LEADING = `select token, "dealId" as id from deal_token where token >= ? and token < ? limit ${CANDIDATES_MAX}`;
const HAS_TOKEN = 'select 1 as one from deal_token where "dealId" = ? and token >= ? and token < ? limit 1';
const DEAL = forBuckets(
  (buckets) => `select d.id as id, d.title as title, d.stage as stage, c.name as company from deal d
  left join company c on c.id = d."companyId" and c."deletedAt" is null and c.bucket in (${buckets})
  where d.id = ? and d."deletedAt" is null and d.bucket in (${buckets})`,
);

type Hit = { token: string; id: string };
type Found = { id: string; title: string; stage: string; company: string | null };

const endOf = (prefix: string): string => `${prefix}\u{10FFFF}`;

/** Those that have every word, whole words before beginnings. */
const candidates = async (sql: Sql, words: readonly string[]): Promise<readonly string[]> => {
  let best: Hit[] | null = null;
  let lead = '';
  for (const word of words) {
    const hits = await sql.all<Hit>(LEADING, word, endOf(word));
    if (best === null || hits.length < best.length) [best, lead] = [hits, word];
    if (hits.length === 0) return [];
  }
  const rest = words.filter((word) => word !== lead);
  const ids: string[] = [];
  for (const { id } of (best ?? []).toSorted((one, other) => one.token.length - other.token.length)) {
    let matches = !ids.includes(id);
    for (const word of rest) matches &&= (await sql.get(HAS_TOKEN, id, word, endOf(word))) !== undefined;
    if (matches) ids.push(id);
    if (ids.length >= DESCRIBED_MAX) break;
  }
  return ids;
};

export const searchDeals = async (
  sql: Sql,
  scope: Scope,
  q: string,
  limit: number,
): Promise<SearchItem[]> => {
  const { buckets } = scope;
  const found: Found[] = [];
  for (const id of await candidates(sql, queryTokens(q))) {
    const deal = await sql.get<Found>(DEAL(scope), ...buckets, id, ...buckets);
    if (deal) found.push(deal);
  }
  const closed = ({ stage }: Found): number => (isOpenStage(stage) ? 0 : 1);
  return found
    .toSorted((one, other) => closed(one) - closed(other))
    .slice(0, limit)
    .map(({ id, title, company }) => ({ type: 'deal', id, title, detail: company ?? '' }));
};
