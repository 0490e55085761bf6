/**
 * One connection to the embedded database, with its statements prepared once per text.
 *
 * Settings as measured: WAL with `synchronous=FULL` (a commit is on disk when it returns), foreign keys, 64 MB cache.
 */
import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, StatementSync } from 'node:sqlite';
import type { Sql } from '../store.ts';

export type SqliteConnection = {
  readonly raw: DatabaseSync;
  readonly prepare: (text: string) => StatementSync;
  readonly sql: Sql;
  /** Whether to wait for a lock held elsewhere, which holds up everything else of this thread, or to fail at once. */
  readonly waitForLocks: (wait: boolean) => void;
  readonly close: () => void;
};

const CACHE_KIB = 65_536;
/** While it is being opened nobody else of this thread is kept waiting. */
const LOCK_WAIT_MS = 5_000;
/** Beyond this many texts something builds SQL by hand; the oldest go. */
const STATEMENTS_MAX = 1_000;

const setUp = (raw: DatabaseSync, mode: 'write' | 'read'): void => {
  if (mode === 'write')
    raw.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;');
  raw.exec(`pragma cache_size = -${CACHE_KIB}; pragma temp_store = memory; pragma mmap_size = 2147418112;`);
};

/** Throws what SQLite says when the file cannot be opened or is none of its own. */
export const openConnection = (path: string, mode: 'write' | 'read'): SqliteConnection => {
  const raw = new DatabaseSync(path, { readOnly: mode === 'read', timeout: LOCK_WAIT_MS });
  try {
    setUp(raw, mode);
  } catch (error) {
    raw.close();
    throw error;
  }
  const statements = new Map<string, StatementSync>();
  const prepare = (text: string): StatementSync => {
    const known = statements.get(text);
    if (known) return known;
    if (statements.size >= STATEMENTS_MAX) statements.delete(statements.keys().next().value ?? '');
    const statement = raw.prepare(text);
    statements.set(text, statement);
    return statement;
  };
  return {
    raw,
    prepare,
    sql: {
      // Not `run()`: it reports the last row id, and full text's own ids exceed what a number holds, which would throw.
      run: (text, ...values) => void prepare(text).all(...(values as SQLInputValue[])),
      get: <T>(text: string, ...values: unknown[]) =>
        prepare(text).get(...(values as SQLInputValue[])) as T | undefined,
      all: <T>(text: string, ...values: unknown[]) =>
        prepare(text).all(...(values as SQLInputValue[])) as T[],
    },
    waitForLocks: (wait) => raw.exec(`pragma busy_timeout = ${wait ? LOCK_WAIT_MS : 0}`),
    close: () => {
      statements.clear();
      raw.close();
    },
  };
};
