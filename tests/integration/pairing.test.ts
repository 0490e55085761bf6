import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { TEST_PASSWORD, createTestApp } from '#tests/support/test-app.ts';
import type { TestApp } from '#tests/support/test-app.ts';

const MINUTE_MS = 60_000;

type Started = { code: string; secret: string; url: string; expiresAt: string; interval: number };

describeOnBothEngines('pairing a device', (engine) => {
  let app: TestApp;
  let cookie: string;

  const post = async <T>(path: string, body: unknown, sent = ''): Promise<{ status: number; body: T }> => {
    const headers = { 'content-type': 'application/json', ...(sent ? { cookie: sent } : {}) };
    const response = await app.request(path, { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: response.status, body: (await response.json()) as T };
  };
  const start = async (): Promise<Started> =>
    (await post<Started>('/api/v1/pairing/start', { kind: 'outlook', name: 'Outlook im Web' })).body;
  const poll = (
    secret: string,
  ): Promise<{ status: number; body: { status?: string; token?: string | null } }> =>
    post('/api/v1/pairing/poll', { secret });
  const confirm = (code: string, accept = true): Promise<{ status: number; body: unknown }> =>
    post('/api/v1/pairing/confirm', { code, accept }, cookie);

  beforeEach(async () => {
    app = await createTestApp(engine);
    const { email } = await app.addUser('Nora');
    const response = await app.request('/api/v1/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: TEST_PASSWORD }),
    });
    cookie = response.headers.getSetCookie()[0]!.split(';')[0]!;
  });
  afterEach(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('shows eight clear signs for ten minutes', async () => {
    const started = await start();
    expect(started.code).toMatch(/^[BCDFGHJKMNPQRSTVWXZ2-9]{4}-[BCDFGHJKMNPQRSTVWXZ2-9]{4}$/);
    expect(Date.parse(started.expiresAt) - app.clock.now()).toBe(10 * MINUTE_MS);
    expect(started.url).toContain(`/pair?code=${started.code}`);
  });

  it('gives the token once, after a signed-in person confirmed the named device', async () => {
    const { code, secret } = await start();
    expect((await poll(secret)).body).toEqual({ status: 'waiting', token: null });
    const read = await post('/api/v1/pairing/read', { code: code.toLowerCase().replace('-', ' ') }, cookie);
    expect(read.body).toMatchObject({ kind: 'outlook', name: 'Outlook im Web' });
    expect((await confirm(code)).status).toBe(200);
    const paired = await poll(secret);
    expect(paired.body.status).toBe('paired');
    const me = await app.request('/api/v1/me', { headers: { authorization: `Bearer ${paired.body.token}` } });
    expect(me.status).toBe(200);
    expect((await poll(secret)).status).toBe(410);
  });

  it('gives one token when the device asks many times at once', async () => {
    const { code, secret } = await start();
    await confirm(code);
    const answers = await Promise.all(Array.from({ length: 8 }, () => poll(secret)));
    expect(answers.filter(({ body }) => body.token)).toHaveLength(1);
  });

  it('can be refused', async () => {
    const { code, secret } = await start();
    await confirm(code, false);
    expect((await poll(secret)).body).toEqual({ status: 'refused', token: null });
  });

  it('does not take a code twice or after ten minutes', async () => {
    const used = await start();
    await confirm(used.code);
    expect((await confirm(used.code)).status).toBe(404);
    const late = await start();
    app.clock.advance(10 * MINUTE_MS + 1);
    expect((await confirm(late.code)).status).toBe(404);
    expect((await poll(late.secret)).status).toBe(410);
  });

  it('does not give the token after ten minutes, not even of a device that was confirmed', async () => {
    const { code, secret } = await start();
    await confirm(code);
    app.clock.advance(10 * MINUTE_MS + 1);
    expect((await poll(secret)).status).toBe(410);
    expect(
      await app.services.store.sql.all(`select id from credential where name = 'Outlook im Web'`),
    ).toEqual([]);
  });

  it('stops a person who guesses after five tries: the right code as the sixth fails', async () => {
    const { code, secret } = await start();
    const statuses: number[] = [];
    for (let count = 0; count < 5; count += 1) statuses.push((await confirm('BBBB-BBBB')).status);
    expect(statuses).toEqual([404, 404, 404, 404, 404]);
    expect((await confirm(code)).status).toBe(429);
    expect((await post('/api/v1/pairing/read', { code }, cookie)).status).toBe(429);
    expect((await poll(secret)).body).toEqual({ status: 'waiting', token: null });
  });

  it('takes the right code after four wrong ones, and does not count right ones', async () => {
    for (let count = 0; count < 4; count += 1) await confirm('BBBB-BBBB');
    for (let count = 0; count < 4; count += 1) {
      const { code } = await start();
      expect((await post('/api/v1/pairing/read', { code }, cookie)).status).toBe(200);
      expect((await confirm(code)).status).toBe(200);
    }
  });

  it('lists the device by name and ends it with the next request once revoked', async () => {
    const { code, secret } = await start();
    await confirm(code);
    const { token } = (await poll(secret)).body;
    const authorization = `Bearer ${token}`;
    const listed = await app.request('/api/v1/devices', { headers: { authorization } });
    const { items } = (await listed.json()) as {
      items: { id: string; kind: string; name: string; current: boolean }[];
    };
    const device = items.find(({ current }) => current);
    expect(device).toMatchObject({ kind: 'device', name: 'Outlook im Web' });
    const mutation = {
      id: app.newId(),
      name: 'device.revoke',
      at: '2026-11-22T10:00:00Z',
      args: { id: device!.id },
    };
    await post('/api/v1/mutations', { mutations: [mutation] }, cookie);
    expect((await app.request('/api/v1/me', { headers: { authorization } })).status).toBe(401);
  });

  it('keeps no secret in clear', async () => {
    const { code, secret } = await start();
    await confirm(code);
    const { token } = (await poll(secret)).body;
    const { sql } = app.services.store;
    const stored = JSON.stringify([
      await sql.all('select * from pairing'),
      await sql.all('select * from credential'),
      await sql.all('select * from mutation'),
      await sql.all('select * from change'),
      await sql.all('select * from audit'),
    ]);
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(secret);
  });
});
