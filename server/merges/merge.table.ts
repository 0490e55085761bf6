/** How merges stand in the store: ids alone; what moved is told by the change log under the same mutation. */
import type { RecordTable } from '../core/record-table.ts';

export type MergeType = 'person' | 'company';

export const mergeTable: RecordTable = {
  table: 'merge',
  columns: [
    'id',
    'recordType',
    'survivorId',
    'otherId',
    'orderIds',
    'mergedById',
    'createdAt',
    'undoneAt',
    'undoMutationId',
  ],
  json: ['orderIds'],
  soft: false,
  bucket: () => 'all',
};
