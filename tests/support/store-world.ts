/** One office with a real server and devices in virtual time, for tests of what a device does. Nothing goes wrong by itself. */
import { onTestFinished } from 'vitest';
import type { MutationEnvelope } from '#shared/domain/mutation.ts';
import type { MutationArgs, MutationName } from '#shared/domain/mutations.ts';
import { createIdGenerator } from '#shared/lib/ids.ts';
import type { LocalStore } from '#shared/store/local-store.ts';
import type { Device, Program } from '../simulation/device.ts';
import { settle } from '../simulation/turns.ts';
import { createWorld } from '../simulation/world.ts';
import type { World } from '../simulation/world.ts';

export type StoreWorld = World & {
  /** A device of the second person, with one program that is ready. */
  readonly device: () => Promise<Device>;
  readonly open: (device: Device) => Promise<Program>;
  readonly envelope: <N extends MutationName>(name: N, args: MutationArgs<N>) => MutationEnvelope;
  /** s of virtual time. */
  readonly pass: (seconds: number) => Promise<void>;
};

export const createStoreWorld = async (seed = 1): Promise<StoreWorld> => {
  const world = await createWorld({ seed, planted: null, onLine: null, calm: true });
  onTestFinished(async () => {
    await world.close();
    await settle();
  });
  const newId = createIdGenerator({ now: world.time.now }, world.random.bytes);
  const pass: StoreWorld['pass'] = (seconds) => world.time.advance(seconds * 1_000);
  const open: StoreWorld['open'] = async (device) => {
    const opening = device.open();
    await pass(8);
    return opening;
  };
  return {
    ...world,
    pass,
    open,
    device: async () => {
      const device = world.addDevice(world.people[1]!, 'all');
      await open(device);
      return device;
    },
    envelope: (name, args) => ({ id: newId(), name, at: new Date(world.time.now()).toISOString(), args }),
  };
};

export const storeOf = (device: Device, at = 0): LocalStore => device.programs()[at]!.store()!;
