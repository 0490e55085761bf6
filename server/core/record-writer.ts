/**
 * The only hand that writes records: it applies, notes each field's before and after in the change log, and keeps
 * derived look-ups in step. Mutations get one and nothing else to write with.
 */
import type { Id } from '#shared/lib/ids.ts';
import type { Row, Tx, Value } from '../db/store.ts';
import type { MergePolicies } from './merge.ts';
import { insertedValue, isEntry, spread, storedColumns } from './entry-columns.ts';
import { fromColumns, toColumn } from './record-table.ts';
import type { DomainRow, ProjectionContext, RecordTable } from './record-table.ts';

export type ChangeOp = 'insert' | 'update' | 'delete' | 'restore' | 'erase';
/** Field name to its value before and after. */
export type ChangedFields = Readonly<Record<string, readonly [unknown, unknown]>>;

export type RecordWriter = {
  /** The row as it stands now, deleted ones included; null when there is none. */
  readonly find: (type: string, id: Id) => Promise<DomainRow | null>;
  readonly insert: (type: string, row: DomainRow) => Promise<void>;
  /** Writes what differs, with what follows from it; answers false when nothing did. */
  readonly update: (type: string, id: Id, patch: DomainRow) => Promise<boolean>;
  readonly remove: (type: string, id: Id) => Promise<void>;
  readonly restore: (type: string, id: Id) => Promise<void>;
  /**
   * Takes a record and every word of it out of the store for good: the row, its look-ups, its values in the history.
   * What stays is that it happened, and when.
   */
  readonly erase: (type: string, id: Id) => Promise<void>;
  readonly policiesOf: (type: string) => MergePolicies;
  /** The bucket a row of this kind stands in. */
  readonly bucketOf: (type: string, row: DomainRow) => string;
  /** Brings the look-ups of a record in step when something it hangs together with has changed. */
  readonly refresh: (type: string, id: Id) => Promise<void>;
  /** Brings the look-ups in step that were put off; called once, at the end. */
  readonly finish: () => Promise<void>;
};

export type WriterContext = {
  readonly tx: Tx;
  readonly tables: Readonly<Record<string, RecordTable>>;
  readonly mutationId: Id;
  readonly userId: Id;
  readonly now: string;
  /** Where the values come from, e.g. `mail-signature`, a page's address, `import`; empty where nobody said. */
  readonly source?: string;
};

/** Made once for each table: the very same text is found fastest among the prepared statements. */
const insertTexts = new Map<RecordTable, string>();
const insertText = (table: RecordTable): string => {
  let text = insertTexts.get(table);
  if (text === undefined) {
    const names = table.columns.map((column) => `"${column}"`).join(', ');
    const marks = table.columns.map(() => '?').join(', ');
    text = `insert into ${table.table} (${names}) values (${marks})`;
    insertTexts.set(table, text);
  }
  return text;
};
/** An entry that is not there is an empty one. */
const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '';

