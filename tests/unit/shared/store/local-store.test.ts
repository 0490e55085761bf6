import { describe, expect, test } from 'vitest';
import { isPush } from '#tests/simulation/world.ts';
import { createStoreWorld, storeOf } from '#tests/support/store-world.ts';
import type { StoreWorld } from '#tests/support/store-world.ts';

const person = (world: StoreWorld, lastName = 'Brandt') =>
  world.envelope('person.create', { id: world.newId(), fields: { lastName } });

const isApplied = async (world: StoreWorld, id: string): Promise<boolean> =>
  (await world.server.services().store.sql.get('select id from mutation where id = ?', id)) !== undefined;

/** Counts pushes that leave the device. */
const countPushes = (world: StoreWorld): (() => number) => {
  let count = 0;
  world.watchers.sent.add((_device, request) => {
    if (isPush(request)) count += 1;
  });
  return () => count;
};

describe('saving', () => {
  test('a change is at the server a moment after it was saved, and whoever saved it hears so', async () => {
    const world = await createStoreWorld();
    const store = storeOf(await world.device());
    const change = person(world);
    const saved = await store.save([change]);
    expect(saved.ok).toBe(true);
    expect(store.health.value.pending).toBe(1);
    await world.pass(2);
    expect(await isApplied(world, change.id)).toBe(true);
    expect(store.health.value.pending).toBe(0);
    const [outcome] = saved.ok ? await saved.value.settled : [];
    expect(outcome).toMatchObject({ id: change.id, status: 'applied' });
  });

  test('an own change stays in the picture from saving on, also while it is in Kontor and not yet fetched from there', async () => {
    const world = await createStoreWorld();
    const store = storeOf(await world.device());
    const customer = person(world);
    await store.save([customer]);
    await world.pass(2);
    const id = world.newId();
    const links = [{ type: 'person' as const, id: String(customer.args['id']) }];
    world.mishaps.add({ blocks: ({ url }) => url.startsWith('/api/v1/sync/pull') });
    await store.save([
      world.envelope('activity.create', {
        id,
        kind: 'note',
        fields: { text: 'Notiz' },
        visibility: 'all',
        links,
      }),
    ]);
    const isShown = async () =>
      (await store.answer({ person: links[0]!.id }))?.answer.timeline.some((item) => item.id === id);
    expect(await isShown()).toBe(true);
    await world.pass(2);
    expect(store.waiting.value.size).toBe(0);
    expect(await isShown()).toBe(true);
    world.mishaps.clear();
    await world.pass(60);
    expect(await isShown()).toBe(true);
  });

  test('saving a change once more that is settled long since says at once what became of it', async () => {
    const world = await createStoreWorld();
    const store = storeOf(await world.device());
    const change = person(world);
    await store.save([change]);
    await world.pass(2);
    const again = await store.save([change]);
    await world.pass(1);
    const outcomes = again.ok && (await again.value.settled);
    expect(outcomes).toMatchObject([{ id: change.id, status: 'applied', replayed: true }]);
  });

  test('a tab hears of its change also when the one that sent it died before it could say so', async () => {
    const world = await createStoreWorld();
    const device = await world.device();
    await world.open(device);
    const [leader, other] = device.programs();
    const change = person(world);
    const saved = await other!.store()!.save([change]);
    await world.pass(0.4);
    leader!.kill();
    await world.pass(40);
    const outcomes = saved.ok && (await saved.value.settled);
    expect(outcomes).toMatchObject([{ id: change.id, status: 'applied' }]);
  });

  test('a change the server refuses lies in the tray with its content, can be tried again and can be dropped', async () => {
    const world = await createStoreWorld();
    const store = storeOf(await world.device());
    const change = world.envelope('person.update', { id: world.newId(), set: { city: 'Ulm' } });
    await store.save([change]);
    await world.pass(2);
    expect(await store.attention()).toMatchObject([
      { mutation: change, code: 'record.not_found', canRetry: true },
    ]);
    await store.retry(change.id, false);
    await world.pass(2);
    const [again] = await store.attention();
    expect(again).toMatchObject({ mutation: { args: change.args }, code: 'record.not_found' });
    await store.drop(again!.mutation.id);
    expect(await store.attention()).toEqual([]);
    expect(store.health.value.attention).toBe(0);
  });
});

