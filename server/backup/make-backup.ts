/**
 * A backup of a running or stopped Kontor: the database as it stood at one moment, then the attachments it names (they are
 * stored before it names them), then the manifest. It is made under another name and read back; only a whole one gets
 * its own.
 *
 * Errors: `backup.exists`, `backup.nothing`, `backup.corrupt`, `backup.no_space`, `backup.not_writable`,
 * `backup.failed`, `store.cannot_open`.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { blobFolder, databasePath } from '../config.ts';
import type { Config } from '../config.ts';
import type { Contents } from '../db/contents.ts';
import { tableFile } from '../db/table-files.ts';
import { copyBlob } from './blob-copies.ts';
import { fileFailure } from './file-failures.ts';
import { blobPath, checkFiles, DATABASE, describeFile, readManifest, writeManifest } from './manifest.ts';
import type { Manifest } from './manifest.ts';

export type BackupOptions = {
  readonly config: Config;
  /** The folder that becomes the backup; not there yet, or empty. */
  readonly folder: string;
  readonly version: string;
  /** UTC ISO 8601. */
  readonly at: string;
};

const isTaken = async (folder: string): Promise<boolean> =>
  existsSync(folder) && (await readdir(folder).catch(() => ['file'])).length > 0;

const copyDatabase = async (config: Config, folder: string): Promise<Result<Contents>> => {
  if (config.databaseUrl) {
    const { dumpPostgres } = await import('../db/postgres/dump.ts');
    return dumpPostgres(config.databaseUrl, folder);
  }
  const { backUpSqlite } = await import('../db/sqlite/backup.ts');
  return backUpSqlite(databasePath(config), join(folder, DATABASE));
};

const fill = async (options: BackupOptions, folder: string): Promise<Result<Manifest>> => {
  const { config, version, at } = options;
  const copied = await copyDatabase(config, folder);
  if (!copied.ok) return copied;
  const { counts, epoch, migrations, blobs } = copied.value;
  const form = config.databaseUrl ? 'tables' : 'sqlite';
  const paths = form === 'sqlite' ? [DATABASE] : Object.keys(counts).map(tableFile);
  const missing: string[] = [];
  for (const hash of blobs) {
    const path = blobPath(hash);
    const found = await copyBlob(join(blobFolder(config), '..', path), join(folder, path), hash);
    if (found) paths.push(path);
    else missing.push(hash);
  }
  const files = await Promise.all(paths.map((path) => describeFile(folder, path)));
  await writeManifest(folder, {
    kontor: 'backup',
    version,
    at,
    epoch,
    form,
    migrations: [...migrations],
    counts: { ...counts },
    missing,
    files,
  });
  const written = await readManifest(folder);
  if (!written.ok) return written;
  const checked = await checkFiles(folder, written.value);
  return checked.ok ? written : checked;
};

export const makeBackup = async (options: BackupOptions): Promise<Result<Manifest>> => {
  const { folder } = options;
  const draft = `${folder}.unfinished`;
  try {
    if (await isTaken(folder)) return fail('backup.exists', { params: { folder } });
    await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { mode: 0o700 });
    const made = await fill(options, draft);
    if (!made.ok) return made;
    if (existsSync(folder)) await rmdir(folder);
    await rename(draft, folder);
    return ok(made.value);
  } catch (error) {
    return fileFailure(error, folder);
  } finally {
    await rm(draft, { recursive: true, force: true }).catch(() => {});
  }
};
