/**
 * Who was erased, once more in a file beside the database (`erasures.ndjson`): a restored backup knows nothing of what
 * was erased after it, and the file does. It holds ids and times, nothing else.
 *
 * An erasure is acknowledged when it stands here too. A crash in between heals at the next start or the next erasure:
 * whatever the database knows and the file does not is added.
 */
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { MutationExecutor } from '../core/mutation-executor.ts';
import type { Store } from '../db/store.ts';

export type Erasure = { readonly id: string; readonly at: string };

export type ErasureLedger = {
  /** Adds what is missing. Errors: `store.full`, `store.read_only`, `store.unavailable`. Replay: adds nothing. */
  readonly complete: () => Promise<Result<null>>;
};

export const erasureLedgerPath = (dataDir: string): string => join(dataDir, 'erasures.ndjson');

const parseLine = (line: string): Erasure[] => {
  try {
    const { id, at } = JSON.parse(line) as Partial<Erasure>;
    return typeof id === 'string' && typeof at === 'string' ? [{ id, at }] : [];
  } catch {
    // A crash tore it; the database has the id still.
    return [];
  }
};

const readText = async (path: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
};

/** None when there is no file. */
export const readErasures = async (path: string): Promise<Erasure[]> =>
  (await readText(path)).split('\n').flatMap(parseLine);

/** On disk when it returns. Throws what the file system says. */
export const appendErasures = async (path: string, erasures: readonly Erasure[]): Promise<void> => {
  const text = await readText(path);
  const known = new Set(
    text
      .split('\n')
      .flatMap(parseLine)
      .map(({ id }) => id),
  );
  const missing = erasures.filter(({ id }) => !known.has(id));
  if (missing.length === 0) return;
  const lines = missing.map(({ id, at }) => `${JSON.stringify({ id, at })}\n`);
  const file = await open(path, 'a', 0o600);
  try {
    await file.appendFile(`${text === '' || text.endsWith('\n') ? '' : '\n'}${lines.join('')}`);
    await file.sync();
  } finally {
    await file.close();
  }
};

const REFUSED: Readonly<Record<string, string>> = {
  ENOSPC: 'store.full',
  EDQUOT: 'store.full',
  EACCES: 'store.read_only',
  EPERM: 'store.read_only',
  EROFS: 'store.read_only',
};

/** What the store is said to be when the file system refuses. */
export const fileFailureCode = (error: unknown): string =>
  REFUSED[(error as NodeJS.ErrnoException).code ?? ''] ?? 'store.unavailable';

export const createErasureLedger = (store: Pick<Store, 'read'>, path: string): ErasureLedger => {
  const complete = async (): Promise<Result<null>> => {
    const erased = await store.read.selectFrom('erased').select(['id', 'at']).orderBy('at').execute();
    if (erased.length === 0) return ok(null);
    try {
      await appendErasures(path, erased);
      return ok(null);
    } catch (error) {
      return fail(fileFailureCode(error));
    }
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    complete: () => {
      const mine = last.then(complete, complete);
      last = mine;
      return mine;
    },
  };
};

/** Answers an erasure when files follow it too; where they refuse, it may be sent again and is found done. */
export const withErasedFiles = (
  executor: MutationExecutor,
  complete: () => Promise<Result<null>>,
): MutationExecutor => ({
  executeIn: executor.executeIn,
  execute: async (scope, envelope, around) => {
    const outcome = await executor.execute(scope, envelope, around);
    if (envelope.name !== 'person.erase' || outcome.status === 'rejected') return outcome;
    const noted = await complete();
    return noted.ok ? outcome : { id: envelope.id, status: 'rejected', error: { code: noted.error.code } };
  },
});
