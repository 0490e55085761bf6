import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Endpoint } from '#shared/api/endpoint.ts';
import { BODY_LIMIT } from '#shared/api/endpoint.ts';
import { endpoints } from '#shared/api/endpoints.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

/** Whoever adds to this list says why nobody needs to be signed in for it. */
const PUBLIC = [
  'start', // picks the first screen
  'setUp', // guarded by the printed secret
  'signIn',
  'readLink', // guarded by the link's secret
  'acceptLink', // guarded by the link's secret
  'startPairing', // a device that is not connected yet
  'pollPairing', // guarded by the device's secret
  'redeemDevice', // guarded by the code of the sign-in window and the device's verifier
  'signInWithEntra', // guarded by the signature of the token
];

const all = Object.entries(endpoints as Record<string, Endpoint>);
const pathOf = ({ path }: Endpoint): string =>
  path.replaceAll(/:[a-zA-Z]+/g, '0193a000-0000-7000-8000-000000000000');

describeOnBothEngines('the routes of the contract', (engine) => {
  let app: TestApp;
  let user: TestUser;
  let page: TestUser;

  const withBody = all.filter(([, { body, contentType }]) => body !== undefined || contentType !== undefined);
  /** Somebody who may call the endpoint. */
  const askerFor = ({ access }: Endpoint): TestUser['request'] => {
    if (access === 'public') return app.request;
    return access === 'user' ? user.request : page.request;
  };
  const codeOf = async (response: Response): Promise<string> =>
    ((await response.json()) as { error: { code: string } }).error.code;

  beforeAll(async () => {
    app = await createTestApp(engine);
    user = await app.addUser('Nora', 'owner');
    page = await user.asPage();
  });
  afterAll(() => app.close());

  it('are many, so that this test sees something', () => {
    expect(all.length).toBeGreaterThan(25);
  });

  it('turn away everybody who is not signed in, but for the short public list', async () => {
    const open: string[] = [];
    for (const [name, endpoint] of all) {
      const response = await app.request(pathOf(endpoint), { method: endpoint.method });
      if (response.status !== 401) open.push(name);
    }
    expect(open).toEqual(PUBLIC);
  });

  it('are, beside the contract, only pages, files and what the operator asks', () => {
    const contract = new Set(all.map(([, { method, path }]) => `${method} ${path}`));
    const others = app.routes.filter((route) => !contract.has(route) && !route.startsWith('ALL '));
    expect(others.toSorted()).toEqual(
      [
        'GET /api/v1/openapi.json',
        'GET /browser',
        'GET /extension/:file{kontor-[a-z]+\\.zip}',
        'GET /healthz',
        'GET /manifest.webmanifest',
        'GET /metrics',
        'GET /outlook/:folder{assets|icons}/:file',
        'GET /outlook/:page{taskpane\\.html|events\\.html|connected\\.html}',
        'GET /outlook/events.js',
        'GET /outlook/manifest.xml',
        'GET /readyz',
        'GET /*',
      ].toSorted(),
    );
  });

  it('keep the figures of the house on this machine', async () => {
    expect((await app.request('/metrics')).status).toBe(200);
    const proxied = await app.request('/metrics', { headers: { 'x-forwarded-for': '203.0.113.9' } });
    expect(proxied.status).toBe(404);
  });

  it('do not take a device token for what needs a session', async () => {
    const needsSession = all.filter(([, { access }]) => access === 'session' || access === 'admin');
    expect(needsSession.length).toBeGreaterThan(3);
    for (const [, endpoint] of needsSession) {
      const response = await user.request(pathOf(endpoint), { method: endpoint.method });
      expect(response.status, endpoint.path).toBe(403);
    }
  });

  it('refuse another content type than theirs with 415', async () => {
    expect(withBody.length).toBeGreaterThan(15);
    for (const [name, endpoint] of withBody) {
      const response = await askerFor(endpoint)(pathOf(endpoint), {
        method: endpoint.method,
        headers: { 'content-type': 'text/plain' },
        body: '{}',
      });
      expect([name, response.status, await codeOf(response)]).toEqual([name, 415, 'request.type']);
    }
  });

  it('cut a body off at their limit with 413, each of them, whether or not a length was told', async () => {
    for (const [name, endpoint] of withBody) {
      const headers = { 'content-type': endpoint.contentType ?? 'application/json' };
      const { method, bodyLimit = BODY_LIMIT } = endpoint;
      // Where a query is needed, so that the body is what is wrong.
      const asked: Partial<Record<string, string>> = { putBlob: '?size=1', addImport: '?kind=person&name=x' };
      const path = `${pathOf(endpoint)}${asked[name] ?? ''}`;
      const told = await askerFor(endpoint)(path, {
        method,
        headers: { ...headers, 'content-length': String(bodyLimit + 1) },
        body: ' ',
      });
      expect([name, told.status, await codeOf(told)]).toEqual([name, 413, 'request.too_large']);
      const endless = new ReadableStream<Uint8Array>({
        pull: (controller) => controller.enqueue(new Uint8Array(1024 * 1024)),
      });
      const untold = await askerFor(endpoint)(path, {
        method,
        headers,
        body: endless,
        duplex: 'half',
      } as RequestInit);
      expect([name, untold.status, await codeOf(untold)]).toEqual([name, 413, 'request.too_large']);
    }
  });

  it('name an unknown field of the body and of the query with 400', async () => {
    for (const [name, endpoint] of all.filter(([, one]) => one.body)) {
      const response = await askerFor(endpoint)(pathOf(endpoint), {
        method: endpoint.method,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ surprise: 1 }),
      });
      expect([name, response.status, await response.json()]).toMatchObject([
        name,
        400,
        { error: { code: 'request.invalid', fields: { surprise: 'field.unknown' } } },
      ]);
    }
    for (const [name, endpoint] of all.filter(([, one]) => one.query)) {
      const response = await askerFor(endpoint)(`${pathOf(endpoint)}?surprise=1`, {
        method: endpoint.method,
        headers: { 'content-type': endpoint.contentType ?? 'application/json' },
        ...(endpoint.method === 'GET' ? {} : { body: ' ' }),
      });
      expect([name, response.status, await response.json()]).toMatchObject([
        name,
        400,
        { error: { code: 'request.invalid', fields: { 'query.surprise': 'field.unknown' } } },
      ]);
    }
  });

  it('refuse a body without a content type with 415', async () => {
    const response = await user.request('/api/v1/panel', {
      method: 'POST',
      body: new Uint8Array([123, 125]),
    });
    expect(response.status).toBe(415);
  });

  it('name wrong and unknown fields with 400', async () => {
    const response = await user.request('/api/v1/panel', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ participants: [{ name: 'no address' }], surprise: 1 }),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: {
        code: 'request.invalid',
        fields: { 'participants.0.email': 'field.required', surprise: 'field.unknown' },
      },
    });
  });

  it('refuse what is no JSON and what is nested too deeply', async () => {
    const post = (body: string): Promise<Response> =>
      user.request('/api/v1/panel', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
    expect((await post('{')).status).toBe(400);
    expect((await post('['.repeat(10_000) + ']'.repeat(10_000))).status).toBe(400);
  });

  it('leave prototypes alone whatever keys are sent', async () => {
    const response = await user.request('/api/v1/panel', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
    });
    expect(response.status).toBe(400);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('answer unknown addresses of the API with 404 in the one form', async () => {
    const response = await user.request('/api/v1/nothing');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: 'route.not_found' } });
  });

  it('refuse a token in the address', async () => {
    const response = await app.request(`/api/v1/me?token=${user.token}`);
    expect(response.status).toBe(400);
  });

  it('speak the language of who asks', async () => {
    const ask = async (language: string): Promise<string> => {
      const response = await app.request('/api/v1/me', { headers: { 'accept-language': language } });
      return ((await response.json()) as { error: { message: string } }).error.message;
    };
    expect(await ask('de-DE,de;q=0.9')).toContain('melden Sie sich');
    expect(await ask('en-GB')).toContain('sign in');
  });

  it('let extensions read answers, other origins not, and never with cookies', async () => {
    const allowed = async (origin: string): Promise<string | null> =>
      (await app.request('/api/v1/start', { headers: { origin } })).headers.get(
        'access-control-allow-origin',
      );
    const extension = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';
    expect(await allowed(extension)).toBe(extension);
    expect(await allowed('https://localhost:8787.evil.example')).toBeNull();
    expect(await allowed('null')).toBeNull();
    const response = await app.request('/api/v1/start', { headers: { origin: extension } });
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
    const asked = await app.request('/api/v1/panel', {
      method: 'OPTIONS',
      headers: { origin: extension, 'access-control-request-method': 'POST' },
    });
    expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([204, extension]);
    expect(asked.headers.get('access-control-allow-headers')).toBe('authorization,content-type');
    const failed = await app.request('/api/v1/nothing', { headers: { origin: extension } });
    expect([failed.status, failed.headers.get('access-control-allow-origin')]).toEqual([404, extension]);
  });

  it('never threw', () => {
    expect(app.bugs).toEqual([]);
  });
});
