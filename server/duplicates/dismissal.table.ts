/** Pairs of which somebody said that they are two; for everybody. */
import type { RecordTable } from '../core/record-table.ts';

export const dismissalTable: RecordTable = {
  table: 'duplicate_dismissal',
  columns: ['id', 'recordType', 'oneId', 'otherId', 'dismissedById', 'createdAt'],
  soft: false,
  bucket: () => 'all',
};

/** One for each pair, whichever way round it is named. */
export const dismissalId = (one: string, other: string): string =>
  one < other ? `${one}:${other}` : `${other}:${one}`;
