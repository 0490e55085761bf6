/**
 * One process at a time serves a data folder: brakes, caches and the queue of writes live in its memory.
 *
 * The lock is SQLite's own on an empty database of its own, so the system takes it back however the process ends, and
 * it works wherever the database does. The command line does not take it.
 * Replay: taken twice, the second is refused, in the same process too.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { isBusy, openFailure } from './sqlite/disk-failures.ts';
import { ensurePrivateFile } from './sqlite/private-file.ts';

export type ServingLock = { readonly release: () => void };

/** Errors: `serve.already_running`; `store.read_only`, `store.cannot_open` for a folder that cannot be used. */
export const takeServingLock = (dataDir: string): Result<ServingLock> => {
  const path = join(dataDir, 'serving.lock');
  let database: DatabaseSync | null = null;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    ensurePrivateFile(path);
    const opened = new DatabaseSync(path, { timeout: 0 });
    database = opened;
    opened.exec('pragma journal_mode = memory; begin exclusive; pragma user_version = 1;');
    return ok({ release: () => opened.close() });
  } catch (error) {
    database?.close();
    return isBusy(error)
      ? fail('serve.already_running', { params: { folder: dataDir } })
      : openFailure(error, dataDir);
  }
};
