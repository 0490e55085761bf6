/** People, companies, deals and follow-ups in groups, the best group first, as one types. */
import { rankGroups } from '#shared/lib/rank-groups.ts';
import type { Scope } from '../core/scope.ts';
import type { Sql } from '../db/store.ts';
import { searchDeals } from './deal-search.query.ts';
import type { SearchItem } from './search-item.ts';
import { searchRecordsOfEach } from './search.query.ts';
import { searchTasks } from './task-search.query.ts';

/** `each`: at most so many of each group. Typing errors are forgiven where nothing at all is found as it was typed. */
export const searchEverything = async (
  sql: Sql,
  scope: Scope,
  q: string,
  each: number,
): Promise<SearchItem[]> => {
  const typed = await searchRecordsOfEach(sql, scope, q, each, 'as_typed');
  const deals = await searchDeals(sql, scope, q, each);
  const tasks = await searchTasks(sql, scope, q, each);
  const isNothing = typed.length + deals.length + tasks.length === 0;
  const records = isNothing ? await searchRecordsOfEach(sql, scope, q, each, 'forgiving') : typed;
  const ofType = (type: SearchItem['type']) => records.filter((item) => item.type === type);
  return rankGroups([ofType('person'), ofType('company'), deals, tasks], q).flat();
};
