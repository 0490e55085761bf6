import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { createRecords } from '#tests/support/records.ts';
import type { Records } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

type Body = {
  readonly error?: { readonly code: string; readonly message: string; readonly fields?: object };
  readonly outcomes?: readonly { readonly status: string; readonly error?: object }[];
};
type Sent = { readonly name: string; readonly args: object; readonly id?: string };

describeOnBothEngines('what a change that is refused is answered', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let make: Records;
  let ada: string;
  let brandt: string;

  const send = async (
    mutations: readonly Sent[],
    user = nora,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; body: Body }> => {
    const batch = mutations.map(({ name, args, id = app.newId() }) => {
      return { id, name, at: '2026-11-22T10:00:00Z', args };
    });
    const response = await user.request('/api/v1/mutations', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ mutations: batch }),
    });
    return { status: response.status, body: (await response.json()) as Body };
  };
  const counts = async (): Promise<unknown> =>
    app.services.store.sql.get(
      `select (select count(*) from change) as change, (select count(*) from mutation) as mutation`,
    );

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora', 'owner');
    make = createRecords(app, nora);
    ada = await make.person({ lastName: 'Krüger', email: 'ada@brandt.example' });
    brandt = await make.company({ name: 'Brandt' });
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('is the code’s own status with the error in the one form, and the outcome beside it', async () => {
    const unknown = app.newId();
    const answer = await send([{ name: 'person.update', args: { id: unknown, set: { city: 'Kiel' } } }]);
    expect(answer).toMatchObject({
      status: 404,
      body: {
        error: { code: 'record.not_found', message: expect.stringContaining('not there') },
        outcomes: [{ status: 'rejected', error: { code: 'record.not_found' } }],
      },
    });
    const german = await send([{ name: 'person.delete', args: { id: unknown } }], nora, {
      'accept-language': 'de',
    });
    expect(german.body.error?.message).toContain('Das gibt es nicht');
  });

  it('tells wrong, denied, taken and unknown apart', async () => {
    const colleague = await app.addUser('Thomas');
    const used = app.newId();
    await send([{ name: 'person.update', args: { id: ada, set: { city: 'Kiel' } }, id: used }]);
    const answers = [
      await send([{ name: 'person.update', args: { id: ada, set: { city: 'Köln' } }, id: used }]),
      await send([{ name: 'sample.remove', args: { at: '2026-11-22T10:00:00Z' } }], colleague),
      await send([{ name: 'person.create', args: { id: ada, fields: { lastName: 'Zweimal' } } }]),
      await send([{ name: 'person.explode', args: {} }]),
    ];
    expect(answers.map(({ status, body }) => [status, body.error?.code])).toEqual([
      [409, 'mutation.id_reused'],
      [403, 'access.denied'],
      [409, 'record.exists'],
      [400, 'mutation.unknown'],
    ]);
  });

  it('is, for several at once, 200 with an outcome for each', async () => {
    const id = app.newId();
    const { status, body } = await send([
      { name: 'person.create', args: { id, fields: { lastName: 'Gut' } } },
      { name: 'person.update', args: { id: app.newId(), set: {} } },
    ]);
    expect([status, body.error]).toEqual([200, undefined]);
    expect(body.outcomes).toMatchObject([
      { status: 'applied' },
      { status: 'rejected', error: { code: 'record.not_found' } },
    ]);
    expect((await nora.request(`/api/v1/people/${id}`)).status).toBe(200);
  });

  it('reaches the panel with its code and fields', async () => {
    const mutation = { id: app.newId(), name: 'task.create', at: '2026-11-22T10:00:00Z' };
    const args = { id: app.newId(), fields: { title: ' ' } };
    const answer = await nora.api.call('mutate', { body: { mutations: [{ ...mutation, args }] } });
    expect(answer).toEqual({
      ok: false,
      error: { code: 'request.invalid', fields: { 'args.fields.title': 'field.too_short' } },
    });
  });

  it('names what nobody asked for, at every depth, and stores nothing of it', async () => {
    const before = await counts();
    const id = app.newId();
    const email = { email: 'x@brandt.example', label: '', primary: true };
    const link = { type: 'person', id: ada, note: '' };
    const wrong: readonly [Sent, string][] = [
      [
        { name: 'person.create', args: { id, fields: { lastName: 'X', nickname: 'Y' } } },
        'args.fields.nickname',
      ],
      [{ name: 'person.update', args: { id: ada, set: { Lastname: 'X' } } }, 'args.set.Lastname'],
      [{ name: 'person.update', args: { id: ada, set: { emails: [email] } } }, 'args.set.emails.0.primary'],
      [{ name: 'company.update', args: { id: brandt, set: { sample: true } } }, 'args.set.sample'],
      [{ name: 'person.delete', args: { id: ada, hard: true } }, 'args.hard'],
      [{ name: 'task.create', args: { id, fields: { title: 'X', bucket: 'all' } } }, 'args.fields.bucket'],
      [
        { name: 'activity.create', args: { id, kind: 'note', fields: {}, visibility: 'all', links: [link] } },
        'args.links.0.note',
      ],
      [{ name: 'user.set_preferences', args: { set: { admin: true } } }, 'args.set.admin'],
    ];
    for (const [sent, field] of wrong) {
      expect([sent.name, field, await send([sent])]).toMatchObject([
        sent.name,
        field,
        { status: 400, body: { error: { code: 'request.invalid', fields: { [field]: 'field.unknown' } } } },
      ]);
    }
    const envelope = {
      id: app.newId(),
      name: 'person.delete',
      at: '2026-11-22T10:00:00Z',
      args: { id: ada },
    };
    const response = await nora.request('/api/v1/mutations', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ mutations: [{ ...envelope, urgent: true }] }),
    });
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { error: { fields: { 'mutations.0.urgent': 'field.unknown' } } },
    ]);
    expect(await counts()).toEqual(before);
  });

  it('says which value does not fit its field, and stores nothing of it', async () => {
    const before = await counts();
    const wrong: readonly [field: string, value: unknown, code: string][] = [
      ['emails', [{ email: 'siehe Website', label: '' }], 'field.email'],
      ['emails', [{ email: 'Ada <ada@brandt.example>', label: '' }], 'field.email'],
      ['website', 'javascript:alert(1)', 'field.website'],
      ['website', 'www.brandt.example', 'field.website'],
      ['country', 'ZZ', 'field.country'],
      ['country', 'de', 'field.country'],
      ['language', 'xx', 'field.invalid'],
      ['ownerId', app.newId(), 'record.owner'],
      ['ownerId', 'nora', 'field.id'],
      ['teamId', app.newId(), 'record.team'],
      ['addresses', [{ label: 'x', street: '', postcode: '', city: '', country: '' }], 'field.invalid'],
    ];
    const company: typeof wrong = [
      ['domains', ['kein domain'], 'field.domain'],
      ['domains', ['https://brandt.example/'], 'field.domain'],
      ['customerSince', '2026-02-30', 'field.day'],
    ];
    const cases = [
      ...wrong.map((one) => ['person', ada, ...one] as const),
      ...wrong.filter(([field]) => field !== 'language').map((one) => ['company', brandt, ...one] as const),
      ...company.map((one) => ['company', brandt, ...one] as const),
    ];
    for (const [type, id, field, value, code] of cases) {
      const { status, body } = await send([
        { name: `${type}.update`, args: { id, set: { [field]: value } } },
      ]);
      const told = Object.entries(body.error?.fields ?? {}).map(([path, one]) => [path.split('.')[2], one]);
      expect([type, field, value, status, ...told.flat()]).toEqual([type, field, value, 400, field, code]);
    }
    expect(await counts()).toEqual(before);
  });

  it('hands nobody’s record to an account that is not in use', async () => {
    const left = await app.addUser('Karl');
    const owner = await nora.asPage();
    await owner.mutate('user.update', { id: left.id, set: { disabled: true } });
    for (const [name, args, field] of [
      [
        'person.create',
        { id: app.newId(), fields: { lastName: 'X', ownerId: left.id } },
        'args.fields.ownerId',
      ],
      ['company.update', { id: brandt, set: { ownerId: left.id } }, 'args.set.ownerId'],
    ] as const) {
      const { status, body } = await send([{ name, args }]);
      expect([status, body.error]).toMatchObject([
        400,
        { code: 'record.owner', fields: { [field]: 'record.owner' } },
      ]);
    }
    const task = { id: app.newId(), fields: { title: 'X', assigneeId: left.id } };
    expect(await send([{ name: 'task.create', args: task }])).toMatchObject({
      status: 400,
      body: { error: { code: 'task.assignee', fields: { 'args.fields.assigneeId': 'task.assignee' } } },
    });
  });

  it('keeps the end of an employment behind its beginning', async () => {
    const id = app.newId();
    const ends = { personId: ada, companyId: brandt };
    const backwards = { ...ends, fromDay: '2026-03-01', toDay: '2026-02-28' };
    expect(await send([{ name: 'employment.create', args: { id, fields: backwards } }])).toMatchObject({
      status: 400,
      body: { error: { code: 'employment.days', fields: { 'args.fields.toDay': 'employment.days' } } },
    });
    await send([{ name: 'employment.create', args: { id, fields: { ...ends, fromDay: '2026-03-01' } } }]);
    const end = async (toDay: string): Promise<number> =>
      (await send([{ name: 'employment.update', args: { id, set: { toDay } } }])).status;
    expect([await end('2026-02-28'), await end('2026-03-01')]).toEqual([400, 200]);
  });

  it('leaves no record without a name', async () => {
    const nameless = await make.person({ lastName: 'Nur' });
    expect(
      await send([{ name: 'person.update', args: { id: nameless, set: { lastName: '' } } }]),
    ).toMatchObject({
      status: 400,
      body: { error: { code: 'person.nameless' } },
    });
    expect(await send([{ name: 'company.update', args: { id: brandt, set: { name: ' ' } } }])).toMatchObject({
      status: 400,
      body: { error: { code: 'company.nameless' } },
    });
  });

  it('trims what people type around an address', async () => {
    const emails = [{ email: ' neu@brandt.example ', label: '' }];
    await send([{ name: 'person.update', args: { id: ada, set: { emails } } }]);
    expect(await (await nora.request(`/api/v1/people/${ada}`)).json()).toMatchObject({
      emails: [{ email: 'neu@brandt.example' }],
    });
  });
});
