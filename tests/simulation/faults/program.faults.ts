/** Programs and clocks that do not behave: poison, frozen tabs, other versions, clocks that lie, somebody else at the desk. */
import type { SyncPullAnswer } from '#shared/domain/sync.ts';
import { anyProgram, isPull, nextWork, pickDevice, reopen, save, workHard } from '../desk.ts';
import type { Mishap } from '../network.ts';
import { readDevice } from '../device-state.ts';
import { isPush } from '../world.ts';
import type { Fault } from './fault.ts';

const HOUR_MS = 3_600_000;
const YEAR_MS = 365 * 24 * HOUR_MS;

/** 16: a change the server breaks on, each time; those behind it must go on. */
export const poison: Fault = async (world, number) => {
  const device = pickDevice(world);
  const program = anyProgram(world, device);
  if (!program) return;
  const mutation = await nextWork(world, device, program);
  if (!mutation) return;
  world.poison.add(mutation.id);
  if (!(program.isAlive() && (await save(world, device, program, mutation)))) return;
  const watcher = async (
    _device: unknown,
    request: { url: string; init: RequestInit },
    answer: Response,
  ): Promise<void> => {
    if (!isPush(request) || !answer.ok) return;
    const text = await answer.clone().text();
    if (!text.includes(mutation.id) || !text.includes('mutation.poison')) return;
    world.watchers.answered.delete(watcher);
    world.count(number);
  };
  world.watchers.answered.add(watcher);
  await workHard(world, device, 2);
};

/** 17: two tabs save at once; the one that sends is frozen by the browser, and later thawed. */
export const frozenLeader: Fault = async (world, number) => {
  const { random } = world;
  const device = pickDevice(world);
  await reopen(device);
  if (device.programs().length < 2) await device.open();
  const leader = device.programs().find((program) => program.isLeader());
  const others = device.programs().filter((program) => program !== leader);
  if (!leader || others.length === 0) return;
  const stolen = (where: unknown): void => {
    if (where === device) world.count(number);
  };
  world.watchers.stolen.add(stolen);
  void workHard(world, device, 1);
  await world.waitOrHeal(random.below(200));
  leader.freeze();
  await workHard(world, device, 1);
  await world.waitOrHeal(6_000 + random.below(20_000));
  leader.thaw();
  await workHard(world, device, 1);
  await world.waitOrHeal(3_000);
  world.watchers.stolen.delete(stolen);
};

const fromTheFuture = async (answer: Response): Promise<Response> => {
  const body = (await answer.json()) as SyncPullAnswer;
  const unknown = {
    type: 'contract',
    id: '01a20000-0000-7000-8000-000000000001',
    buckets: ['all'],
    data: { title: 'Vertrag' },
  };
  return Response.json({ ...body, puts: [...body.puts, unknown], hints: { next: 'v2' } });
};

/** 20: a newer server that says more than this client knows; a server set back that knows less than this client. */
export const otherVersion: Fault = async (world, number) => {
  const { random } = world;
  if (random.chance(0.5)) {
    const mishap: Mishap = {
      onWay: async (request, serve) => {
        if (!isPull(request)) return null;
        const answer = await serve(request.url, request.init);
        if (!answer.ok) return answer;
        world.count(number);
        return fromTheFuture(answer);
      },
    };
    world.mishaps.add(mishap);
    await world.waitOrHeal(6_000);
    world.mishaps.delete(mishap);
    return;
  }
  const name = random.pick(['activity.create', 'person.update', 'task.create']);
  world.unknownMutations.set(name, () => world.count(number));
  await world.waitOrHeal(12_000);
  world.unknownMutations.delete(name);
  // The server is up to date again: people try once more what it had refused.
  for (const device of world.devices) {
    const store = anyProgram(world, device)?.store();
    for (const { mutation, code } of (await store?.attention().catch(() => [])) ?? []) {
      if (code !== 'mutation.unknown') continue;
      world.journal.excuse(({ mutation: { id } }) => id === mutation.id, 'tried again as another');
      await store?.retry(mutation.id, false).catch(() => {});
    }
  }
};

/** 25: a clock that is years off, jumps back, or is an hour off twice a year. */
export const clientClock: Fault = async (world, number) => {
  const { random } = world;
  const device = pickDevice(world);
  for (let times = 1 + random.below(3); times > 0 && !world.isHealing(); times -= 1) {
    device.setSkew(random.pick([10 * YEAR_MS, -10 * YEAR_MS, HOUR_MS, -HOUR_MS, -90_000, 40 * 24 * HOUR_MS]));
    world.count(number);
    await workHard(world, device, 1);
    await world.waitOrHeal(4_000 + random.below(12_000));
  }
  if (random.chance(0.5)) device.setSkew(0);
};

/** 26: the server's clock is set back. */
export const serverClock: Fault = async (world, number) => {
  world.setServerSkew(-world.random.pick([5_000, HOUR_MS, 30 * HOUR_MS]));
  world.count(number);
  await workHard(world, pickDevice(world), 2);
  await world.waitOrHeal(10_000 + world.random.below(20_000));
  if (world.random.chance(0.5)) world.setServerSkew(0);
};

/** 33: somebody else signs in on the device while changes of the one before still wait. */
export const otherPerson: Fault = async (world, number) => {
  const { random } = world;
  const device = pickDevice(world);
  const owner = device.person();
  const other = random.pick(world.people.filter((person) => person !== owner));
  const mishap: Mishap = { blocks: () => true };
  device.mishaps.add(mishap);
  await workHard(world, device, 2);
  const { outbox } = await readDevice(device, owner);
  for (const program of device.programs()) program.close();
  device.signIn(other);
  if (outbox.length > 0) world.count(number);
  device.mishaps.delete(mishap);
  await device.open();
  await workHard(world, device, 2);
  await world.waitOrHeal(5_000 + random.below(15_000));
  for (const program of device.programs()) program.close();
  // Their copies lie here until they come back; nobody else offers them to a server that was restored meanwhile.
  for (const intent of world.journal.intents())
    if (intent.device === device && intent.person === other) intent.isUnbacked = true;
  device.signIn(owner);
  await device.open();
};
