/** One simulated office: the server, the devices, the way between them, and what everybody was promised. */
import { createHash } from 'node:crypto';
import type { SyncPushAnswer } from '#shared/domain/sync.ts';
import { createIdGenerator } from '#shared/lib/ids.ts';
import type { IdGenerator } from '#shared/lib/ids.ts';
import { createDevice } from './device.ts';
import type { Device, DeviceEvents, Program } from './device.ts';
import { createJournal } from './journal.ts';
import type { Journal } from './journal.ts';
import type { Mishap, Request } from './network.ts';
import { START, theOffice } from './office.ts';
import type { Person } from './office.ts';
import type { Planted } from './planted.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';
import { createServer } from './server.ts';
import type { Server, WriteMishap } from './server.ts';
import { HURRY, createTime } from './time.ts';
import type { Time } from './time.ts';
import { watchWork } from './turns.ts';
import type { Names } from './work.ts';

export type World = {
  readonly random: Random;
  readonly time: Time;
  readonly server: Server;
  readonly people: readonly Person[];
  readonly devices: Device[];
  readonly journal: Journal;
  readonly names: Names;
  readonly newId: IdGenerator;
  /** Mishaps on everybody's way. */
  readonly mishaps: Set<Mishap>;
  readonly writeMishaps: Set<() => WriteMishap>;
  /** Changes that break the server. */
  readonly poison: Set<string>;
  /** Names a server of an older version would not know, and who is told that one was refused. */
  readonly unknownMutations: Map<string, () => void>;
  /** Words of people who were erased, in lower case. */
  readonly canaries: string[];
  /** A look of its own once everything has come to rest. */
  readonly atTheEnd: (look: () => Promise<void>) => void;
  readonly looks: readonly (() => Promise<void>)[];
  readonly setServerSkew: (ms: number) => void;
  /** A fault has happened, once more. */
  readonly count: (fault: number) => void;
  readonly counts: () => Readonly<Record<number, number>>;
  readonly violate: (invariant: string, what: string) => void;
  readonly violations: () => readonly string[];
  readonly trace: (line: string) => void;
  /** Fingerprint of everything that happened. */
  readonly hash: () => string;
  readonly addDevice: (person: Person, set: 'working' | 'all') => Device;
  /** ms, or until everything is made whole. */
  readonly waitOrHeal: (ms: number) => Promise<void>;
  readonly isHealing: () => boolean;
  readonly heal: () => void;
  readonly watchers: Watchers;
  readonly close: () => Promise<void>;
};

/** Who wants to know; faults that wait for their moment. */
export type Watchers = {
  readonly answered: Set<
    (device: Device, request: Request, answer: Response, program: string) => void | Promise<void>
  >;
  readonly sent: Set<(device: Device, request: Request, program: string) => void>;
  readonly signedOut: Set<(device: Device, program: Program) => void>;
  readonly refused: Set<(device: Device, why: 'full' | 'broken') => void>;
  readonly stolen: Set<(device: Device) => void>;
};

export type WorldOptions = {
  readonly seed: number;
  readonly planted: Planted | null;
  /** Told of each line of what happens; for who looks into one seed. */
  readonly onLine: ((line: string) => void) | null;
  /** Each event comes to its end before the next. */
  readonly calm?: boolean;
};

export const isPush = ({ url }: Request): boolean => url.startsWith('/api/v1/sync/push');

