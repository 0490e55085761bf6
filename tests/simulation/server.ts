/**
 * The server as it is, over SQLite in memory: it can be killed at any moment, restored from an image, and its disk can
 * refuse.
 */
import { createApp } from '#server/app.ts';
import { composeServices } from '#server/composition.ts';
import { eraseAgain } from '#server/backup/erase-again.ts';
import type { Around } from '#server/core/mutation-executor.ts';
import { readConfig } from '#server/config.ts';
import type { Config } from '#server/config.ts';
import { openMemoryStore } from '#server/db/sqlite/sqlite-store.ts';
import type { Store } from '#server/db/store.ts';
import type { Erasure } from '#server/people/erasure-ledger.ts';
import type { Services } from '#server/services.ts';
import { beginEpoch } from '#server/sync/epoch.ts';
import { createIdGenerator } from '#shared/lib/ids.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Failure, Result } from '#shared/lib/result.ts';
import { createContents } from './contents.ts';
import type { Planted } from './planted.ts';
import type { Random } from './random.ts';
import type { Time } from './time.ts';

/** What happens to one transaction: the database refuses it, or the process ends just before or after its commit. */
export type WriteMishap = Failure | 'before_commit' | 'after_commit' | null;

export type Server = {
  readonly serve: (url: string, init: RequestInit) => Promise<Response>;
  readonly services: () => Services;
  readonly isUp: () => boolean;
  readonly kill: () => void;
  readonly start: () => void;
  readonly image: () => Uint8Array;
  /** Another, older database takes the place of this one. */
  readonly restore: (image: Uint8Array) => Promise<void>;
  /** What was thrown inside handlers. */
  readonly bugs: readonly unknown[];
  readonly isBusy: () => boolean;
  /** What is stored under the hash of a content; null when it is not. */
  readonly content: (hash: string) => Promise<Uint8Array | null>;
  readonly close: () => Promise<void>;
};

export type ServerOptions = {
  readonly time: Time;
  readonly random: Random;
  readonly image: Uint8Array;
  /** ms the server's clock is wrong by. */
  readonly skew: () => number;
  readonly writeMishap: () => WriteMishap;
  readonly isPoison: (mutationId: string) => boolean;
  /** Whether this server is too old for the mutation. */
  readonly isUnknown: (name: string) => boolean;
  readonly planted: Planted | null;
};

export const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

export const simulationConfig: Config = must(readConfig({ KONTOR_DATA: '/nonexistent' }, '/'));
/** The other end of a socket there is none of. */
const PEER = { incoming: { socket: { remoteAddress: '127.0.0.1', remotePort: 1, remoteFamily: 'IPv4' } } };
const isPoisoned = (error: unknown): boolean =>
  error instanceof Error && (error.message === POISON || isPoisoned(error.cause));
const POISON = 'poison of the simulation';

/** Breaks in the middle of the transaction. */
const breaking = (around: Around | undefined): Around | undefined =>
  around && {
    ...around,
    before: async (tx) => {
      const known = await around.before(tx);
      if (!known.ok || known.value) return known;
      throw new Error(POISON);
    },
  };
/** Some break before the transaction has begun, whether they were settled or not. */
const breakOn = <T>(id: string, work: () => T): T => {
  if (Number.parseInt(id.at(-1)!, 16) % 2 === 0) throw new Error(POISON);
  return work();
};

export const createServer = async (options: ServerOptions): Promise<Server> => {
  const { time, random, skew, writeMishap, isPoison, isUnknown, planted } = options;
  const clock = { now: () => time.now() + skew() };
  const newId = createIdGenerator(clock, random.bytes);
  const bugs: unknown[] = [];
  const stores: Store[] = [];
  const contents = planted?.blobs?.(createContents(), random) ?? createContents();
  /** What the file beside the database says: it outlives a restore. */
  const erased = new Map<string, Erasure>();
  let memory = must(await openMemoryStore(options.image));
  stores.push(memory.store);
  let life = 0;
  let isUp = false;
  let busy = 0;
  let services: Services;
  let app: ReturnType<typeof createApp>;
  let close = async (): Promise<void> => {};

  const during = async <T>(work: () => Promise<T>): Promise<T> => {
    busy += 1;
    try {
      return await work();
    } finally {
      busy -= 1;
    }
  };

  /** The store as one life of the server has it. */
  const storeOf = (inner: Store, mine: number): Store => {
    const write: Store['write'] = async (job) => {
      if (mine !== life) return fail('store.unavailable');
      return during(async () => {
        const mishap = writeMishap();
        const done = await inner.write(async (tx) => {
          const result = await job(tx);
          if (!result.ok || mishap === null || mishap === 'after_commit') return result;
          return mishap === 'before_commit' ? fail('store.unavailable') : mishap;
        });
        if (typeof mishap === 'string') kill();
        return done;
      });
    };
    const store = { ...inner, write };
    return planted?.store?.(store, random) ?? store;
  };

  const kill = (): void => {
    life += 1;
    isUp = false;
    void close();
  };
  const start = (): void => {
    const mine = (life += 1);
    const composed = composeServices({
      config: simulationConfig,
      store: storeOf(memory.store, mine),
      clock,
      newId,
      publicUrl: () => 'http://localhost',
      distDir: '/nonexistent',
      timers: time.timers,
      blobs: contents,
      erasures: (store) => ({
        complete: async () => {
          const known = await store.read.selectFrom('erased').select(['id', 'at']).execute();
          for (const { id, at } of known) erased.set(id, { id, at });
          return ok(null);
        },
      }),
    });
    const { executor } = composed.services;
    const execute: typeof executor.execute = (scope, envelope, around) => {
      if (isPoison(envelope.id))
        return breakOn(envelope.id, () => executor.execute(scope, envelope, breaking(around)));
      if (isUnknown(envelope.name))
        return Promise.resolve({ id: envelope.id, status: 'rejected', error: { code: 'mutation.unknown' } });
      return executor.execute(scope, envelope, around);
    };
    const watched = { ...executor, execute };
    services = { ...composed.services, executor: planted?.executor?.(watched, random) ?? watched };
    ({ close } = composed);
    app = createApp({
      services,
      installationId: '0b5c2a4e-6f1d-4c3b-9a8e-7d6c5b4a3f21',
      onBug: (error) => {
        if (!isPoisoned(error)) bugs.push(error);
      },
    });
    isUp = true;
  };
  start();

  return {
    serve: async (url, init) => {
      if (!isUp) throw new TypeError('refused');
      const mine = life;
      const answer = await app.request(`http://localhost${url}`, init, PEER);
      if (mine !== life) throw new TypeError('reset');
      return (await planted?.answer?.(url, answer, random)) ?? answer;
    },
    services: () => services,
    isUp: () => isUp,
    kill,
    start,
    image: () => memory.image(),
    restore: async (image) => {
      kill();
      memory = must(await openMemoryStore(image));
      stores.push(memory.store);
      await during(async () => {
        must(await memory.store.write(async (tx) => ok(await beginEpoch(tx, newId))));
        must(await eraseAgain(memory.store, clock, newId, [...erased.values()]));
      });
      start();
    },
    bugs,
    isBusy: () => busy > 0,
    content: async (hash) => {
      const stored = await contents.state(hash);
      if (!stored.ok || !stored.value.complete) return null;
      return new Uint8Array(await new Response(contents.read(hash)).arrayBuffer());
    },
    close: async () => {
      kill();
      for (const store of stores) await store.close();
    },
  };
};
