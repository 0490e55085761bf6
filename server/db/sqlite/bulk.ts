/** Large loads into the embedded database: plain inserts in long transactions, sorting on disk, indexes at the end. */
import type { Result } from '#shared/lib/result.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Bulk, Store, Tx, Value } from '../store.ts';
import { finishLoad, runLoad } from '../unfinished-load.ts';
import type { LoadLock } from '../unfinished-load.ts';
import type { SqliteConnection } from './connection.ts';
import { isConstraint } from './disk-failures.ts';

/** Sorting in files keeps memory bounded; the larger cache keeps the inner pages of all indexes at hand. */
const LARGE = 'pragma temp_store = file; pragma cache_size = -262144';
const USUAL = 'pragma temp_store = memory; pragma cache_size = -65536';
const setText = (option: string, value: number): string =>
  `insert into activity_text (activity_text, rank) values ('${option}', ${value})`;
const OPTIMIZE = `insert into activity_text (activity_text) values ('optimize')`;

const insertText = (table: string, columns: readonly string[]): string =>
  `insert into ${table} (${columns.map((column) => `"${column}"`).join(', ')}) values (${columns.map(() => '?').join(', ')})`;

type IndexRow = { name: string; sql: string };

export type SqliteBulk = {
  readonly bulk: Store['bulk'];
  /** At the opening: what an interrupted load owes. */
  readonly finish: () => Promise<Result<null>>;
};

export const createSqliteBulk = (
  connection: SqliteConnection,
  write: Store['write'],
  lock: LoadLock,
): SqliteBulk => {
  const { raw } = connection;

  const asLarge = async <T>(work: () => Promise<T>): Promise<T> => {
    raw.exec(LARGE);
    try {
      return await work();
    } finally {
      raw.exec(USUAL);
    }
  };
  const indexesOf = (table: string): IndexRow[] =>
    raw
      .prepare(
        `select name, sql from sqlite_master where type = 'index' and sql is not null and tbl_name = ?`,
      )
      .all(table) as IndexRow[];

  const insert: Bulk['insert'] = async (batches, texts) => {
    const job = async (_: Tx): Promise<Result<null>> => {
      for (const { table, columns, rows } of batches) {
        const statement = connection.prepare(insertText(table, columns));
        for (const values of rows) statement.run(...(values as Value[]));
      }
      const statement = connection.prepare('insert into activity_text (rowid, tokens) values (?, ?)');
      for (const { no, tokens } of texts) statement.run(no, tokens.join(' '));
      return ok(null);
    };
    try {
      return await write(job);
    } catch (error) {
      if (isConstraint(error)) return fail('record.exists');
      throw error;
    }
  };

  return {
    bulk: ({ rebuildIndexesOf, before, after }, job) => {
      const large = rebuildIndexesOf.length > 0;
      const indexes = rebuildIndexesOf.flatMap(indexesOf);
      const load = {
        write,
        lock,
        begin: [
          ...before,
          ...(large ? [setText('automerge', 0)] : []),
          ...indexes.map(({ name }) => `drop index ${name}`),
        ],
        owed: [
          ...after,
          ...indexes.map(({ sql }) => sql),
          ...(large ? [setText('automerge', 4), OPTIMIZE] : []),
        ],
      };
      return asLarge(() => runLoad(load, () => job({ insert })));
    },
    finish: () => asLarge(() => finishLoad(connection.sql, { write, lock })),
  };
};
