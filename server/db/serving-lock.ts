/**
 * One process at a time serves a data folder: brakes, caches and the queue of writes live in its memory.
 *
 * The command line does not take the lock.
 * Replay: taken twice, the second is refused, in the same process too.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { isBusy, openFailure } from './sqlite/disk-failures.ts';
import { holdLockFile } from './sqlite/lock-file.ts';

export type ServingLock = { readonly release: () => void };

/** Errors: `serve.already_running`; `store.read_only`, `store.cannot_open` for a folder that cannot be used. */
export const takeServingLock = (dataDir: string): Result<ServingLock> => {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return ok({ release: holdLockFile(join(dataDir, 'serving.lock')) });
  } catch (error) {
    return isBusy(error)
      ? fail('serve.already_running', { params: { folder: dataDir } })
      : openFailure(error, dataDir);
  }
};
