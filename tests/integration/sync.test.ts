import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MutationEnvelope } from '#shared/domain/mutation.ts';
import type { SyncDoc, SyncPullAnswer, SyncPushAnswer } from '#shared/domain/sync.ts';
import type { CallInput } from '#shared/api/client.ts';
import type { Result } from '#shared/lib/result.ts';
import { toInstant } from '#shared/lib/clock.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { pullAll as pullEverything } from '#tests/support/pull-all.ts';
import { readableEnd } from '#tests/support/readable-end.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.code);

describeOnBothEngines('sync', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let tom: TestUser;
  let epoch: string;

  const envelope = (name: string, args: Record<string, unknown>): MutationEnvelope => ({
    id: app.newId(),
    name,
    at: toInstant(app.clock.now()),
    args,
  });
  const person = (lastName: string, id = app.newId()) =>
    envelope('person.create', { id, fields: { lastName } });
  const push = (
    user: TestUser,
    clientId: string,
    from: number,
    ...mutations: MutationEnvelope[]
  ): Promise<Result<SyncPushAnswer>> =>
    user.api.call('syncPush', {
      body: { epoch, clientId, mutations: mutations.map((one, index) => ({ ...one, n: from + index })) },
    });
  const end = async (): Promise<string> => readableEnd(app.services.store);
  const pull = (user: TestUser, clientId: string, cursor: string): Promise<Result<SyncPullAnswer>> =>
    user.api.call('syncPull', { query: { clientId, epoch, cursor } });
  const pullAll = (user: TestUser, clientId: string, from: string): Promise<SyncPullAnswer> =>
    pullEverything(app, user, { clientId, epoch, cursor: from });
  const bootstrap = async (
    user: TestUser,
    query: Partial<CallInput<'syncBootstrap'>['query']> = {},
  ): Promise<{ docs: SyncDoc[]; cursor: string; pages: number }> => {
    const docs: SyncDoc[] = [];
    for (let after: string | undefined, pages = 1; ; pages += 1) {
      const page = must(
        await user.api.call('syncBootstrap', {
          query: { clientId: user.id, set: 'all', ...query, ...(after === undefined ? {} : { after }) },
        }),
      );
      docs.push(...page.docs);
      if (page.next === null) return { docs, cursor: page.cursor, pages };
      after = page.next;
    }
  };

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora', 'owner');
    tom = await app.addUser('Tom', 'user', 'Vertrieb');
    ({ epoch } = must(await nora.api.call('syncStatus', { query: {} })));
    expect(epoch).toMatch(/^[0-9a-f]{32}$/);
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('applies the changes of a device in order and says how far it is', async () => {
    const clientId = app.newId();
    const answer = must(await push(nora, clientId, 1, person('Eins'), person('Zwei')));
    expect(answer).toMatchObject({ epoch, lastN: 2, stopped: null });
    expect(answer.outcomes.map(({ n, status }) => [n, status])).toEqual([
      [1, 'applied'],
      [2, 'applied'],
    ]);
  });

  it('answers a change that comes again with its kept outcome, applied or refused, and does nothing twice', async () => {
    const clientId = app.newId();
    const good = person('Doppelt');
    const bad = envelope('person.update', { id: app.newId(), set: { lastName: 'Niemand' } });
    const first = must(await push(nora, clientId, 1, good, bad));
    const again = must(await push(nora, clientId, 1, good, bad, person('Neu')));
    expect(first.outcomes.map(({ status }) => status)).toEqual(['applied', 'rejected']);
    expect(again.outcomes).toMatchObject([
      { status: 'applied', replayed: true },
      { status: 'rejected', error: { code: 'record.not_found' } },
      { status: 'applied', replayed: false },
    ]);
    const logged = await app.services.store.sql.all('select no from audit where "mutationId" = ?', good.id);
    expect(logged).toHaveLength(1);
  });

  it('refuses a gap, another change at a settled count, a foreign device and another epoch', async () => {
    const clientId = app.newId();
    must(await push(nora, clientId, 1, person('Da')));
    expect(codeOf(await push(nora, clientId, 3, person('Lücke')))).toBe('sync.gap');
    expect(codeOf(await push(nora, clientId, 1, person('Klon')))).toBe('sync.forked');
    expect(codeOf(await push(tom, clientId, 2, person('Fremd')))).toBe('sync.foreign_client');
    const other = await nora.api.call('syncPush', {
      body: { epoch: 'other', clientId, mutations: [{ ...person('Alt'), n: 2 }] },
    });
    expect(codeOf(other)).toBe('sync.epoch');
    expect(codeOf(await pull(tom, clientId, await end()))).toBe('sync.foreign_client');
  });

  it('takes a change offered again under another device id for the same change', async () => {
    const change = person('Angeboten');
    must(await push(nora, app.newId(), 1, change));
    const again = must(await push(nora, app.newId(), 1, change));
    expect(again.outcomes).toMatchObject([{ status: 'applied', replayed: true }]);
  });

  it('gives a colleague what changed since the cursor, as it stands now, and what is gone as removed', async () => {
    const from = await end();
    const [kept, gone] = [app.newId(), app.newId()];
    const clientId = app.newId();
    must(
      await push(
        nora,
        clientId,
        1,
        person('Bleibt', kept),
        person('Geht', gone),
        envelope('person.update', { id: kept, set: { firstName: 'Ina' } }),
      ),
    );
    const first = await pullAll(tom, tom.id, from);
    expect(first.puts.map(({ type, id, data }) => [type, id, data['firstName']])).toEqual(
      expect.arrayContaining([
        ['person', kept, 'Ina'],
        ['person', gone, ''],
      ]),
    );
    must(await push(nora, clientId, 4, envelope('person.delete', { id: gone })));
    const second = await pullAll(tom, tom.id, first.cursor);
    expect(second).toMatchObject({ puts: [], removes: [{ type: 'person', id: gone }], more: false });
  });

  it('tells nobody of a private note, and a mail once its logger opens it', async () => {
    const from = await end();
    const customer = app.newId();
    const clientId = app.newId();
    must(
      await push(
        nora,
        clientId,
        1,
        person('Kundin', customer),
        envelope('activity.create', {
          id: app.newId(),
          kind: 'note',
          fields: { text: 'geheim' },
          visibility: 'private',
          links: [{ type: 'person', id: customer }],
        }),
      ),
    );
    const toms = await pullAll(tom, tom.id, from);
    expect(toms.puts.map(({ type }) => type)).toEqual(['person']);
    expect(JSON.stringify(toms)).not.toContain('geheim');
    const noras = await pullAll(nora, app.newId(), from);
    expect(noras.puts.map(({ type, buckets }) => [type, buckets])).toContainEqual([
      'activity',
      [`private:${nora.id}`],
    ]);
  });

  it('never splits a change over two pages', async () => {
    const from = await end();
    const [one, other] = [app.newId(), app.newId()];
    must(await push(nora, app.newId(), 1, person('A', one), person('B', other)));
    await pullAll(nora, app.newId(), from);
    const page = must(await app.services.store.changes.after(from, 1));
    expect(new Set(page.changes.map(({ mutationId }) => mutationId)).size).toBe(1);
    expect(page.more).toBe(true);
  });

  it('starts a device with everything it may see, and pulling goes on from there', async () => {
    const { docs, cursor } = await bootstrap(tom);
    const types = new Set(docs.map(({ type }) => type));
    expect(types).toEqual(new Set(['person', 'user']));
    expect(JSON.stringify(docs)).not.toContain('geheim');
    expect(must(await pull(tom, tom.id, cursor))).toMatchObject({
      puts: [],
      removes: [],
      more: false,
      cursor,
    });
  });

  it('starts a device with the customers of its person alone, if that is asked', async () => {
    const mine = app.newId();
    const clientId = app.newId();
    must(
      await push(
        tom,
        clientId,
        1,
        envelope('person.create', { id: mine, fields: { lastName: 'Meins', ownerId: tom.id } }),
        envelope('task.create', { id: app.newId(), fields: { title: 'Anrufen', personId: mine } }),
      ),
    );
    const { docs } = await bootstrap(tom, { set: 'working' });
    expect(docs.filter(({ type }) => type === 'person').map(({ id }) => id)).toEqual([mine]);
    expect(docs.filter(({ type }) => type === 'task')).toHaveLength(1);
    expect(docs.some(({ type }) => type === 'user')).toBe(true);
  });

  it('sends a device that is too far behind, or ahead, back to the start', async () => {
    const now = await end();
    const ahead = now.replace(/\d+$/, (seq) => String(Number(seq) + 1_000));
    expect(codeOf(await pull(nora, app.newId(), ahead))).toBe('sync.resync_required');
    expect(codeOf(await pull(nora, app.newId(), 'x'))).toBe('request.cursor');
  });

  it('says which addresses are known without naming them', async () => {
    const fields = { lastName: 'Adresse', emails: [{ email: 'Kennt.Man@Firma.example', label: '' }] };
    must(await push(nora, app.newId(), 1, envelope('person.create', { id: app.newId(), fields })));
    const directory = must(await nora.api.call('syncDirectory', { query: {} }))!;
    expect(JSON.stringify(directory)).not.toContain('firma.example');
    const { createHmac } = await import('node:crypto');
    const hash = createHmac('sha256', Buffer.from(directory.key, 'base64'))
      .update('kennt.man@firma.example')
      .digest()
      .subarray(0, 8);
    expect(Buffer.from(directory.addresses, 'base64').includes(hash)).toBe(true);
    const same = await nora.api.call('syncDirectory', { query: { version: directory.version } });
    expect(must(same)).toBeNull();
  });

  it('keeps a long poll until something happens', async () => {
    const from = await end();
    const waiting = nora.api.call('syncPull', {
      query: { clientId: app.newId(), epoch, cursor: from, wait: '25' },
    });
    const id = app.newId();
    must(await push(tom, app.newId(), 1, person('Weckt', id)));
    expect(must(await waiting).puts.map((doc) => doc.id)).toContain(id);
  });

  it('pokes an open stream with each change and says nothing of it', async () => {
    const response = await nora.request('/api/v1/sync/events');
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toMatch(/^event: change\ndata: \{"seq":"[\d-]+"\}\n\n$/);
    must(await push(tom, app.newId(), 1, person('Unerwähnt')));
    expect((await reader.read()).value).toMatch(/^event: change\ndata: \{"seq":"[\d-]+"\}\n\n$/);
    await reader.cancel();
  });
});
