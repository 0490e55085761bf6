/** Rows of an import in lots, each lot one transaction with the rows' own entries: a row is done once, whatever happens. */
import type { CustomField } from '#shared/domain/custom-field.ts';
import type { ImportStep } from '#shared/domain/import-run.ts';
import { ok } from '#shared/lib/result.ts';
import type { Failure, Result } from '#shared/lib/result.ts';
import type { MutationExecutor } from '../../core/mutation-executor.ts';
import type { Scope } from '../../core/scope.ts';
import type { Store, Tx } from '../../db/store.ts';
import type { PlanRow } from '../mapping/row-plan.ts';
import type { SourceRow } from '../read/rows.ts';
import { CARD_IS_COMPANY } from '../read/vcard-rows.ts';
import type { RunInStore } from './import-run.query.ts';
import type { KnownNames } from './names.ts';
import { failedRow, saveRow } from './save-row.ts';
import type { SavedRow } from './save-row.ts';

export type RowsJob = {
  readonly store: Store;
  readonly executor: MutationExecutor;
  readonly scope: Scope;
  readonly run: RunInStore;
  readonly plan: PlanRow;
  readonly custom: readonly CustomField[];
  readonly names: KnownNames;
  readonly now: () => string;
  /** After this time a lot is written to the disk and others get their turn. */
  readonly lotMs: number;
};

export type Saved = { readonly row: SourceRow; readonly saved: SavedRow };

/** The last row that is done; -1 before the first. */
export const lastDone = async (db: Pick<Tx['db'], 'selectFrom'>, runId: string): Promise<number> => {
  const row = await db
    .selectFrom('import_row')
    .select((of) => of.fn.max('no').as('no'))
    .where('runId', '=', runId)
    .executeTakeFirst();
  return row?.no ?? -1;
};

const saveOne = async (job: RowsJob, tx: Tx, row: SourceRow): Promise<Result<SavedRow>> => {
  const { executor, scope, run, plan, names } = job;
  const { id: runId, kind, key, createdAt: at } = run;
  const isTaken = row.error === CARD_IS_COMPANY && kind === 'company';
  if (row.error && !isTaken) return ok(failedRow(row.error));
  return saveRow({ tx, executor, scope, runId, kind, key, at, names }, row.no, plan(row));
};

const note = async ({ run, now }: RowsJob, tx: Tx, saved: readonly Saved[]): Promise<void> => {
  if (saved.length === 0) return;
  await tx.db
    .insertInto('import_row')
    .values(
      saved.map(({ row, saved: { step, mutations, recordId, misfits } }) => ({
        runId: run.id,
        no: row.no,
        step,
        mutations,
        recordId,
        misfits: misfits.length > 0 ? JSON.stringify(misfits) : null,
        cells: misfits.length > 0 ? JSON.stringify(row.cells) : null,
        kept: null,
        revertedAt: null,
      })),
    )
    .execute();
  const of = (step: ImportStep): number => saved.filter((one) => one.saved.step === step).length;
  const aside = saved.filter(
    ({ saved: { step, misfits } }) => step !== 'failed' && misfits.length > 0,
  ).length;
  await tx.db
    .updateTable('import_run')
    .set((row) => ({
      done: row('done', '+', saved.length),
      created: row('created', '+', of('created')),
      updated: row('updated', '+', of('updated')),
      unchanged: row('unchanged', '+', of('unchanged')),
      failed: row('failed', '+', of('failed')),
      setAside: row('setAside', '+', aside),
      updatedAt: now(),
    }))
    .where('id', '=', run.id)
    .execute();
};

/** So many rows from the first on are done: `saved`, but for those another program did meanwhile. */
type SavedLot = { readonly saved: readonly Saved[]; readonly taken: number };

/** `begun`: so many rows were worked on before it ended. Errors: of a mutation, `store.*`. Replay: rows that are done are left out. */
const saveLot = async (
  job: RowsJob,
  rows: readonly SourceRow[],
): Promise<{ readonly lot: Result<SavedLot>; readonly begun: number }> => {
  let begun = 0;
  const lot = await job.store.write<SavedLot>(async (tx) => {
    const started = performance.now();
    begun = 0;
    // Two programs at one import take turns.
    await tx.lock(`import:${job.run.id}`);
    const done = await lastDone(tx.db, job.run.id);
    const saved: Saved[] = [];
    for (const row of rows) {
      if (begun > 0 && performance.now() - started > job.lotMs) break;
      if (row.no > done) {
        const one = await saveOne(job, tx, row);
        if (!one.ok) return one;
        saved.push({ row, saved: one.value });
      }
      begun += 1;
    }
    await note(job, tx, saved);
    return ok({ saved, taken: begun });
  });
  return { lot, begun };
};

/** Ends the transaction of a look at what would be; nobody is told. */
const NOTHING_WRITTEN: Failure = { ok: false, error: { code: 'import.nothing_written' } };

/** What would become of these rows, each as if it came alone after those of its lot. Nothing is written. */
export const probeRows = async (job: RowsJob, rows: readonly SourceRow[]): Promise<readonly Saved[]> => {
  const all: Saved[] = [];
  const probe = (some: readonly SourceRow[]): Promise<Result<null>> =>
    job.store.write(async (tx) => {
      const begun = all.length;
      for (const row of some) {
        const saved = await saveOne(job, tx, row);
        if (!saved.ok) {
          all.length = begun;
          return saved;
        }
        all.push({ row, saved: saved.value });
      }
      return NOTHING_WRITTEN;
    });
  const together = await probe(rows);
  if (together.ok || together.error.code === NOTHING_WRITTEN.error.code) return all;
  for (const row of rows) {
    const alone = await probe([row]);
    if (!alone.ok && alone.error.code !== NOTHING_WRITTEN.error.code)
      all.push({ row, saved: failedRow(alone.error.code, job.plan(row).misfits) });
  }
  return all;
};

const saveFailure = (job: RowsJob, row: SourceRow, code: string): Promise<Result<SavedLot>> =>
  job.store.write(async (tx) => {
    await tx.lock(`import:${job.run.id}`);
    const failed = [{ row, saved: failedRow(code, job.plan(row).misfits) }];
    if (row.no <= (await lastDone(tx.db, job.run.id))) return ok({ saved: [], taken: 1 });
    await note(job, tx, failed);
    return ok({ saved: failed, taken: 1 });
  });

/**
 * The first of these rows, as many as fit into the time of a lot and at least one, on disk when it answers. Where the store
 * refuses a row, those before it go alone; it is noted as failed when it stands first.
 * Errors: `store.*`; nothing of the lot is lost then, it is done again the next time.
 */
export const saveRows = async (job: RowsJob, rows: readonly SourceRow[]): Promise<Result<SavedLot>> => {
  const { lot, begun } = await saveLot(job, rows);
  if (lot.ok || lot.error.code.startsWith('store.')) return lot;
  const good = Math.min(begun, rows.length - 1);
  return good > 0 ? saveRows(job, rows.slice(0, good)) : saveFailure(job, rows[0]!, lot.error.code);
};
