/** Follow-ups by the words of their title and custom texts, as far as the asker may see them: open ones first. */
import { forBuckets } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Sql } from '../db/store.ts';
import type { SearchItem } from './search-item.ts';
import { opensOf } from './search-item.ts';
import { titleCandidates } from './title-candidates.ts';

const TASK = forBuckets(
  (buckets) => `select t.id as id, t.title as title, t.done as done, t."dueOn" as "dueOn",
  c.id as "companyId", c.name as "companyName", p.id as "personId", p.name as "personName" from task t
  left join company c on c.id = t."companyId" and c."deletedAt" is null and c.bucket in (${buckets})
  left join person p on p.id = t."personId" and p."deletedAt" is null and p.bucket in (${buckets})
  where t.id = ? and t."deletedAt" is null and t.bucket in (${buckets})`,
);

type Found = {
  id: string;
  title: string;
  done: number;
  dueOn: string | null;
  companyId: string | null;
  companyName: string | null;
  personId: string | null;
  personName: string | null;
};

export const searchTasks = async (
  sql: Sql,
  scope: Scope,
  q: string,
  limit: number,
): Promise<SearchItem[]> => {
  const { buckets } = scope;
  const found: Found[] = [];
  for (const id of await titleCandidates(sql, 'task', q)) {
    const task = await sql.get<Found>(TASK(scope), ...buckets, ...buckets, id, ...buckets);
    if (task) found.push(task);
  }
  return found
    .toSorted((one, other) => one.done - other.done)
    .slice(0, limit)
    .map(({ id, title, done, personName, companyName, personId, companyId }) => ({
      type: 'task',
      id,
      title,
      detail: personName ?? companyName ?? '',
      opens: opensOf(companyId, personId),
      done: done === 1,
    }));
};
