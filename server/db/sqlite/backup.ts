/**
 * A whole copy of the database while others write into it: `vacuum into` reads one snapshot through a connection of its
 * own. The live file is never copied: what stands in the log beside it would be missing.
 */
import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Contents } from '../contents.ts';
import { tables } from '../schema.ts';
import { openConnection } from './connection.ts';
import { ensurePrivateFile } from './private-file.ts';

type Count = { count: number };
const LAST_CHANGE = 'select coalesce(max(seq), 0) as count from change';

/** Reads every page. Errors: `backup.corrupt` with what SQLite says. */
export const checkSqlite = (path: string): Result<Contents> => {
  let raw: DatabaseSync | null = null;
  try {
    const opened = new DatabaseSync(path, { readOnly: true });
    raw = opened;
    const [first] = opened.prepare('pragma integrity_check(1)').all() as { integrity_check: string }[];
    if (first?.integrity_check !== 'ok')
      return fail('backup.corrupt', { params: { reason: first?.integrity_check ?? '' } });
    const known = opened.prepare(`select name from sqlite_master where type = 'table'`).all() as {
      name: string;
    }[];
    const names = Object.keys(tables).filter((name) => known.some((table) => table.name === name));
    const countOf = (name: string): number =>
      (opened.prepare(`select count(*) as count from ${name}`).get() as Count).count;
    const migrations = opened.prepare('select name from kysely_migration order by name').all() as {
      name: string;
    }[];
    const epoch = opened.prepare(`select value from meta where key = 'epoch'`).get();
    const blobs = opened.prepare('select hash from blob order by hash').all() as { hash: string }[];
    return ok({
      counts: Object.fromEntries(names.map((name) => [name, countOf(name)])),
      migrations: migrations.map(({ name }) => name),
      epoch: (epoch as { value: string } | undefined)?.value ?? '',
      blobs: blobs.map(({ hash }) => hash),
    });
  } catch (error) {
    return fail('backup.corrupt', { params: { reason: (error as Error).message } });
  } finally {
    raw?.close();
  }
};

const syncFile = async (path: string): Promise<void> => {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
};

/**
 * Copies the database at `path` into a new file and reads the copy back. Throws what SQLite or the file system says.
 * Errors: `backup.nothing` when there is no database, `backup.corrupt` when the copy is not sound or behind.
 */
export const backUpSqlite = async (path: string, into: string): Promise<Result<Contents>> => {
  if (!existsSync(path)) return fail('backup.nothing', { params: { folder: path } });
  ensurePrivateFile(into);
  const source = openConnection(path, 'read');
  let before: number;
  try {
    before = (source.prepare(LAST_CHANGE).get() as Count).count;
    source.prepare('vacuum into ?').all(into);
  } finally {
    source.close();
  }
  await syncFile(into);
  const contents = checkSqlite(into);
  if (!contents.ok) return contents;
  const copy = new DatabaseSync(into, { readOnly: true });
  try {
    const after = (copy.prepare(LAST_CHANGE).get() as Count).count;
    return after < before ? fail('backup.corrupt', { params: { reason: 'change' } }) : contents;
  } finally {
    copy.close();
  }
};
