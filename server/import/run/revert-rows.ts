/** Takes an import back row by row, the last first, in lots of one transaction each. */
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { MutationExecutor } from '../../core/mutation-executor.ts';
import type { Scope } from '../../core/scope.ts';
import type { Store } from '../../db/store.ts';
import { rowId } from './row-ids.ts';
import type { KeptRecord } from './take-back.ts';

export type RevertJob = {
  readonly store: Store;
  readonly executor: MutationExecutor;
  readonly scope: Scope;
  readonly runId: string;
  readonly now: () => string;
  readonly isClosed: () => boolean;
};

const LOT = 50;

/** Answers the lowest row it did; null when there was none. Replay: rows that are done are left out. */
const revertLot = (
  { store, executor, scope, runId, now }: RevertJob,
  below: number,
): Promise<Result<number | null>> =>
  store.write(async (tx) => {
    await tx.lock(`import:${runId}`);
    const rows = await tx.db
      .selectFrom('import_row')
      .select('no')
      .where('runId', '=', runId)
      .where('no', '<', below)
      .where('mutations', '>', 0)
      .where('revertedAt', 'is', null)
      .orderBy('no', 'desc')
      .limit(LOT)
      .execute();
    let kept = 0;
    for (const { no } of rows) {
      const id = rowId(runId, no, 'take back');
      const taken = await executor.executeIn(tx, scope, {
        id,
        name: 'import.take_back',
        at: now(),
        args: { id: runId, no },
      });
      if (!taken.ok) return fail(taken.error.code);
      const records = taken.value.result['kept'] as readonly KeptRecord[];
      kept += records.length;
      await tx.db
        .updateTable('import_row')
        .set({ revertedAt: now(), kept: records.length > 0 ? JSON.stringify(records) : null })
        .where('runId', '=', runId)
        .where('no', '=', no)
        .execute();
    }
    await tx.db
      .updateTable('import_run')
      .set((row) => ({ kept: row('kept', '+', kept), updatedAt: now() }))
      .where('id', '=', runId)
      .execute();
    return ok(rows.at(-1)?.no ?? null);
  });

/** Errors: `store.*`, after which it can go on. */
export const revertRows = async (job: RevertJob): Promise<Result<null>> => {
  let below = Number.MAX_SAFE_INTEGER;
  while (!job.isClosed()) {
    const done = await revertLot(job, below);
    if (!done.ok) return done;
    if (done.value === null) return ok(null);
    below = done.value;
  }
  return ok(null);
};
