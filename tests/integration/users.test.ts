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

  it('cannot leave the house without an owner when two take the role from each other at the same moment', async () => {
    const house = await createTestApp(engine);
    const [one, two] = [await house.addUser('Eins', 'owner'), await house.addUser('Zwei', 'owner')];
    const owners = `select id from user_account where role = 'owner' and disabled = 0`;
    for (let round = 0; round < 12; round += 1) {
      const set = round % 2 === 0 ? ({ role: 'user' } as const) : { disabled: true };
      const [first, second] = await Promise.all([one.asPage(), two.asPage()]);
      // Whoever comes second may be locked out before they are heard.
      await Promise.allSettled([
        first.mutate('user.update', { id: two.id, set }),
        second.mutate('user.update', { id: one.id, set }),
      ]);
      const left = await house.services.store.sql.all<{ id: string }>(owners);
      expect(left).toHaveLength(1);
      const still = left[0]!.id === one.id ? one : two;
      const other = still === one ? two : one;
      await apply(await still.asPage(), 'user.update', {
        id: other.id,
        set: { role: 'owner', disabled: false },
      });
    }
    await house.close();
  });

  it('cannot take changes of accounts back past the checks of such a change', async () => {
    const [first, third] = [app.newId(), await app.addUser('Dritte')];
    await owner.mutate('user.update', { id: third.id, set: { role: 'owner' } }, first);
    expect(await codeOf(owner.mutate('change.undo', { mutationId: first }))).toBe('undo.account');
    await apply(owner, 'user.update', { id: third.id, set: { role: 'user' } });
    const made = app.newId();
    const create = { id: app.newId(), email: 'kurz@haus.example', name: 'Kurz', role: 'user' } as const;
    await admin.mutate('user.create', create, made);
    expect(await codeOf(admin.mutate('change.undo', { mutationId: made }))).toBe('undo.account');
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

  it.each([
    ['line breaks', 'Nora\r\nBcc: alle@haus.example'],
    ['control characters', 'Nora\u001b[2K'],
    ['a turned direction of writing', 'Nora \u202egpj.exe'],
    ['signs without width', 'No\u200bra'],
  ])('get no names with %s, nor do teams, tokens and devices', async (_, name) => {
    const refused = async (field: string, response: Response): Promise<void> => {
      const { error } = (await response.json()) as { error: { fields?: Record<string, string> } };
      expect([field, response.status]).toEqual([field, 400]);
      expect(Object.keys(error.fields ?? {})).toEqual([field]);
    };
    const person = { email: 'wer@haus.example', name: 'Wer', role: 'user' } as const;
    await refused('name', await asPage(admin, '/api/v1/invitations', { ...person, name }));
    await refused(
      'email',
      await asPage(admin, '/api/v1/invitations', { ...person, email: `${name}@haus.example` }),
    );
    await refused('name', await asPage(nora, '/api/v1/tokens', { name }));
    await refused('name', await asPage(nora, '/api/v1/pairing/start', { kind: 'other', name }));
    const invited = await asPage(admin, '/api/v1/invitations', person);
    const { url } = (await invited.json()) as { url: string };
    const acceptance = { secret: url.split('secret=')[1], name, password: TEST_PASSWORD, locale: 'de' };
    await refused('name', await asPage(nora, '/api/v1/links/accept', acceptance));
    const fieldsOf = async (answer: ReturnType<TestUser['mutate']>): Promise<string[]> => {
      const outcome = await answer;
      return outcome.status === 'rejected' ? Object.keys(outcome.error.fields ?? {}) : ['applied'];
    };
    const update = (set: { name?: string; teamName?: string }): Promise<string[]> =>
      fieldsOf(admin.mutate('user.update', { id: nora.id, set }));
    expect(await update({ name })).toEqual(['args.set.name']);
    expect(await update({ teamName: name })).toEqual(['args.set.teamName']);
    const id = app.newId();
    expect(await fieldsOf(admin.mutate('user.create', { id, ...person, name, teamName: name }))).toEqual([
      'args.name',
      'args.teamName',
    ]);
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
