/**
 * Columns whose entries are fields of their own: `custom`, a JSON object by field id. Inside a mutation an entry stands
 * beside the other fields as `custom.<id>`, so that merge, change log, undo and kept values treat it as one of them.
 */
import type { DomainRow, RecordTable } from './record-table.ts';

type Entries = Readonly<Record<string, unknown>>;
type Split = Pick<RecordTable, 'entries'>;

const columnOf = ({ entries }: Split, key: string): string | null =>
  entries?.find((column) => key.startsWith(`${column}.`)) ?? null;

export const isEntry = (table: Split, key: string): boolean => columnOf(table, key) !== null;

/** What stands under `column`, each as a field of its own. */
export const asFields = (column: string, entries: Entries | undefined): DomainRow =>
  Object.fromEntries(Object.entries(entries ?? {}).map(([key, value]) => [`${column}.${key}`, value]));

/** A stored row with its entries beside its other fields. */
export const spread = (table: Split, row: DomainRow): DomainRow => {
  if (!table.entries) return row;
  const result: Record<string, unknown> = { ...row };
  for (const column of table.entries) {
    Object.assign(result, asFields(column, row[column] as Entries | undefined));
    delete result[column];
  }
  return result;
};

const isSaid = (value: unknown): boolean =>
  value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);

/** What of `row` stands under `column`; empty values are none. */
export const gathered = (column: string, row: DomainRow): Entries =>
  Object.fromEntries(
    Object.entries(row).flatMap(([key, value]) =>
      key.startsWith(`${column}.`) && isSaid(value) ? [[key.slice(column.length + 1), value]] : [],
    ),
  );

/** What is written into a column of a new row. */
export const insertedValue = (table: Split, column: string, row: DomainRow): unknown =>
  table.entries?.includes(column) ? gathered(column, row) : row[column];

/** The columns to be written for changed fields, `after` being the whole record. */
export const storedColumns = (table: Split, changed: DomainRow, after: DomainRow): DomainRow => {
  if (!table.entries) return changed;
  const columns: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(changed)) {
    const column = columnOf(table, key);
    if (column === null) columns[key] = value;
    else columns[column] = gathered(column, after);
  }
  return columns;
};
