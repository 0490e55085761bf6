/** How templates stand in the store. */
import type { RecordTable } from '../core/record-table.ts';

export const templateTable: RecordTable = {
  table: 'template',
  columns: [
    'id',
    'bucket',
    'name',
    'language',
    'form',
    'text',
    'createdById',
    'sample',
    'createdAt',
    'updatedAt',
    'deletedAt',
  ],
  flags: ['sample'],
  soft: true,
  bucket: (row) => row['bucket'] as string,
};
