/** What happens on the way: lost, doubled, shuffled, cut, held up, answered by somebody else. */
import type { SyncPush } from '#shared/domain/sync.ts';
import { goOffline, pickDevice, workHard } from '../desk.ts';
import type { Device } from '../device.ts';
import type { Mishap, Request } from '../network.ts';
import { isPush } from '../world.ts';
import type { World } from '../world.ts';
import type { Fault } from './fault.ts';

const DAY_MS = 86_400_000;

const during = async (world: World, where: Set<Mishap>, mishap: Mishap, ms: number): Promise<void> => {
  where.add(mishap);
  await world.waitOrHeal(ms);
  where.delete(mishap);
};

const bodyOf = ({ init }: Request): SyncPush => JSON.parse(init.body as string) as SyncPush;
const withBody = (init: RequestInit, body: SyncPush): RequestInit => ({
  ...init,
  body: JSON.stringify(body),
});

/** 1: the server has settled it, and nobody hears of it. */
export const answerLost: Fault = async (world, number) => {
  let left = 1 + world.random.below(4);
  await during(
    world,
    world.mishaps,
    {
      losesAnswer: (request, answer) => {
        if (left === 0 || !isPush(request) || !answer.ok) return false;
        left -= 1;
        world.count(number);
        return true;
      },
    },
    60_000,
  );
};

/** 2: a proxy sends the same once more, at once or later. */
export const requestDoubled: Fault = async (world, number) => {
  let left = 1 + world.random.below(5);
  await during(
    world,
    world.mishaps,
    {
      repeats: (request) => {
        if (left === 0 || !isPush(request) || !world.server.isUp()) return null;
        left -= 1;
        world.count(number);
        return world.random.pick([0, 40, 400, 9_000]);
      },
    },
    60_000,
  );
};

/** 3: changes of one push come in another order. */
export const batchReordered: Fault = async (world, number) => {
  const device = pickDevice(world);
  let left = 1;
  const mishap: Mishap = {
    onWay: (request, serve) => {
      if (left === 0 || !isPush(request)) return null;
      const body = bodyOf(request);
      if (body.mutations.length < 2) return null;
      left -= 1;
      world.count(number);
      return serve(request.url, withBody(request.init, { ...body, mutations: body.mutations.toReversed() }));
    },
  };
  device.mishaps.add(mishap);
  await workHard(world, device, 3);
  await world.waitOrHeal(40_000);
  device.mishaps.delete(mishap);
};

/** 4: half of a push arrives, then the line is cut. */
export const batchCut: Fault = async (world, number) => {
  const device = pickDevice(world);
  let left = 2;
  const mishap: Mishap = {
    onWay: async (request, serve) => {
      if (left === 0 || !isPush(request)) return null;
      const body = bodyOf(request);
      if (body.mutations.length < 2) return null;
      left -= 1;
      world.count(number);
      const half = body.mutations.slice(0, Math.ceil(body.mutations.length / 2));
      await serve(request.url, withBody(request.init, { ...body, mutations: half }));
      throw new TypeError('cut');
    },
  };
  device.mishaps.add(mishap);
  await workHard(world, device, 4);
  await world.waitOrHeal(40_000);
  device.mishaps.delete(mishap);
};

/** 12: no way there, no way back, or neither; for a second or for thirty days. */
export const partition: Fault = async (world, number) => {
  const { random } = world;
  const device = pickDevice(world);
  const kind = random.pick(['there', 'back', 'swallowed'] as const);
  const mishap: Mishap =
    kind === 'there'
      ? { blocks: () => true }
      : kind === 'back'
        ? { blocksBack: () => true }
        : // No answer at all: the client has to give up by itself.
          { onWay: () => new Promise(() => {}), blocksBack: () => true };
  world.count(number);
  await during(world, device.mishaps, mishap, 1_000 + random.below(50_000));
  if (!random.chance(0.2)) return;
  const back = goOffline(device);
  await world.waitOrHeal(2_000);
  world.time.sleep(random.below(30 * DAY_MS));
  world.count(number);
  await world.waitOrHeal(2_000);
  back();
};

/** 13: on and off, and a hotel that answers everything with its own page. */
export const flappingNet: Fault = async (world, number) => {
  const { random } = world;
  const device = pickDevice(world);
  for (let times = 2 + random.below(4); times > 0 && !world.isHealing(); times -= 1) {
    const isPortal = random.chance(0.6);
    const mishap: Mishap = isPortal
      ? {
          onWay: () => {
            world.count(number);
            const headers = { 'content-type': 'text/html' };
            return new Response('<html>Willkommen im WLAN</html>', { status: 200, headers });
          },
        }
      : { blocks: () => true };
    if (!isPortal) world.count(number);
    await during(world, device.mishaps, mishap, 200 + random.below(8_000));
    await world.waitOrHeal(200 + random.below(4_000));
  }
};

const refusal = (status: number, code: string, headers: Record<string, string> = {}): Response =>
  Response.json({ error: { code, message: code } }, { status, headers });

/** 14: the token does not count for a moment, before or after the server has done its work. */
export const tokenRefused: Fault = async (world, number) => {
  const device = pickDevice(world);
  let left = 1 + world.random.below(3);
  const mishap: Mishap = {
    onWay: async (request, serve) => {
      if (left === 0 || !isPush(request)) return null;
      left -= 1;
      world.count(number);
      if (world.random.chance(0.5)) await serve(request.url, request.init);
      return refusal(401, 'auth.required');
    },
  };
  device.mishaps.add(mishap);
  await workHard(world, device, 2);
  await world.waitOrHeal(30_000);
  device.mishaps.delete(mishap);
};

/** 15: a busy server says when to come again, and means it. */
export const busyServer: Fault = async (world, number) => {
  const { random, time } = world;
  let left = 1 + random.below(3);
  /** Who was told to come again when. */
  const told = new Map<string, number>();
  const onWay: Mishap['onWay'] = (request) => {
    if (left === 0 || !isPush(request)) return null;
    left -= 1;
    world.count(number);
    const seconds = { 'retry-after': String(1 + random.below(20)) };
    return random.chance(0.5)
      ? refusal(429, 'rate.limited', seconds)
      : refusal(503, 'store.unavailable', seconds);
  };
  const watcher = (_device: Device, _request: Request, answer: Response, program: string): void => {
    const seconds = Number(answer.headers.get('retry-after') ?? 0);
    if (seconds > 0) told.set(program, time.ticks() + seconds * 1_000);
  };
  const sent = (_device: Device, request: Request, program: string): void => {
    if (isPush(request) && time.ticks() < (told.get(program) ?? 0))
      world.violate(String(number), `${program} came before it was asked to`);
  };
  const mishap: Mishap = { onWay };
  world.mishaps.add(mishap);
  world.watchers.answered.add(watcher);
  world.watchers.sent.add(sent);
  await world.waitOrHeal(50_000);
  world.mishaps.delete(mishap);
  world.watchers.answered.delete(watcher);
  world.watchers.sent.delete(sent);
};
