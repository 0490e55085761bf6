import * as z from 'zod/mini';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Endpoint } from '#shared/api/endpoint.ts';
import { fillPath } from '#shared/api/endpoint.ts';
import { endpoints } from '#shared/api/endpoints.ts';
import type { EndpointName } from '#shared/api/endpoints.ts';
import { USUAL_COLUMNS } from '#shared/domain/list-fields.ts';
import { EVERYTHING } from '#shared/domain/list-filter.ts';
import { accountScope } from '#server/import/import-user.ts';
import { readEpoch } from '#server/sync/epoch.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { startEntraAuthority } from '#tests/support/entra-authority.ts';
import type { EntraAuthority } from '#tests/support/entra-authority.ts';
import { importFile, sendFile } from '#tests/support/import-file.ts';
import { multipartEml } from '#tests/support/make-eml.ts';
import { apply, addOrder, createRecords } from '#tests/support/records.ts';
import { TEST_PASSWORD, createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

/** What is no JSON. */
const PLAIN: Partial<Record<EndpointName, RegExp>> = {
  attachment: /^Der Plan$/,
  importFailures: /Import: Zeile;.*\r\n2;Nicht importiert;;;.+;x\r\n$/,
  exportList: /^Name;Schlagwörter\r\n.*Brandt/,
  export: /;Ada;.*;Brandt;brandt\.example;Leitung;\r\n/,
  syncEvents: /^event: change\ndata: \{"seq":"[\d-]+"\}\n\n$/,
};

/** An open stream never ends by itself: its first event stands for it. */
const textOf = async (name: EndpointName, response: Response): Promise<string> => {
  if (name !== 'syncEvents') return response.text();
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  const { value = '' } = await reader.read();
  await reader.cancel();
  return value;
};

type Asked = { path?: string; query?: string; body?: unknown; raw?: Uint8Array };

/** In an order of their own: what ends something comes after all that need it. */
const LAST: readonly EndpointName[] = [
  'linkEntra',
  'signInWithEntra',
  'unlinkEntra',
  'changePassword',
  'signOut',
];
const inOrder = (Object.keys(endpoints) as EndpointName[]).toSorted(
  (one, other) => LAST.indexOf(one) - LAST.indexOf(other),
);

describeOnBothEngines('the answers of the contract', (engine) => {
  let app: TestApp;
  /** Nobody has set it up yet. */
  let fresh: TestApp;
  let authority: EntraAuthority;
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
    return (name === 'setUp' ? fresh : app).request(path + query, init);
  };
  const linkSecret = async (
    { services }: TestApp,
    purpose: 'setup' | 'invitation',
    email = '',
    createdById: string | null = null,
  ): Promise<string> => {
    const request = { purpose, email, name: 'Neu', role: 'user' as const, userId: null, createdById };
    const link = await services.accounts.makeLink(request);
    if (!link.ok) throw new Error(link.error.code);
    return link.value.secret;
  };

  beforeAll(async () => {
    authority = await startEntraAuthority();
    app = await createTestApp(engine, authority.settings);
    fresh = await createTestApp(engine);
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
    const finished = await make.task({ title: 'Erledigt', personId: person });
    await apply(nora, 'task.update', { id: finished, set: { done: true } });
    await apply(nora, 'fact.add', {
      id: app.newId(),
      about: { type: 'person', id: person },
      fields: { text: 'Geburtstag 14.3.', reminder: { days: 3, timeZone: 'Europe/Berlin' } },
      visibility: 'all',
    });
    await addOrder(app, { companyId: company, number: 'A-1', orderedOn: '2026-01-01', amountMinor: 100 });
    const plan = ['Content-Type: text/plain', 'Content-Disposition: attachment; filename="plan.txt"'];
    const mail = multipartEml(
      [
        { headers: ['Content-Type: text/plain'], body: 'Guten Tag' },
        { headers: plan, body: 'Der Plan' },
      ],
      'mixed',
      [
        'To: nora@haus.example',
        'Message-ID: <eins@brandt.example>',
        'Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=',
        'Date: Fri, 20 Nov 2026 09:00:00 +0100',
      ],
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
    const entraToken = await authority.token({ now: app.clock.now() });
    const verifier = 'v'.repeat(43);
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const answered = await app.request('/api/v1/devices/approve', {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ name: 'Outlook', challenge }),
    });
    const { code: approved } = (await answered.json()) as { code: string };
    const account = { name: 'Neu', password: TEST_PASSWORD, locale: 'de' };
    const { mail: stored } = (await (await nora.request(`/api/v1/activities/${id}`)).json()) as {
      mail: { attachments: { hash: string }[] };
    };
    const at = '2026-11-22T10:00:00Z';
    const create = {
      id: app.newId(),
      name: 'person.create',
      at,
      args: { id: app.newId(), fields: { lastName: 'X' } },
    };
    const wrong = { id: app.newId(), name: 'person.create', at, args: {} };
    const blob = fillPath(endpoints.putBlob.path, { hash });
    const change = { ...create, id: app.newId(), args: { ...create.args, id: app.newId() } };
    const clientId = app.newId();
    const decided = app.newId();
    await apply(nora, 'mail.decide', {
      id: decided,
      fields: {
        conversationId: '',
        from: '',
        log: true,
        visibility: 'all',
        links: [{ type: 'person', id: person }],
        reminder: { days: 3, timeZone: 'Europe/Berlin' },
        chosen: true,
      },
    });
    const list = { filter: EVERYTHING, sort: { by: 'name', descending: false }, limit: 50 };
    const byTime = { by: 'occurredAt', descending: true };
    const listed = ['name', 'emails', 'phones', 'city', 'tags', 'ownerId', 'lastContactAt', 'openTasks'];
    await apply(nora, 'saved_view.create', {
      id: app.newId(),
      fields: {
        name: 'Alle',
        record: 'person',
        filter: EVERYTHING,
        sort: list.sort,
        columns: listed,
        visibility: 'all',
      },
    });
    const epoch = await readEpoch(app.services.store.sql);
    const start = engine.name === 'postgres' ? '0-0' : '0';
    const done = await importFile(app, nora, 'company', 'Name;Ort;Alter\n;Kiel;x\nNordlicht;Kiel;\n');
    const { run: ready } = await sendFile(nora, 'company', 'Name;Ort\nSüdwind;Ulm\n');
    const mapped = { mapping: ready.mapping, key: ready.key };
    const { run: cutOff } = await sendFile(nora, 'company', 'Name;Ort\nWestwind;Ulm\n');
    const asNora = await accountScope(app.services.store.read, nora.id);
    await app.services.imports.start(asNora!, cutOff.id, cutOff.mapping, cutOff.key);
    const entries: [EndpointName, Asked][] = [
      [
        'setUp',
        {
          body: {
            ...account,
            secret: await linkSecret(fresh, 'setup'),
            email: 'erste@haus.example',
            sampleData: true,
          },
        },
      ],
      [
        'acceptLink',
        { body: { ...account, secret: await linkSecret(app, 'invitation', 'neu@haus.example', nora.id) } },
      ],
      ['changePassword', { body: { current: TEST_PASSWORD, next: 'ein ganz anderer langer Satz' } }],
      ['signOut', { body: {} }],
      [
        'attachment',
        { path: fillPath(endpoints.attachment.path, { id, hash: stored.attachments[0]!.hash }) },
      ],
      ['signIn', { body: { email: nora.email, password: TEST_PASSWORD } }],
      ['readLink', { body: { secret: await linkSecret(app, 'invitation', 'bald@haus.example', nora.id) } }],
      ['startPairing', { body: { kind: 'extension', name: 'Firefox' } }],
      ['pollPairing', { body: { secret } }],
      ['readPairing', { body: { code } }],
      ['confirmPairing', { body: { code, accept: true } }],
      ['approveDevice', { body: { name: 'Outlook', challenge } }],
      ['linkEntra', { body: { token: entraToken } }],
      ['signInWithEntra', { body: { token: entraToken, name: 'Outlook' } }],
      ['unlinkEntra', { body: {} }],
      ['redeemDevice', { body: { code: approved, verifier } }],
      ['invite', { body: { email: 'x@haus.example', name: 'X', role: 'user' } }],
      ['resetPassword', { path: fillPath(endpoints.resetPassword.path, { id: colleague.id }) }],
      ['createToken', { body: { name: 'Abgleich' } }],
      ['mutate', { body: { mutations: [create, create, wrong] } }],
      [
        'panel',
        { body: { participants: [{ email: 'ada@brandt.example' }], messageId: '<eins@brandt.example>' } },
      ],
      ['timeline', { body: { type: 'company', id: company } }],
      [
        'timelineItem',
        { path: fillPath(endpoints.timelineItem.path, { id: finished }), query: '?type=task' },
      ],
      ...(['listPeople', 'listCompanies'] as const).map((name): [EndpointName, Asked] => [
        name,
        { body: { ...list, columns: listed } },
      ]),
      ['listActivities', { body: { ...list, sort: byTime, columns: USUAL_COLUMNS.activity } }],
      ['listRows', { body: { record: 'company', ids: [company], columns: ['name'] } }],
      [
        'exportList',
        {
          body: {
            record: 'company',
            filter: EVERYTHING,
            sort: list.sort,
            columns: ['name', 'tags'],
            format: 'csv',
            locale: 'de',
          },
        },
      ],
      ['countList', { body: { record: 'person', filter: EVERYTHING } }],
      ['changes', { body: { type: 'company', id: company } }],
      [
        'day',
        {
          body: {
            since: '2026-01-01T00:00:00Z',
            from: '2026-11-22T00:00:00Z',
            until: '2026-11-23T00:00:00Z',
            today: '2026-11-22',
          },
        },
      ],
      ['loggedMails', { body: { messageIds: ['<plan@brandt.example>', '<unknown@brandt.example>'] } }],
      ['outgoingMail', { path: fillPath(endpoints.outgoingMail.path, { id: decided }) }],
      ['activity', { path: fillPath(endpoints.activity.path, { id }) }],
      ['search', { query: '?q=brandt' }],
      ['duplicates', { query: '?type=person' }],
      ['searchDuplicates', { body: { type: 'person' } }],
      [
        'checkDuplicates',
        {
          body: {
            person: { firstName: 'Ada', emails: [{ email: 'ada@brandt.example', label: '' }] },
            company: { name: 'Brandt' },
          },
        },
      ],
      ['qualityQueue', { query: '?owner=mine' }],
      ['searchQuality', { body: {} }],
      ['recordQuality', { query: `?type=person&id=${person}` }],
      ['merges', { query: `?record=${person}` }],
      ['lookUpCaller', { body: { number: '0511/123456' } }],
      ['lifecycleHistory', { query: `?type=person&id=${person}` }],
      [
        'addImport',
        { query: '?kind=person&name=liste.csv', raw: new TextEncoder().encode('Name\nIda Nord\n') },
      ],
      ['import', { path: fillPath(endpoints.import.path, { id: done.id }) }],
      ['previewImport', { path: fillPath(endpoints.previewImport.path, { id: ready.id }), body: mapped }],
      ['rereadImport', { path: fillPath(endpoints.rereadImport.path, { id: ready.id }), body: {} }],
      ['startImport', { path: fillPath(endpoints.startImport.path, { id: ready.id }), body: mapped }],
      ['resumeImport', { path: fillPath(endpoints.resumeImport.path, { id: cutOff.id }), body: {} }],
      ['importFailures', { path: fillPath(endpoints.importFailures.path, { id: done.id }) }],
      ['revertImport', { path: fillPath(endpoints.revertImport.path, { id: done.id }), body: {} }],
      ['export', { query: '?what=people&format=csv&locale=de' }],
      ['person', { path: fillPath(endpoints.person.path, { id: person }) }],
      ['company', { path: fillPath(endpoints.company.path, { id: company }) }],
      ['logRawMail', { raw: new Uint8Array(mail) }],
      ['putBlob', { path: blob, query: `?size=${content.length}`, raw: content }],
      ['blobState', { path: blob }],
      ['syncPush', { body: { epoch, clientId, mutations: [{ ...change, n: 1 }] } }],
      ['syncPull', { query: `?clientId=${clientId}&epoch=${epoch}&cursor=${start}` }],
      ['syncBootstrap', { query: `?clientId=${clientId}&set=all` }],
    ];
    for (const [name, one] of entries) asked.set(name, one);
  });
  afterAll(async () => {
    expect([...app.bugs, ...fresh.bugs]).toEqual([]);
    await app.close();
    await fresh.close();
    await authority.close();
  });

  it('are what their schemas promise, with real data in them', async () => {
    expect(inOrder.length).toBeGreaterThan(25);
    for (const name of inOrder) {
      const endpoint: Endpoint = endpoints[name];
      const response = await send(name);
      const text = await textOf(name, response);
      expect(response.ok, `${name} ${response.status} ${text}`).toBe(true);
      expect(response.headers.get('cache-control'), name).toContain('no-store');
      expect(response.headers.get('content-type'), name).toBe(endpoint.responseType ?? 'application/json');
      if (endpoint.responseType) expect(text, name).toMatch(PLAIN[name]!);
      else expect(z.safeParse(endpoint.response, JSON.parse(text)).error?.issues, name).toBeUndefined();
    }
    // The last of them ended the session.
    expect((await send('me')).status).toBe(401);
  });
});
