/** Follow-ups by the words of their title and custom texts, as far as the asker may see them: open ones first. */
import type { Scope } from '../core/scope.ts';
import type { Sql } from '../db/store.ts';
import type { SearchItem } from './search-item.ts';
import { opensOf } from './search-item.ts';
import { titledReader } from './titled.query.ts';

const readTasks = titledReader<{ done: number }>('task', ['done']);

export const searchTasks = async (sql: Sql, scope: Scope, q: string, limit: number): Promise<SearchItem[]> =>
  (await readTasks(sql, scope, q))
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
