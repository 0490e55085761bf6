/** That somebody wants to be asked about a record later: theirs alone. */
import type { RecordTable } from '../core/record-table.ts';

export const laterTable: RecordTable = {
  table: 'quality_later',
  columns: ['id', 'userId', 'recordId', 'until', 'urgency'],
  soft: false,
  bucket: (row) => `private:${row['userId'] as string}`,
};

/** One for each account and record. */
export const laterId = (userId: string, recordId: string): string => `${userId}:${recordId}`;