export const createRecordWriter = (context: WriterContext): RecordWriter => {
  const { tx, tables, mutationId, userId, now, source = '' } = context;
  const deferred = new Map<string, () => Promise<void>>();

  const tableOf = (type: string): RecordTable => {
    const table = tables[type];
    if (!table) throw new Error(`No record table for ${type}`);
    return table;
  };

  const note = async (
    table: RecordTable,
    type: string,
    op: ChangeOp,
    before: DomainRow | null,
    row: DomainRow,
    fields: ChangedFields,
  ): Promise<void> => {
    await tx.run(
      'insert into change ("mutationId", "recordType", "recordId", op, bucket, "bucketBefore", "userId", at, fields, source) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      mutationId,
      type,
      row['id'] as string,
      op,
      table.bucket(row),
      before && table.bucket(before),
      userId,
      now,
      JSON.stringify(fields),
      source,
    );
  };

  const find = async (type: string, id: Id): Promise<DomainRow | null> => {
    const table = tableOf(type);
    const row = await tx.get<Row>(`select * from ${table.table} where id = ?`, id);
    return row ? spread(table, fromColumns(table, row)) : null;
  };

  const setColumns = async (table: RecordTable, id: Id, patch: DomainRow): Promise<void> => {
    const columns = Object.keys(patch);
    const values: Value[] = columns.map((column) => toColumn(table, column, patch[column]));
    const assignments = columns.map((column) => `"${column}" = ?`).join(', ');
    await tx.run(`update ${table.table} set ${assignments} where id = ?`, ...values, id);
  };

  const mark = async (type: string, id: Id, deletedAt: string | null): Promise<void> => {
    const table = tableOf(type);
    const before = await find(type, id);
    if (!before || (before['deletedAt'] === null) === (deletedAt === null)) return;
    const after = { ...before, deletedAt, updatedAt: now };
    await setColumns(table, id, { deletedAt, updatedAt: now });
    await note(table, type, deletedAt ? 'delete' : 'restore', before, after, {
      deletedAt: [before['deletedAt'], deletedAt],
    });
    await table.project?.(projecting, deletedAt ? before : null, deletedAt ? null : after);
  };

  const insert = async (type: string, row: DomainRow): Promise<void> => {
    const table = tableOf(type);
    const columns = table.columns;
    const values = columns.map((column) => toColumn(table, column, insertedValue(table, column, row)));
    await tx.run(insertText(table), ...values);
    const fields = [...columns, ...Object.keys(row).filter((key) => isEntry(table, key))];
    const kept = fields.filter((column) => !table.derived?.includes(column) && !isEmpty(row[column]));
    await note(
      table,
      type,
      'insert',
      null,
      row,
      Object.fromEntries(kept.map((column) => [column, [null, row[column]]])),
    );
    await table.project?.(projecting, null, row);
  };

  const projecting: ProjectionContext = {
    tx,
    write: { find, insert },
    defer: (key, work) => void deferred.set(key, work),
  };

  return {
    find,
    insert,
    update: async (type, id, patch) => {
      const table = tableOf(type);
      const before = await find(type, id);
      if (!before) throw new Error(`Update of a ${type} that is not there`);
      const full: DomainRow = { ...patch, ...table.derive?.({ ...before, ...patch }) };
      const changed = Object.keys(full).filter((column) => !same(before[column], full[column]));
      if (changed.length === 0) return false;
      const set = Object.fromEntries(changed.map((column) => [column, full[column]]));
      if (table.columns.includes('updatedAt')) set['updatedAt'] = now;
      const after = { ...before, ...set };
      await setColumns(table, id, storedColumns(table, set, after));
      const kept = changed.filter((column) => !table.derived?.includes(column));
      await note(
        table,
        type,
        'update',
        before,
        after,
        Object.fromEntries(kept.map((c) => [c, [before[c], full[c]]])),
      );
      await table.project?.(projecting, before, after);
      return true;
    },
    remove: async (type, id) => {
      const table = tableOf(type);
      if (table.soft) return mark(type, id, now);
      const before = await find(type, id);
      if (!before) return;
      await tx.run(`delete from ${table.table} where id = ?`, id);
      await note(
        table,
        type,
        'delete',
        before,
        before,
        Object.fromEntries(table.columns.map((c) => [c, [before[c], null]])),
      );
      await table.project?.(projecting, before, null);
    },
    restore: (type, id) => mark(type, id, null),
    erase: async (type, id) => {
      const table = tableOf(type);
      const before = await find(type, id);
      if (!before) return;
      if ((before['deletedAt'] ?? null) === null) await table.project?.(projecting, before, null);
      await tx.run(`delete from ${table.table} where id = ?`, id);
      await tx.run(`update change set fields = '{}', source = '' where "recordId" = ?`, id);
      await note(table, type, 'erase', before, before, {});
    },
    policiesOf: (type) => tableOf(type).merge ?? {},
    bucketOf: (type, row) => tableOf(type).bucket(row),
    refresh: async (type, id) => {
      const row = await find(type, id);
      if (row) await tableOf(type).project?.(projecting, row, row);
    },
    finish: async () => {
      for (const [key, work] of deferred) {
        deferred.delete(key);
        await work();
      }
    },
  };
};
