/** What the database that is about to be replaced knows, as far as it can still be read. */
import type { Config } from '../config.ts';
import { openCurrent } from '../db/staging.ts';
import type { Erasure } from '../people/erasure-ledger.ts';

export type CurrentState = {
  readonly hasAccounts: boolean;
  readonly erased: readonly Erasure[];
  /** Time of the newest change; empty without one. */
  readonly newest: string;
  /** Mutations applied after an instant. */
  readonly changesAfter: (instant: string) => Promise<number>;
};

type One = { value: string | null };

/** Runs the work with null when there is none, or it is damaged: it must not stand in the way of its own repair. */
export const withCurrentState = async <T>(
  config: Config,
  work: (state: CurrentState | null) => Promise<T>,
): Promise<T> => {
  const current = await openCurrent(config).catch(() => null);
  if (!current) return work(null);
  const { sql } = current;
  let state: CurrentState | null = null;
  try {
    const newest = await sql.get<One>('select max("appliedAt") as value from mutation');
    state = {
      hasAccounts: (await sql.get('select id from user_account limit 1')) !== undefined,
      // A database from before erasures has no such table, and then nobody was erased.
      erased: await Promise.resolve()
        .then(() => sql.all<Erasure>('select id, at from erased'))
        .catch(() => []),
      newest: newest?.value ?? '',
      changesAfter: async (instant) => {
        const found = await sql.get<{ count: number }>(
          'select count(*) as count from mutation where "appliedAt" > ?',
          instant,
        );
        return found?.count ?? 0;
      },
    };
  } catch {
    state = null;
  }
  try {
    return await work(state);
  } finally {
    await current.close();
  }
};
