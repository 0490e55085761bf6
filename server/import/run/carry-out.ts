/** The rows of an import from its file, lot by lot, from the first that is not done. */
import { rm } from 'node:fs/promises';
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { MutationExecutor } from '../../core/mutation-executor.ts';
import type { Scope } from '../../core/scope.ts';
import { readCustomFields } from '../../custom-fields/custom-field.query.ts';
import type { Store } from '../../db/store.ts';
import { createRowPlanner } from '../mapping/row-plan.ts';
import { openRows } from '../read/file-reader.ts';
import type { SourceRow } from '../read/rows.ts';
import { optionsOf } from './import-file.ts';
import type { RunInStore } from './import-run.query.ts';
import { updateRun } from './import-run.write.ts';
import { readNames } from './names.ts';
import { lastDone, probeRows, saveRows } from './save-rows.ts';
import type { RowsJob, Saved } from './save-rows.ts';

/** Rows of one transaction at most: each costs a write to the disk, and as many are lost when the process is killed. */
const LOT = 500;

export type CarryOut = {
  readonly store: Store;
  readonly executor: MutationExecutor;
  readonly scope: Scope;
  readonly run: RunInStore;
  readonly path: string;
  readonly now: () => string;
  /** Whoever works at it is to let go after the lot. */
  readonly isClosed: () => boolean;
  /** A lot ends after this time, with fewer rows than it could have; where nobody waits for this process, it need not. */
  readonly lotMs?: number | undefined;
};

/** What a lot of rows is worked on with. */
export const rowsJobOf = async ({
  store,
  executor,
  scope,
  run,
  now,
  lotMs = Infinity,
}: Omit<CarryOut, 'path' | 'isClosed'>): Promise<RowsJob> => {
  const custom = await readCustomFields(store.read, scope);
  const plan = createRowPlanner({ run, custom, locale: scope.locale });
  return { store, executor, scope, run, plan, custom, names: await readNames(store.read), now, lotMs };
};

/** `take` answers how many of the rows it did. */
const eachLot = async (
  work: CarryOut,
  take: (job: RowsJob, rows: readonly SourceRow[]) => Promise<Result<number>>,
): Promise<Result<null>> => {
  const { store, run, path, isClosed } = work;
  const opened = await openRows(path, optionsOf(run));
  if (!opened.ok) return opened;
  const job = await rowsJobOf(work);
  const done = await lastDone(store.read, run.id);
  try {
    for await (const lot of opened.value.lots) {
      if (!lot.ok) return lot;
      const rows = lot.value.filter(({ no }) => no > done);
      for (let at = 0; at < rows.length && !isClosed();) {
        const taken = await take(job, rows.slice(at, at + LOT));
        if (!taken.ok) return taken;
        at += taken.value;
      }
      if (isClosed()) break;
    }
    return ok(null);
  } finally {
    opened.value.close();
  }
};

/** Errors: `store.*`, after which it can go on. A file that ends in an error makes the import `failed`. */
export const importRows = async (
  work: CarryOut,
  told: (saved: readonly Saved[]) => void,
): Promise<Result<RunInStore>> => {
  const { store, scope, run, path, now, isClosed } = work;
  const worked = await eachLot(work, async (job, rows) => {
    const lot = await saveRows(job, rows);
    if (!lot.ok) return lot;
    told(lot.value.saved);
    return ok(lot.value.taken);
  });
  if (isClosed()) return updateRun(store, scope, run.id, {}, { at: now(), action: null });
  // The store's trouble passes; the file's does not.
  if (!worked.ok && worked.error.code.startsWith('store.')) return worked;
  const failure = worked.ok ? null : worked.error.code;
  const state = failure === null ? 'done' : 'failed';
  const ended = await updateRun(
    store,
    scope,
    run.id,
    { state, failure, finishedAt: now() },
    { at: now(), action: null },
  );
  await rm(path, { force: true });
  return ended;
};

/** What would become of every row; nothing is written. Errors: those of the file. */
export const probeFile = (work: CarryOut, told: (saved: readonly Saved[]) => void): Promise<Result<null>> =>
  eachLot(work, async (job, rows) => {
    told(await probeRows(job, rows));
    return ok(rows.length);
  });
