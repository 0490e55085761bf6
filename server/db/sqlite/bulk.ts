/** Large loads into the embedded database: plain inserts in long transactions, sorting on disk, indexes at the end. */
import type { Result } from '#shared/lib/result.ts';
import { ok } from '#shared/lib/result.ts';
import type { Store, Tx, Value } from '../store.ts';
import type { SqliteConnection } from './connection.ts';

/** Sorting in files keeps memory bounded; the larger cache keeps the inner pages of all indexes at hand. */
const LARGE = 'pragma temp_store = file; pragma cache_size = -262144';
const USUAL = 'pragma temp_store = memory; pragma cache_size = -65536';
const setText = (option: string, value: number): string =>
  `insert into activity_text (activity_text, rank) values ('${option}', ${value})`;

const insertText = (table: string, columns: readonly string[]): string =>
  `insert into ${table} (${columns.map((column) => `"${column}"`).join(', ')}) values (${columns.map(() => '?').join(', ')})`;

type IndexRow = { name: string; sql: string };

export const createSqliteBulk = (connection: SqliteConnection, write: Store['write']): Store['bulk'] => {
  const { raw } = connection;
  const run = (statements: readonly string[]): Promise<Result<null>> =>
    write(async (tx: Tx) => {
      for (const statement of statements) await tx.run(statement);
      return ok(null);
    });

  return async ({ rebuildIndexesOf }, job) => {
    const large = rebuildIndexesOf.length > 0;
    const indexes = rebuildIndexesOf.flatMap(
      (table) =>
        raw
          .prepare(
            `select name, sql from sqlite_master where type = 'index' and sql is not null and tbl_name = ?`,
          )
          .all(table) as IndexRow[],
    );
    raw.exec(LARGE);
    if (large) await run([setText('automerge', 0), ...indexes.map(({ name }) => `drop index ${name}`)]);
    try {
      return await job({
        run: (...statements) => run(statements),
        insert: (batches, texts) =>
          write(async () => {
            for (const { table, columns, rows } of batches) {
              const statement = connection.prepare(insertText(table, columns));
              for (const values of rows) statement.run(...(values as Value[]));
            }
            const statement = connection.prepare('insert into activity_text (rowid, tokens) values (?, ?)');
            for (const { no, tokens } of texts) statement.run(no, tokens.join(' '));
            return ok(null);
          }),
      });
    } finally {
      for (const { sql } of indexes) await run([sql]);
      if (large)
        await run([setText('automerge', 4), `insert into activity_text (activity_text) values ('optimize')`]);
      raw.exec(USUAL);
    }
  };
};
