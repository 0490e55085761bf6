import { setImmediate } from 'node:timers/promises';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import type { MutationEnvelope } from '#shared/domain/mutation.ts';
import { toInstant } from '#shared/lib/clock.ts';
import { createDatabase } from '#tests/support/postgres-databases.ts';
import { startPostgresFaultProxy } from '#tests/support/postgres-fault-proxy.ts';
import type { Fate, Moment, PostgresFaultProxy } from '#tests/support/postgres-fault-proxy.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

const DEVICES = 5;
const BATCH = 2;
/** Each fault happens at least so often. */
const TIMES = 20;
/** Pushes between two failovers, each of which ends every connection. */
const FAILOVER_EVERY = 5;
/** No transaction is so late that so many numbers were drawn meanwhile. */
const REACH = 500;
/** Pulls while a commit is kept back and no other one comes: it may be what the others wait for. */
const PATIENCE = 50;

type Numbered = MutationEnvelope & { readonly n: number };

describe.skipIf(!inject('postgresUrl'))('sync over a PostgreSQL in trouble', () => {
  let database: string;
  let admin: Client;
  let proxy: PostgresFaultProxy;
  /** Behind the faults. */
  let app: TestApp;
  /** A second server on the same database, for who reads meanwhile. */
  let other: TestApp;
  let nora: TestUser;
  let hot: string;
  let epoch: string;
  let isTroubled = false;
  let seed = 1;
  /** Something has happened that who reads should look at. */
  let happened = Promise.withResolvers<void>();

  /** The same decisions in every run; what they meet differs. */
  const chance = (one: number): boolean => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % one === 0;
  };
  /** Whatever has happened often enough makes room for the rest. */
  const decide = (moment: Moment): Fate => {
    if (!isTroubled) return 'pass';
    const { cutInside, cutCommit, lostAnswer } = proxy.counts;
    if (moment === 'statement') return cutInside < TIMES && chance(60) ? 'cut' : 'pass';
    if (cutCommit < TIMES && chance(6)) return 'cut';
    if (lostAnswer < TIMES && chance(6)) return 'lose_answer';
    // One at a time: the others are there to overtake it.
    return proxy.waiting() === 0 && chance(2) ? 'hold' : 'pass';
  };
  const open = (url: string): Promise<TestApp> =>
    createTestApp({
      name: 'postgres',
      databaseUrl: () => Promise.resolve(url),
      dataDir: () => Promise.resolve('/nowhere'),
    });
  const rows = async <T extends object>(text: string, values: unknown[] = []): Promise<T[]> =>
    (await admin.query<T>(text, values)).rows;

  beforeEach(async () => {
    database = await createDatabase(inject('postgresUrl'));
    admin = new Client({ connectionString: database });
    await admin.connect();
    // Two who write the same row then fail to serialise; PostgreSQL's own default makes one of them wait instead.
    const name = new URL(database).pathname.slice(1);
    await admin.query(`alter database "${name}" set default_transaction_isolation = 'repeatable read'`);
    proxy = await startPostgresFaultProxy(Number(new URL(database).port), decide, () => happened.resolve());
    app = await open(Object.assign(new URL(database), { port: String(proxy.port) }).href);
    nora = await app.addUser('Nora', 'owner');
    other = await open(database);
    const status = await nora.api.call('syncStatus', { query: {} });
    epoch = status.ok ? status.value.epoch : '';
    hot = app.newId();
    const fields = { lastName: 'Umkämpft' };
    expect(await nora.mutate('person.create', { id: hot, fields })).toMatchObject({ status: 'applied' });
  });
  afterEach(async () => {
    isTroubled = false;
    proxy.release();
    await app.close();
    await other.close();
    await proxy.close();
    await admin.end();
    const maintenance = new Client({ connectionString: inject('postgresUrl') });
    await maintenance.connect();
    await maintenance.query(`drop database "${new URL(database).pathname.slice(1)}" with (force)`);
    await maintenance.end();
  });

  /** Ends every connection of both servers at once; counts those that had written in an open transaction. */
  const failOver = async (): Promise<number> => {
    const ended = await rows<{ hadWritten: boolean }>(
      `select backend_xid is not null as "hadWritten", pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`,
    );
    return ended.filter(({ hadWritten }) => hadWritten).length;
  };

  /** Pushes what it has until it is answered, as the panel does. */
  const createDevice = (number: number, isCrowded: () => boolean, onPush: () => Promise<void>) => {
    const clientId = app.newId();
    const sent: Numbered[] = [];
    const outcomes = new Map<string, string[]>();
    let queue: Numbered[] = [];
    const next = (): Numbered => {
      const n = sent.length + 1;
      const change = { id: app.newId(), n, at: toInstant(app.clock.now()) };
      const id = app.newId();
      const made: Numbered =
        n % 2 === 0 && isCrowded()
          ? {
              ...change,
              name: 'person.update',
              args: { id: hot, set: { city: `Ort ${number}-${n}` } },
            }
          : { ...change, name: 'person.create', args: { id, fields: { lastName: `Nr. ${n}` } } };
      sent.push(made);
      return made;
    };
    const push = async (): Promise<void> => {
      const answer = await nora.api.call('syncPush', { body: { epoch, clientId, mutations: queue } });
      if (!answer.ok) {
        expect(answer.error.code).toMatch(/^store\./);
        return;
      }
      if (answer.value.stopped) expect(answer.value.stopped.code).toMatch(/^store\./);
      for (const { id, n, status } of answer.value.outcomes) {
        outcomes.set(id, [...(outcomes.get(id) ?? []), status]);
        queue = queue.filter((waiting) => waiting.n !== n);
      }
    };
    return {
      clientId,
      sent,
      outcomes,
      run: async (isOver: () => boolean): Promise<void> => {
        for (;;) {
          if (queue.length === 0) {
            if (isOver()) return;
            queue = Array.from({ length: BATCH }, next);
          }
          await push();
          await onPush();
        }
      },
    };
  };

  it('applies every acknowledged change once and tells every one of them, in whatever order they commit', async () => {
    const from = await other.services.store.changes.end();
    const counts = { failovers: 0, writingThen: 0, overtaken: 0, pulledWhileHeld: 0 };
    const serialization = (): number => (proxy.errors.get('40001') ?? 0) + (proxy.errors.get('40P01') ?? 0);
    /** All write one record as well, until that has failed often enough. */
    const isCrowded = (): boolean => serialization() < TIMES;
    const isEnough = (): boolean =>
      [
        serialization(),
        proxy.counts.cutInside,
        proxy.counts.cutCommit,
        proxy.counts.lostAnswer,
        counts.writingThen,
        counts.overtaken,
        counts.pulledWhileHeld,
      ].every((count) => count >= TIMES);

    let pushes = 0;
    const onPush = async (): Promise<void> => {
      pushes += 1;
      happened.resolve();
      if (!isTroubled || pushes % FAILOVER_EVERY !== 0 || counts.writingThen >= TIMES) return;
      counts.writingThen += await failOver();
      counts.failovers += 1;
    };
    const devices = Array.from({ length: DEVICES }, (_, index) => createDevice(index, isCrowded, onPush));
    isTroubled = true;
    const writing = Promise.all(devices.map((device) => device.run(isEnough)));
    let isWritten = false;
    const failures: unknown[] = [];
    void writing.then(
      () => (isWritten = true),
      (error: unknown) => failures.push(error),
    );
    void writing.finally(() => happened.resolve()).catch(() => {});

    /** What a reader who goes on behind the highest number sees, and what it would miss. */
    const naive = { newest: 0, seen: new Set<number>(), overtaken: new Set<string>() };
    const lookNaively = async (): Promise<void> => {
      const found = await rows<{ seq: string; xid: string }>(
        'select seq, xid::text as xid from change where seq > $1',
        [naive.newest - REACH],
      );
      const before = naive.newest;
      for (const { seq, xid } of found) {
        const number = Number(seq);
        if (naive.seen.has(number)) continue;
        naive.seen.add(number);
        if (number < before) naive.overtaken.add(xid);
        naive.newest = Math.max(naive.newest, number);
      }
      counts.overtaken = naive.overtaken.size;
    };

    /** No transaction runs any more that began before the last change: also one of another test holds it up. */
    const areAllDecided = async (): Promise<boolean> => {
      const [last] = await rows<{ isDecided: boolean }>(
        'select xid < pg_snapshot_xmin(pg_current_snapshot()) as "isDecided" from change order by xid desc limit 1',
      );
      return last!.isDecided;
    };

    const told = new Map<string, Record<string, unknown>>();
    const reader = other.newId();
    let cursor = from;
    const pull = async (): Promise<boolean> => {
      const token = { headers: { authorization: `Bearer ${nora.token}` } };
      const query = new URLSearchParams({ clientId: reader, epoch, cursor }).toString();
      const response = await other.request(`/api/v1/sync/pull?${query}`, token);
      if (response.status === 503) return true;
      expect(response.status).toBe(200);
      const page = (await response.json()) as {
        puts: { id: string; data: Record<string, unknown> }[];
        cursor: string;
      };
      for (const { id, data } of page.puts) told.set(id, data);
      const isMoved = page.cursor !== cursor;
      ({ cursor } = page);
      return isMoved;
    };
    const followed: number[] = [];
    let place = from;
    const follow = async (): Promise<boolean> => {
      const { store } = other.services;
      try {
        const page = await store.changes.after(place, 7);
        if (!page.ok) throw new Error(page.error.code);
        followed.push(...page.value.changes.map(({ seq }) => seq));
        place = page.value.cursor;
        return page.value.changes.length > 0;
      } catch (error) {
        if (!store.isUnavailable(error)) throw error;
        return true;
      }
    };

    let [pulls, newest] = [0, 0];
    for (;;) {
      if (!isWritten && proxy.waiting() === 0) await happened.promise;
      happened = Promise.withResolvers();
      const isDecided = isWritten && (await areAllDecided());
      expect([...failures, ...app.bugs, ...other.bugs]).toEqual([]);
      await lookNaively();
      const wasHeld = proxy.waiting() > 0;
      const isMoved = [await pull(), await follow()].includes(true);
      if (wasHeld) {
        counts.pulledWhileHeld += 1;
        pulls += 1;
        if (naive.newest > newest || pulls >= PATIENCE) proxy.release();
      }
      if (proxy.waiting() === 0) [pulls, newest] = [0, naive.newest];
      if (isEnough()) isTroubled = false;
      if (isDecided && !isMoved) break;
      await setImmediate();
    }
    await writing;
    const lines = { pushes, serialization: serialization(), ...proxy.counts, ...counts };
    process.stdout.write(`PostgreSQL faults: ${JSON.stringify(lines)}\n`);

    const sent = devices.flatMap((device) => device.sent);
    const once = (table: string, column: string, where = ''): Promise<{ id: string; n: string }[]> =>
      rows(
        `select ${column} as id, count(*) as n from ${table} where ${column} = any($1) ${where} group by 1`,
        [sent.map(({ id }) => id)],
      );
    for (const found of [
      await once('mutation', 'id'),
      await once('audit', '"mutationId"', `and outcome = 'applied'`),
      await once('sync_outcome', '"mutationId"'),
      await once('change', '"mutationId"'),
    ]) {
      expect(found).toHaveLength(sent.length);
      expect(found.filter(({ n }) => Number(n) !== 1)).toEqual([]);
    }
    for (const device of devices) {
      const lastN = await rows('select "lastN"::int as n from sync_client where id = $1', [device.clientId]);
      expect(lastN).toEqual([{ n: device.sent.length }]);
      expect([...device.outcomes.values()].flat().every((status) => status === 'applied')).toBe(true);
      expect(device.outcomes.size).toBe(device.sent.length);
    }
    const made = sent.filter(({ name }) => name === 'person.create').map(({ args }) => args['id'] as string);
    expect(made.filter((id) => !told.has(id))).toEqual([]);
    const [{ city }] = (await rows<{ city: string }>('select city from person where id = $1', [hot])) as [
      { city: string },
    ];
    expect(told.get(hot)!['city']).toBe(city);
    const all = await rows<{ seq: string }>(
      `select seq from change where "mutationId" = any($1) order by xid, seq`,
      [sent.map(({ id }) => id)],
    );
    expect(followed).toEqual(all.map(({ seq }) => Number(seq)));
    expect(isEnough()).toBe(true);
    expect([...app.bugs, ...other.bugs]).toEqual([]);
  }, 300_000);
});
