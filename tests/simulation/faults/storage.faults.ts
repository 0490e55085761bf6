/** What a browser does to what it keeps: full, blocked, thrown away, not to be opened. */
import { anyProgram, pickDevice, reopen, workHard } from '../desk.ts';
import type { Device, Program } from '../device.ts';
import type { World } from '../world.ts';
import { readDevice } from '../device-state.ts';
import { excuseWithoutCopy } from '../taken-back.ts';
import type { Fault } from './fault.ts';

const problemOf = (device: Device): string | null =>
  device.programs()[0]?.store()?.health.peek().problem?.code ?? null;

/** What a person at this device must be told within the time. */
const expectProblem = async (world: World, device: Device, code: string, ms: number): Promise<boolean> => {
  for (let waited = 0; waited < ms && !world.isHealing(); waited += 500) {
    if (problemOf(device) === code) return true;
    await world.waitOrHeal(500);
  }
  return problemOf(device) === code;
};

/** Whether it was there all the time: another mishap may have ended or frozen it. */
const isThere = (world: World, program: Program | undefined): boolean =>
  !world.isHealing() && program !== undefined && program.isAlive() && !program.isFrozen();

/** Two mishaps may meet on one device: what it says of the other one is not silence. */
const isSilent = (world: World, device: Device, program: Program | undefined): boolean =>
  isThere(world, program) && !problemOf(device)?.startsWith('store.');

/** 21: a tab of an older version holds the database that a newer one wants to change. */
export const blockedUpgrade: Fault = async (world, number) => {
  const device = pickDevice(world);
  for (const program of device.programs()) program.kill();
  const release = device.disk.holdAsOlder((name) => name.startsWith('kontor-'));
  if (release) {
    void device.open();
    const mine = device.programs().at(-1);
    const isSaid = await expectProblem(world, device, 'store.blocked', 10_000);
    if (isSaid) world.count(number);
    else if (isSilent(world, device, mine))
      world.violate('21', `${device.name} is blocked and does not say so`);
    await workHard(world, device, 1);
    await world.waitOrHeal(world.random.below(15_000));
    release();
  }
  await reopen(device);
};

/** 22: no room to save. */
export const noRoom: Fault = async (world, number) => {
  const device = pickDevice(world);
  const watcher = (where: Device, why: 'full' | 'broken'): void => {
    if (where === device && why === 'full') world.count(number);
  };
  world.watchers.refused.add(watcher);
  device.disk.setFull(true);
  await workHard(world, device, 1);
  await world.waitOrHeal(3_000 + world.random.below(15_000));
  device.disk.setFull(false);
  world.watchers.refused.delete(watcher);
};

/** Whoever sits there has lost what was never sent, and the copy of what was. */
const loseEverything = async (world: World, device: Device): Promise<void> => {
  const { outbox, attention } = await readDevice(device, null);
  const gone = new Set([...outbox, ...attention].map(({ id }) => id));
  world.journal.excuse((intent) => intent.device === device && gone.has(intent.mutation.id), 'evicted');
  for (const intent of world.journal.intents()) if (intent.device === device) intent.isUnbacked = true;
  // It may have gone before a server that was restored had heard of it again.
  await excuseWithoutCopy(world, (intent) => intent.device === device);
};

/** The browser throws away whatever lies on the device, keys included. */
export const evictAll = async (world: World, device: Device, number: number): Promise<void> => {
  device.killAll();
  const { services } = world.server;
  const before = await services().store.sql.all<{ lastN: number }>(
    'select "lastN" from sync_client where "credentialId" = (select id from credential where id = "credentialId") and "userId" = ?',
    device.person().id,
  );
  await loseEverything(world, device);
  if (device.disk.evict(() => true) > 0) world.count(number);
  device.ciphers.forgetAll();
  await reopen(device);
  if (!before.some(({ lastN }) => lastN > 0)) return;
  await expectProblem(world, device, 'store.evicted', 20_000);
};

/** 23: the browser throws everything away, or only the copies; or the database cannot be opened for a while. */
export const evicted: Fault = async (world, number) => {
  const device = pickDevice(world);
  switch (world.random.pick(['all', 'cache', 'unopenable'] as const)) {
    case 'all':
      await evictAll(world, device, number);
      return;
    case 'cache':
      device.killAll();
      if (device.disk.evict((name) => name.startsWith('kontor-cache')) > 0) world.count(number);
      await reopen(device);
      return;
    case 'unopenable': {
      device.killAll();
      device.disk.setBroken(true);
      void device.open();
      const mine = device.programs().at(-1);
      const isSaid = await expectProblem(world, device, 'store.unopenable', 10_000);
      if (isSaid) world.count(number);
      else if (isSilent(world, device, mine))
        world.violate('23', `${device.name} cannot open its store and does not say so`);
      const program = anyProgram(world, device);
      if (program) await workHard(world, device, 1);
      await world.waitOrHeal(2_000 + world.random.below(10_000));
      device.disk.setBroken(false);
    }
  }
};
