/** Deals by the words of their title, why they were lost, and custom texts, as far as the asker may see them: open ones first. */
import { isOpenStage } from '#shared/domain/deal-stage.ts';
import { forBuckets } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Sql } from '../db/store.ts';
import type { SearchItem } from './search-item.ts';
import { foundIn, opensOf } from './search-item.ts';
import { titleCandidates } from './title-candidates.ts';

const DEAL = forBuckets(
  (buckets) => `select d.id as id, d.title as title, d.stage as stage, d."lostReason" as "lostReason",
  c.id as "companyId", c.name as "companyName", p.id as "personId", p.name as "personName" from deal d
  left join company c on c.id = d."companyId" and c."deletedAt" is null and c.bucket in (${buckets})
  left join person p on p.id = d."personId" and p."deletedAt" is null and p.bucket in (${buckets})
  where d.id = ? and d."deletedAt" is null and d.bucket in (${buckets})`,
);

type Found = {
  id: string;
  title: string;
  stage: string;
  lostReason: string;
  companyId: string | null;
  companyName: string | null;
  personId: string | null;
  personName: string | null;
};

export const searchDeals = async (
  sql: Sql,
  scope: Scope,
  q: string,
  limit: number,
): Promise<SearchItem[]> => {
  const { buckets } = scope;
  const found: Found[] = [];
  for (const id of await titleCandidates(sql, 'deal', q)) {
    const deal = await sql.get<Found>(DEAL(scope), ...buckets, ...buckets, id, ...buckets);
    if (deal) found.push(deal);
  }
  const closed = ({ stage }: Found): number => (isOpenStage(stage) ? 0 : 1);
  return found
    .toSorted((one, other) => closed(one) - closed(other))
    .slice(0, limit)
    .map(({ id, title, lostReason, companyName, personName, companyId, personId }) => ({
      type: 'deal',
      id,
      title,
      detail: companyName ?? personName ?? '',
      // The company's page shows all deals of the house.
      opens: opensOf(companyId, null) ?? opensOf(null, personId),
      ...foundIn(lostReason, q),
    }));
};
