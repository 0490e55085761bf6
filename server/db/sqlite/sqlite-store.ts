/**
 * The embedded store: one writing connection, one reading connection that sees committed data only, a worker for
 * heavy reads. One process at a time may serve; further processes (the command line) share the file through SQLite's
 * own locks.
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely } from 'kysely';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { migrate } from '../migrations/migrations.ts';
import type { Schema } from '../schema.ts';
import type { Store } from '../store.ts';
import { createSqliteChangeFeed } from './change-feed.ts';
import { openConnection } from './connection.ts';
import type { SqliteConnection } from './connection.ts';
import { textSearchStatement } from './full-text.ts';
import { createSqliteBulk } from './bulk.ts';
import { createGroupCommit } from './group-commit.ts';
import { createHeavyReads } from './heavy-reads.ts';
import { createSqliteDialect } from './kysely-dialect.ts';

const IN_MEMORY = ':memory:';

/** The folder may be missing, read-only or a file; the file may be no database. */
const openWriter = (path: string): Result<SqliteConnection> => {
  try {
    if (path !== IN_MEMORY) mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    return ok(openConnection(path, 'write'));
  } catch (error) {
    return fail('store.cannot_open', { params: { reason: (error as Error).message } });
  }
};

/** `path` of the file, made if it is not there; `:memory:` for tests (one connection for everything). */
export const openSqliteStore = async (path: string): Promise<Result<Store>> => {
  const opened = openWriter(path);
  if (!opened.ok) return opened;
  const writer = opened.value;
  const writing = new Kysely<Schema>({ dialect: createSqliteDialect(writer) });
  const migrated = await migrate(writing, 'sqlite');
  if (!migrated.ok) {
    writer.close();
    return migrated;
  }
  const reader = path === IN_MEMORY ? writer : openConnection(path, 'read');
  const reading = reader === writer ? writing : new Kysely<Schema>({ dialect: createSqliteDialect(reader) });
  const heavy = path === IN_MEMORY ? null : createHeavyReads(path);
  const write = createGroupCommit(writer, writing);
  return ok({
    engine: 'sqlite',
    read: reading,
    sql: reader.sql,
    write,
    bulk: createSqliteBulk(writer, write),
    changes: createSqliteChangeFeed(reader.sql),
    findText: (query) => {
      if (heavy) return heavy.findText(query);
      const { text, values } = textSearchStatement(query);
      const rows = reader.sql.all<{ no: number }>(text, ...values) as { no: number }[];
      return Promise.resolve(rows.map((row) => row.no));
    },
    // Another connection's commit changes it; the reading connection never commits itself.
    version:
      reader === writer
        ? null
        : () => (reader.prepare('pragma data_version').get() as { data_version: number }).data_version,
    isUnavailable: () => false,
    ping: () => Promise.resolve(reader.sql.get('select 1 as one') !== undefined),
    close: async () => {
      await heavy?.close();
      if (reader !== writer) reader.close();
      if (path !== IN_MEMORY) writer.raw.exec('pragma wal_checkpoint(truncate)');
      writer.close();
    },
  });
};
