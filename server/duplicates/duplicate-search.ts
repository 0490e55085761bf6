/**
 * Looking for duplicates behind the work: one search for each kind at a time, its progress and its pairs in the store, so that both are
 * there after a restart. Until a search has ended, what the one before found is shown. A search that was interrupted begins
 * anew as soon as somebody asks for its state.
 */
import type { DuplicateSearch } from '#shared/domain/duplicate.ts';
import type { Clock } from '#shared/lib/clock.ts';
import { toInstant } from '#shared/lib/clock.ts';
import type { IdGenerator } from '#shared/lib/ids.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Timers } from '#shared/lib/timers.ts';
import { scopeOfAll } from '../auth/scope-of-all.ts';
import type { Store } from '../db/store.ts';
import { findDuplicates } from './duplicates.query.ts';
import type { DuplicatePair, DuplicateType, SearchProgress } from './duplicates.query.ts';

export type DuplicateSearches = {
  /** Begins one unless one is running. Errors: `store.*`. Replay: the running one is answered. */
  readonly start: (type: DuplicateType) => Promise<Result<DuplicateSearch>>;
  /** Goes on with what a restart interrupted; answers what there is. */
  readonly state: (type: DuplicateType) => Promise<Result<DuplicateSearch | null>>;
  /** Ends what is running and waits for it; it begins anew after the next start. */
  readonly close: () => Promise<void>;
};

type Options = {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: IdGenerator;
  readonly timers: Timers;
};

const LOT = 500;
/** How far it is, is written down after so many records: each time costs a write to the disk. */
const NOTED = 5_000;

export const createDuplicateSearches = ({ store, clock, newId, timers }: Options): DuplicateSearches => {
  const running = new Map<DuplicateType, Promise<void>>();
  const closing = new AbortController();

  const readState = (type: DuplicateType) =>
    store.read.selectFrom('duplicate_search').selectAll().where('recordType', '=', type).executeTakeFirst();

  /** Whoever waits for the server comes first. Throws when it is to end. */
  const breathe = async (): Promise<void> => {
    await new Promise<void>((go) => void timers.after(0, go));
    closing.signal.throwIfAborted();
  };

  const note = async (run: string, set: SearchProgress): Promise<void> => {
    await store.write(async (tx) => {
      await tx.db.updateTable('duplicate_search').set(set).where('run', '=', run).execute();
      return ok(null);
    });
  };

  /** A lot at a time: of a million people it can be very many. False when something of it could not be removed. */
  const forget = async (type: DuplicateType, run: string): Promise<boolean> => {
    for (;;) {
      const removed = await store.write(async (tx) => {
        const rows = await tx.db
          .selectFrom('duplicate_pair')
          .select('oneId')
          .where('recordType', '=', type)
          .where('run', '=', run)
          .limit(LOT)
          .execute();
        if (rows.length === 0) return ok(false);
        await tx.db
          .deleteFrom('duplicate_pair')
          .where('recordType', '=', type)
          .where('run', '=', run)
          .where(
            'oneId',
            'in',
            rows.map(({ oneId }) => oneId),
          )
          .execute();
        return ok(true);
      });
      if (!removed.ok || !removed.value) return removed.ok;
      await breathe();
    }
  };

  /** What it found is shown from now on, and nothing older; unless another process has begun anew meanwhile. */
  const finish = async (type: DuplicateType, run: string): Promise<void> => {
    const shown = await store.write(async (tx) => {
      await tx.lock(`duplicates:${type}`);
      const set = { shownRun: run, finishedAt: toInstant(clock.now()) };
      const updated = tx.db.updateTable('duplicate_search').set(set).where('run', '=', run);
      return ok((await updated.returning('run').execute()).length > 0);
    });
    if (!shown.ok) return;
    if (!shown.value) return void (await forget(type, run));
    for (;;) {
      // Runs are named in the order they began.
      const old = await store.read
        .selectFrom('duplicate_pair')
        .select('run')
        .where('recordType', '=', type)
        .where('run', '<', run)
        .orderBy('run')
        .limit(1)
        .executeTakeFirst();
      if (!old || !(await forget(type, old.run))) return;
    }
  };

  const keep = async (type: DuplicateType, run: string, pairs: readonly DuplicatePair[]): Promise<void> => {
    if (pairs.length === 0) return;
    await store.write(async (tx) => {
      const values = pairs.map(({ score, reasons, records: [one, other] }) => ({
        recordType: type,
        oneId: one.id,
        otherId: other.id,
        score,
        reasons: JSON.stringify(reasons),
        run,
      }));
      await tx.db.insertInto('duplicate_pair').values(values).execute();
      return ok(null);
    });
  };

  const work = async (type: DuplicateType, run: string): Promise<void> => {
    let noted: SearchProgress = { step: 'read', done: 0 };
    const onProgress = async (progress: SearchProgress): Promise<void> => {
      if (progress.step !== noted.step || progress.done >= noted.done + NOTED) {
        await note(run, progress);
        noted = progress;
      }
      await breathe();
    };
    let lot: DuplicatePair[] = [];
    for await (const pair of findDuplicates(
      store.read,
      await scopeOfAll(store.read, type),
      type,
      onProgress,
    )) {
      lot.push(pair);
      if (lot.length < LOT) continue;
      await keep(type, run, lot);
      lot = [];
    }
    await keep(type, run, lot);
    await finish(type, run);
  };

  const begin = async (type: DuplicateType): Promise<Result<null>> => {
    const run = newId();
    const counted = await store.read
      .selectFrom(type)
      .select((eb) => eb.fn.countAll().as('count'))
      .where('deletedAt', 'is', null)
      .executeTakeFirstOrThrow();
    const fresh = {
      run,
      startedAt: toInstant(clock.now()),
      finishedAt: null,
      step: 'read' as const,
      done: 0,
      total: Number(counted.count),
    };
    const begun = await store.write(async (tx) => {
      await tx.lock(`duplicates:${type}`);
      await tx.db
        .insertInto('duplicate_search')
        .values({ recordType: type, shownRun: null, ...fresh })
        .onConflict((conflict) => conflict.column('recordType').doUpdateSet(fresh))
        .execute();
      return ok(null);
    });
    if (!begun.ok) return begun;
    const done = work(type, run)
      // What failed or was ended shows as unfinished, and begins anew with the next who asks.
      .catch(() => {})
      .finally(() => void running.delete(type));
    running.set(type, done);
    return ok(null);
  };

  const started = async (type: DuplicateType): Promise<Result<DuplicateSearch>> => {
    const row = await readState(type);
    if (!row) return fail('store.unavailable');
    const { startedAt, finishedAt, step, done, total } = row;
    return ok({ startedAt, finishedAt, step, done, total });
  };

  return {
    start: async (type) => {
      if (!running.has(type) && !closing.signal.aborted) {
        const begun = await begin(type);
        if (!begun.ok) return begun;
      }
      return started(type);
    },
    state: async (type) => {
      const row = await readState(type);
      if (!row) return ok(null);
      if (row.finishedAt === null && !running.has(type) && !closing.signal.aborted) {
        const begun = await begin(type);
        if (!begun.ok) return begun;
      }
      return started(type);
    },
    close: async () => {
      closing.abort();
      await Promise.all(running.values());
    },
  };
};
