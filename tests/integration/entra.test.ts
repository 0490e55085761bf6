import { randomUUID } from 'node:crypto';
import { SignJWT, UnsecuredJWT, exportSPKI, importJWK } from 'jose';
import type { CryptoKey } from 'jose';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import {
  ENTRA_CLIENT,
  ENTRA_OBJECT,
  ENTRA_TENANT,
  entraClaims,
  makeForeignKey,
  signEntraToken,
  startEntraAuthority,
} from '#tests/support/entra-authority.ts';
import type { EntraAuthority } from '#tests/support/entra-authority.ts';
import { apply } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

type Answer = { readonly status: number; readonly code: string | undefined; readonly token: string };

const ok = { status: 200, code: undefined };
const refused = { status: 403, code: 'entra.refused' };
const HOUR = 3_600;

describeOnBothEngines('an account of Microsoft Entra', (engine) => {
  let authority: EntraAuthority;
  let app: TestApp;
  let nora: TestUser;

  const post = async (ask: TestUser['request'], path: string, body: unknown): Promise<Answer> => {
    const headers = { 'content-type': 'application/json' };
    const response = await ask(path, { method: 'POST', headers, body: JSON.stringify(body) });
    const json = (await response.json()) as { token?: string; error?: { code: string } };
    return { status: response.status, code: json.error?.code, token: json.token ?? '' };
  };
  const signIn = (token: string): Promise<Answer> =>
    post(app.request, '/api/v1/entra/sign-in', { token, name: 'Outlook im Web' });
  const link = (who: TestUser, token: string): Promise<Answer> =>
    post(who.request, '/api/v1/entra/link', { token });
  const good = (claims = {}, without: readonly string[] = []): Promise<string> =>
    authority.token({ now: app.clock.now(), claims, without });
  const seconds = (): number => Math.floor(app.clock.now() / 1_000);

  beforeEach(async () => {
    authority = await startEntraAuthority();
    app = await createTestApp(engine, authority.settings);
    nora = await app.addUser('Nora');
  });
  afterEach(async () => {
    vi.useRealTimers();
    expect(app.bugs).toEqual([]);
    await app.close();
    await authority.close();
  });

  it('lets the pane in once it was linked, and not before, whatever address the token names', async () => {
    expect(await signIn(await good())).toMatchObject({ status: 403, code: 'entra.unlinked' });
    expect(await link(nora, await good())).toMatchObject(ok);
    const { status, token } = await signIn(await good());
    expect(status).toBe(200);
    const me = await app.request('/api/v1/me', { headers: { authorization: `Bearer ${token}` } });
    expect(await me.json()).toMatchObject({ id: nora.id });
  });

  it('is known by tenant and object id alone, in either form of the token', async () => {
    await link(nora, await good());
    expect(await signIn(await good({ preferred_username: 'somebody@else.example' }))).toMatchObject(ok);
    expect(await signIn(await good({ oid: ENTRA_OBJECT.toUpperCase() }))).toMatchObject(ok);
    const older = { iss: `https://sts.windows.net/${ENTRA_TENANT}/`, aud: `api://${ENTRA_CLIENT}` };
    expect(await signIn(await good(older))).toMatchObject(ok);
    expect(await signIn(await good({ oid: randomUUID() }))).toMatchObject({ code: 'entra.unlinked' });
  });

  it.each<[string, (at: number) => object, readonly string[]]>([
    ['for another application', () => ({ aud: randomUUID() }), []],
    ['of another tenant', () => ({ tid: randomUUID() }), []],
    ['of another issuer', () => ({ iss: `https://login.elsewhere.example/${ENTRA_TENANT}/v2.0` }), []],
    ['that has run out', (at) => ({ exp: at - 61 }), []],
    ['that is not valid yet', (at) => ({ nbf: at + 61 }), []],
    ['without an end', () => ({}), ['exp']],
    ['without an object id', () => ({}), ['oid']],
    ['with an object id that is none', () => ({ oid: 'nora@haus.example' }), []],
    ['that only says who somebody is (an ID token)', () => ({}), ['scp']],
    ['for something else of the same application', () => ({ scp: 'other access_as_user_too' }), []],
  ])('is not taken from a token %s', async (_, claims, without) => {
    await link(nora, await good());
    expect(await signIn(await good(claims(seconds()), without))).toMatchObject(refused);
    expect(await link(nora, await good(claims(seconds()), without))).toMatchObject(refused);
  });

  it('is taken although two clocks differ by less than a minute', async () => {
    await link(nora, await good());
    expect(await signIn(await good({ exp: seconds() - 50, nbf: seconds() - HOUR }))).toMatchObject(ok);
    expect(await signIn(await good({ nbf: seconds() + 50 }))).toMatchObject(ok);
  });

  it('is not taken from a token signed by anybody else, by nobody, or with the public key', async () => {
    await link(nora, await good());
    const claims = entraClaims(authority.url, app.clock.now());
    const { kid, publicJwk } = authority.current();
    const foreign = await makeForeignKey(kid);
    expect(await signIn(await signEntraToken(foreign, claims))).toMatchObject(refused);
    expect(await signIn(new UnsecuredJWT(claims).encode())).toMatchObject(refused);
    const pem = await exportSPKI((await importJWK({ ...publicJwk, ext: true }, 'RS256')) as CryptoKey);
    const confused = new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid });
    expect(await signIn(await confused.sign(new TextEncoder().encode(pem)))).toMatchObject(refused);
    const [header, , signature] = (await good()).split('.');
    const changed = Buffer.from(JSON.stringify({ ...claims, oid: randomUUID() })).toString('base64url');
    expect(await signIn([header, changed, signature].join('.'))).toMatchObject(refused);
    for (const text of ['', 'x', 'a.b.c', `${await good()}.`])
      expect(await signIn(text)).toMatchObject(refused);
  });

  it('is taken with a new key once the tenant has changed its keys, and no longer with the old one', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    await link(nora, await good());
    const old = await good();
    await authority.rotate();
    // Unknown keys are asked for once in half a minute, however many are made up.
    expect(await signIn(await good())).toMatchObject(refused);
    const asked = authority.asked();
    for (let count = 0; count < 5; count += 1) await signIn(await good());
    expect(authority.asked()).toBe(asked);
    vi.setSystemTime(Date.now() + 31_000);
    expect(await signIn(await good())).toMatchObject(ok);
    expect(await signIn(old)).toMatchObject(refused);
  });

  it('asks for the keys once, not for each token', async () => {
    for (let count = 0; count < 5; count += 1) await signIn(await good());
    expect(authority.asked()).toBe(1);
  });

  it('says plainly when the keys cannot be fetched, and lets in as soon as they can', async () => {
    authority.setDown(true);
    expect(await link(nora, await good())).toMatchObject({ status: 503, code: 'entra.unreachable' });
    authority.setDown(false);
    expect(await link(nora, await good())).toMatchObject(ok);
  });

  it('belongs to one account, and an account to one of them', async () => {
    const thomas = await app.addUser('Thomas');
    expect(await link(nora, await good())).toMatchObject(ok);
    expect(await link(nora, await good())).toMatchObject(ok);
    expect(await link(thomas, await good())).toMatchObject({ status: 409, code: 'entra.linked_elsewhere' });
    expect(await link(nora, await good({ oid: randomUUID() }))).toMatchObject({ code: 'entra.has_other' });
    expect(await post((await nora.asPage()).request, '/api/v1/entra/unlink', {})).toMatchObject(ok);
    expect(await signIn(await good())).toMatchObject({ code: 'entra.unlinked' });
    expect(await link(thomas, await good())).toMatchObject(ok);
  });

  it('is linked once, however often it is asked for at once', async () => {
    const colleagues = await Promise.all(['Ada', 'Bo', 'Cy'].map((name) => app.addUser(name)));
    const token = await good();
    const answers = await Promise.all(colleagues.map((colleague) => link(colleague, token)));
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
      200, 409, 409,
    ]);
  });

  it('lets nobody in who is locked out, and is unlinked with everything else an account holds', async () => {
    const owner = await (await app.addUser('Chefin', 'owner')).asPage();
    await link(nora, await good());
    await apply(owner, 'user.update', { id: nora.id, set: { disabled: true } });
    expect((await signIn(await good())).status).toBe(403);
    await apply(owner, 'user.update', { id: nora.id, set: { disabled: false } });
    expect(await signIn(await good())).toMatchObject({ code: 'entra.unlinked' });
  });

  it('is linked by a person’s own device or page, never with an API token', async () => {
    const page = await nora.asPage();
    const made = await post(page.request, '/api/v1/tokens', { name: 'Abgleich' });
    const asScript: TestUser['request'] = (path, init = {}) => {
      const headers = new Headers(init.headers);
      headers.set('authorization', `Bearer ${made.token}`);
      return app.request(path, { ...init, headers });
    };
    const token = await good();
    expect((await post(asScript, '/api/v1/entra/link', { token })).status).toBe(403);
    expect((await post(app.request, '/api/v1/entra/link', { token })).status).toBe(401);
    expect(await link(page, token)).toMatchObject(ok);
    expect(await (await page.request('/api/v1/entra')).json()).toEqual({
      offered: true,
      linkedAt: '2026-11-22T10:00:00.000Z',
    });
  });

  it('is braked when tokens are tried out', async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 51; count += 1) statuses.push((await signIn('made.up.token')).status);
    expect(new Set(statuses.slice(0, 50))).toEqual(new Set([403]));
    expect(statuses.at(-1)).toBe(429);
  });

  it('leaves its traces in the audit, and its token nowhere', async () => {
    const { sql } = app.services.store;
    const token = await good();
    await link(nora, token);
    await signIn(token);
    await post((await nora.asPage()).request, '/api/v1/entra/unlink', {});
    const audit = await sql.all<{ action: string; userId: string }>('select * from audit order by no');
    const own = audit.filter(({ action }) => /^entra|^device/.test(action)).slice(-3);
    expect(own.map(({ action, userId }) => [action, userId])).toEqual([
      ['entra.link', nora.id],
      ['device.create', nora.id],
      ['entra.unlink', nora.id],
    ]);
    const stored = JSON.stringify([audit, await sql.all('select * from entra_account')]);
    expect(stored).not.toContain(token.split('.')[2]);
  });

  it('means nothing where the administration has not set it up', async () => {
    const plain = await createTestApp(engine);
    const answer = await post(plain.request, '/api/v1/entra/sign-in', { token: 'a.b.c', name: 'Outlook' });
    expect(answer).toMatchObject({ status: 404, code: 'entra.off' });
    await plain.close();
  });
});
