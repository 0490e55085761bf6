import { expect, onTestFinished, test } from 'vitest';
import { change, goOffline } from './desk.ts';
import type { Device } from './device.ts';
import { evictAll } from './faults/storage.faults.ts';
import { checkEverything } from './invariants.ts';
import { PLANTED } from './planted.ts';
import type { Planted } from './planted.ts';
import type { Random } from './random.ts';
import { restoreImage } from './taken-back.ts';
import { settle } from './turns.ts';
import { createWorld } from './world.ts';
import type { World } from './world.ts';

const EVICTED = 23;
const RESTORED = 34;

type Office = { readonly world: World; readonly device: Device; readonly pass: (s: number) => Promise<void> };

/** Runs on in virtual time while something waits for it. */
const meanwhile = async ({ pass }: Office, script: Promise<void>, seconds: number): Promise<void> => {
  await pass(seconds);
  await script;
};

/** One device that has opened; while `lies` the server says that it has saved, and has not. */
const createOffice = async (lies: () => boolean = () => false): Promise<Office> => {
  const random = { chance: lies } as unknown as Random;
  const planted: Planted = { store: (store) => PLANTED['ack before commit'].store(store, random) };
  const world = await createWorld({ seed: 1, planted, onLine: null, calm: true });
  onTestFinished(async () => {
    await world.close();
    await settle();
  });
  const device = world.addDevice(world.people[1]!, 'all');
  const pass: Office['pass'] = (seconds) => world.time.advance(seconds * 1_000);
  void device.open();
  await pass(8);
  return { world, device, pass };
};
/** Somebody is saved and acknowledged; then the device is offline, and a backup from before takes that back. */
const saveAndTakeBack = async (
  { world, device, pass }: Office,
  image: Uint8Array,
): Promise<{ readonly id: string; readonly comeBack: () => void }> => {
  const person = { id: world.newId(), fields: { firstName: 'Erna', lastName: 'Beispiel' } };
  const saved = await change(world, device, 'person.create', person);
  await pass(5);
  expect(world.journal.acknowledged().has(saved!.id)).toBe(true);
  const comeBack = goOffline(device);
  await restoreImage(world, image);
  world.count(RESTORED);
  return { id: saved!.id.slice(-6), comeBack };
};

const violationsOf = async ({ world, pass }: Office): Promise<readonly string[]> => {
  await pass(60);
  await checkEverything(world);
  return world.violations();
};

const isNowhere = (id: string): string[] => [
  `I1: ${id} was acknowledged and stands in the audit 0 times`,
  expect.stringContaining(`person.create ${id}, saved on`) as string,
];

test('what a restored backup took back is offered again by the device that has a copy', async () => {
  const office = await createOffice();
  const { comeBack } = await saveAndTakeBack(office, office.world.server.image());
  comeBack();
  expect(await violationsOf(office)).toEqual([]);
  expect(office.world.journal.intents().map(({ excuse }) => excuse)).toEqual([null]);
});

test('it is no loss of ours when the browser threw the copy away before the restored server had heard of it', async () => {
  const office = await createOffice();
  const { comeBack } = await saveAndTakeBack(office, office.world.server.image());
  await meanwhile(office, evictAll(office.world, office.device, EVICTED), 30);
  comeBack();
  expect(await violationsOf(office)).toEqual([]);
});

test('a device that loses the copy by itself is found', async () => {
  const office = await createOffice();
  const { id, comeBack } = await saveAndTakeBack(office, office.world.server.image());
  office.device.killAll();
  office.device.disk.evict(() => true);
  await meanwhile(
    office,
    office.device.open().then(() => {}),
    8,
  );
  comeBack();
  expect(await violationsOf(office)).toEqual(isNowhere(id));
});

test('what was acknowledged and never written is found, though a backup was played back and the copy thrown away', async () => {
  let lies = false;
  const office = await createOffice(() => lies);
  const image = office.world.server.image();
  lies = true;
  const { id, comeBack } = await saveAndTakeBack(office, image);
  lies = false;
  await meanwhile(office, evictAll(office.world, office.device, EVICTED), 30);
  comeBack();
  expect(await violationsOf(office)).toEqual(isNowhere(id));
});
