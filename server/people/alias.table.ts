/** Ids that lead to another record since the two were found to be one. */
import type { RecordTable } from '../core/record-table.ts';

export const aliasTable: RecordTable = {
  table: 'alias',
  columns: ['id', 'targetId', 'createdAt'],
  soft: false,
  bucket: () => 'all',
};
