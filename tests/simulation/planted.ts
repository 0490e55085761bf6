/** Bugs put in on purpose, one at a time, to show that the simulation would find them. */
import type { MutationExecutor } from '#server/core/mutation-executor.ts';
import type { Store } from '#server/db/store.ts';
import type { BlobStore } from '#server/mail/blob-store.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { SyncPullAnswer } from '#shared/domain/sync.ts';
import type { Random } from './random.ts';

export type Planted = {
  readonly store?: (store: Store, random: Random) => Store;
  readonly blobs?: (blobs: BlobStore, random: Random) => BlobStore;
  readonly executor?: (executor: MutationExecutor, random: Random) => MutationExecutor;
  readonly answer?: ((url: string, answer: Response, random: Random) => Promise<Response> | null) | undefined;
  /** The databases of whoever sits there are named after the device alone. */
  readonly sharesAccounts?: boolean;
};

const changePull =
  (change: (answer: SyncPullAnswer) => SyncPullAnswer, chance: number): Planted['answer'] =>
  (url, answer, random) => {
    if (!url.startsWith('/api/v1/sync/pull') || !answer.ok || !random.chance(chance)) return null;
    return answer.json().then((body) => Response.json(change(body as SyncPullAnswer)));
  };

export type PlantedName = keyof typeof PLANTED;

export const PLANTED = {
  'ack before commit': {
    store: (store, random) => ({
      ...store,
      write: async <T>(job: Parameters<typeof store.write<T>>[0]) => {
        if (!random.chance(0.03)) return store.write(job);
        let told: Result<T> | null = null;
        const done = await store.write<T>(async (tx) => {
          told = await job(tx);
          return fail('store.full');
        });
        return told ?? done;
      },
    }),
  },
  'replay not skipped': {
    store: (store) => store,
    executor: (executor) => ({
      ...executor,
      execute: (scope, envelope, around) =>
        executor.execute(
          scope,
          envelope,
          around && {
            before: async (tx) => {
              await around.before(tx);
              await tx.run('delete from mutation where id = ?', envelope.id);
              return ok(null);
            },
            after: async () => {},
          },
        ),
    }),
  },
  'cursor stored before page': { answer: changePull((answer) => ({ ...answer, puts: [] }), 0.05) },
  'lost tombstone': { answer: changePull((answer) => ({ ...answer, removes: [] }), 0.5) },
  'out-of-order sequence': {
    store: (store, random) => ({
      ...store,
      changes: {
        ...store.changes,
        after: async (cursor, limit) => {
          const page = await store.changes.after(cursor, limit);
          if (!page.ok || page.value.changes.length < 2 || !random.chance(0.1)) return page;
          // The cursor is past what another transaction had not committed yet.
          return ok({ ...page.value, changes: page.value.changes.slice(1) });
        },
      },
    }),
  },
  "other user's queue": { sharesAccounts: true },
  'attachment said to be stored': {
    blobs: (blobs, random) => {
      const claimed = new Map<string, number>();
      const claim = (hash: string) => ok({ hash, received: claimed.get(hash)!, complete: true });
      return {
        ...blobs,
        state: async (hash) => (claimed.has(hash) ? claim(hash) : blobs.state(hash)),
        append: async (hash, offset, size, bytes) => {
          if (!random.chance(0.2)) return blobs.append(hash, offset, size, bytes);
          claimed.set(hash, size);
          return claim(hash);
        },
      };
    },
  },
} as const satisfies Record<string, Planted>;
