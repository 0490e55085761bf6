import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SyncPushAnswer } from '#shared/domain/sync.ts';
import { toInstant } from '#shared/lib/clock.ts';
import { ok } from '#shared/lib/result.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

describe('a disk that takes no more', () => {
  let app: TestApp;
  let nora: TestUser;
  let folder: string;
  let clientId: string;
  let epoch: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kontor-full-'));
    app = await createTestApp({
      name: 'sqlite',
      databaseUrl: () => Promise.resolve(undefined),
      dataDir: () => Promise.resolve(folder),
    });
    nora = await app.addUser('Nora', 'owner');
    clientId = app.newId();
    const status = await nora.api.call('syncStatus', { query: {} });
    epoch = status.ok ? status.value.epoch : '';
  });
  afterEach(async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Through the writing connection, which is the one that meets the limit. */
  const set = (pragma: string): Promise<unknown> =>
    app.services.store.write(async (tx) => ok(await tx.run(`pragma ${pragma}`)));
  const note = (n: number) => ({
    id: app.newId(),
    n,
    name: 'person.create',
    at: toInstant(app.clock.now()),
    args: { id: app.newId(), fields: { lastName: `Nr. ${n}`, street: 'x'.repeat(150) } },
  });
  const push = async (
    mutations: readonly ReturnType<typeof note>[],
    device = clientId,
  ): Promise<SyncPushAnswer> => {
    const body = { epoch, clientId: device, mutations: [...mutations] };
    const answer = await nora.api.call('syncPush', { body });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };
  const stored = async (): Promise<string[]> =>
    (await app.services.store.read.selectFrom('person').select('id').execute()).map(({ id }) => id);

  it('is told while full, keeps what was acknowledged and nothing else, and the queue goes on later', async () => {
    const notes = Array.from({ length: 50 }, (_, index) => note(index + 1));
    const { page_count: pages } = (await app.services.store.sql.get<{ page_count: number }>(
      'pragma page_count',
    ))!;
    await set(`max_page_count = ${pages + 8}`);
    const answer = await push(notes);
    const acknowledged = answer.outcomes.map(({ n }) => n);
    expect(answer.stopped).toEqual({ n: acknowledged.length + 1, code: 'store.full' });
    expect(acknowledged.length).toBeGreaterThan(0);
    expect((await stored()).toSorted()).toEqual(
      notes
        .slice(0, acknowledged.length)
        .map(({ args }) => args.id)
        .toSorted(),
    );
    await set('max_page_count = 1000000');
    expect(await push(notes.slice(acknowledged.length))).toMatchObject({ stopped: null, lastN: 50 });
    expect(await stored()).toHaveLength(50);
    expect(app.bugs).toEqual([]);
  });

  it('is told to each of many devices that push at once, and each keeps exactly what was acknowledged to it', async () => {
    const devices = Array.from({ length: 12 }, () => ({
      id: app.newId(),
      notes: Array.from({ length: 8 }, (_, index) => note(index + 1)),
    }));
    const { page_count: pages } = (await app.services.store.sql.get<{ page_count: number }>(
      'pragma page_count',
    ))!;
    await set(`max_page_count = ${pages + 12}`);
    const answers = await Promise.all(devices.map(({ id, notes }) => push(notes, id)));
    const acknowledged = answers.flatMap(({ outcomes }, index) =>
      outcomes.map(({ n }) => devices[index]!.notes[n - 1]!.args.id),
    );
    expect(new Set(answers.map(({ stopped }) => stopped?.code))).toEqual(new Set(['store.full']));
    expect(acknowledged.length).toBeGreaterThan(0);
    expect((await stored()).toSorted()).toEqual(acknowledged.toSorted());
    await set('max_page_count = 1000000');
    const again = await Promise.all(devices.map(({ id, notes }) => push(notes, id)));
    expect(again.every(({ lastN, stopped }) => lastN === 8 && stopped === null)).toBe(true);
    expect(await stored()).toHaveLength(12 * 8);
    expect(app.bugs).toEqual([]);
  });

  it('is told when it became read-only, and nothing is acknowledged', async () => {
    await set('query_only = on');
    expect(await push([note(1)])).toMatchObject({
      outcomes: [],
      stopped: { n: 1, code: 'store.read_only' },
      lastN: 0,
    });
    const single = await nora.mutate('person.create', { id: app.newId(), fields: { lastName: 'Allein' } });
    expect(single).toMatchObject({ status: 'rejected', error: { code: 'store.read_only' } });
    expect(await stored()).toEqual([]);
  });
});
