import { createHook } from 'node:async_hooks';
import { afterEach, expect, it } from 'vitest';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { cookieOf, firstOwner as owner, postJson as json, setUpSecret } from '#tests/support/first-owner.ts';
import { TEST_PASSWORD, createTestApp } from '#tests/support/test-app.ts';
import type { TestApp } from '#tests/support/test-app.ts';

const DAY_MS = 86_400_000;
/** How often an Argon2 hash is worked out while the work runs. */
const hashesIn = async (work: () => Promise<unknown>): Promise<number> => {
  let count = 0;
  const hook = createHook({ init: (_, type) => void (type === 'ARGON2REQUEST' && (count += 1)) }).enable();
  await work();
  hook.disable();
  return count;
};

describeOnBothEngines('signing in', (engine) => {
  let app: TestApp;
  const open = async (env: Record<string, string> = {}): Promise<TestApp> =>
    (app = await createTestApp(engine, env));
  afterEach(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  const signIn = (email: string, password: string): Promise<Response> =>
    app.request('/api/v1/sign-in', json({ email, password }));
  const changeUser = (cookie: string, id: string, set: unknown): Promise<Response> => {
    const args = { id, set };
    const mutation = { id: app.newId(), name: 'user.update', at: '2026-11-22T10:00:00Z', args };
    return app.request('/api/v1/mutations', json({ mutations: [mutation] }, cookie));
  };
  const setUp = async (): Promise<string> =>
    cookieOf(await app.request('/api/v1/setup', json(owner(await setUpSecret(app)))));

  it('answers a cookie that scripts cannot read and other sites cannot send', async () => {
    await open();
    const response = await app.request('/api/v1/setup', json(owner(await setUpSecret(app))));
    expect(response.headers.getSetCookie()[0]).toMatch(/^kontor=kos_[\w-]+; .*HttpOnly; SameSite=Lax/);
    await app.close();
    await open({ KONTOR_PUBLIC_URL: 'https://kontor.example' });
    const secure = await app.request('/api/v1/setup', json(owner(await setUpSecret(app))));
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

  it('goes the same way for unknown, locked and known accounts: one hash, one entry in the audit', async () => {
    await open();
    const cookie = await setUp();
    const thomas = await app.addUser('Thomas');
    await changeUser(cookie, thomas.id, { disabled: true });
    const entries = async (): Promise<number> =>
      (await app.services.store.sql.get<{ n: number }>('select count(*) as n from audit'))!.n;
    for (const email of ['wer@haus.example', 'nora@haus.example', thomas.email]) {
      const before = await entries();
      const hashes = await hashesIn(() => signIn(email, 'falsch und lang'));
      expect([email, hashes, (await entries()) - before]).toEqual([email, 1, 1]);
    }
  });

  it('brakes after ten wrong passwords and says when to try again', async () => {
    await open();
    await setUp();
    const statuses: number[] = [];
    for (let count = 0; count < 10; count += 1)
      statuses.push((await signIn('nora@haus.example', `falsch ${count}`)).status);
    expect(statuses).toEqual(Array.from({ length: 10 }, () => 401));
    const braked = await signIn('nora@haus.example', TEST_PASSWORD);
    expect(braked.status).toBe(429);
    expect(Number(braked.headers.get('retry-after'))).toBeGreaterThan(840);
  });

  it('brakes whoever sends many guesses at the same moment', async () => {
    await open();
    await setUp();
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, count) => signIn('nora@haus.example', `falsch ${count}`)),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(20);
  });

  it('does not take right passwords for tries, however many people share an address', async () => {
    await open();
    await setUp();
    const statuses: number[] = [];
    for (let count = 0; count < 99; count += 1) await app.services.brakes.signInPlace.allow('');
    for (let count = 0; count < 4; count += 1)
      statuses.push((await signIn('nora@haus.example', TEST_PASSWORD)).status);
    expect(statuses).toEqual([200, 200, 200, 200]);
    expect((await signIn('nora@haus.example', 'falsch und lang')).status).toBe(401);
    expect((await signIn('nora@haus.example', TEST_PASSWORD)).status).toBe(429);
  });

  it('does not take changing the own password for a try', async () => {
    await open();
    const cookie = await setUp();
    const { id } = (await (await app.request('/api/v1/me', { headers: { cookie } })).json()) as {
      id: string;
    };
    const change = async (current: string, next: string): Promise<number> =>
      (await app.request('/api/v1/me/password', json({ current, next }, cookie))).status;
    for (let count = 0; count < 9; count += 1) await app.services.brakes.signIn.allow(`${id} `);
    expect(await change(TEST_PASSWORD, 'noch ein langer Satz')).toBe(200);
    expect(await change('noch ein langer Satz', 'und noch ein langer Satz')).toBe(200);
  });

  it('does not take good links for tries, however many colleagues are invited at once', async () => {
    await open();
    const secret = await setUpSecret(app);
    for (let count = 0; count < 60; count += 1)
      expect((await app.request('/api/v1/links/read', json({ secret }))).status).toBe(200);
    for (let count = 0; count < 50; count += 1)
      await app.request('/api/v1/links/read', json({ secret: 'kol_wrong' }));
    expect((await app.request('/api/v1/links/read', json({ secret }))).status).toBe(429);
  });

  it('brakes by the address a trusted proxy names, and by nothing a stranger writes', async () => {
    await open({ KONTOR_TRUSTED_PROXIES: '10.0.0.0/8' });
    await setUp();
    const from = async (peer: string, forwarded: string): Promise<number> => {
      const sent = json({ email: 'nora@haus.example', password: 'falsch und lang' });
      const headers = { ...(sent.headers as Record<string, string>), 'x-forwarded-for': forwarded };
      return (await app.request('/api/v1/sign-in', { ...sent, headers }, peer)).status;
    };
    const almostBraked = async (place: string): Promise<void> => {
      for (let count = 0; count < 9; count += 1)
        await app.services.brakes.signIn.allow(`nora@haus.example ${place}`);
    };
    // A stranger at the socket: what the header says changes nothing.
    await almostBraked('198.51.100.7');
    expect(await from('198.51.100.7', '203.0.113.1')).toBe(401);
    expect(await from('198.51.100.7', '203.0.113.2')).toBe(429);
    // Behind the proxy: what it added last counts, not what came with the request.
    await almostBraked('192.0.2.9');
    expect(await from('::ffff:10.1.2.3', '203.0.113.3, 192.0.2.9, 10.0.0.4')).toBe(401);
    expect(await from('10.9.9.9', '203.0.113.4, 192.0.2.9:4711')).toBe(429);
    expect(await from('10.1.2.3', '192.0.2.10')).toBe(401);
    // What is no address is the proxy's own, not one more visitor each time.
    await almostBraked('10.1.2.3');
    expect(await from('10.1.2.3', 'visitor-1')).toBe(401);
    expect(await from('10.1.2.3', 'visitor-2')).toBe(429);
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
    const again = cookieOf(await signIn('nora@haus.example', 'noch ein langer Satz'));
    const thomas = await app.addUser('Thomas');
    const third = cookieOf(await signIn(thomas.email, TEST_PASSWORD));
    expect((await me(third)).status).toBe(200);
    await changeUser(again, thomas.id, { disabled: true });
    expect((await me(third)).status).toBe(401);
  });

  it('does not let the old password in while the new one is being set', async () => {
    await open();
    await setUp();
    const thomas = await app.addUser('Thomas');
    const [answers, set] = await Promise.all([
      Promise.all(Array.from({ length: 4 }, () => signIn(thomas.email, TEST_PASSWORD))),
      app.services.accounts.setPassword(thomas.id, 'ganz neuer langer Satz'),
    ]);
    expect(set.ok).toBe(true);
    for (const response of answers) {
      const me = await app.request('/api/v1/me', { headers: { cookie: cookieOf(response) } });
      expect(me.status).toBe(401);
    }
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

  it('takes the session where a proxy sends a password of its own, and a token in any spelling of its scheme', async () => {
    await open();
    const cookie = await setUp();
    const thomas = await app.addUser('Thomas');
    const status = async (authorization: string, sent: string): Promise<number> =>
      (await app.request('/api/v1/me', { headers: { authorization, cookie: sent } })).status;
    expect(await status('Basic a29udG9yOmtvbnRvcg==', cookie)).toBe(200);
    expect(await status('Basic a29udG9yOmtvbnRvcg==', '')).toBe(401);
    expect(await status(`bearer ${thomas.token}`, '')).toBe(200);
    expect(await status('Bearer', cookie)).toBe(401);
    expect(await status('Bearer ', cookie)).toBe(401);
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

  const resetSecret = async (cookie: string, userId: string): Promise<string> => {
    const reset = await app.request(`/api/v1/users/${userId}/reset`, json({}, cookie));
    return ((await reset.json()) as { url: string }).url.split('secret=')[1]!;
  };
  const newPassword = (secret: string): Promise<Response> =>
    app.request(
      '/api/v1/links/accept',
      json({ secret, name: 'Thomas', password: 'ganz neuer langer Satz', locale: 'de' }),
    );

  it('resets a password by an admin link; the old password and everything signed in with it end', async () => {
    await open();
    const cookie = await setUp();
    const thomas = await app.addUser('Thomas');
    const old = cookieOf(await signIn(thomas.email, TEST_PASSWORD));
    const made = await app.request('/api/v1/tokens', json({ name: 'Abgleich' }, old));
    const { token } = (await made.json()) as { token: string };
    const started = await app.request('/api/v1/pairing/start', json({ kind: 'outlook', name: 'Outlook' }));
    const pairing = (await started.json()) as { code: string; secret: string };
    await app.request('/api/v1/pairing/confirm', json({ code: pairing.code, accept: true }, old));
    const statuses = async (): Promise<number[]> => {
      const asked = [
        { cookie: old },
        ...[token, thomas.token].map((one) => ({ authorization: `Bearer ${one}` })),
      ];
      const answers = asked.map((headers) => app.request('/api/v1/me', { headers }));
      return (await Promise.all(answers)).map(({ status }) => status);
    };
    expect(await statuses()).toEqual([200, 200, 200]);
    expect((await newPassword(await resetSecret(cookie, thomas.id))).status).toBe(200);
    expect(await statuses()).toEqual([401, 401, 401]);
    const polled = await app.request('/api/v1/pairing/poll', json({ secret: pairing.secret }));
    expect(await polled.json()).toEqual({ status: 'refused', token: null });
    expect((await signIn(thomas.email, TEST_PASSWORD)).status).toBe(401);
    expect((await signIn(thomas.email, 'ganz neuer langer Satz')).status).toBe(200);
  });

  it('resets no password of a locked account, neither by a new link nor by an earlier one', async () => {
    await open();
    const cookie = await setUp();
    const thomas = await app.addUser('Thomas');
    const secret = await resetSecret(cookie, thomas.id);
    await changeUser(cookie, thomas.id, { disabled: true });
    const refused = await app.request(`/api/v1/users/${thomas.id}/reset`, json({}, cookie));
    expect([refused.status, await refused.json()]).toMatchObject([409, { error: { code: 'user.disabled' } }]);
    expect((await app.request('/api/v1/links/read', json({ secret }))).status).toBe(404);
    expect((await newPassword(secret)).status).toBe(404);
    await changeUser(cookie, thomas.id, { disabled: false });
    expect((await signIn(thomas.email, TEST_PASSWORD)).status).toBe(200);
  });

  it('keeps the last owner an owner', async () => {
    await open();
    const cookie = await setUp();
    const { id } = (await (await app.request('/api/v1/me', { headers: { cookie } })).json()) as {
      id: string;
    };
    for (const set of [{ disabled: true }, { role: 'user' }]) {
      expect(await (await changeUser(cookie, id, set)).json()).toMatchObject({
        error: { code: 'user.last_owner' },
      });
    }
  });
});
