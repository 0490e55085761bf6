/**
 * What a load in bulk still owes: look-ups to bring in step, indexes to make anew. It stands in the database from the
 * transaction that took them away, and leaves it with the one that brought each back. A load that is killed leaves a
 * smaller but whole database: whoever opens it next finishes first.
 */
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Sql, Store, Tx } from './store.ts';

const KEY = 'load.unfinished';
const READ = 'select value from meta where key = ?';

/** Held by who loads, and gone with its process however that ends; null while somebody else has it. */
export type LoadLock = () => Promise<(() => Promise<void>) | null>;

export type Load = {
  readonly write: Store['write'];
  readonly lock: LoadLock;
  /** Run in one transaction before the job. */
  readonly begin: readonly string[];
  /** Run after it, each in a transaction of its own. */
  readonly owed: readonly string[];
};

const readOwed = async (sql: Sql): Promise<readonly string[]> => {
  const row = await sql.get<{ value: string }>(READ, KEY);
  return row ? (JSON.parse(row.value) as string[]) : [];
};

const keepOwed = async (tx: Tx, owed: readonly string[]): Promise<void> => {
  await tx.run('delete from meta where key = ?', KEY);
  if (owed.length > 0) await tx.run('insert into meta (key, value) values (?, ?)', KEY, JSON.stringify(owed));
};

const settle = async (write: Store['write']): Promise<Result<null>> => {
  for (;;) {
    const step = await write(async (tx) => {
      await tx.lock(KEY);
      const [next, ...rest] = await readOwed(tx);
      if (next === undefined) return ok(false);
      await tx.run(next);
      await keepOwed(tx, rest);
      return ok(true);
    });
    if (!step.ok) return step;
    if (!step.value) return ok(null);
  }
};

/**
 * Runs the job between the two; what is owed is paid also when it fails.
 * Errors: the job's; `store.*`, `store.busy` while another load runs.
 */
export const runLoad = async <T>(
  { write, lock, begin, owed }: Load,
  job: () => Promise<Result<T>>,
): Promise<Result<T>> => {
  const release = await lock();
  if (!release) return fail('store.busy');
  try {
    const begun = await write(async (tx) => {
      for (const statement of begin) await tx.run(statement);
      await keepOwed(tx, owed);
      return ok(null);
    });
    if (!begun.ok) return begun;
    let settled: Result<null> = ok(null);
    let done: Result<T>;
    try {
      done = await job();
    } finally {
      settled = await settle(write);
    }
    return done.ok && !settled.ok ? settled : done;
  } finally {
    await release();
  }
};

/** At the opening of a database: pays what an interrupted load owes; leaves a running one alone. Errors: `store.*`. */
export const finishLoad = async (
  sql: Sql,
  { write, lock }: Pick<Load, 'write' | 'lock'>,
): Promise<Result<null>> => {
  let release: Awaited<ReturnType<LoadLock>> = null;
  try {
    if ((await readOwed(sql)).length === 0) return ok(null);
    release = await lock();
    return release ? await settle(write) : ok(null);
  } catch (error) {
    return fail('store.cannot_open', { params: { reason: (error as Error).message } });
  } finally {
    await release?.();
  }
};
