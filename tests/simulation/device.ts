/**
 * A device: one disk, one clock, and the programs of Kontor that run on it, each of which can be killed, frozen and
 * closed by itself. What a program does is the real client; what it takes from the world is taken from here.
 */
import { createHmac } from 'node:crypto';
import { IDBKeyRange } from 'fake-indexeddb';
import { createApiClient } from '#shared/api/client.ts';
import { createIdGenerator } from '#shared/lib/ids.ts';
import { createLocalStore } from '#shared/store/create-local-store.ts';
import type { Channel, StoreEnvironment } from '#shared/store/environment.ts';
import type { LocalStore } from '#shared/store/local-store.ts';
import { createCiphers } from './cipher.ts';
import type { SimulatedCiphers } from './cipher.ts';
import { createDisk } from './disk.ts';
import type { Disk } from './disk.ts';
import { createLocks } from './locks.ts';
import type { DeviceLocks } from './locks.ts';
import { createNetwork } from './network.ts';
import type { Mishap, Request, Serve } from './network.ts';
import type { Person } from './office.ts';
import type { Random } from './random.ts';
import type { Time } from './time.ts';

/** One tab, panel or worker. */
export type Program = {
  readonly name: string;
  readonly person: Person;
  /** Null until it has opened its store. */
  readonly store: () => LocalStore | null;
  readonly isAlive: () => boolean;
  readonly isFrozen: () => boolean;
  readonly isLeader: () => boolean;
  /** Ends without a word; answers what that interrupted. */
  readonly kill: () => { readonly writing: boolean; readonly leading: boolean };
  readonly freeze: () => void;
  readonly thaw: () => void;
  /** Ends as a tab that is closed. */
  readonly close: () => void;
};

export type Device = {
  readonly set: 'working' | 'all';
  readonly name: string;
  readonly disk: Disk;
  readonly ciphers: SimulatedCiphers;
  readonly programs: () => readonly Program[];
  /** Who is signed in. */
  readonly person: () => Person;
  readonly signIn: (person: Person) => void;
  /** Who has ever been signed in. */
  readonly everybody: () => readonly Person[];
  readonly open: () => Promise<Program>;
  readonly killAll: () => void;
  /** Mishaps on the way of this device alone. */
  readonly mishaps: Set<Mishap>;
  /** ms by which its clock is wrong. */
  readonly setSkew: (ms: number) => void;
  readonly setOnline: (says: boolean) => void;
  readonly now: () => number;
  readonly accountOf: (person: Person) => string;
  readonly tokenOf: (person: Person) => string;
  /** Another device begins as a copy of this one. */
  readonly cloneTo: (other: Device) => void;
};

export type DeviceEvents = {
  readonly trace: (line: string) => void;
  readonly onSent: (device: Device, request: Request, program: string) => void;
  readonly onAnswer: (device: Device, request: Request, answer: Response, program: string) => Promise<void>;
  readonly onSignedOut: (device: Device, program: Program) => void;
  readonly onRefused: (device: Device, why: 'full' | 'broken') => void;
  readonly onStolen: (device: Device) => void;
};

export type DeviceOptions = {
  readonly name: string;
  /** Which of a person's tokens it is paired with. */
  readonly place: number;
  readonly person: Person;
  readonly set: 'working' | 'all';
  readonly time: Time;
  readonly random: Random;
  readonly serve: Serve;
  readonly mishaps: () => readonly Mishap[];
  readonly events: DeviceEvents;
  /** A planted bug: the databases of whoever sits there are named after the device alone. */
  readonly sharesAccounts: boolean;
};

type Hub = Map<string, Set<{ readonly program: object; readonly hear: (message: unknown) => void }>>;

