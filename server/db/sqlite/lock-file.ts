/**
 * A lock between processes: SQLite's own on an empty database of its own. The system takes it back however the process
 * ends, and it works wherever the database does. The file stays, so that everybody locks the same one.
 */
import { DatabaseSync } from 'node:sqlite';
import { ensurePrivateFile } from './private-file.ts';

/** Gives what releases it. Throws what SQLite says: busy while somebody else holds it, also in this process. */
export const holdLockFile = (path: string): (() => void) => {
  ensurePrivateFile(path);
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec('pragma journal_mode = memory; begin exclusive; pragma user_version = 1;');
    return () => database.close();
  } catch (error) {
    database.close();
    throw error;
  }
};
