import { afterEach, expect, it } from 'vitest';
import { seedStore } from '#server/seed/seed-store.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { firstOwner as owner, postJson as json, setUpSecret } from '#tests/support/first-owner.ts';
import { TEST_PASSWORD, createTestApp } from '#tests/support/test-app.ts';
import type { TestApp } from '#tests/support/test-app.ts';

const LATE = { email: 'spaet@haus.example', name: 'Zu Spät' };

describeOnBothEngines('the first visit', (engine) => {
  let app: TestApp;
  const open = async (env: Record<string, string> = {}): Promise<TestApp> =>
    (app = await createTestApp(engine, env));
  afterEach(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  const isReady = async (): Promise<boolean> =>
    ((await (await app.request('/api/v1/start')).json()) as { ready: boolean }).ready;

  it('lets exactly one of two visitors create the owner account', async () => {
    await open();
    const secret = await setUpSecret(app);
    const answers = await Promise.all([
      app.request('/api/v1/setup', json(owner(secret, 'eins@haus.example'))),
      app.request('/api/v1/setup', json(owner(secret, 'zwei@haus.example'))),
    ]);
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409]);
    const users = await app.services.store.sql.all('select role from user_account');
    expect(users).toEqual([{ role: 'owner' }]);
  });

  it('can still be set up, by one of two visitors, when made-up data and its colleagues came first', async () => {
    await open();
    const { store, accounts } = app.services;
    const seeded = await seedStore(store, { people: 3, companies: 1, activities: 4, orders: 0, seed: 1 });
    expect(seeded.ok).toBe(true);
    const { n: colleagues } = (await store.sql.get<{ n: number }>('select count(*) as n from user_account'))!;
    expect(colleagues).toBeGreaterThan(1);
    expect(await isReady()).toBe(false);
    const secret = await setUpSecret(app);
    const answers = await Promise.all([
      app.request('/api/v1/setup', json(owner(secret, 'eins@haus.example'))),
      app.request('/api/v1/setup', json(owner(secret, 'zwei@haus.example'))),
    ]);
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409]);
    expect(await store.sql.all(`select role from user_account where role = 'owner'`)).toHaveLength(1);
    expect(await isReady()).toBe(true);
    const late = await accounts.setUp(secret, { ...LATE, locale: 'de' }, TEST_PASSWORD, 'Test');
    expect(late).toMatchObject({ ok: false, error: { code: 'setup.done' } });
  });

  it('is set up as soon as the command line made an owner, and not by anybody else’s account', async () => {
    await open();
    await app.addUser('Thomas', 'user');
    expect(await isReady()).toBe(false);
    await app.addUser('Nora', 'owner');
    expect(await isReady()).toBe(true);
    const refused = await app.request('/api/v1/setup', json(owner(await setUpSecret(app), LATE.email)));
    expect(refused.status).toBe(409);
  });

  it('needs the printed secret for the set-up', async () => {
    await open();
    await setUpSecret(app);
    expect((await app.request('/api/v1/setup', json(owner('kol_wrong')))).status).toBe(404);
  });

  it('refuses short and well-known passwords', async () => {
    await open();
    const secret = await setUpSecret(app);
    const tryPassword = async (password: string): Promise<unknown> => {
      const response = await app.request('/api/v1/setup', json({ ...(owner(secret) as object), password }));
      return ((await response.json()) as { error: { code: string } }).error.code;
    };
    expect(await tryPassword('kurz')).toBe('password.too_short');
    expect(await tryPassword('Passwort12345')).toBe('password.too_common');
    expect(await tryPassword('qwertz123456')).toBe('password.too_common');
  });
});
