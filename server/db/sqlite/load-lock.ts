/** The embedded engine's lock of a load in bulk: a file beside the database. */
import { dirname, join } from 'node:path';
import type { LoadLock } from '../unfinished-load.ts';
import { isBusy } from './disk-failures.ts';
import { holdLockFile } from './lock-file.ts';

export const createLoadLock =
  (path: string): LoadLock =>
  () => {
    try {
      const release = holdLockFile(join(dirname(path), 'loading.lock'));
      return Promise.resolve(() => Promise.resolve(release()));
    } catch (error) {
      if (isBusy(error)) return Promise.resolve(null);
      throw error;
    }
  };

/** A database in memory is nobody else's. */
export const noLoadLock: LoadLock = () => Promise.resolve(() => Promise.resolve());
