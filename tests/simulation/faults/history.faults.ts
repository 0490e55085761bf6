/** Another past: a restored backup, cursors that fit no more, a start that never ends, a device that is there twice. */
import { moveHorizon } from '#server/sync/horizon.ts';
import { goOffline, isPull, pickDevice, reopen, workHard } from '../desk.ts';
import type { Device } from '../device.ts';
import type { Mishap } from '../network.ts';
import { DEVICES } from '../office.ts';
import { excuseWithoutCopy, restoreImage } from '../taken-back.ts';
import type { World } from '../world.ts';
import type { Fault } from './fault.ts';

const DAY_MS = 86_400_000;

/** 34: yesterday's backup is played back; the devices know more than the server. */
export const restored: Fault = async (world, number) => {
  const { random, server, time } = world;
  const image = server.image();
  const takenAt = time.now();
  await world.waitOrHeal(5_000 + random.below(30_000));
  if (random.chance(0.5)) time.sleep(DAY_MS);
  await restoreImage(world, image);
  world.count(number);
  // Whose device has lost its copy, or had let go of it after two weeks, can offer nothing again.
  const isOld = time.now() - takenAt > 13 * DAY_MS;
  await excuseWithoutCopy(world, ({ isUnbacked }) => isUnbacked || isOld);
};

/** Away for longer than deleted records are remembered. */
const beyondHorizon = async (world: World, device: Device, number: number): Promise<void> => {
  const end = goOffline(device);
  await workHard(world, world.random.pick(world.devices.filter((one) => one !== device)), 2);
  await world.waitOrHeal(3_000);
  world.time.sleep(200 * DAY_MS);
  for (const other of world.devices) if (other !== device) await workHard(world, other, 1);
  await world.waitOrHeal(3_000);
  const moved = await moveHorizon(world.server.services().store, { now: world.time.now });
  const watcher = async (
    where: Device,
    request: { url: string; init: RequestInit },
    answer: Response,
  ): Promise<void> => {
    if (where !== device || !isPull(request) || answer.ok) return;
    if ((await answer.clone().text()).includes('sync.resync_required')) world.count(number);
  };
  world.watchers.answered.add(watcher);
  end();
  if (moved.ok) await world.waitOrHeal(10_000);
  world.watchers.answered.delete(watcher);
};

/** A cursor the server has never given. */
const fromTheFuture = async (world: World, device: Device, number: number): Promise<void> => {
  let left = 1;
  const mishap: Mishap = {
    onWay: async (request, serve) => {
      if (left === 0 || !isPull(request)) return null;
      const answer = await serve(request.url.replace(/cursor=(\d*)/, 'cursor=9$10000'), request.init);
      if (answer.ok || !(await answer.clone().text()).includes('sync.resync_required')) return answer;
      left -= 1;
      world.count(number);
      return answer;
    },
  };
  device.mishaps.add(mishap);
  await world.waitOrHeal(30_000);
  device.mishaps.delete(mishap);
};

/** A start that is cut off twenty times. */
const interruptedStart = async (world: World, device: Device, number: number): Promise<void> => {
  device.killAll();
  device.disk.evict((name) => name.startsWith('kontor-cache'));
  let interrupted = 0;
  const mishap: Mishap = {
    losesAnswer: ({ url }) => {
      if (interrupted === 20 || !url.startsWith('/api/v1/sync/bootstrap') || world.random.chance(0.3))
        return false;
      interrupted += 1;
      if (interrupted === 20) world.count(number);
      device.killAll();
      world.time.timers.after(20 + world.random.below(200), () => void reopen(device));
      return true;
    },
  };
  device.mishaps.add(mishap);
  await reopen(device);
  await world.waitOrHeal(40_000);
  device.mishaps.delete(mishap);
  await reopen(device);
};

/** The disk is copied to another machine, and both go on. */
const cloned = async (world: World, device: Device, number: number): Promise<void> => {
  if (world.devices.length >= DEVICES - 1) return;
  const watcher = async (where: Device, _request: unknown, answer: Response): Promise<void> => {
    if ((where !== device && where !== twin) || answer.status !== 409) return;
    const text = await answer.clone().text();
    if (text.includes('sync.forked') || text.includes('sync.gap')) world.count(number);
  };
  world.watchers.answered.add(watcher);
  const end = goOffline(device);
  await workHard(world, device, 1);
  const twin = world.addDevice(device.person(), device.set);
  device.cloneTo(twin);
  await twin.open();
  end();
  await workHard(world, twin, 2);
  await workHard(world, device, 2);
  await world.waitOrHeal(8_000);
  world.watchers.answered.delete(watcher);
};

/** 36: cursor too old or of the future, start interrupted, device cloned. */
export const otherPast: Fault = (world, number) =>
  world.random.pick([beyondHorizon, fromTheFuture, interruptedStart, cloned])(
    world,
    pickDevice(world),
    number,
  );
