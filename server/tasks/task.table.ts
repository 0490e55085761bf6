/** How tasks stand in the store. */
import type { RecordTable } from '../core/record-table.ts';

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
    'sample',
    'createdAt',
    'updatedAt',
    'deletedAt',
  ],
  json: ['page'],
  flags: ['done', 'sample'],
  soft: true,
  merge: { assigneeId: 'ask' },
  bucket: (row) => row['bucket'] as string,
};
