/** Deals and follow-ups that have every word of a query, whole words before beginnings, as far as the asker sees them. */
import { looseWords, queryTokens } from '#shared/lib/fold.ts';
import { forBuckets } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Row, Sql } from '../db/store.ts';
import { TITLE_PLACES } from './title-index.ts';
import type { Titled } from './title-index.ts';
import { endOf } from './typed-words.ts';

/** Looked at for the rarest word. */
const CANDIDATES_MAX = 500;
/** Named before the best of them are chosen. */
const DESCRIBED_MAX = 60;

type Hit = { token: string; id: string };

const leading = (kind: Titled): string => {
  const { table, id } = TITLE_PLACES[kind];
  return `select token, ${id} as id from ${table} where token >= ? and token < ? order by token, ${id} limit ${CANDIDATES_MAX}`;
};
const hasToken = (kind: Titled): string => {
  const { table, id } = TITLE_PLACES[kind];
  return `select 1 as one from ${table} where ${id} = ? and token >= ? and token < ? limit 1`;
};

/** Ids, best first; none for a query without a word. */
const titleCandidates = async (sql: Sql, kind: Titled, q: string): Promise<readonly string[]> => {
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

/** What of it is read, and what it hangs on as far as the asker sees that. */
export type TitledRow = {
  readonly id: string;
  readonly title: string;
  readonly companyId: string | null;
  readonly companyName: string | null;
  readonly personId: string | null;
  readonly personName: string | null;
};

/** Reads the best of them for the asker; `columns` are those wanted beside the title. Made once for each kind. */
export const titledReader = <Own extends Row>(kind: Titled, columns: readonly (keyof Own & string)[]) => {
  const own = columns.map((column) => `, r."${column}" as "${column}"`).join('');
  const text = forBuckets(
    (buckets) => `select r.id as id, r.title as title${own},
    c.id as "companyId", c.name as "companyName", p.id as "personId", p.name as "personName" from ${kind} r
    left join company c on c.id = r."companyId" and c."deletedAt" is null and c.bucket in (${buckets})
    left join person p on p.id = r."personId" and p."deletedAt" is null and p.bucket in (${buckets})
    where r.id = ? and r."deletedAt" is null and r.bucket in (${buckets})`,
  );
  return async (sql: Sql, scope: Scope, q: string): Promise<(TitledRow & Own)[]> => {
    const { buckets } = scope;
    const found: (TitledRow & Own)[] = [];
    for (const id of await titleCandidates(sql, kind, q)) {
      const row = await sql.get<TitledRow & Own>(text(scope), ...buckets, ...buckets, id, ...buckets);
      if (row) found.push(row);
    }
    return found;
  };
};
