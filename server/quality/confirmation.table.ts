/** That somebody said a record is still true; it is seen with the record. */
import type { RecordTable } from '../core/record-table.ts';

export const confirmationTable: RecordTable = {
  table: 'record_confirmation',
  columns: ['id', 'recordType', 'recordId', 'confirmedById', 'confirmedAt'],
  soft: false,
  bucket: () => 'all',
};

/** One for each record; not the record's own id, under which its own changes stand in the log. */
export const confirmationId = (recordId: string): string => `confirm:${recordId}`;
