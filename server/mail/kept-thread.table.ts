/** Conversations of which somebody wants every mail logged: a choice of their own, as whom an address belongs to is. */
import type { RecordTable } from '../core/record-table.ts';

export const keptThreadTable: RecordTable = {
  table: 'kept_thread',
  columns: ['id', 'userId', 'conversationId'],
  soft: false,
  bucket: (row) => `private:${row['userId'] as string}`,
};
