/** Who a record is shared with, one row for each colleague. */
import type { RecordTable } from './record-table.ts';

export const shareTable: RecordTable = {
  table: 'share',
  columns: ['id', 'bucket', 'userId'],
  soft: false,
  bucket: (row) => row['bucket'] as string,
};
