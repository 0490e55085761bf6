/** How tasks stand in the store, and how they are found by their title and custom texts. */
import type { DomainRow, RecordTable } from '../core/record-table.ts';
import { indexCustom } from '../custom-fields/custom-index.ts';
import { indexTitle } from '../search/title-index.ts';

export const taskTable: RecordTable = {
  table: 'task',
  columns: [
    'id',
    'bucket',
    'title',
    'dueOn',
    'remindAt',
    'assigneeId',
    'personId',
    'companyId',
    'activityId',
    'done',
    'doneAt',
    'createdById',
    'page',
    'custom',
    'sample',
    'createdAt',
    'updatedAt',
    'deletedAt',
  ],
  json: ['page', 'custom'],
  entries: ['custom'],
  flags: ['done', 'sample'],
  soft: true,
  merge: { assigneeId: 'ask' },
  bucket: (row) => row['bucket'] as string,
  project: async ({ tx }, before, after) => {
    const id = (after ?? before)?.['id'] as string;
    const custom = await indexCustom(tx, id, before, after);
    const words = (row: DomainRow | null, more: readonly string[]): string =>
      row ? [row['title'], ...more].join(' ') : '';
    const [old, current] = [words(before, custom.before), words(after, custom.after)];
    if (old !== current) await indexTitle(tx, 'task', id, current);
  },
};
