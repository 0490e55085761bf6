/** Feeds Kysely's own SQLite dialect from a `node:sqlite` connection and its prepared statements. */
import { SqliteAdapter, SqliteDialect } from 'kysely';
import type { SQLInputValue } from 'node:sqlite';
import type { SqliteConnection } from './connection.ts';

const bind = (value: unknown): SQLInputValue => {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value as SQLInputValue;
};

/** SQLite takes definitions back with the transaction; Kysely's migrator has to be told, or a failed one stays half done. */
class AtomicDefinitions extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** `close` is left to the owner of the connection. */
export const createSqliteDialect = (connection: SqliteConnection): SqliteDialect => {
  const dialect = new SqliteDialect({
    database: {
      close: () => {},
      prepare: (text) => {
        const statement = connection.prepare(text);
        const reader = statement.columns().length > 0;
        // What runs reports the connection's last row id, and full text's own ids exceed what a number holds.
        if (!reader) statement.setReadBigInts(true);
        return {
          reader,
          all: (values) => statement.all(...values.map(bind)),
          run: (values) => statement.run(...values.map(bind)),
          iterate: (values) => statement.iterate(...values.map(bind)) as IterableIterator<unknown>,
        };
      },
    },
  });
  dialect.createAdapter = () => new AtomicDefinitions();
  return dialect;
};
