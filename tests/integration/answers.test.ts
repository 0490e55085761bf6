import * as z from 'zod/mini';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Endpoint } from '#shared/api/endpoint.ts';
import { fillPath } from '#shared/api/endpoint.ts';
import { endpoints } from '#shared/api/endpoints.ts';
import type { EndpointName } from '#shared/api/endpoints.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { eml } from '#tests/support/make-eml.ts';
import { addOrder, createRecords } from '#tests/support/records.ts';
import { TEST_PASSWORD, createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

type Asked = { path?: string; query?: string; body?: unknown; raw?: Uint8Array };

describeOnBothEngines('the answers of the contract', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let cookie: string;
  const asked = new Map<EndpointName, Asked>();
  const content = new TextEncoder().encode('Inhalt');
  const hash = createHash('sha256').update(content).digest('hex');

  const send = (name: EndpointName): Promise<Response> => {
    const endpoint: Endpoint = endpoints[name];
    const { path = endpoint.path, query = '', body, raw } = asked.get(name) ?? {};
    const type = endpoint.contentType ?? 'application/json';
    const takesBody = endpoint.body ?? endpoint.contentType;
    const init: RequestInit = {
      method: endpoint.method,
      headers: { cookie, ...(takesBody ? { 'content-type': type } : {}) },
    };
    if (takesBody) init.body = (raw as BodyInit | undefined) ?? JSON.stringify(body ?? {});
    return app.request(path + query, init);
  };

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora', 'owner');
    const colleague = await app.addUser('Thomas');
    const make = createRecords(app, nora);
    const company = await make.company({
      name: 'Brandt',
      domains: ['brandt.example'],
      customerSince: '2020-01-01',
    });
    const person = await make.person({
      firstName: 'Ada',
      email: 'ada@brandt.example',
      phones: [{ number: '+49511123456', label: 'work' }],
    });
    await make.employ(person, company, 'Leitung');
    await make.task({ title: 'Anrufen', personId: person, dueOn: '2026-11-23' });
    await addOrder(app, { companyId: company, number: 'A-1', orderedOn: '2026-01-01', amountMinor: 100 });
    const mail = eml(
      [
        'To: nora@haus.example',
        'Message-ID: <eins@brandt.example>',
        'Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=',
        'Date: Fri, 20 Nov 2026 09:00:00 +0100',
      ],
      'Guten Tag',
    );
    const headers = { 'content-type': 'message/rfc822' };
    const logged = await nora.request('/api/v1/mails', {
      method: 'POST',
      headers,
      body: new Uint8Array(mail),
    });
    expect(logged.status).toBe(201);
    const { id } = (await logged.json()) as { id: string };
    const signedIn = await app.request('/api/v1/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: nora.email, password: TEST_PASSWORD }),
    });
    cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!;
    const started = await app.request('/api/v1/pairing/start', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'outlook', name: 'Outlook' }),
    });
    const { code, secret } = (await started.json()) as { code: string; secret: string };
    const link = await app.services.accounts.makeLink({
      purpose: 'invitation',
      email: 'neu@haus.example',
      name: 'Neu',
      role: 'user',
      userId: null,
      createdById: nora.id,
    });
    if (!link.ok) throw new Error(link.error.code);
    const at = '2026-11-22T10:00:00Z';
    const create = {
      id: app.newId(),
      name: 'person.create',
      at,
      args: { id: app.newId(), fields: { lastName: 'X' } },
    };
    const wrong = { id: app.newId(), name: 'person.create', at, args: {} };
    const blob = fillPath(endpoints.putBlob.path, { hash });
    const entries: [EndpointName, Asked][] = [
      ['signIn', { body: { email: nora.email, password: TEST_PASSWORD } }],
      ['readLink', { body: { secret: link.value.secret } }],
      ['startPairing', { body: { kind: 'extension', name: 'Firefox' } }],
      ['pollPairing', { body: { secret } }],
      ['readPairing', { body: { code } }],
      ['confirmPairing', { body: { code, accept: true } }],
      ['invite', { body: { email: 'x@haus.example', name: 'X', role: 'user' } }],
      ['resetPassword', { path: fillPath(endpoints.resetPassword.path, { id: colleague.id }) }],
      ['createToken', { body: { name: 'Abgleich' } }],
      ['mutate', { body: { mutations: [create, create, wrong] } }],
      [
        'panel',
        { body: { participants: [{ email: 'ada@brandt.example' }], messageId: '<eins@brandt.example>' } },
      ],
      ['timeline', { body: { type: 'company', id: company } }],
      ['activity', { path: fillPath(endpoints.activity.path, { id }) }],
      ['search', { query: '?q=brandt' }],
      ['person', { path: fillPath(endpoints.person.path, { id: person }) }],
      ['company', { path: fillPath(endpoints.company.path, { id: company }) }],
      ['logRawMail', { raw: new Uint8Array(mail) }],
      ['putBlob', { path: blob, query: `?size=${content.length}`, raw: content }],
      ['blobState', { path: blob }],
    ];
    for (const [name, one] of entries) asked.set(name, one);
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('are what their schemas promise, with real data in them', async () => {
    // Those that end something, or were tested with files and links of their own.
    const apart = new Set<EndpointName>(['setUp', 'acceptLink', 'changePassword', 'signOut', 'attachment']);
    const names = (Object.keys(endpoints) as EndpointName[]).filter((name) => !apart.has(name));
    expect(names.length).toBeGreaterThan(20);
    for (const name of names) {
      const response = await send(name);
      const body: unknown = await response.json();
      expect(response.ok, `${name} ${response.status} ${JSON.stringify(body)}`).toBe(true);
      expect(response.headers.get('cache-control'), name).toBe('no-store');
      const endpoint: Endpoint = endpoints[name];
      expect(z.safeParse(endpoint.response, body).error?.issues, name).toBeUndefined();
    }
  });
});
