/**
 * What the writer has to know of a kind of record: its table, how values stand in columns, and what is derived from
 * it. A new entity is one such value and one line in `server/records.ts`.
 */
import type { Row, Tx, Value } from '../db/store.ts';
import type { MergePolicies } from './merge.ts';
import type { RecordWriter } from './record-writer.ts';

export type DomainRow = Readonly<Record<string, unknown>>;

export type ProjectionContext = {
  readonly tx: Tx;
  /** For records that come of others; so that the change log tells of them. */
  readonly write: Pick<RecordWriter, 'find' | 'insert'>;
  /** Work to be done once at the end of the mutation, however often it was asked for under the same key. */
  readonly defer: (key: string, work: () => Promise<void>) => void;
};

export type Projection = (
  context: ProjectionContext,
  before: DomainRow | null,
  after: DomainRow | null,
) => Promise<void> | void;

export type RecordTable = {
  readonly table: string;
  readonly columns: readonly string[];
  /** Columns kept as JSON text. */
  readonly json?: readonly string[];
  /** JSON columns whose entries are fields of their own: `<column>.<key>` (`entry-columns.ts`). */
  readonly entries?: readonly string[];
  /** Columns kept as 0/1. */
  readonly flags?: readonly string[];
  /** Columns that follow from others and are not part of the history. */
  readonly derived?: readonly string[];
  /** Works the derived columns out of the fields; asked with every update. */
  readonly derive?: (after: DomainRow) => DomainRow;
  /** What comes of a field two people change at once; `last` unless said. */
  readonly merge?: MergePolicies;
  /** Deleting sets `deletedAt` and keeps the row, so that it can come back. */
  readonly soft: boolean;
  /** The bucket a row stands in, for the change log. */
  readonly bucket: (row: DomainRow) => string;
  /** Keeps look-up tables in step: called inside the transaction with the row before and after. */
  readonly project?: Projection;
};

export const toColumn = (table: RecordTable, column: string, value: unknown): Value => {
  if (value === null || value === undefined) return null;
  if (table.json?.includes(column)) return JSON.stringify(value);
  if (table.flags?.includes(column)) return value ? 1 : 0;
  return value as Value;
};

/** A row as it is stored to a row in the words of the domain. */
export const fromColumns = (table: RecordTable, row: Row): DomainRow => {
  const result: Record<string, unknown> = { ...row };
  for (const column of table.json ?? []) {
    if (typeof result[column] === 'string') result[column] = JSON.parse(result[column]);
  }
  for (const column of table.flags ?? []) if (column in result) result[column] = result[column] === 1;
  return result;
};
