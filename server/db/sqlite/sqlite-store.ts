/**
 * The embedded store: one writing connection, one reading connection that sees committed data only, a worker for
 * heavy reads. One process at a time may serve (`../serving-lock.ts`); further processes (the command line) share the file
 * through SQLite's own locks.
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely } from 'kysely';
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { migrate, migrationTexts } from '../migrations/migrations.ts';
import type { Schema } from '../schema.ts';
import type { Store } from '../store.ts';
import { createSqliteChangeFeed } from './change-feed.ts';
import { openConnection } from './connection.ts';
import type { SqliteConnection } from './connection.ts';
import { textSearchStatement } from './full-text.ts';
import { createSqliteBulk } from './bulk.ts';
import { isBusy, isOutOfReach, openFailure } from './disk-failures.ts';
import { createGroupCommit, usualPatience } from './group-commit.ts';
import type { Patience } from './group-commit.ts';
import { createHeavyReads } from './heavy-reads.ts';
import { createSqliteDialect } from './kysely-dialect.ts';
import { createLoadLock, noLoadLock } from './load-lock.ts';
import { ensurePrivateFile } from './private-file.ts';

const IN_MEMORY = ':memory:';

/**
 * A database that cannot be written opens all the same, and `begin immediate` alone only reads then: a write that is
 * taken back shows it. Throws SQLite's `readonly`.
 */
const checkWritable = ({ raw, waitForLocks }: SqliteConnection): void => {
  waitForLocks(false);
  try {
    raw.exec('begin immediate');
  } catch (error) {
    // Somebody is writing, so it can be written.
    if (isBusy(error)) return;
    throw error;
  } finally {
    waitForLocks(true);
  }
  try {
    const { user_version: version } = raw.prepare('pragma user_version').get() as { user_version: number };
    raw.exec(`pragma user_version = ${version}`);
  } finally {
    raw.exec('rollback');
  }
};

/** The folder may be missing, read-only or a file; the file may be read-only or no database. */
const openWriter = (path: string): Result<SqliteConnection> => {
  const folder = dirname(path);
  let connection: SqliteConnection | null = null;
  try {
    if (path !== IN_MEMORY) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      ensurePrivateFile(path);
    }
    connection = openConnection(path, 'write');
    checkWritable(connection);
    return ok(connection);
  } catch (error) {
    connection?.close();
    return openFailure(error, folder);
  }
};

/** What is committed stays in the log beside the database, where the next start finds it. */
const tryCheckpoint = ({ raw }: SqliteConnection): void => {
  try {
    raw.exec('pragma wal_checkpoint(truncate)');
  } catch {
    // The disk may be full, read-only or gone by now; closing goes on.
  }
};

/**
 * `path` of the file, made if it is not there; `:memory:` for tests (one connection for everything).
 *
 * Errors: `store.read_only`, `store.cannot_open`, `store.migration`, `store.newer`.
 */
export const openSqliteStore = async (
  path: string,
  patience = usualPatience,
  texts = migrationTexts,
): Promise<Result<Store>> => {
  const opened = openWriter(path);
  return opened.ok ? storeOver(opened.value, path, patience, texts) : opened;
};

/**
 * A database in memory that begins as the image says, and gives its own image: a backup without files, for the
 * simulation. Errors: as `openSqliteStore`.
 */
export const openMemoryStore = async (
  image: Uint8Array | null,
): Promise<Result<{ readonly store: Store; readonly image: () => Uint8Array }>> => {
  const opened = openWriter(IN_MEMORY);
  if (!opened.ok) return opened;
  const writer = opened.value;
  if (image) writer.raw.deserialize(image);
  writer.raw.exec('pragma foreign_keys = on');
  const made = await storeOver(writer, IN_MEMORY, usualPatience, migrationTexts);
  return made.ok ? ok({ store: made.value, image: () => writer.raw.serialize() }) : made;
};

const storeOver = async (
  writer: SqliteConnection,
  path: string,
  patience: Patience,
  texts: typeof migrationTexts,
): Promise<Result<Store>> => {
  const writing = new Kysely<Schema>({ dialect: createSqliteDialect(writer) });
  const migrated = await migrate(writing, 'sqlite', texts);
  if (!migrated.ok) {
    writer.close();
    return migrated;
  }
  const write = createGroupCommit(writer, writing, patience);
  const { bulk, finish } = createSqliteBulk(
    writer,
    write,
    path === IN_MEMORY ? noLoadLock : createLoadLock(path),
  );
  const finished = await finish();
  if (!finished.ok) {
    writer.close();
    return finished;
  }
  const reader = path === IN_MEMORY ? writer : openConnection(path, 'read');
  const reading = reader === writer ? writing : new Kysely<Schema>({ dialect: createSqliteDialect(reader) });
  const heavy = path === IN_MEMORY ? null : createHeavyReads(path);
  for (const connection of [writer, reader]) connection.waitForLocks(false);
  return ok({
    engine: 'sqlite',
    read: reading,
    sql: reader.sql,
    write,
    bulk,
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
    isUnavailable: isOutOfReach,
    ping: async () => {
      try {
        return (await reader.sql.get('select 1 as one')) !== undefined;
      } catch {
        return false;
      }
    },
    close: async () => {
      await heavy?.close();
      if (reader !== writer) reader.close();
      if (path !== IN_MEMORY) tryCheckpoint(writer);
      writer.close();
    },
  });
};
