/** Large loads into PostgreSQL: each batch of a table is one statement over arrays, indexes come at the end. */
import type { Result } from '#shared/lib/result.ts';
import { ok } from '#shared/lib/result.ts';
import type { BulkRows, Sql, Store, Tx, Value } from '../store.ts';

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
const NUMBERED = ['person', 'company', 'activity'];

export const createPostgresBulk = (sql: Sql, write: Store['write']): Store['bulk'] => {
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
  const run = (statements: readonly string[]): Promise<Result<null>> =>
    write(async (tx: Tx) => {
      for (const statement of statements) await tx.run(statement);
      return ok(null);
    });
  // The driver takes arrays; the store's own callers have no use for them.
  const asValue = (list: readonly unknown[]): Value => list as unknown as Value;

  return async ({ rebuildIndexesOf }, job) => {
    const indexes: IndexRow[] = [];
    for (const table of rebuildIndexesOf) indexes.push(...(await sql.all<IndexRow>(INDEXES, table)));
    await run(indexes.map(({ name }) => `drop index ${name}`));
    try {
      return await job({
        run: (...statements) => run(statements),
        insert: async (batches, texts) => {
          const statements: string[] = [];
          for (const batch of batches) statements.push(await statementFor(batch));
          return write(async (tx) => {
            for (const [at, { columns, rows }] of batches.entries()) {
              await tx.run(
                statements[at]!,
                ...columns.map((_, column) => asValue(rows.map((row) => row[column]))),
              );
            }
            if (texts.length > 0) {
              await tx.run(
                TEXTS,
                asValue(texts.map(({ no }) => no)),
                asValue(texts.map(({ tokens }) => JSON.stringify(tokens))),
              );
            }
            return ok(null);
          });
        },
      });
    } finally {
      // Numbers were given by the load: the counters go on behind them.
      await run([
        ...indexes.map((index) => index.sql),
        ...NUMBERED.map(
          (table) =>
            `select setval(pg_get_serial_sequence('${table}', 'no'), greatest((select max(no) from ${table}), 1))`,
        ),
        'analyze',
      ]);
    }
  };
};
