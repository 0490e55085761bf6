/** One seed from its beginning to its end: a working day with mishaps, everything made whole, and the look at what is left. */
import { anyProgram, readOwnWrite, reopen, save, settledIds, workerOf } from './desk.ts';
import type { Device } from './device.ts';
import { faults } from './faults/faults.ts';
import { checkEverything, checkProgress, watchReads } from './invariants.ts';
import type { Planted } from './planted.ts';
import { settle } from './turns.ts';
import { nextChange } from './work.ts';
import { createWorld } from './world.ts';
import type { World } from './world.ts';

export type SeedOptions = {
  readonly seed: number;
  readonly planted?: Planted | undefined;
  readonly onLine?: ((line: string) => void) | undefined;
  /** Numbers of faults that happen in this run; a few by chance unless said. */
  readonly only?: readonly number[] | undefined;
};
export type SeedResult = {
  readonly seed: number;
  readonly faults: Readonly<Record<number, number>>;
  readonly mutations: number;
  readonly violations: readonly string[];
  readonly hash: string;
};

const DAY_MS = 130_000;
const FAULTS = 10;
const PROGRESS_MS = 60_000;
const QUIET_MS = 150_000;

const workOn = async (world: World, device: Device): Promise<void> => {
  for (;;) {
    await world.waitOrHeal(300 + world.random.below(14_000));
    if (world.isHealing()) return;
    const program = anyProgram(world, device);
    if (!program) continue;
    try {
      const mutation = await nextChange(workerOf(world, device, program));
      const before = settledIds(world);
      if (!program.isAlive() || !(await save(world, device, program, mutation))) continue;
      await readOwnWrite(world, program, mutation, before);
      await world.waitOrHeal(world.random.below(3_000));
      await readOwnWrite(world, program, mutation, before);
    } catch (error) {
      // Whoever is killed while reading has nothing to say any more.
      if (program.isAlive()) throw error;
    }
  }
};

/** Runs beside everything else; what it throws is found. */
const spawn = (world: World, what: string, script: Promise<void>): void => {
  script.catch((error: unknown) =>
    world.violate('script', `${what}: ${(error as Error).stack ?? String(error)}`),
  );
};

const chooseFaults = ({ random }: World, only: readonly number[] | undefined): readonly number[] => {
  if (only) return only;
  const left = Object.keys(faults).map(Number);
  return Array.from(
    { length: Math.min(FAULTS, left.length) },
    () => left.splice(random.below(left.length), 1)[0]!,
  );
};

const mend = async (world: World): Promise<void> => {
  world.heal();
  world.mishaps.clear();
  world.writeMishaps.clear();
  if (!world.server.isUp()) world.server.start();
  for (const device of world.devices) {
    device.mishaps.clear();
    device.setOnline(true);
    device.disk.setFull(false);
    device.disk.setBroken(false);
    for (const program of device.programs()) program.thaw();
  }
  // Scripts of faults put their things in order now.
  await settle();
  for (const device of world.devices) {
    spawn(world, 'opening', reopen(device));
  }
};

const VISIT_MS = 20_000;

/** Who sat at a device for a while comes back once more: also what they left there has to find its way. */
const visitAgain = async (world: World): Promise<void> => {
  const isShared = world.devices.filter((device) => device.everybody().length > 1);
  for (const device of isShared) {
    const owner = device.person();
    for (const person of [...device.everybody().filter((one) => one !== owner), owner]) {
      for (const program of device.programs()) program.close();
      device.signIn(person);
      spawn(world, 'opening', reopen(device));
      await world.time.advance(VISIT_MS);
    }
  }
};

export const runSeed = async ({ seed, planted, onLine, only }: SeedOptions): Promise<SeedResult> => {
  const world = await createWorld({ seed, planted: planted ?? null, onLine: onLine ?? null });
  const { random, time, people } = world;
  watchReads(world);
  try {
    const staff = [people[0]!, people[1]!, people[2]!, people[3]!];
    for (const [at, person] of staff.entries()) {
      const device = world.addDevice(person, at % 2 === 0 ? 'all' : 'working');
      for (let opened = 0; opened <= at % 2; opened += 1)
        spawn(
          world,
          'opening',
          device.open().then(() => {}),
        );
      spawn(world, 'work', workOn(world, device));
    }
    for (const number of chooseFaults(world, only)) {
      const start = 1_000 + random.below(DAY_MS - 30_000);
      spawn(
        world,
        `fault ${number}`,
        world.waitOrHeal(start).then(() => (world.isHealing() ? undefined : faults[number]!(world, number))),
      );
    }
    await time.advance(DAY_MS);
    await mend(world);
    await time.advance(PROGRESS_MS);
    await checkProgress(world);
    await visitAgain(world);
    await time.advance(QUIET_MS);
    await checkEverything(world);
  } catch (error) {
    world.violate('run', (error as Error).stack ?? String(error));
  } finally {
    await world.close();
    await settle().catch(() => {});
  }
  return {
    seed,
    faults: world.counts(),
    mutations: world.journal.intents().length,
    violations: world.violations(),
    hash: world.hash(),
  };
};
