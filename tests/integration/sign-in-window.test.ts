import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { apply } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

type Answer = {
  readonly status: number;
  readonly body: { code?: string; token?: string; error?: { code: string } };
};

const newPane = (): { verifier: string; challenge: string } => {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
};

describeOnBothEngines('the sign-in window', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let page: TestUser;

  const post = async (ask: TestUser['request'], path: string, body: unknown): Promise<Answer> => {
    const headers = { 'content-type': 'application/json' };
    const response = await ask(path, { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  };
  const approve = (challenge: string, name = 'Outlook im Web'): Promise<Answer> =>
    post(page.request, '/api/v1/devices/approve', { name, challenge });
  const redeem = (code: string | undefined, verifier: string): Promise<Answer> =>
    post(app.request, '/api/v1/devices/redeem', { code, verifier });
  const statusWith = async (token: string | undefined): Promise<number> =>
    (await app.request('/api/v1/me', { headers: { authorization: `Bearer ${token}` } })).status;

  beforeEach(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora');
    page = await nora.asPage();
  });
  afterEach(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('lets the pane in that opened it, under the name the person saw', async () => {
    const { verifier, challenge } = newPane();
    const { code } = (await approve(challenge)).body;
    const { status, body } = await redeem(code, verifier);
    expect(status).toBe(200);
    const listed = await app.request('/api/v1/devices', {
      headers: { authorization: `Bearer ${body.token}` },
    });
    const { items } = (await listed.json()) as { items: { kind: string; name: string; current: boolean }[] };
    expect(items.find(({ current }) => current)).toMatchObject({ kind: 'device', name: 'Outlook im Web' });
  });

  it('hands out a code that is good for nobody without the verifier, and still good for the pane', async () => {
    const { verifier, challenge } = newPane();
    const { code } = (await approve(challenge)).body;
    expect((await redeem(code, newPane().verifier)).status).toBe(410);
    expect((await redeem(code, challenge)).status).toBe(410);
    expect((await redeem(code, verifier)).status).toBe(200);
  });

  it('hands out a code that works once; a second use changes nothing', async () => {
    const { verifier, challenge } = newPane();
    const { code } = (await approve(challenge)).body;
    const first = await redeem(code, verifier);
    const second = await redeem(code, verifier);
    expect([second.status, second.body.error?.code]).toEqual([410, 'device_code.invalid']);
    expect(await statusWith(first.body.token)).toBe(200);
  });

  it('makes one token when a code is used many times at once', async () => {
    const { verifier, challenge } = newPane();
    const { code } = (await approve(challenge)).body;
    const answers = await Promise.all(Array.from({ length: 8 }, () => redeem(code, verifier)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('hands out a code that is good for a minute', async () => {
    const { verifier, challenge } = newPane();
    const { code } = (await approve(challenge)).body;
    app.clock.advance(60_000);
    expect((await redeem(code, verifier)).status).toBe(410);
  });

  it('lets nobody in who was locked out meanwhile', async () => {
    const owner = await (await app.addUser('Chefin', 'owner')).asPage();
    const { verifier, challenge } = newPane();
    const { code } = (await approve(challenge)).body;
    await apply(owner, 'user.update', { id: nora.id, set: { disabled: true } });
    await apply(owner, 'user.update', { id: nora.id, set: { disabled: false } });
    expect((await redeem(code, verifier)).status).toBe(410);
  });

  it('takes a yes from a signed-in page of its own only', async () => {
    const { challenge } = newPane();
    const body = { name: 'Outlook', challenge };
    expect((await post(app.request, '/api/v1/devices/approve', body)).status).toBe(401);
    expect((await post(nora.request, '/api/v1/devices/approve', body)).status).toBe(403);
    const foreign = await page.request('/api/v1/devices/approve', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://elsewhere.example' },
      body: JSON.stringify(body),
    });
    expect(foreign.status).toBe(403);
  });

  it('refuses a challenge that is none and a device without a name', async () => {
    const { challenge } = newPane();
    expect((await approve('plain')).status).toBe(400);
    expect((await approve(challenge, ' ')).status).toBe(400);
    expect((await approve(challenge, 'Out\u202Elook')).status).toBe(400);
  });

  it('brakes who guesses codes, and counts no right one', async () => {
    for (let count = 0; count < 5; count += 1) {
      const { verifier, challenge } = newPane();
      const { code } = (await approve(challenge)).body;
      expect((await redeem(code, verifier)).status).toBe(200);
    }
    const guesses: number[] = [];
    for (let count = 0; count < 51; count += 1)
      guesses.push((await redeem('koc_wrong', newPane().verifier)).status);
    expect(new Set(guesses.slice(0, 50))).toEqual(new Set([410]));
    expect(guesses.at(-1)).toBe(429);
  });

  it('lets a person let in thirty devices in a quarter of an hour, not more', async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 31; count += 1) statuses.push((await approve(newPane().challenge)).status);
    expect(statuses.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 200));
    expect(statuses.at(-1)).toBe(429);
  });

  it('keeps neither code nor verifier nor token in clear, and has yes and token in the audit', async () => {
    const { verifier, challenge } = newPane();
    const { code } = (await approve(challenge)).body;
    const { token } = (await redeem(code, verifier)).body;
    const { sql } = app.services.store;
    const audit = await sql.all<{ action: string; userId: string; outcome: string }>(
      'select * from audit order by no',
    );
    const stored = JSON.stringify([
      audit,
      await sql.all('select * from device_code'),
      await sql.all('select * from credential'),
    ]);
    for (const secret of [code, verifier, token]) expect(stored).not.toContain(secret);
    expect(audit.slice(-2)).toMatchObject([
      { action: 'device.approve', userId: nora.id, outcome: 'applied' },
      { action: 'device.create', userId: nora.id, outcome: 'applied' },
    ]);
  });
});
