/** Deals by the words of their title, why they were lost, and custom texts, as far as the asker may see them: open ones first. */
import type { DealFields } from '#shared/domain/deal.ts';
import { isOpenStage } from '#shared/domain/deal-stage.ts';
import type { Scope } from '../core/scope.ts';
import type { Sql } from '../db/store.ts';
import type { SearchItem } from './search-item.ts';
import { foundIn, opensOf } from './search-item.ts';
import { titledReader } from './titled.query.ts';

type Own = Pick<DealFields, 'stage' | 'lostReason'>;
const readDeals = titledReader<Own>('deal', ['stage', 'lostReason']);
const closed = ({ stage }: Own): number => (isOpenStage(stage) ? 0 : 1);

export const searchDeals = async (sql: Sql, scope: Scope, q: string, limit: number): Promise<SearchItem[]> =>
  (await readDeals(sql, scope, q))
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
