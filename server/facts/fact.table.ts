/** How facts stand in the store. */
import type { RecordTable } from '../core/record-table.ts';

export const factTable: RecordTable = {
  table: 'fact',
  columns: [
    'id',
    'bucket',
    'personId',
    'companyId',
    'text',
    'kind',
    'notedOn',
    'yearlyOn',
    'reminder',
    'activityId',
    'taskId',
    'visibility',
    'createdById',
    'sample',
    'createdAt',
    'updatedAt',
    'deletedAt',
  ],
  json: ['reminder'],
  flags: ['sample'],
  soft: true,
  bucket: (row) => row['bucket'] as string,
};
