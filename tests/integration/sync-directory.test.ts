/** Which addresses a device may know of, and what finding out costs those who work meanwhile. */
import { createHmac, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SyncDirectory } from '#shared/domain/sync.ts';
import { toInstant } from '#shared/lib/clock.ts';
import { hasHash } from '#shared/store/directory-look-up.ts';
import type { Scope } from '#server/core/scope.ts';
import { createBootstrap } from '#server/sync/bootstrap.ts';
import { createDirectory } from '#server/sync/directory.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { readableEnd } from '#tests/support/readable-end.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';
import { turnsWhile } from '#tests/support/turns-while.ts';

const PEOPLE = 600;

const knows = ({ key, addresses }: SyncDirectory, email: string): boolean => {
  const hash = createHmac('sha256', Buffer.from(key, 'base64')).update(email).digest().subarray(0, 8);
  return hasHash(Buffer.from(addresses, 'base64'), hash);
};

describeOnBothEngines('what a device knows of addresses', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let tom: TestUser;

  const change = async (user: TestUser, name: string, args: Record<string, unknown>): Promise<void> => {
    const mutation = { id: app.newId(), name, at: toInstant(app.clock.now()), args };
    const answer = await user.api.call('mutate', { body: { mutations: [mutation] } });
    expect(answer.ok && answer.value.outcomes[0]).toMatchObject({ status: 'applied' });
  };
  const scopeOf = (user: TestUser): Scope => ({
    userId: user.id,
    userName: '',
    role: 'owner',
    teamId: '',
    buckets: ['all'],
    locale: 'de',
    credentialId: null,
    credentialKind: 'command',
  });
  const email = (address: string) => ({ emails: [{ email: address, label: '' }] });
  const listOf = async (user: TestUser, version?: string): Promise<SyncDirectory | null> => {
    await readableEnd(app.services.store);
    const answer = await user.api.call('syncDirectory', { query: version === undefined ? {} : { version } });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora', 'owner');
    tom = await app.addUser('Tom', 'user', 'Vertrieb');
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('knows the addresses of people and of companies, in any order they came, and no longer those of who is gone', async () => {
    const gone = app.newId();
    await change(nora, 'person.create', {
      id: app.newId(),
      fields: { lastName: 'A', ...email('Zuletzt@Firma.example') },
    });
    await change(nora, 'person.create', {
      id: app.newId(),
      fields: { lastName: 'B', ...email('anfang@firma.example') },
    });
    await change(nora, 'person.create', {
      id: gone,
      fields: { lastName: 'C', ...email('weg@firma.example') },
    });
    await change(nora, 'company.create', {
      id: app.newId(),
      fields: { name: 'Firma', domains: ['firma.example'], ...email('info@post.example') },
    });
    const before = (await listOf(tom))!;
    for (const known of ['zuletzt', 'anfang', 'weg'])
      expect(knows(before, `${known}@firma.example`)).toBe(true);
    expect(knows(before, 'info@post.example')).toBe(true);
    expect(knows(before, 'fremd@firma.example')).toBe(false);
    expect(before.domains).toEqual(['firma.example']);
    expect(await listOf(tom, before.version)).toBeNull();
    await change(nora, 'person.delete', { id: gone });
    const after = (await listOf(tom, before.version))!;
    expect(knows(after, 'weg@firma.example')).toBe(false);
    expect(knows(after, 'anfang@firma.example')).toBe(true);
  });

  it('tells nobody of an address that is somebody else’s own', async () => {
    const id = app.newId();
    await change(tom, 'person.create', {
      id,
      fields: { lastName: 'Eigen', ...email('eigen@privat.example') },
    });
    await app.services.store.write(async (tx) => {
      await tx.run('update person set bucket = ? where id = ?', `private:${tom.id}`, id);
      return { ok: true, value: null };
    });
    expect(knows((await listOf(tom))!, 'eigen@privat.example')).toBe(true);
    expect(knows((await listOf(nora))!, 'eigen@privat.example')).toBe(false);
    expect(knows((await listOf(tom))!, 'anfang@firma.example')).toBe(true);
  });

  it('is made again at once where there are few, and where there are many after a while', async () => {
    let now = 1_000;
    const { store } = app.services;
    const make = (small?: number) =>
      createDirectory(store, (count) => randomBytes(count), { now: () => now }, small);
    const [few, many] = [make(), make(0)];
    const first = (await many.read(scopeOf(nora), undefined))!;
    await few.read(scopeOf(nora), undefined);
    await change(nora, 'person.create', {
      id: app.newId(),
      fields: { lastName: 'D', ...email('neu@firma.example') },
    });
    await readableEnd(store);
    expect(knows((await few.read(scopeOf(nora), undefined))!, 'neu@firma.example')).toBe(true);
    expect(await many.read(scopeOf(nora), first.version)).toBeNull();
    now += 60_000;
    expect(knows((await many.read(scopeOf(nora), first.version))!, 'neu@firma.example')).toBe(true);
  });

  it('a device that starts leaves others their turn, and so does the list of addresses', async () => {
    for (let at = 0; at < PEOPLE; at += 50) {
      const mutations = Array.from({ length: 50 }, (_, index) => ({
        id: app.newId(),
        name: 'person.create',
        at: toInstant(app.clock.now()),
        args: { id: app.newId(), fields: { lastName: 'Viele', ...email(`${at + index}@viele.example`) } },
      }));
      await nora.api.call('mutate', { body: { mutations } });
    }
    const end = await readableEnd(app.services.store);
    const { store } = app.services;
    const asked = { clientId: nora.id, set: 'all', limit: 5_000, buckets: null, customers: null } as const;
    const starting = createBootstrap(store);
    const started = await turnsWhile(() => starting(scopeOf(nora), { ...asked, after: `${end}~person~` }, 0));
    expect(started).toBeGreaterThan(3);
    const directory = createDirectory(store, (count) => randomBytes(count), app.clock);
    expect(await turnsWhile(() => directory.read(scopeOf(nora), undefined))).toBeGreaterThan(2);
  });
});
