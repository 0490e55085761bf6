import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { backupCommand } from '#server/cli/backup.command.ts';
import { restoreCommand } from '#server/cli/restore.command.ts';
import { takeServingLock } from '#server/db/serving-lock.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import type { TestEngine } from '#tests/support/engines.ts';
import { apply, createRecords, makeMail } from '#tests/support/records.ts';
import { runCli } from '#tests/support/run-cli.ts';
import type { Ran } from '#tests/support/run-cli.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

describeOnBothEngines('backup and restore', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let env: Record<string, string>;
  let place: string;
  let copy: string;

  /** The same data folder and database each time. */
  const start = (): Promise<TestApp> => {
    const same: TestEngine = {
      ...engine,
      databaseUrl: () => Promise.resolve(env['KONTOR_DATABASE_URL']),
      dataDir: () => Promise.resolve(env['KONTOR_DATA']!),
    };
    return createTestApp(same);
  };
  const names = async (): Promise<string[]> => {
    const people = await app.services.store.read
      .selectFrom('person')
      .select('lastName')
      .where('deletedAt', 'is', null)
      .orderBy('lastName')
      .execute();
    return people.map(({ lastName }) => lastName);
  };
  const person = async (lastName: string): Promise<string> => {
    const id = app.newId();
    await apply(nora, 'person.create', { id, fields: { lastName } });
    return id;
  };
  const backup = (): Promise<Ran> => runCli(env, backupCommand, ['--out', copy]);
  const restore = async (...args: string[]): Promise<Ran> => {
    await app.close();
    const ran = await runCli(env, restoreCommand, [copy, ...args]);
    app = await start();
    return ran;
  };

  beforeEach(async () => {
    const url = await engine.databaseUrl();
    env = { KONTOR_DATA: await engine.dataDir(), ...(url ? { KONTOR_DATABASE_URL: url } : {}) };
    place = await mkdtemp(join(tmpdir(), 'kontor-backup-'));
    copy = join(place, 'copy');
    app = await start();
    nora = await app.addUser('Nora', 'owner');
  });
  afterEach(async () => {
    await app.close();
    await rm(place, { recursive: true, force: true });
  });

  it('bring everything back as it was, in a new epoch, and say what became older', async () => {
    await person('Vorher');
    const before = await nora.api.call('syncStatus', { query: {} });
    expect(await backup()).toMatchObject({ code: '', out: [copy] });
    app.clock.advance(60_000);
    await person('Nachher');
    const ran = await restore('--force');
    expect(ran.code).toBe('');
    expect(JSON.parse(ran.out[0]!)).toMatchObject({ older: 1, erased: 0 });
    expect(await names()).toEqual(['Vorher']);
    const now = await app.request('/api/v1/sync/status', {
      headers: { authorization: `Bearer ${nora.token}` },
    });
    const { epoch } = (await now.json()) as { epoch: string };
    expect(epoch).toMatch(/^[0-9a-f]{32}$/);
    if (!before.ok) throw new Error(before.error.code);
    expect(epoch).not.toBe(before.value.epoch);
    const pushed = await app.request('/api/v1/sync/push', {
      method: 'POST',
      headers: { authorization: `Bearer ${nora.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        epoch: before.value.epoch,
        clientId: app.newId(),
        mutations: [
          { id: app.newId(), n: 1, name: 'person.create', at: '2026-11-22T10:00:00.000Z', args: {} },
        ],
      }),
    });
    expect([pushed.status, await pushed.json()]).toMatchObject([409, { error: { code: 'sync.epoch' } }]);
    const client = createClientOf(app, nora.token);
    expect((await client('person.create', { id: app.newId(), fields: { lastName: 'Weiter' } })).status).toBe(
      200,
    );
    expect(await names()).toEqual(['Vorher', 'Weiter']);
  });

  it('bring kept views of lists back as they were', async () => {
    const id = app.newId();
    const fields = {
      name: 'Köln',
      record: 'person' as const,
      filter: { match: 'all' as const, of: [{ field: 'city', op: 'is' as const, value: 'Köln' }] },
      sort: { by: 'city', descending: true },
      columns: ['name', 'city'],
      visibility: 'all' as const,
    };
    await apply(nora, 'saved_view.create', { id, fields });
    await backup();
    await apply(nora, 'saved_view.update', { id, set: { name: 'Anders', columns: ['name'] } });
    const later = app.newId();
    await apply(nora, 'saved_view.create', { id: later, fields: { ...fields, name: 'Später' } });
    expect((await restore('--force')).code).toBe('');
    const answer = await app.request('/api/v1/saved-views', {
      headers: { authorization: `Bearer ${nora.token}` },
    });
    expect(await answer.json()).toMatchObject({ items: [{ id, ...fields, createdById: nora.id }] });
  });

  it('keep a person erased who was erased after the backup, also if merged before', async () => {
    const records = createRecords(app, nora);
    const [kept, double] = [await person('Gelöscht'), await person('Doppelt')];
    await person('Bleibt');
    await records.activity(kept, { text: 'nur über diese Person' });
    await backup();
    await apply(nora, 'person.merge', { id: kept, otherId: double });
    await apply(nora, 'person.erase', { id: kept });
    const ledger = await readFile(join(env['KONTOR_DATA']!, 'erasures.ndjson'), 'utf8');
    expect(ledger).toContain(kept);
    expect(ledger).not.toContain('Gelöscht');
    const ran = await restore('--force');
    expect(JSON.parse(ran.out[0]!)).toMatchObject({ erased: 2 });
    expect(await names()).toEqual(['Bleibt']);
    expect(await app.services.store.read.selectFrom('activity').select('id').execute()).toEqual([]);
    const again = await createClientOf(app, nora.token)('person.create', {
      id: kept,
      fields: { lastName: 'Zurück' },
    });
    expect(await again.text()).toContain('record.erased');
  });

  it('bring attachments back, and words to be found by', async () => {
    const bytes = Buffer.from('Angebot 118');
    const { createHash } = await import('node:crypto');
    const hash = createHash('sha256').update(bytes).digest('hex');
    await app.services.blobs.put(hash, bytes);
    await app.services.store.write(async (tx) => {
      await tx.db
        .insertInto('blob')
        .values({ hash, sizeBytes: bytes.length, createdAt: '2026-11-22T10:00:00.000Z' })
        .execute();
      return { ok: true, value: null };
    });
    await createRecords(app, nora).mail(makeMail('eva@firma.example', { text: 'Quittengelee' }));
    expect((await backup()).code).toBe('');
    await rm(join(env['KONTOR_DATA']!, 'blobs'), { recursive: true });
    expect((await restore('--force')).code).toBe('');
    expect((await app.services.blobs.state(hash)).ok && (await app.services.blobs.state(hash))).toMatchObject(
      {
        value: { complete: true },
      },
    );
    const found = await app.services.store.findText({
      words: ['quittengelee'],
      anyOf: [],
      buckets: ['all', `private:${nora.id}`],
      beyond: null,
      kinds: [],
      limit: 5,
    });
    expect(found).toHaveLength(1);
  });

  it('bring custom fields back with their values and what lists filter them by', async () => {
    const field = app.newId();
    await apply(nora, 'custom_field.create', {
      id: field,
      fields: { recordType: 'person', kind: 'number', name: 'Anlagen' },
    });
    const id = await person('Vorher');
    await apply(nora, 'person.update', { id, set: { custom: { [field]: 12.5 } } });
    await backup();
    await apply(nora, 'person.update', { id, set: { custom: { [field]: 99 } } });
    expect((await restore('--force')).code).toBe('');
    const { read } = app.services.store;
    const values = await read.selectFrom('custom_value').selectAll().execute();
    expect(values).toEqual([{ fieldId: field, textKey: '', numberKey: 12.5, recordId: id }]);
    const row = await read
      .selectFrom('person')
      .select('custom')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(JSON.parse(row.custom)).toEqual({ [field]: 12.5 });
    const fields = await read.selectFrom('custom_field').select('name').execute();
    expect(fields).toEqual([{ name: 'Anlagen' }]);
  });

  it('say that attachments are missing, and make the backup all the same', async () => {
    await app.services.store.write(async (tx) => {
      await tx.db
        .insertInto('blob')
        .values({ hash: 'a'.repeat(64), sizeBytes: 1, createdAt: '2026-11-22T10:00:00.000Z' })
        .execute();
      return { ok: true, value: null };
    });
    expect(await backup()).toMatchObject({ code: 'backup.incomplete', out: [copy] });
    expect((await restore('--force')).code).toBe('');
  });

  it('leave a Kontor alone that is in use, that runs, or a backup that is damaged', async () => {
    await person('Da');
    await backup();
    expect((await backup()).code).toBe('backup.exists');
    expect((await restore()).code).toBe('restore.not_empty');
    const lock = takeServingLock(env['KONTOR_DATA']!);
    expect((await restore('--force')).code).toBe('serve.already_running');
    if (lock.ok) lock.value.release();
    expect((await runCli(env, restoreCommand, [place])).code).toBe('restore.no_backup');
    const file = engine.name === 'sqlite' ? 'kontor.db' : 'tables/person.ndjson';
    await writeFile(join(copy, file), 'x', { flag: 'a' });
    expect((await restore('--force')).code).toBe('restore.damaged');
    expect(await names()).toEqual(['Da']);
    expect((await readdir(place)).toSorted()).toEqual(['copy']);
  });

  it('bring a database of lines into the embedded store', async () => {
    if (engine.name !== 'postgres') return;
    await person('Umgezogen');
    await createRecords(app, nora).activity(await person('Mit Notiz'), { text: 'Quittengelee' });
    await backup();
    await app.close();
    env = { KONTOR_DATA: await engine.dataDir() };
    expect((await runCli(env, restoreCommand, [copy])).code).toBe('');
    app = await start();
    expect(await names()).toEqual(['Mit Notiz', 'Umgezogen']);
    const query = { anyOf: [], buckets: ['all'], beyond: null, kinds: [], limit: 5 };
    expect(await app.services.store.findText({ ...query, words: ['quittengelee'] })).toHaveLength(1);
    const later = { id: app.newId(), fields: { lastName: 'Danach' } };
    expect((await createClientOf(app, nora.token)('person.create', later)).status).toBe(200);
    expect(await names()).toHaveLength(3);
  });

  it('work when the database is damaged, which is kept', async () => {
    if (engine.name !== 'sqlite') return;
    await person('Gerettet');
    await backup();
    await app.close();
    const database = join(env['KONTOR_DATA']!, 'kontor.db');
    await writeFile(database, 'das war einmal eine Datenbank'.repeat(1_000));
    await writeFile(`${database}-wal`, 'fremd');
    expect((await runCli(env, backupCommand, ['--out', join(place, 'other')])).code).toBe('backup.corrupt');
    expect((await readdir(place)).toSorted()).toEqual(['copy']);
    const ran = await runCli(env, restoreCommand, [copy]);
    expect(ran.code).toBe('');
    const { aside, older } = JSON.parse(ran.out[0]!) as { aside: string; older: number | null };
    expect(older).toBeNull();
    expect(await readdir(aside)).toEqual(expect.arrayContaining(['kontor.db', 'kontor.db-wal']));
    app = await start();
    expect(await names()).toEqual(['Gerettet']);
  });
});

const createClientOf =
  (app: TestApp, token: string) =>
  (name: string, args: Record<string, unknown>): Promise<Response> =>
    app.request('/api/v1/mutations', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        mutations: [{ id: app.newId(), name, at: '2026-11-22T10:00:00.000Z', args }],
      }),
    });
