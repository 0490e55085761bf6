/**
 * Pushes that were answered and come again, as after a lost connection: what is there twice afterwards, and how many the
 * server answers, against the same changes sent again without a device's counter.
 */
import type { MutationEnvelope } from '#shared/domain/mutation.ts';
import { newId } from '#shared/lib/ids.ts';
import { systemClock, toInstant } from '#shared/lib/clock.ts';
import type { Scope } from '#server/core/scope.ts';
import type { Store } from '#server/db/store.ts';
import { readEpoch } from '#server/sync/epoch.ts';
import { createPush } from '#server/sync/push.ts';
import { openBenchStore } from '../bench-store.ts';
import { withCustomerFolder } from '../customer-store.ts';
import { measured } from '../figure.ts';
import type { Figure, Measured } from '../figure.ts';
import { executorOf } from '../mails-to-log.ts';

const DEVICES = 8;
const CHANGES = 250;
const RETRIES = 100_000;
/** The two take turns, so that both meet the same machine. */
const TURNS = 5;

const makeChange = (): MutationEnvelope => {
  const args = { id: newId(), fields: { lastName: 'Einmal' } };
  return { id: newId(), name: 'person.create', at: toInstant(systemClock.now()), args };
};

/** Entries beyond the one each change has. */
const countDoubled = async ({ sql }: Store, ids: readonly string[]): Promise<number> => {
  const own = new Set(ids);
  let doubled = 0;
  for (const text of [
    `select "mutationId" as id from audit where outcome = 'applied' and "mutationId" is not null`,
    'select "mutationId" as id from change',
    'select id from mutation',
  ]) {
    const rows = await sql.all<{ id: string }>(text);
    doubled += rows.filter(({ id }) => own.has(id)).length - own.size;
  }
  return doubled;
};

const measure = async (store: Store, scope: Scope): Promise<Measured[]> => {
  const executor = executorOf(store);
  const push = createPush({
    store,
    executor,
    clock: systemClock,
    onBug: (error) => {
      throw error;
    },
  });
  const epoch = await readEpoch(store.sql);
  const devices = Array.from({ length: DEVICES }, () => ({
    clientId: newId(),
    changes: Array.from({ length: CHANGES }, makeChange),
  }));
  /** One push of one change; whether it was applied before. */
  const send = async (device: (typeof devices)[number], index: number): Promise<boolean> => {
    const mutations = [{ ...device.changes[index]!, n: index + 1 }];
    const answer = await push(scope, { epoch, clientId: device.clientId, mutations });
    const outcome = answer.ok ? answer.value.outcomes[0] : undefined;
    if (!outcome || outcome.status === 'rejected') throw new Error(JSON.stringify(answer));
    return outcome.replayed;
  };
  const replay = async (device: (typeof devices)[number], index: number): Promise<boolean> => {
    const outcome = await executor.execute(scope, device.changes[index]!);
    if (outcome.status === 'rejected') throw new Error(outcome.error.code);
    return outcome.replayed;
  };
  const all = devices.flatMap((device) => device.changes.map(({ id }) => id));
  await Promise.all(
    devices.map(async (device) => {
      for (let index = 0; index < CHANGES; index += 1) await send(device, index);
    }),
  );
  /** All devices at once; answers ms. */
  const again = async (one: typeof send, times: number): Promise<number> => {
    const started = performance.now();
    await Promise.all(
      devices.map(async (device) => {
        for (let index = 0; index < times / DEVICES; index += 1)
          if (!(await one(device, index % CHANGES))) throw new Error('applied again');
      }),
    );
    return performance.now() - started;
  };
  let [pushMs, replayMs] = [0, 0];
  for (let turn = 0; turn < TURNS; turn += 1) {
    pushMs += await again(send, RETRIES / TURNS);
    replayMs += await again(replay, RETRIES / TURNS);
  }
  const [pushes, replays] = [RETRIES / pushMs, RETRIES / replayMs].map((perMs) => perMs * 1_000) as [
    number,
    number,
  ];
  const against = `the same changes sent again without a counter: ${Math.round(replays)}/s`;
  return [
    measured('sync.retries', await countDoubled(store, all), 'duplicates', `${RETRIES} retried pushes`),
    measured('sync.retries.rate', pushes, 'pushes/s', against, pushes / replays),
  ];
};

export const syncRetriesFigure: Figure = {
  names: ['sync.retries', 'sync.retries.rate'],
  run: () =>
    withCustomerFolder(async (folder) => {
      const { store, scope } = await openBenchStore(folder);
      try {
        return await measure(store, scope);
      } finally {
        await store.close();
      }
    }),
};
