/** What a device keeps of others' records, and of which addresses are known. */
import { setImmediate } from 'node:timers/promises';
import Dexie from 'dexie';
import { IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { cacheName } from '#shared/store/cache.ts';
import { createStoreWorld, storeOf } from '#tests/support/store-world.ts';
import type { StoreWorld } from '#tests/support/store-world.ts';

const person = (world: StoreWorld, lastName = 'Brandt') =>
  world.envelope('person.create', { id: world.newId(), fields: { lastName } });

test('what a colleague does is there a moment later, and after the server was restarted too', async () => {
  const world = await createStoreWorld();
  const mine = storeOf(await world.device());
  const theirs = world.addDevice(world.people[2]!, 'all');
  await world.open(theirs);
  const first = person(world, 'Erster');
  await storeOf(theirs).save([first]);
  await world.pass(2);
  expect((await mine.answer({ person: String(first.args['id']) }))?.answer.person?.lastName).toBe('Erster');
  world.server.kill();
  await world.pass(5);
  world.server.start();
  await world.pass(20);
  const second = person(world, 'Zweiter');
  await storeOf(theirs).save([second]);
  await world.pass(2);
  expect((await mine.answer({ person: String(second.args['id']) }))?.answer.person?.lastName).toBe('Zweiter');
  expect(mine.health.value.live).toBe('stream');
});

test('who is known is told on the device, and a domain as well', async () => {
  const world = await createStoreWorld();
  const device = await world.device();
  const store = storeOf(device);
  const emails = [{ email: 'karla@brandt.example', label: '' }];
  await store.save([
    world.envelope('person.create', { id: world.newId(), fields: { lastName: 'Brandt', emails } }),
    world.envelope('company.create', {
      id: world.newId(),
      fields: { name: 'Brandt', domains: ['brandt.example'] },
    }),
  ]);
  await world.pass(2);
  expect(await store.isKnown({ email: 'Karla@Brandt.example' })).toBe(true);
  expect(await store.isKnown({ domain: 'brandt.example' })).toBe(true);
  expect(await store.isKnown({ email: 'ute@anders.example' })).toBe(false);
  expect(await store.isKnown({ domain: 'anders.example' })).toBe(false);
});

test('a large list of addresses is not fetched again because a pane was closed and opened, but after a while', async () => {
  const world = await createStoreWorld();
  const device = await world.device();
  let asked = 0;
  world.watchers.sent.add((_device, { url }) => {
    if (url.startsWith('/api/v1/sync/directory')) asked += 1;
  });
  const openAgain = async (): Promise<number> => {
    device.programs().at(-1)!.close();
    await world.pass(1);
    asked = 0;
    await world.open(device);
    await world.pass(20);
    return asked;
  };
  expect(await openAgain()).toBe(1);
  const account = cacheName(device.accountOf(device.person()));
  const kept = new Dexie(account, {
    indexedDB: device.disk.factoryFor({ isAlive: () => true }),
    IDBKeyRange,
  });
  await kept.open();
  await kept.table('state').update('listed', { size: 1_000_000 });
  kept.close();
  expect(await openAgain()).toBe(0);
  await world.pass(16 * 60);
  await storeOf(device, device.programs().length - 1).save([person(world)]);
  await world.pass(20);
  expect(asked).toBe(1);
});

test('while everything is fetched anew nobody is shown without what hangs on them', async () => {
  const world = await createStoreWorld();
  const device = await world.device();
  const store = storeOf(device);
  const theirs = world.addDevice(world.people[2]!, 'all');
  await world.open(theirs);
  const customer = person(world);
  const about = String(customer.args['id']);
  await storeOf(theirs).save([customer]);
  await world.pass(2);
  await store.save([
    world.envelope('task.create', { id: world.newId(), fields: { title: 'Rückruf', personId: about } }),
  ]);
  await world.pass(30);
  // Another life of the server, with the same records: the device lets its copies go and begins again.
  await world.server.restore(world.server.image());
  const looks: ReturnType<typeof store.answer>[] = [];
  const lookOften = async (): Promise<void> => {
    for (let look = 0; look < 100; look += 1) {
      looks.push(store.answer({ person: about }));
      await setImmediate();
    }
  };
  const looking: Promise<void>[] = [];
  // The device hears of the other life while somebody is looking.
  world.watchers.answered.add(async (at, { url }) => {
    if (at !== device || !url.startsWith('/api/v1/sync/status')) return;
    if (looking.length === 0) looking.push(lookOften());
    for (let turn = 0; turn < 20; turn += 1) await setImmediate();
  });
  await world.pass(60);
  await Promise.all(looking);
  const seen = (await Promise.all(looks)).map((look) => look?.answer);
  expect(seen.filter((answer) => answer?.person && answer.tasks.length === 0)).toEqual([]);
  expect((await store.answer({ person: about }))?.answer.tasks).toHaveLength(1);
});

test('what nobody opened for thirty days is fetched anew', async () => {
  const world = await createStoreWorld();
  const device = await world.device();
  const change = person(world);
  await storeOf(device).save([change]);
  await world.pass(2);
  device.programs()[0]!.close();
  world.time.sleep(31 * 86_400_000);
  world.server.kill();
  const opened = await world.open(device);
  expect(await opened.store()!.answer({ person: String(change.args['id']) })).toBeNull();
  world.server.start();
  await world.pass(60);
  expect(await opened.store()!.answer({ person: String(change.args['id']) })).not.toBeNull();
});
