/** How kept values stand in the store. */
import type { RecordTable } from '../core/record-table.ts';

export const conflictTable: RecordTable = {
  table: 'conflict',
  columns: [
    'id',
    'bucket',
    'recordType',
    'recordId',
    'field',
    'lost',
    'kept',
    'reason',
    'lostById',
    'resolvedAt',
    'createdAt',
    'updatedAt',
    'deletedAt',
  ],
  json: ['lost', 'kept'],
  soft: true,
  bucket: (row) => row['bucket'] as string,
};
