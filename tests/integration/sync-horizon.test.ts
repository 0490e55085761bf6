import { afterAll, beforeAll, expect, it } from 'vitest';
import { toInstant } from '#shared/lib/clock.ts';
import { moveHorizon } from '#server/sync/horizon.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { readableEnd } from '#tests/support/readable-end.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

const DAY_MS = 86_400_000;

describeOnBothEngines('the horizon of sync', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let epoch: string;

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora', 'owner');
    const status = await nora.api.call('syncStatus', { query: {} });
    epoch = status.ok ? status.value.epoch : '';
  });
  afterAll(() => app.close());

  const push = async (clientId: string, n: number): Promise<string> => {
    const mutation = {
      id: app.newId(),
      n,
      name: 'person.create',
      at: toInstant(app.clock.now()),
      args: { id: app.newId(), fields: { lastName: `Nr. ${n}` } },
    };
    const answer = await nora.api.call('syncPush', { body: { epoch, clientId, mutations: [mutation] } });
    if (!answer.ok) throw new Error(answer.error.code);
    return readableEnd(app.services.store);
  };
  const pull = async (cursor: string): Promise<string> => {
    const answer = await nora.api.call('syncPull', { query: { clientId: nora.id, epoch, cursor } });
    return answer.ok ? 'ok' : answer.error.code;
  };
  const keptCounts = async (clientId: string): Promise<number[]> =>
    (
      await app.services.store.read
        .selectFrom('sync_outcome')
        .select('n')
        .where('clientId', '=', clientId)
        .orderBy('n')
        .execute()
    ).map(({ n }) => n);

  it('sends a device that was away for more than 180 days to the start, and forgets settled outcomes', async () => {
    const clientId = app.newId();
    const first = await push(clientId, 1);
    await push(clientId, 2);
    app.clock.advance(179 * DAY_MS);
    await moveHorizon(app.services.store, app.clock);
    expect(await pull(first)).toBe('ok');
    expect(await keptCounts(clientId)).toEqual([2]);
    app.clock.advance(2 * DAY_MS);
    const last = await push(clientId, 3);
    await moveHorizon(app.services.store, app.clock);
    expect(await pull(first)).toBe('sync.resync_required');
    expect(await pull(last)).toBe('ok');
    expect(await keptCounts(clientId)).toEqual([3]);
  });
});