export const createWorld = async ({ seed, planted, onLine, calm = false }: WorldOptions): Promise<World> => {
  const office = await theOffice();
  const random = createRandom(seed);
  const time = createTime(START, random.fork(), calm ? 0 : HURRY);
  const digest = createHash('sha256');
  const trace = (line: string): void => {
    const text = `${((time.now() - START) / 1_000).toFixed(3)} ${line}`;
    digest.update(`${text}\n`);
    onLine?.(text);
  };
  const counts: Record<number, number> = {};
  const violations: string[] = [];
  const devices: Device[] = [];
  const journal = createJournal();
  const mishaps = new Set<Mishap>();
  const writeMishaps = new Set<() => WriteMishap>();
  const poison = new Set<string>();
  const unknownMutations = new Map<string, () => void>();
  const looks: (() => Promise<void>)[] = [];
  const watchers: Watchers = {
    answered: new Set(),
    sent: new Set(),
    signedOut: new Set(),
    refused: new Set(),
    stolen: new Set(),
  };
  let serverSkew = 0;
  const server = await createServer({
    time,
    random: random.fork(),
    image: office.image,
    skew: () => serverSkew,
    writeMishap: () => {
      for (const mishap of writeMishaps) {
        const happens = mishap();
        if (happens) return happens;
      }
      return null;
    },
    isPoison: (id) => poison.has(id),
    isUnknown: (name) => {
      const tell = unknownMutations.get(name);
      tell?.();
      return tell !== undefined;
    },
    planted,
  });
  watchWork(() => server.isBusy() || devices.some(({ disk }) => disk.isBusy()));

  const events: DeviceEvents = {
    trace,
    onAnswer: async (device, request, answer, program) => {
      if (isPush(request) && answer.ok) {
        const body = (await answer
          .clone()
          .json()
          .catch(() => null)) as SyncPushAnswer | null;
        for (const outcome of body?.outcomes ?? []) {
          trace(
            `${device.name} told ${outcome.id.slice(-6)} ${outcome.status === 'rejected' ? outcome.error.code : outcome.status}`,
          );
          journal.acknowledge(outcome);
        }
      }
      for (const watcher of watchers.answered) await watcher(device, request, answer, program);
    },
    onSent: (device, request, program) =>
      watchers.sent.forEach((watcher) => watcher(device, request, program)),
    onSignedOut: (device, program) => watchers.signedOut.forEach((watcher) => watcher(device, program)),
    onRefused: (device, why) => watchers.refused.forEach((watcher) => watcher(device, why)),
    onStolen: (device) => watchers.stolen.forEach((watcher) => watcher(device)),
  };

  let isHealing = false;
  let wakers: (() => void)[] = [];

  return {
    random,
    time,
    server,
    people: office.people,
    devices,
    journal,
    names: { people: [], deals: [], mails: new Map(), contents: new Map(), fields: office.fields },
    newId: createIdGenerator({ now: time.now }, random.fork().bytes),
    mishaps,
    writeMishaps,
    poison,
    unknownMutations,
    canaries: [],
    atTheEnd: (look) => void looks.push(look),
    looks,
    setServerSkew: (ms) => {
      serverSkew = ms;
    },
    count: (fault) => {
      trace(`fault ${fault}`);
      counts[fault] = (counts[fault] ?? 0) + 1;
    },
    counts: () => counts,
    violate: (invariant, what) => {
      trace(`${invariant} violated: ${what}`);
      violations.push(`${invariant}: ${what}`);
    },
    violations: () => violations,
    trace,
    hash: () => digest.copy().digest('hex'),
    addDevice: (person, set) => {
      const device = createDevice({
        name: `${person.name}-${devices.length + 1}`,
        place: devices.length,
        person,
        set,
        time,
        random: random.fork(),
        serve: server.serve,
        mishaps: () => [...mishaps],
        events,
        sharesAccounts: planted?.sharesAccounts ?? false,
      });
      devices.push(device);
      return device;
    },
    waitOrHeal: (ms) =>
      isHealing
        ? Promise.resolve()
        : new Promise((resolve) => {
            time.timers.after(ms, resolve);
            wakers.push(resolve);
          }),
    isHealing: () => isHealing,
    heal: () => {
      trace('heal');
      isHealing = true;
      const all = wakers;
      wakers = [];
      for (const wake of all) wake();
    },
    watchers,
    close: async () => {
      for (const device of devices) for (const program of device.programs()) program.close();
      await server.close();
    },
  };
};
