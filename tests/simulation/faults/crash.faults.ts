/** What ends in the middle: tabs, workers, whole devices, the server. */
import { fail } from '#shared/lib/result.ts';
import { anyProgram, isPull, nextWork, pickDevice, reopen, workHard } from '../desk.ts';
import type { Device } from '../device.ts';
import type { Mishap } from '../network.ts';
import { turns } from '../turns.ts';
import { contentOf } from '../work.ts';
import { isPush } from '../world.ts';
import type { World } from '../world.ts';
import type { Fault } from './fault.ts';

/** 5: killed while it saves; nothing was promised yet. */
export const killedWhileSaving: Fault = async (world, number) => {
  const { random } = world;
  const device = pickDevice(world);
  for (let times = 3; times > 0 && !world.isHealing(); times -= 1) {
    const program = anyProgram(world, device);
    const mutation = program ? await nextWork(world, device, program) : null;
    if (program && mutation) {
      const intent = world.journal.intend(mutation, device, program.person);
      void program
        .store()!
        .save([mutation], contentOf(world.names, mutation))
        .then((saved) => {
          intent.isSaved = saved.ok && program.isAlive();
        });
      await turns(1 + random.below(9));
      if (program.kill().writing && !intent.isSaved) world.count(number);
    }
    await world.waitOrHeal(300 + random.below(3_000));
    await reopen(device);
    await world.waitOrHeal(1_000);
  }
};

/** Once a push of this device is under way, before or after the server had it. */
const amidPush = async (world: World, device: Device, strike: () => boolean): Promise<void> => {
  let left = 1;
  const mishap: Mishap = world.random.chance(0.3)
    ? {
        onWay: (request) => {
          if (left === 0 || !isPush(request) || !strike()) return null;
          left -= 1;
          throw new TypeError('gone');
        },
      }
    : {
        losesAnswer: (request, answer) => {
          if (left === 0 || !isPush(request) || !answer.ok || !strike()) return false;
          left -= 1;
          return true;
        },
      };
  device.mishaps.add(mishap);
  await workHard(world, device, 2);
  await world.waitOrHeal(20_000);
  device.mishaps.delete(mishap);
};

/** 6: killed between sending and hearing of it. */
export const killedWhileSending: Fault = async (world, number) => {
  const device = pickDevice(world);
  await amidPush(world, device, () => {
    const leader = device.programs().find((program) => program.isLeader());
    leader?.kill();
    if (leader) world.count(number);
    return leader !== undefined;
  });
  await reopen(device);
};

/** 7: killed while a page and its cursor are being written. */
export const killedWhileTaking: Fault = async (world, number) => {
  const { random } = world;
  const device = pickDevice(world);
  let left = 3;
  const strike = async (): Promise<void> => {
    await turns(1 + random.below(12));
    const leader = device.programs().find((program) => program.isLeader());
    if (left > 0 && leader?.kill().writing) {
      left -= 1;
      world.count(number);
    }
  };
  const watcher = async (
    where: Device,
    request: { url: string; init: RequestInit },
    answer: Response,
  ): Promise<void> => {
    if (where !== device || !isPull(request) || !answer.ok || left === 0) return;
    const { puts } = (await answer.clone().json()) as { puts: unknown[] };
    if (puts.length > 0) void strike();
  };
  world.watchers.answered.add(watcher);
  for (let times = 6; times > 0 && !world.isHealing(); times -= 1) {
    await world.waitOrHeal(8_000);
    await reopen(device);
  }
  world.watchers.answered.delete(watcher);
  await reopen(device);
};

/** 8: the server ends just before or just after it commits. */
export const killedServer: Fault = async (world, number) => {
  const { random } = world;
  for (let times = 1 + random.below(3); times > 0 && !world.isHealing(); times -= 1) {
    const skip = random.below(6);
    let seen = 0;
    let done = false;
    const mishap = () => {
      if (done || seen++ < skip) return null;
      done = true;
      world.count(number);
      return random.pick(['before_commit', 'after_commit'] as const);
    };
    world.writeMishaps.add(mishap);
    await world.waitOrHeal(5_000 + random.below(15_000));
    world.writeMishaps.delete(mishap);
    if (!world.server.isUp()) world.server.start();
  }
};

/** 9: the database refuses in the middle of a change: busy, full, out of reach. */
export const refusingDatabase: Fault = async (world, number) => {
  const { random } = world;
  const code = random.pick(['store.full', 'store.busy', 'store.unavailable']);
  let left = 2 + random.below(6);
  const mishap = () => {
    if (left === 0) return null;
    left -= 1;
    world.count(number);
    return fail(code);
  };
  world.writeMishaps.add(mishap);
  await world.waitOrHeal(20_000);
  world.writeMishaps.delete(mishap);
};

/** 18: the tab that sends is closed, another one is there. */
export const leaderClosed: Fault = async (world, number) => {
  const device = pickDevice(world);
  if (device.programs().length < 2) await device.open();
  await amidPush(world, device, () => {
    const leader = device.programs().find((program) => program.isLeader());
    leader?.close();
    if (leader) world.count(number);
    return leader !== undefined;
  });
  await reopen(device);
};

/** 19: an update ends all programs of the extension and starts them again at once. */
export const extensionUpdated: Fault = async (world, number) => {
  const device = pickDevice(world);
  await amidPush(world, device, () => {
    if (!device.programs().some((program) => program.isLeader())) return false;
    device.killAll();
    world.count(number);
    world.time.timers.after(50, () => void reopen(device));
    return true;
  });
  await reopen(device);
};

/** 24: the power goes; what was not written down is gone. */
export const powerCut: Fault = async (world, number) => {
  const device = pickDevice(world);
  for (let times = 3; times > 0 && !world.isHealing(); times -= 1) {
    await world.waitOrHeal(2_000 + world.random.below(9_000));
    device.killAll();
    if (device.disk.cutPower() > 0) world.count(number);
    await world.waitOrHeal(500 + world.random.below(4_000));
    await reopen(device);
  }
};
