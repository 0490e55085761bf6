/** How saved views stand in the store. */
import type { RecordTable } from '../core/record-table.ts';

export const savedViewTable: RecordTable = {
  table: 'saved_view',
  columns: [
    'id',
    'bucket',
    'name',
    'record',
    'filter',
    'sort',
    'columns',
    'visibility',
    'teamId',
    'createdById',
    'sample',
    'createdAt',
    'updatedAt',
    'deletedAt',
  ],
  json: ['filter', 'sort', 'columns'],
  flags: ['sample'],
  soft: true,
  bucket: (row) => row['bucket'] as string,
};
