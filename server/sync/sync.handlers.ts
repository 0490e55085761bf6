/** Sync over HTTP. */
import { SYNC_LIMITS } from '#shared/domain/sync.ts';
import { toInstant } from '#shared/lib/clock.ts';
import { isId, systemRandom } from '#shared/lib/ids.ts';
import { ok } from '#shared/lib/result.ts';
import { compressed } from '../http/compressed.ts';
import type { HandlersOf } from '../http/handler.ts';
import type { Services } from '../services.ts';
import { createBootstrap } from './bootstrap.ts';
import { createDirectory } from './directory.ts';
import { eventStream } from './events.ts';
import { createPull } from './pull.ts';
import { createPush } from './push.ts';
import { readEverybodysStatus, readSyncStatus } from './status.query.ts';
import { notePull } from './sync-clients.ts';

type Names =
  | 'syncPush'
  | 'syncPull'
  | 'syncBootstrap'
  | 'syncDirectory'
  | 'syncEvents'
  | 'syncStatus'
  | 'syncDevices';

const WAIT_MAX_S = 25;
const CUSTOMERS_MAX = 20;

export const syncHandlers = (services: Services, onBug: (error: unknown) => void): HandlersOf<Names> => {
  const { store, executor, clock, live, timers, credentials } = services;
  const push = createPush({ store, executor, clock, onBug });
  const pull = createPull(store);
  const bootstrap = createBootstrap(store);
  const directory = createDirectory(store, systemRandom, clock);
  const now = (): string => toInstant(clock.now());
  return {
    syncPush: ({ scope, body }) => push(scope, body),
    syncPull: async ({ scope, query, http }) => {
      let answer = await pull(scope, query);
      const seconds = Math.min(Number(query.wait ?? 0), WAIT_MAX_S);
      if (seconds > 0 && answer.ok && answer.value.cursor === query.cursor && !answer.value.more) {
        await live.next(query.cursor, seconds * 1_000, http.req.raw.signal);
        // Who asks may have lost something while waiting: what they may see is looked up again with the next request.
        answer = await pull(scope, query);
      }
      if (!answer.ok) return answer;
      const { cursor } = answer.value;
      const waiting = query.waiting === undefined ? null : Number(query.waiting);
      await notePull(store, scope, { id: query.clientId, cursor, waiting }, now());
      return compressed(http, answer.value);
    },
    syncBootstrap: async ({ scope, query, http }) => {
      const answer = await bootstrap(
        scope,
        {
          clientId: query.clientId,
          set: query.set,
          limit: Math.min(Number(query.limit ?? SYNC_LIMITS.workingSet), 100_000),
          buckets: query.buckets === undefined ? null : query.buckets.split(','),
          after: query.after,
          customers: query.customers?.split(',').filter(isId).slice(0, CUSTOMERS_MAX) ?? null,
        },
        clock.now(),
      );
      return answer.ok ? compressed(http, answer.value) : answer;
    },
    syncDirectory: async ({ scope, query, http }) =>
      compressed(http, await directory.read(scope, query.version)),
    syncEvents: async ({ scope }) =>
      new Response(
        eventStream({
          live,
          timers,
          position: await store.changes.end(),
          isStillAllowed: () => credentials.isLive(scope.credentialId),
        }),
        {
          headers: {
            'content-type': 'text/event-stream',
            'cache-control': 'no-store, no-transform',
            'x-accel-buffering': 'no',
          },
        },
      ),
    syncStatus: async ({ scope, query }) => ok(await readSyncStatus(store, scope, query.clientId, now())),
    syncDevices: async ({ scope }) => ok(await readEverybodysStatus(store, scope, now())),
  };
};
