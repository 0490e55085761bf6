/**
 * Makes a file only its owner may read, if it is not there. SQLite would make it readable for everybody, and gives the
 * files beside a database the rights of the database.
 *
 * One that is there is not even opened: closing it would take SQLite's own locks of this process away.
 * Source: https://sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_
 */
import { closeSync, openSync } from 'node:fs';

export const ensurePrivateFile = (path: string): void => {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
};
