/** The saved views an asker may use: their own, their team's and everybody's. */
import { SAVED_VIEW_LIMITS } from '#shared/domain/saved-view.ts';
import type { SavedView } from '#shared/domain/saved-view.ts';
import { fromColumns } from '../core/record-table.ts';
import type { Scope } from '../core/scope.ts';
import type { Reader } from '../db/store.ts';
import { savedViewTable } from './saved-view.table.ts';

/** By name. */
export const readSavedViews = async (db: Reader, scope: Scope): Promise<SavedView[]> => {
  const rows = await db
    .selectFrom('saved_view')
    .select(['id', 'name', 'record', 'filter', 'sort', 'columns', 'visibility'])
    .select(['createdById', 'createdAt', 'updatedAt'])
    .where('deletedAt', 'is', null)
    .where('bucket', 'in', scope.buckets)
    .orderBy('name')
    .orderBy('id')
    .limit(SAVED_VIEW_LIMITS.count)
    .execute();
  return rows.map((row) => fromColumns(savedViewTable, row) as SavedView);
};
