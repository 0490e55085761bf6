/** Imports that run beside the requests of a server: one after another, and on again after a restart. */
import type { Result } from '#shared/lib/result.ts';
import type { Scope } from '../../core/scope.ts';
import type { Store } from '../../db/store.ts';
import { accountScope } from '../import-user.ts';
import type { Imports } from './imports.ts';
import type { RunInStore } from './import-run.query.ts';

export type ImportJobs = {
  /** Carries it on as soon as those before it are done. */
  readonly begin: (scope: Scope, id: string) => void;
  /** Takes up what was cut off. An import whose account is gone or locked waits. */
  readonly resume: () => Promise<void>;
  /** Whether it waits its turn or is being worked on. */
  readonly isAtWork: (id: string) => boolean;
  /** Resolves when nothing is to be done. */
  readonly settled: () => Promise<unknown>;
  /** Ends after the lot that is being written. */
  readonly close: () => Promise<void>;
};

/** Whoever waits for the server comes first. */
const LOT_MS = 25;

export const createImportJobs = (store: Store, imports: Imports): ImportJobs => {
  const atWork = new Set<string>();
  let last: Promise<Result<RunInStore> | null> = Promise.resolve(null);
  const work = async (scope: Scope, id: string): Promise<Result<RunInStore>> => {
    try {
      return await imports.carryOn(scope, id, { lotMs: LOT_MS });
    } finally {
      atWork.delete(id);
    }
  };
  // What a store cannot take now stands where it is and goes on when somebody asks, or at the next start.
  const begin: ImportJobs['begin'] = (scope, id) => {
    if (atWork.has(id)) return;
    atWork.add(id);
    last = last.then(
      () => work(scope, id),
      () => work(scope, id),
    );
    last.catch(() => {});
  };
  return {
    begin,
    isAtWork: (id) => atWork.has(id),
    resume: async () => {
      const left = await store.read
        .selectFrom('import_run')
        .select(['id', 'createdById'])
        .where('state', 'in', ['running', 'reverting'])
        .orderBy('id')
        .execute();
      for (const { id, createdById } of left) {
        const scope = createdById ? await accountScope(store.read, createdById) : null;
        if (scope) begin(scope, id);
      }
    },
    settled: () => last,
    close: async () => {
      imports.close();
      await last.catch(() => {});
    },
  };
};