export const createDevice = (options: DeviceOptions): Device => {
  const { name, set, time, random, serve, events } = options;
  const disk = createDisk({ onRefused: (why) => events.onRefused(device, why) });
  const locks: DeviceLocks = createLocks(() => events.onStolen(device));
  const ciphers = createCiphers(name);
  const mishaps = new Set<Mishap>();
  const hub: Hub = new Map();
  const programs = new Set<Program>();
  let { person } = options;
  const everybody = new Set([person]);
  let skew = 0;
  let saysOnline = true;
  let opened = 0;

  const accountOf = ({ id }: Person): string => (options.sharesAccounts ? name : id);

  const channelOf = (program: object, account: string, run: (work: () => void) => void): Channel => {
    const hearers = hub.get(account) ?? new Set();
    hub.set(account, hearers);
    return {
      post: (message) => {
        const text = JSON.stringify(message);
        for (const one of hearers) {
          if (one.program === program) continue;
          time.timers.after(1 + random.below(4), () => hearers.has(one) && one.hear(JSON.parse(text)));
        }
      },
      listen: (listener) => {
        const one = { program, hear: (message: unknown) => run(() => listener(message)) };
        hearers.add(one);
        return () => void hearers.delete(one);
      },
    };
  };

  const open = async (): Promise<Program> => {
    const who = person;
    const account = accountOf(who);
    opened += 1;
    const label = `${name}#${opened}`;
    let isAlive = true;
    let isFrozen = false;
    let store: LocalStore | null = null;
    let later: (() => void)[] = [];
    const run = (work: () => void): void => {
      if (!isAlive) return;
      if (isFrozen) later.push(work);
      else work();
    };
    const awake = (): Promise<void> => new Promise((resolve) => run(resolve));
    const own = random.fork();
    const clock = { now: () => time.now() + skew };
    const holder = { run };
    const owner = { isAlive: () => isAlive };
    const network = createNetwork({
      time,
      random: own.fork(),
      serve,
      token: () => who.tokens[options.place]!,
      mishaps: () => [...options.mishaps(), ...mishaps],
      trace: (line) => events.trace(`${label} ${line}`),
      onSent: (request) => events.onSent(device, request, label),
      onAnswer: (request, answer) => events.onAnswer(device, request, answer, label),
      awake,
      isAlive: () => isAlive,
    });
    const timers = {
      after: (ms: number, work: () => void) => time.timers.after(ms, () => run(work)),
    };
    const env: StoreEnvironment = {
      clock,
      random: own.bytes,
      newId: createIdGenerator(clock, own.bytes),
      timers,
      locks: locks.of(holder),
      channel: channelOf(holder, account, run),
      ciphers,
      hmac: async (key, bytes) => createHmac('sha256', key).update(bytes).digest(),
      api: createApiClient({ baseUrl: '', token: () => null, fetch: network.fetch, timers }),
      openStream: network.openStream,
      indexedDB: disk.factoryFor(owner),
      IDBKeyRange,
      isOnline: () => saysOnline,
      persist: async () => false,
    };
    const end = (): { writing: boolean; leading: boolean } => {
      isAlive = false;
      for (const hearers of hub.values())
        for (const one of hearers) if (one.program === holder) hearers.delete(one);
      const writing = disk.release(owner);
      const leading = locks.release(holder);
      programs.delete(program);
      return { writing, leading };
    };
    const program: Program = {
      name: label,
      person: who,
      store: () => store,
      isAlive: () => isAlive,
      isFrozen: () => isFrozen,
      isLeader: () => locks.holderOf(`kontor-sync-${account}`) === holder,
      kill: () => {
        events.trace(`${label} killed`);
        return end();
      },
      freeze: () => {
        isFrozen = true;
      },
      thaw: () => {
        isFrozen = false;
        const due = later;
        later = [];
        for (const work of due) run(work);
      },
      close: () => {
        store?.dispose();
        end();
      },
    };
    programs.add(program);
    store = await createLocalStore({
      env,
      account,
      self: { id: who.id, name: who.name },
      set,
      onSignedOut: () => events.onSignedOut(device, program),
    });
    return program;
  };

  const device: Device = {
    name,
    disk,
    set,
    ciphers,
    programs: () => [...programs],
    person: () => person,
    signIn: (next) => {
      person = next;
      everybody.add(next);
    },
    everybody: () => [...everybody],
    open,
    killAll: () => {
      for (const program of programs) program.kill();
    },
    mishaps,
    setSkew: (ms) => {
      skew = ms;
    },
    setOnline: (says) => {
      saysOnline = says;
    },
    now: () => time.now() + skew,
    accountOf,
    tokenOf: ({ tokens }) => tokens[options.place]!,
    cloneTo: (other) => {
      disk.cloneTo(other.disk);
      ciphers.cloneTo(other.ciphers);
    },
  };
  return device;
};
