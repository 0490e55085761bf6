import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MutationEnvelope } from '#shared/domain/mutation.ts';
import type { SyncPullAnswer, SyncPushAnswer, SyncStatus } from '#shared/domain/sync.ts';
import type { Result } from '#shared/lib/result.ts';
import { toInstant } from '#shared/lib/clock.ts';
import { createPush } from '#server/sync/push.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { pullAll } from '#tests/support/pull-all.ts';
import { readableEnd } from '#tests/support/readable-end.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.code);

describeOnBothEngines('the devices of sync', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let tom: TestUser;
  let epoch: string;

  const person = (lastName: string): MutationEnvelope => ({
    id: app.newId(),
    name: 'person.create',
    at: toInstant(app.clock.now()),
    args: { id: app.newId(), fields: { lastName } },
  });
  const push = (
    user: TestUser,
    clientId: string,
    n: number,
    mutation: MutationEnvelope,
  ): Promise<Result<SyncPushAnswer>> =>
    user.api.call('syncPush', { body: { epoch, clientId, mutations: [{ ...mutation, n }] } });
  const end = async (): Promise<string> => readableEnd(app.services.store);
  const pull = (user: TestUser, clientId: string, cursor: string): Promise<Result<SyncPullAnswer>> =>
    user.api.call('syncPull', { query: { clientId, epoch, cursor } });

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora', 'owner');
    tom = await app.addUser('Tom', 'user', 'Vertrieb');
    ({ epoch } = must(await nora.api.call('syncStatus', { query: {} })));
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('sets a change aside that breaks the server, after five tries, and goes on', async () => {
    const { executor } = app.services;
    const clientId = app.newId();
    const poison = person('Gift');
    const bugs: unknown[] = [];
    const pushing = createPush({
      store: app.services.store,
      clock: app.clock,
      onBug: (error) => void bugs.push(error),
      executor: {
        ...executor,
        execute: (scope, change, around) => {
          if (change.id === poison.id) throw new Error('broken');
          return executor.execute(scope, change, around);
        },
      },
    });
    const scope = (await app.services.credentials.check(nora.token))!;
    const body = {
      epoch,
      clientId,
      mutations: [
        { ...poison, n: 1 },
        { ...person('Danach'), n: 2 },
      ],
    };
    for (let tries = 1; tries < 5; tries += 1) {
      expect(must(await pushing(scope, body))).toMatchObject({
        outcomes: [],
        stopped: { n: 1, code: 'internal' },
      });
    }
    expect(must(await pushing(scope, body))).toMatchObject({
      lastN: 2,
      stopped: null,
      outcomes: [{ status: 'rejected', error: { code: 'mutation.poison' } }, { status: 'applied' }],
    });
    expect(bugs).toHaveLength(5);
    expect(bugs[0]).toMatchObject({
      message: expect.stringContaining(poison.id),
      cause: new Error('broken'),
    });
    // Whoever helps sees that something was set aside, and what kind of change; not what it says.
    const chief = await app.addUser('Ada', 'admin');
    const { clients } = must(await (await chief.asPage()).api.call('syncDevices', {}));
    const quarantined = [{ id: poison.id, name: 'person.create', at: toInstant(app.clock.now()) }];
    expect(clients.find(({ id }) => id === clientId)).toMatchObject({ lastN: 2, quarantined });
    expect(JSON.stringify(clients)).not.toContain('Gift');
  });

  it('keeps no outcome of a failure that will pass, and the change is applied when it is sent again', async () => {
    const { executor } = app.services;
    const clientId = app.newId();
    const change = { ...person('Später'), n: 1 };
    const scope = (await app.services.credentials.check(nora.token))!;
    const passing = [
      'store.full',
      'store.busy',
      'store.unavailable',
      'mail.reader_unavailable',
      'request.too_many',
    ];
    for (const code of passing) {
      const pushing = createPush({
        store: app.services.store,
        clock: app.clock,
        onBug: () => {},
        executor: {
          ...executor,
          execute: (_scope, { id }) => Promise.resolve({ id, status: 'rejected', error: { code } }),
        },
      });
      expect(must(await pushing(scope, { epoch, clientId, mutations: [change] }))).toEqual({
        epoch,
        lastN: 0,
        outcomes: [],
        stopped: { n: 1, code },
      });
    }
    const { id, name, at, args } = change;
    const answer = must(await push(nora, clientId, 1, { id, name, at, args }));
    expect(answer).toMatchObject({ lastN: 1, outcomes: [{ status: 'applied', replayed: false }] });
  });

  it('takes nothing more from a device that was signed out', async () => {
    const lost = await app.addUser('Uwe');
    const clientId = app.newId();
    must(await push(lost, clientId, 1, person('Vorher')));
    const { credentialId } = (await app.services.credentials.check(lost.token))!;
    expect(await nora.mutate('device.revoke', { id: credentialId! })).toMatchObject({ status: 'applied' });
    const late = person('Nachher');
    expect(codeOf(await push(lost, clientId, 2, late))).toBe('auth.required');
    expect(codeOf(await pull(lost, clientId, await end()))).toBe('auth.required');
    expect(await app.services.store.sql.get('select id from mutation where id = ?', late.id)).toBeUndefined();
    const { clients } = must(await (await nora.asPage()).api.call('syncDevices', {}));
    expect(clients.find(({ id }) => id === clientId)).toMatchObject({ signedIn: false, lastN: 1 });
  });

  it('tells whoever helps what a device has not sent, what it has not fetched and when it was last there', async () => {
    const clientId = app.newId();
    const from = await end();
    const since = toInstant(app.clock.now());
    must(await push(nora, app.newId(), 1, person('Ungelesen')));
    app.clock.advance(60_000);
    must(await tom.api.call('syncPull', { query: { clientId, epoch, cursor: from, waiting: '7' } }));
    const later = toInstant(app.clock.now());
    must(await push(nora, app.newId(), 1, person('Neuer')));
    await pullAll(app, nora, { clientId: nora.id, epoch, cursor: from });
    const find = ({ clients }: SyncStatus) => clients.find(({ id }) => id === clientId);
    const own = async (user: TestUser) => find(must(await user.api.call('syncStatus', { query: {} })));
    const device = { userName: 'Tom', waiting: 7, lastPullAt: later, lastSeenAt: later, signedIn: true };
    expect(await own(tom)).toMatchObject(device);
    expect(await own(nora)).toBeUndefined();
    const seen = find(must(await (await nora.asPage()).api.call('syncDevices', {})))!;
    expect(seen).toMatchObject(device);
    expect(seen.behind).toBeGreaterThan(0);
    expect(seen.behindSince! >= since).toBe(true);
    expect(codeOf(await (await tom.asPage()).api.call('syncDevices', {}))).toBe('access.denied');
  });
});
