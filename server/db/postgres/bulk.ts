/** Large loads into PostgreSQL: each batch of a table is one statement over arrays, indexes come at the end. */
import { fail, ok } from '#shared/lib/result.ts';
import type { Bulk, BulkRows, Sql, Store, Tx, Value } from '../store.ts';
import { runLoad } from '../unfinished-load.ts';
import type { LoadLock } from '../unfinished-load.ts';

type ColumnRow = { column: string; type: string };
type IndexRow = { name: string; sql: string };

const COLUMNS = `select column_name as "column", data_type as type from information_schema.columns
  where table_schema = current_schema() and table_name = ?`;
/** Without those that are a constraint's own. */
const INDEXES = `select i.indexname as name, i.indexdef as sql from pg_indexes i where i.schemaname = current_schema()
  and i.tablename = ? and not exists (select 1 from pg_constraint c where c.conname = i.indexname)`;
const TEXTS = `insert into activity_text ("activityNo", tokens)
  select t.no, array_to_tsvector(array(select jsonb_array_elements_text(t.tokens::jsonb)))
  from unnest(?::bigint[], ?::text[]) as t (no, tokens)`;
/** Numbers were given by the load: the counters go on behind them, with the rows, in case the load ends in the middle. */
const goOnBehind = (table: string): string =>
  `select setval(pg_get_serial_sequence('${table}', 'no'), (select max(no) from ${table}))`;
const UNIQUE_VIOLATION = '23505';

export const createPostgresBulk = (sql: Sql, write: Store['write'], lock: LoadLock): Store['bulk'] => {
  const types = new Map<string, Map<string, string>>();
  const typesOf = async (table: string): Promise<Map<string, string>> => {
    let known = types.get(table);
    if (!known)
      types.set(
        table,
        (known = new Map(
          (await sql.all<ColumnRow>(COLUMNS, table)).map(({ column, type }) => [column, type]),
        )),
      );
    return known;
  };
  const statementFor = async ({ table, columns }: BulkRows): Promise<string> => {
    const known = await typesOf(table);
    const names = columns.map((column) => `"${column}"`).join(', ');
    return `insert into ${table} (${names}) select * from unnest(${columns.map((column) => `?::${known.get(column) ?? 'text'}[]`).join(', ')})`;
  };
  // The driver takes arrays; the store's own callers have no use for them.
  const asValue = (list: readonly unknown[]): Value => list as unknown as Value;

  const insertIn = async (tx: Tx, { table, columns, rows }: BulkRows, statement: string): Promise<void> => {
    await tx.run(statement, ...columns.map((_, column) => asValue(rows.map((row) => row[column]))));
    if (columns.includes('no')) await tx.run(goOnBehind(table));
  };

  const insert: Bulk['insert'] = async (batches, texts) => {
    const statements: string[] = [];
    for (const batch of batches) statements.push(await statementFor(batch));
    try {
      return await write(async (tx) => {
        for (const [at, batch] of batches.entries()) await insertIn(tx, batch, statements[at]!);
        if (texts.length > 0) {
          await tx.run(
            TEXTS,
            asValue(texts.map(({ no }) => no)),
            asValue(texts.map(({ tokens }) => JSON.stringify(tokens))),
          );
        }
        return ok(null);
      });
    } catch (error) {
      if ((error as { code?: unknown }).code === UNIQUE_VIOLATION) return fail('record.exists');
      throw error;
    }
  };

  return async ({ rebuildIndexesOf, before, after }, job) => {
    const indexes: IndexRow[] = [];
    for (const table of rebuildIndexesOf) indexes.push(...(await sql.all<IndexRow>(INDEXES, table)));
    const begin = [...before, ...indexes.map(({ name }) => `drop index ${name}`)];
    const owed = [...after, ...indexes.map((index) => index.sql), 'analyze'];
    return runLoad({ write, lock, begin, owed }, () => job({ insert }));
  };
};
