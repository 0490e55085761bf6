import { afterEach, expect, it } from 'vitest';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { TEST_PASSWORD, createTestApp } from '#tests/support/test-app.ts';
import type { TestApp } from '#tests/support/test-app.ts';

const DAY_MS = 86_400_000;
const json = (body: unknown, cookie?: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) },
  body: JSON.stringify(body),
});
const cookieOf = (response: Response): string => response.headers.getSetCookie()[0]?.split(';')[0] ?? '';

describeOnBothEngines('signing in', (engine) => {
  let app: TestApp;
  const open = async (env: Record<string, string> = {}): Promise<TestApp> =>
    (app = await createTestApp(engine, env));
  afterEach(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  const setUpSecret = async (): Promise<string> => {
    const link = await app.services.accounts.makeLink({
      purpose: 'setup',
      email: '',
      name: '',
      role: 'owner',
      userId: null,
      createdById: null,
    });
    return link.ok ? link.value.secret : '';
  };
  const owner = (secret: string, email = 'nora@haus.example'): unknown => ({
    secret,
    email,
    name: 'Nora',
    password: TEST_PASSWORD,
    locale: 'de',
    sampleData: false,
  });
  const signIn = (email: string, password: string): Promise<Response> =>
    app.request('/api/v1/sign-in', json({ email, password }));
  const setUp = async (): Promise<string> =>
    cookieOf(await app.request('/api/v1/setup', json(owner(await setUpSecret()))));

  it('lets exactly one of two visitors create the owner account', async () => {
    await open();
    const secret = await setUpSecret();
    const answers = await Promise.all([
      app.request('/api/v1/setup', json(owner(secret, 'eins@haus.example'))),
      app.request('/api/v1/setup', json(owner(secret, 'zwei@haus.example'))),
    ]);
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409]);
    const users = await app.services.store.sql.all('select role from user_account');
    expect(users).toEqual([{ role: 'owner' }]);
  });

  it('needs the printed secret for the set-up', async () => {
    await open();
    await setUpSecret();
    expect((await app.request('/api/v1/setup', json(owner('kol_wrong')))).status).toBe(404);
  });

  it('refuses short and well-known passwords', async () => {
    await open();
    const secret = await setUpSecret();
    const tryPassword = async (password: string): Promise<unknown> => {
      const response = await app.request('/api/v1/setup', json({ ...(owner(secret) as object), password }));
      return ((await response.json()) as { error: { code: string } }).error.code;
    };
    expect(await tryPassword('kurz')).toBe('password.too_short');
    expect(await tryPassword('Passwort12345')).toBe('password.too_common');
    expect(await tryPassword('qwertz123456')).toBe('password.too_common');
  });

  it('answers a cookie that scripts cannot read and other sites cannot send', async () => {
    await open();
    const response = await app.request('/api/v1/setup', json(owner(await setUpSecret())));
    expect(response.headers.getSetCookie()[0]).toMatch(/^kontor=kos_[\w-]+; .*HttpOnly; SameSite=Lax/);
    await app.close();
    await open({ KONTOR_PUBLIC_URL: 'https://kontor.example' });
    const secure = await app.request('/api/v1/setup', json(owner(await setUpSecret())));
    expect(secure.headers.getSetCookie()[0]).toMatch(/^__Host-kontor=.*Secure/);
  });

  it('tells unknown accounts and wrong passwords alike', async () => {
    await open();
    await setUp();
    const [wrong, unknown] = [
      await signIn('nora@haus.example', 'falsch und lang'),
      await signIn('wer@haus.example', 'falsch und lang'),
    ];
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(await wrong.text()).toBe(await unknown.text());
    expect((await signIn('NORA@haus.example', TEST_PASSWORD)).status).toBe(200);
  });

  it('brakes after ten wrong passwords and says when to try again', async () => {
    await open();
    await setUp();
    const statuses: number[] = [];
    for (let count = 0; count < 11; count += 1)
      statuses.push((await signIn('nora@haus.example', `falsch ${count}`)).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
  });

  it('refuses a password of a megabyte before looking at it', async () => {
    await open();
    await setUp();
    expect((await signIn('nora@haus.example', 'x'.repeat(1_000_000))).status).toBe(400);
  });

  it('ends a session at once on sign-out, disabling and password change', async () => {
    await open();
    const cookie = await setUp();
    const me = (sent: string): Promise<Response> => app.request('/api/v1/me', { headers: { cookie: sent } });
    expect((await me(cookie)).status).toBe(200);
    const second = cookieOf(await signIn('nora@haus.example', TEST_PASSWORD));
    const changed = await app.request(
      '/api/v1/me/password',
      json({ current: TEST_PASSWORD, next: 'noch ein langer Satz' }, cookie),
    );
    expect(changed.status).toBe(200);
    expect([(await me(cookie)).status, (await me(second)).status]).toEqual([200, 401]);
    await app.request('/api/v1/sign-out', json({}, cookie));
    expect((await me(cookie)).status).toBe(401);
  });

  it('ends a session after thirty days', async () => {
    await open();
    const cookie = await setUp();
    app.clock.advance(30 * DAY_MS + 1);
    expect((await app.request('/api/v1/me', { headers: { cookie } })).status).toBe(401);
  });

  it('takes changes by cookie from its own pages only', async () => {
    await open();
    const cookie = await setUp();
    const from = async (headers: Record<string, string>): Promise<number> => {
      const response = await app.request('/api/v1/panel', {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie, ...headers },
        body: '{}',
      });
      return response.status;
    };
    expect(await from({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await from({ 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await from({ origin: 'https://evil.example' })).toBe(403);
    expect(await from({ origin: 'null' })).toBe(403);
    expect(await from({ origin: 'http://localhost:8787', 'sec-fetch-site': 'same-origin' })).toBe(200);
  });

  it('does not look at cookies where a token is sent', async () => {
    await open();
    const cookie = await setUp();
    const response = await app.request('/api/v1/me', {
      headers: { cookie, authorization: 'Bearer koa_wrongwrongwrongwrongwrong' },
    });
    expect(response.status).toBe(401);
    const session = cookie.split('=')[1] ?? '';
    expect(
      (await app.request('/api/v1/me', { headers: { authorization: `Bearer ${session}` } })).status,
    ).toBe(401);
  });

  it('invites a colleague by a link that works once and names the configured address', async () => {
    await open({ KONTOR_PUBLIC_URL: 'http://crm.haus.example' });
    const cookie = await setUp();
    const invited = await app.request('/api/v1/invitations', {
      ...json({ email: 'thomas@haus.example', name: 'Thomas', role: 'user' }, cookie),
      headers: { 'content-type': 'application/json', cookie, host: 'evil.example' },
    });
    const { url } = (await invited.json()) as { url: string };
    expect(url).toMatch(/^http:\/\/crm\.haus\.example\/invitation#secret=kol_/);
    const secret = url.split('secret=')[1];
    const accept = (): Promise<Response> =>
      app.request(
        '/api/v1/links/accept',
        json({ secret, name: 'Thomas', password: TEST_PASSWORD, locale: 'en' }),
      );
    const [first, second] = [await accept(), await accept()];
    expect([first.status, second.status]).toEqual([200, 404]);
    expect(await first.json()).toMatchObject({
      me: { email: 'thomas@haus.example', role: 'user', preferences: { locale: 'en' } },
    });
  });

  it('resets a password by an admin link; the old password and old sessions end', async () => {
    await open();
    const cookie = await setUp();
    const thomas = await app.addUser('Thomas');
    const old = cookieOf(await signIn(thomas.email, TEST_PASSWORD));
    const reset = await app.request(`/api/v1/users/${thomas.id}/reset`, json({}, cookie));
    const secret = ((await reset.json()) as { url: string }).url.split('secret=')[1];
    const body = { secret, name: 'Thomas', password: 'ganz neuer langer Satz', locale: 'de' };
    expect((await app.request('/api/v1/links/accept', json(body))).status).toBe(200);
    expect((await app.request('/api/v1/me', { headers: { cookie: old } })).status).toBe(401);
    expect((await signIn(thomas.email, TEST_PASSWORD)).status).toBe(401);
    expect((await signIn(thomas.email, 'ganz neuer langer Satz')).status).toBe(200);
  });

  it('keeps the last owner an owner', async () => {
    await open();
    const cookie = await setUp();
    const { id } = (await (await app.request('/api/v1/me', { headers: { cookie } })).json()) as {
      id: string;
    };
    const send = async (set: unknown): Promise<unknown> => {
      const mutation = {
        id: app.newId(),
        name: 'user.update',
        at: '2026-11-22T10:00:00Z',
        args: { id, set },
      };
      return (await app.request('/api/v1/mutations', json({ mutations: [mutation] }, cookie))).json();
    };
    expect(await send({ disabled: true })).toMatchObject({
      outcomes: [{ error: { code: 'user.last_owner' } }],
    });
    expect(await send({ role: 'user' })).toMatchObject({
      outcomes: [{ error: { code: 'user.last_owner' } }],
    });
  });
});