describe('sending', () => {
  test('a tab that the browser has frozen is taken over from', async () => {
    const world = await createStoreWorld();
    const device = await world.device();
    await world.open(device);
    const leader = device.programs().find((program) => program.isLeader())!;
    const other = device.programs().find((program) => program !== leader)!;
    leader.freeze();
    const change = person(world);
    await other.store()!.save([change]);
    await world.pass(10);
    expect(await isApplied(world, change.id)).toBe(true);
    expect(other.isLeader()).toBe(true);
    leader.thaw();
    const late = person(world);
    await leader.store()!.save([late]);
    await world.pass(10);
    expect(await isApplied(world, late.id)).toBe(true);
  });

  test('a server that says when to come again is not asked sooner, however much is saved meanwhile', async () => {
    const world = await createStoreWorld();
    const store = storeOf(await world.device());
    const pushes = countPushes(world);
    const busy = {
      onWay: (request: { url: string; init: RequestInit }) =>
        isPush(request)
          ? Response.json(
              { error: { code: 'rate.limited' } },
              { status: 429, headers: { 'retry-after': '30' } },
            )
          : null,
    };
    world.mishaps.add(busy);
    await store.save([person(world)]);
    await world.pass(2);
    expect(pushes()).toBe(1);
    world.mishaps.delete(busy);
    await store.save([person(world)]);
    await store.syncNow();
    await world.pass(25);
    expect(pushes()).toBe(1);
    await world.pass(10);
    expect(pushes()).toBe(2);
    expect(store.health.value.pending).toBe(0);
  });

  test('a minute after a long outage nothing waits any more', async () => {
    const world = await createStoreWorld();
    const store = storeOf(await world.device());
    world.server.kill();
    await store.save([person(world)]);
    await world.pass(40 * 60);
    expect(store.health.value).toMatchObject({ pending: 1, online: false });
    world.server.start();
    await world.pass(60);
    expect(store.health.value).toMatchObject({ pending: 0, online: true });
  });

  test('what lies on the device for two minutes although the server is there is said, with the reason', async () => {
    const world = await createStoreWorld();
    const store = storeOf(await world.device());
    const change = person(world);
    world.writeMishaps.add(() => ({ ok: false, error: { code: 'store.full' } }));
    await store.save([change]);
    await world.pass(200);
    expect(store.health.value.problem).toMatchObject({ code: 'sync.stalled', diagnosis: 'store.full' });
    world.writeMishaps.clear();
    await world.pass(300);
    expect(store.health.value).toMatchObject({ pending: 0, problem: null });
  });
});

describe('a device whose storage fails', () => {
  test('without room a change is not said to be saved, what is there is shown all the same, and later it goes on', async () => {
    const world = await createStoreWorld();
    const device = await world.device();
    const store = storeOf(device);
    const known = person(world);
    await store.save([known]);
    await world.pass(2);
    device.disk.setFull(true);
    expect(await store.save([person(world)])).toMatchObject({ ok: false, error: { code: 'store.quota' } });
    expect(store.health.value.problem?.code).toBe('store.quota');
    expect(await store.answer({ person: String(known.args['id']) })).not.toBeNull();
    device.disk.setFull(false);
    const later = person(world);
    expect((await store.save([later])).ok).toBe(true);
    await world.pass(2);
    expect(store.health.value).toMatchObject({ pending: 0, problem: null });
  });

  test('a browser that threw everything away is found out, said, and everything is fetched anew', async () => {
    const world = await createStoreWorld();
    const device = await world.device();
    const known = person(world);
    await storeOf(device).save([known]);
    await world.pass(2);
    device.killAll();
    device.disk.evict(() => true);
    device.ciphers.forgetAll();
    const opened = await world.open(device);
    await world.pass(5);
    expect(opened.store()!.health.value.problem?.code).toBe('store.evicted');
    expect(await opened.store()!.answer({ person: String(known.args['id']) })).not.toBeNull();
  });

  test('a tab of an older version that holds the database is said, and does not hold up anybody', async () => {
    const world = await createStoreWorld();
    const device = await world.device();
    device.killAll();
    const release = device.disk.holdAsOlder(() => true)!;
    const opened = await world.open(device);
    const store = opened.store()!;
    expect(store.health.value.problem?.code).toBe('store.blocked');
    expect(await store.save([person(world)])).toMatchObject({ ok: false, error: { code: 'store.blocked' } });
    expect(await store.answer({ domain: 'brandt.example' })).toBeNull();
    release();
    await world.pass(60);
    const change = person(world);
    expect((await store.save([change])).ok).toBe(true);
    await world.pass(2);
    expect(await isApplied(world, change.id)).toBe(true);
  });

  test('a database that cannot be opened is said, and tried again', async () => {
    const world = await createStoreWorld();
    const device = await world.device();
    device.killAll();
    device.disk.setBroken(true);
    const store = (await world.open(device)).store()!;
    expect(store.health.value.problem?.code).toBe('store.unopenable');
    expect(await store.save([person(world)])).toMatchObject({
      ok: false,
      error: { code: 'store.unopenable' },
    });
    device.disk.setBroken(false);
    await world.pass(120);
    expect((await store.save([person(world)])).ok).toBe(true);
    await world.pass(2);
    expect(store.health.value).toMatchObject({ pending: 0, problem: null });
  });
});

describe('wiping', () => {
  test('takes the keys and the databases of the account, in every tab', async () => {
    const world = await createStoreWorld();
    const device = await world.device();
    await world.open(device);
    await storeOf(device).save([person(world)]);
    await world.pass(2);
    expect(device.disk.values().length).toBeGreaterThan(0);
    const wiping = storeOf(device).wipe();
    await world.pass(2);
    await wiping;
    expect(device.ciphers.all()).toEqual([]);
    expect(device.disk.values()).toEqual([]);
    for (const at of [0, 1])
      expect(await storeOf(device, at).save([person(world)])).toMatchObject({
        ok: false,
        error: { code: 'store.wiped' },
      });
  });

  test('leaves own changes that are not in Kontor yet, where that is wanted', async () => {
    const world = await createStoreWorld();
    const device = await world.device();
    world.server.kill();
    const change = person(world);
    await storeOf(device).save([change]);
    const wiping = storeOf(device).wipe(true);
    await world.pass(2);
    await wiping;
    device.killAll();
    world.server.start();
    await world.open(device);
    expect(await isApplied(world, change.id)).toBe(true);
  });
});
