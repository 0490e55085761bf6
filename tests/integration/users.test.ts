import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { apply } from '#tests/support/records.ts';
import { TEST_PASSWORD, createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

describeOnBothEngines('people with accounts', (engine) => {
  let app: TestApp;
  let owner: TestUser;
  let admin: TestUser;
  let nora: TestUser;

  /** A request as the page of somebody signed in sends it. */
  const asPage = async (user: TestUser, path: string, body?: unknown): Promise<Response> => {
    const headers = { 'content-type': 'application/json' };
    const signedIn = await app.request('/api/v1/sign-in', {
      method: 'POST',
      headers,
      body: JSON.stringify({ email: user.email, password: TEST_PASSWORD }),
    });
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    if (body === undefined) return app.request(path, { headers: { cookie } });
    return app.request(path, { method: 'POST', headers: { ...headers, cookie }, body: JSON.stringify(body) });
  };
  const codeOf = async (answer: ReturnType<TestUser['mutate']>): Promise<string> => {
    const outcome = await answer;
    return outcome.status === 'rejected' ? outcome.error.code : 'applied';
  };

  beforeAll(async () => {
    app = await createTestApp(engine);
    owner = await (await app.addUser('Chefin', 'owner')).asPage();
    admin = await (await app.addUser('Verwalter', 'admin')).asPage();
    nora = await app.addUser('Nora');
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('invite and reset only as owner or admin, and owners only as owner', async () => {
    const invite = (email: string, role = 'user'): unknown => ({ email, name: 'Neu', role });
    const path = '/api/v1/invitations';
    expect((await asPage(nora, path, invite('a@haus.example'))).status).toBe(403);
    expect((await asPage(nora, `/api/v1/users/${admin.id}/reset`, {})).status).toBe(403);
    expect((await asPage(admin, path, invite('a@haus.example'))).status).toBe(200);
    expect((await asPage(admin, path, invite('b@haus.example', 'owner'))).status).toBe(403);
    expect((await asPage(owner, path, invite('b@haus.example', 'owner'))).status).toBe(200);
    expect((await asPage(admin, `/api/v1/users/${owner.id}/reset`, {})).status).toBe(403);
    expect((await asPage(admin, `/api/v1/users/${app.newId()}/reset`, {})).status).toBe(404);
    expect((await asPage(admin, path, invite('NORA@haus.example'))).status).toBe(409);
    expect((await asPage(admin, path, invite('no address'))).status).toBe(400);
  });

  it('cannot raise themselves or others beyond their own role', async () => {
    const create = (user: TestUser, role: 'owner' | 'admin' | 'user') =>
      user.mutate('user.create', { id: app.newId(), email: `${app.newId()}@haus.example`, name: 'X', role });
    expect(await codeOf(create(nora, 'user'))).toBe('access.denied');
    expect(await codeOf(create(admin, 'owner'))).toBe('access.denied');
    expect(await codeOf(create(admin, 'admin'))).toBe('applied');
    expect(await codeOf(nora.mutate('user.update', { id: nora.id, set: { role: 'admin' } }))).toBe(
      'access.denied',
    );
    expect(await codeOf(admin.mutate('user.update', { id: admin.id, set: { role: 'owner' } }))).toBe(
      'access.denied',
    );
    expect(await codeOf(admin.mutate('user.update', { id: owner.id, set: { role: 'user' } }))).toBe(
      'access.denied',
    );
    expect(await codeOf(admin.mutate('user.update', { id: app.newId(), set: {} }))).toBe('record.not_found');
    expect(await codeOf(owner.mutate('user.update', { id: owner.id, set: { disabled: true } }))).toBe(
      'user.last_owner',
    );
  });

  it('manage accounts only when signed in: a device token of an owner cannot', async () => {
    const device = await app.addUser('Zweite', 'owner');
    const create = { id: app.newId(), email: 'neu@haus.example', name: 'Neu', role: 'user' } as const;
    expect(await codeOf(device.mutate('user.create', create))).toBe('access.denied');
    expect(await codeOf(device.mutate('user.update', { id: nora.id, set: { role: 'admin' } }))).toBe(
      'access.denied',
    );
    const page = await device.asPage();
    expect(await codeOf(page.mutate('user.update', { id: device.id, set: { role: 'user' } }))).toBe(
      'applied',
    );
  });

  it('lose every device and token with the next request when they are disabled', async () => {
    const gone = await app.addUser('Weg');
    const me = async (): Promise<number> => (await gone.request('/api/v1/me')).status;
    expect(await me()).toBe(200);
    await apply(admin, 'user.update', { id: gone.id, set: { disabled: true } });
    expect(await me()).toBe(401);
    expect((await asPage(gone, '/api/v1/me')).status).toBe(401);
    await apply(admin, 'user.update', { id: gone.id, set: { disabled: false } });
    expect(await me()).toBe(401);
    expect((await asPage(gone, '/api/v1/me')).status).toBe(200);
  });

  it('see their colleagues, and in which team they are', async () => {
    await apply(admin, 'user.update', { id: nora.id, set: { teamName: 'Vertrieb', name: 'Nora N.' } });
    const users = await nora.api.call('users', {});
    expect(users.ok && users.value.items.find(({ id }) => id === nora.id)).toMatchObject({
      name: 'Nora N.',
      teamName: 'Vertrieb',
      role: 'user',
      disabled: false,
    });
    expect(JSON.stringify(users)).not.toContain('hash');
  });

  it('keep their own preferences', async () => {
    await apply(nora, 'user.set_preferences', { set: { locale: 'en', theme: 'dark' } });
    await apply(nora, 'user.set_preferences', { set: { visibility: 'team' } });
    const me = await nora.api.call('me', {});
    expect(me).toMatchObject({ value: { preferences: { locale: 'en', theme: 'dark', visibility: 'team' } } });
    const other = await admin.api.call('me', {});
    expect(other).toMatchObject({ value: { preferences: { locale: 'de', theme: 'system' } } });
  });

  it('see a new API token once, use it, and end it', async () => {
    const made = (await (await asPage(nora, '/api/v1/tokens', { name: 'Abgleich' })).json()) as {
      id: string;
      token: string;
    };
    const authorization = `Bearer ${made.token}`;
    const devices = (): Promise<Response> => app.request('/api/v1/devices', { headers: { authorization } });
    const listed = await (await devices()).text();
    expect(listed).toContain('Abgleich');
    expect(listed).not.toContain(made.token);
    const rows = await app.services.store.sql.all('select * from credential');
    expect(JSON.stringify(rows)).not.toContain(made.token);
    expect((await nora.request('/api/v1/tokens', { method: 'POST' })).status).toBe(403);
    const foreign = await app.addUser('Fremd');
    expect(await codeOf(foreign.mutate('device.revoke', { id: made.id }))).toBe('record.not_found');
    expect((await devices()).status).toBe(200);
    await apply(nora, 'device.revoke', { id: made.id });
    expect((await devices()).status).toBe(401);
  });

  it('see their own devices only', async () => {
    const other = await admin.api.call('devices', {});
    expect(other.ok && other.value.items.every(({ name }) => name === 'Test' || name === 'Browser')).toBe(
      true,
    );
    expect(other.ok && other.value.items.filter(({ current }) => current)).toHaveLength(1);
  });
});
