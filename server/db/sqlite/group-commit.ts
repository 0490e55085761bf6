/**
 * Group commit: what is asked to be written in one turn of the event loop goes to disk together, one transaction
 * with a savepoint for each job. A job that fails takes only its own savepoint back.
 *
 * Order: jobs run one after another in the order they were asked. Nobody else uses the connection meanwhile
 * (Kysely's own lock), and a job awaits nothing but the database, so the transaction is short.
 *
 * While another process writes (an import on the command line, say), the group asks again with growing pauses and the
 * event loop goes on: reads are answered. After the patience is used up its jobs fail with `store.busy`.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Result } from '#shared/lib/result.ts';
import type { Schema } from '../schema.ts';
import type { Tx } from '../store.ts';
import type { SqliteConnection } from './connection.ts';
import { diskFailure, isBusy } from './disk-failures.ts';
import { fullTextInto, writeTexts } from './full-text.ts';
import type { PendingTexts } from './full-text.ts';

type Job = {
  readonly run: (tx: Tx) => Promise<Result<unknown>>;
  readonly resolve: (result: Result<unknown>) => void;
  readonly reject: (error: unknown) => void;
};
type Outcome = { readonly result: Result<unknown> } | { readonly error: unknown };

/** Jobs in one transaction; more wait for the next. */
const GROUP_MAX = 256;

/** How long a group waits for a lock that another process holds, and how it waits. */
export type Patience = { readonly limitMs: number; readonly pause: (ms: number) => Promise<unknown> };
export const usualPatience: Patience = { limitMs: 5_000, pause };
const SHORTEST_PAUSE_MS = 1;
const LONGEST_PAUSE_MS = 50;

const settle = (job: Job, outcome: Outcome): void => {
  if ('result' in outcome) return job.resolve(outcome.result);
  const failure = diskFailure(outcome.error);
  return failure ? job.resolve(failure) : job.reject(outcome.error);
};

export const createGroupCommit = (
  connection: SqliteConnection,
  db: Kysely<Schema>,
  patience: Patience,
): (<T>(job: (tx: Tx) => Promise<Result<T>>) => Promise<Result<T>>) => {
  let queue: Job[] = [];
  let scheduled = false;
  const { sql } = connection;
  // Not `run()`: it reports the last row id, and full text's own ids exceed what a number holds, which would throw.
  const step = (text: string): void => void connection.prepare(text).all();

  const begin = async (): Promise<void> => {
    let waited = 0;
    for (let next = SHORTEST_PAUSE_MS; ; next = Math.min(next * 2, LONGEST_PAUSE_MS)) {
      try {
        return step('begin immediate');
      } catch (error) {
        if (!isBusy(error) || waited >= patience.limitMs) throw error;
      }
      await patience.pause(next);
      waited += next;
    }
  };

  /** Adds to `texts` what a job that succeeded wants indexed. */
  const runOne = async (job: Job, tx: Omit<Tx, 'fullText'>, texts: PendingTexts): Promise<Outcome> => {
    const own: PendingTexts = new Map();
    step('savepoint job');
    try {
      const result = await job.run({ ...tx, fullText: fullTextInto(own) });
      if (result.ok) for (const [activityNo, tokens] of own) texts.set(activityNo, tokens);
      else step('rollback to job');
      step('release job');
      return { result };
    } catch (error) {
      // A full disk may have ended the whole transaction already.
      if (connection.raw.isTransaction) {
        step('rollback to job');
        step('release job');
      }
      return { error };
    }
  };

  const commitGroup = async (jobs: readonly Job[]): Promise<void> => {
    let outcomes: Outcome[] = [];
    try {
      await db.connection().execute(async (own) => {
        const tx = { ...sql, db: own, lock: () => {} };
        const texts: PendingTexts = new Map();
        try {
          await begin();
          for (const job of jobs) {
            const outcome = await runOne(job, tx, texts);
            outcomes.push(outcome);
            if (!connection.raw.isTransaction)
              throw 'error' in outcome ? outcome.error : new Error('transaction ended');
          }
          await writeTexts(sql, texts);
          step('commit');
        } catch (error) {
          if (connection.raw.isTransaction) step('rollback');
          outcomes = jobs.map(() => ({ error }));
        }
      });
    } catch (error) {
      outcomes = jobs.map(() => ({ error }));
    }
    jobs.forEach((job, index) => settle(job, outcomes[index]!));
  };

  const flush = async (): Promise<void> => {
    while (queue.length > 0) {
      const jobs = queue.slice(0, GROUP_MAX);
      queue = queue.slice(GROUP_MAX);
      await commitGroup(jobs);
    }
    scheduled = false;
  };

  return <T>(run: (tx: Tx) => Promise<Result<T>>) =>
    new Promise<Result<T>>((resolve, reject) => {
      queue.push({ run, resolve: resolve as Job['resolve'], reject });
      if (scheduled) return;
      scheduled = true;
      setImmediate(() => void flush());
    });
};
