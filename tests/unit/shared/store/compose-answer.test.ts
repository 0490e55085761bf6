import { describe, expect, test } from 'vitest';
import { createApiClient } from '#shared/api/client.ts';
import type { MutationArgs } from '#shared/domain/mutations.ts';
import type { PanelAnswer, PanelQuery } from '#shared/domain/panel.ts';
import { emptyMail } from '#tests/support/records.ts';
import { createStoreWorld, storeOf } from '#tests/support/store-world.ts';
import type { StoreWorld } from '#tests/support/store-world.ts';

const KARLA = 'karla@brandt.example';
const PAGE = { url: 'https://www.brandt.example/messe', title: 'Messe' };
const SHARED = 'einkauf@brandt.example';

/** What two people did with a customer, and the ids it goes by. */
const customer = async (world: StoreWorld) => {
  const device = await world.device();
  const theirs = world.addDevice(world.people[2]!, 'all');
  await world.open(theirs);
  await world.pass(8);
  const [mine, other] = [storeOf(device), storeOf(theirs)];
  const { envelope, newId, people } = world;
  const [me, colleague] = [people[1]!.id, people[2]!.id];
  const ids = Object.fromEntries(
    ['company', 'second', 'karla', 'twin', 'task', 'note', 'deal', 'older'].map((name) => [name, newId()]),
  ) as Record<'company' | 'second' | 'karla' | 'twin' | 'task' | 'note' | 'deal' | 'older', string>;
  const about = [{ type: 'person' as const, id: ids.karla }];
  const mail = {
    ...emptyMail,
    messageId: '<m1@brandt.example>',
    subject: 'Anfrage',
    participants: [
      { role: 'from' as const, email: KARLA, name: 'Karla' },
      { role: 'to' as const, email: 'anna@haus.example', name: '' },
    ],
  };
  const log = (visibility: 'all' | 'team') =>
    envelope('mail.log', { id: newId(), mail, visibility, direction: 'in', links: onDeal, source: 'test' });
  const onDeal = [{ type: 'deal' as const, id: ids.deal }];
  const deal = (id: string, title: string, fields: Record<string, unknown>) =>
    envelope('deal.create', { id, fields: { title, ...fields } });
  const task = (fields: Record<string, unknown>) =>
    envelope('task.create', { id: newId(), fields: { title: 'Anrufen', personId: ids.karla, ...fields } });
  await mine.save([
    envelope('company.create', { id: ids.company, fields: { name: 'Brandt', domains: ['brandt.example'] } }),
    envelope('company.create', { id: ids.second, fields: { name: 'Holding' } }),
    envelope('person.create', {
      id: ids.karla,
      fields: {
        firstName: 'Karla',
        lastName: 'Brandt',
        emails: [
          { email: KARLA, label: '' },
          { email: SHARED, label: '' },
        ],
      },
    }),
    envelope('person.create', {
      id: ids.twin,
      fields: { lastName: 'Zwei', emails: [{ email: SHARED, label: '' }] },
    }),
    envelope('employment.create', {
      id: newId(),
      fields: { personId: ids.karla, companyId: ids.company, jobTitle: 'Einkauf' },
    }),
    envelope('employment.create', { id: newId(), fields: { personId: ids.karla, companyId: ids.second } }),
    deal(ids.deal, 'Angebot 2026-118', { companyId: ids.company, amountMinor: 500, page: PAGE }),
    task({ dueOn: '2026-12-03', page: PAGE }),
    task({}),
    task({ dueOn: '2026-12-01', remindAt: '2026-11-23T20:00:00.000Z' }),
    task({ dueOn: '2026-12-02', assigneeId: colleague, remindAt: '2026-11-23T21:00:00.000Z' }),
    task({ done: true }),
    task({ remindAt: '2026-12-24T08:00:00.000Z', assigneeId: me }),
    envelope('task.create', {
      id: newId(),
      fields: { title: 'Firma', companyId: ids.company, remindAt: '2026-11-22T08:00:00.000Z' },
    }),
    deal(ids.older, 'Wartung', { personId: ids.karla }),
    deal(newId(), 'Gewonnen', { companyId: ids.company, stage: 'won' }),
    log('team'),
  ]);
  await world.pass(2);
  const activity = (
    kind: 'note' | 'call' | 'visit',
    occurredAt: string,
    visibility: 'all' | 'team' | 'private' = 'all',
  ) =>
    envelope('activity.create', {
      id: newId(),
      kind,
      fields: { occurredAt, text: `Text ${occurredAt}`, page: kind === 'visit' ? PAGE : null },
      visibility,
      links: about,
    });
  const fact = (
    text: string,
    visibility: 'all' | 'team' | 'private' = 'all',
    of: { type: 'person' | 'company'; id: string } = about[0]!,
    on: { notedOn?: string } = {},
  ) => envelope('fact.add', { id: newId(), about: of, fields: { text, ...on }, visibility });
  const [wrong, gone] = [fact('Hund Bella'), fact('Raucht')];
  await other.save([
    fact('Töchter Anna und Maria', 'all', about[0], { notedOn: '2026-11-21' }),
    fact('Geburtstag 14.3.', 'team'),
    fact('Nur für Kollegen', 'private'),
    fact('Jubiläum 1.6.', 'all', { type: 'company', id: ids.company }),
    wrong,
    gone,
  ]);
  await world.pass(2);
  await mine.save([
    envelope('fact.change', { id: wrong.args['id'] as string, set: { text: 'Hund Bello' } }),
    envelope('fact.remove', { id: gone.args['id'] as string }),
    fact('Mein Geheimnis', 'private'),
  ]);
  await world.pass(2);
  await other.save([
    log('all'),
    activity('call', '2026-11-21T09:00:00.000Z', 'team'),
    activity('note', '2026-11-22T09:00:00.000Z'),
    activity('visit', '2026-11-01T09:00:00.000Z'),
    activity('note', '2026-11-22T10:00:00.000Z', 'private'),
    envelope('person.update', { id: ids.karla, set: { city: 'Kiel' }, was: { city: '' } }),
  ]);
  await world.pass(2);
  await mine.save([envelope('person.update', { id: ids.karla, set: { city: 'Ulm' }, was: { city: '' } })]);
  await world.pass(2);
  const [hobby, partner, level, mood] = [newId(), newId(), newId(), newId()];
  const owners = world.addDevice(people[0]!, 'all');
  await world.open(owners);
  await world.pass(8);
  const define = (id: string, fields: MutationArgs<'custom_field.create'>['fields']) =>
    envelope('custom_field.create', { id, fields });
  await storeOf(owners).save([
    define(hobby, { recordType: 'person', kind: 'text', name: 'Hobby' }),
    define(partner, { recordType: 'person', kind: 'link', name: 'Partner', linkType: 'company' }),
    define(mood, { recordType: 'activity', kind: 'text', name: 'Stimmung' }),
    define(level, { recordType: 'company', kind: 'number', name: 'Stufe' }),
  ]);
  await world.pass(2);
  await other.save([
    envelope('person.update', { id: ids.karla, set: { custom: { [hobby]: 'Jazz', [partner]: ids.second } } }),
  ]);
  await world.pass(2);
  // Own ones lie over what the server says, one by one.
  await mine.save([envelope('person.update', { id: ids.karla, set: { custom: { [hobby]: 'Segeln' } } })]);
  await world.pass(2);
  const api = createApiClient({
    baseUrl: '',
    token: () => device.tokenOf(people[1]!),
    fetch: world.server.serve as typeof fetch,
  });
  const ask = async (query: PanelQuery): Promise<{ server: PanelAnswer; here: PanelAnswer | null }> => {
    const server = await api.call('panel', { body: query });
    if (!server.ok) throw new Error(server.error.code);
    return { server: server.value, here: (await mine.answer(query))?.answer ?? null };
  };
  return { ids, ask, mine, world };
};

const PARTS = [
  'person',
  'company',
  'employment',
  'reason',
  'ambiguous',
  'focus',
  'log',
  'links',
  'deals',
  'tasks',
  'reminders',
  'timeline',
  'lastContactAt',
  'conflicts',
  'facts',
  'customFields',
  'customNames',
] as const;
/** What a logged mail hangs on has no order. */
const sorted = (log: PanelAnswer['log']): PanelAnswer['log'] =>
  log && { ...log, links: log.links.toSorted((one, other) => (one.id < other.id ? -1 : 1)) };
const partsOf = (answer: PanelAnswer | null) =>
  answer && { ...Object.fromEntries(PARTS.map((part) => [part, answer[part]])), log: sorted(answer.log) };

describe('for the same data the device answers as the server does', () => {
  test.each([
    ['a person', (ids: { karla: string }): PanelQuery => ({ person: ids.karla })],
    ['a company', (ids: { company: string }): PanelQuery => ({ company: ids.company })],
    [
      'a mail that two have logged',
      (): PanelQuery => ({
        messageId: '<m1@brandt.example>',
        participants: [
          { email: KARLA, name: 'Karla', role: 'from' },
          { email: 'neu@brandt.example', name: '', role: 'cc' },
        ],
      }),
    ],
    [
      'a mail nobody has logged',
      (): PanelQuery => ({
        messageId: '<m2@brandt.example>',
        participants: [{ email: KARLA, name: '', role: 'from' }],
      }),
    ],
    [
      'somebody unknown of a known company',
      (): PanelQuery => ({ participants: [{ email: 'neu@brandt.example', name: '', role: 'from' }] }),
    ],
    [
      'an address that several have',
      (): PanelQuery => ({ participants: [{ email: SHARED, name: '', role: 'from' }] }),
    ],
    ['a page of a company', (): PanelQuery => ({ domain: 'brandt.example' })],
  ])('%s', async (_what, query) => {
    const { ids, ask } = await customer(await createStoreWorld());
    const { server, here } = await ask(query(ids));
    expect(partsOf(here)).toEqual(partsOf(server));
  });

  test('asks for the same fields of the company’s own where somebody unknown is about to be added', async () => {
    const { mine, ask } = await customer(await createStoreWorld());
    const query: PanelQuery = { participants: [{ email: 'wer@fremd.example', name: '', role: 'from' }] };
    const { server } = await ask(query);
    expect(server.customFields?.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Hobby', 'Partner', 'Stufe', 'Stimmung']),
    );
    expect((await mine.nobody(query))?.customFields).toEqual(server.customFields);
  });

  test('and nothing is there to be compared that says nothing', async () => {
    const { ask } = await customer(await createStoreWorld());
    const { server } = await ask({
      messageId: '<m1@brandt.example>',
      participants: [{ email: KARLA, name: '', role: 'from' }],
    });
    expect(server.employment?.jobTitle).toBe('Einkauf');
    expect(server.log?.entries).toHaveLength(2);
    expect(server.tasks.length).toBeGreaterThan(3);
    expect(server.reminders).toHaveLength(2);
    expect(server.deals?.map(({ title }) => title)).toEqual(['Wartung', 'Angebot 2026-118']);
    expect(server.log?.links.map(({ title }) => title)).toContain('Angebot 2026-118');
    expect(server.timeline.map(({ kind, preview }) => (kind === 'fact' ? preview : kind))).toEqual([
      'Mein Geheimnis',
      'Geburtstag 14.3.',
      'Hund Bello',
      'task',
      'note',
      'call',
      'Töchter Anna und Maria',
      'mail',
      'visit',
    ]);
    expect(server.conflicts).toHaveLength(1);
    expect(server.facts?.map(({ text }) => text)).toEqual([
      'Hund Bello',
      'Töchter Anna und Maria',
      'Geburtstag 14.3.',
      'Mein Geheimnis',
    ]);
  });
});

test('what is noted, corrected and removed on the device is shown before the server knows of it', async () => {
  const world = await createStoreWorld();
  const store = storeOf(await world.device());
  const { envelope, newId } = world;
  const [id, kept, gone] = [newId(), newId(), newId()];
  const add = (fact: string, text: string) =>
    envelope('fact.add', {
      id: fact,
      about: { type: 'person', id },
      fields: { text, kind: 'children' },
      visibility: 'team',
    });
  await store.save([envelope('person.create', { id, fields: { lastName: 'Neu' } })]);
  await world.pass(4);
  await store.save([
    add(kept, 'Sohn Ben'),
    add(gone, 'Sohn Tim'),
    envelope('fact.change', { id: kept, set: { text: 'Sohn Bob' }, visibility: 'private' }),
    envelope('fact.remove', { id: gone }),
  ]);
  const shown = await store.answer({ person: id });
  expect(shown?.answer.facts).toMatchObject([
    { id: kept, text: 'Sohn Bob', kind: 'children', visibility: 'private', personId: id },
  ]);
  expect(shown?.answer.timeline).toMatchObject([
    { id: kept, kind: 'fact', preview: 'Sohn Bob', visibility: 'private' },
  ]);
});

test('colleagues and rules are known on the device, also beside people it does not know', async () => {
  const world = await createStoreWorld();
  const device = await world.device();
  const store = storeOf(device);
  const rule = (id: string, fields: Record<string, unknown>) =>
    world.envelope('log_rule.create', { id, list: 'personal', fields: { kind: 'never', ...fields } });
  const [lawyer, inside, other] = [world.newId(), world.newId(), world.newId()];
  await store.save([
    rule(lawyer, { domain: 'kanzlei.example' }),
    rule(inside, { internalOnly: true }),
    rule(other, { domain: 'anders.example' }),
  ]);
  await world.pass(4);
  const api = createApiClient({
    baseUrl: '',
    token: () => device.tokenOf(world.people[1]!),
    fetch: world.server.serve as typeof fetch,
  });
  const users = await api.call('users', {});
  if (!users.ok) throw new Error(users.error.code);
  const participants = [
    { email: 'fremd@kanzlei.example', name: '', role: 'from' as const },
    ...users.value.items.map(({ email }) => ({ email, name: '', role: 'to' as const })),
  ];
  const query = { messageId: '<x@kanzlei.example>', participants };
  const server = await api.call('panel', { body: query });
  if (!server.ok) throw new Error(server.error.code);
  expect(await store.answer(query)).toBeNull();
  const here = await store.nobody(query);
  const known = (answer: PanelAnswer | null) => ({
    internal: answer?.participants.map(({ internal }) => internal),
    rules: answer?.logRules.map(({ id }) => id).toSorted(),
    focus: answer?.focus,
  });
  expect(known(here)).toEqual(known(server.value));
  expect(known(here)).toEqual({
    internal: [false, ...users.value.items.map(() => true)],
    rules: [lawyer, inside].toSorted(),
    focus: 'fremd@kanzlei.example',
  });
});

test('a rule that waits on the device holds already, and is gone when it is taken back', async () => {
  const world = await createStoreWorld();
  const store = storeOf(await world.device());
  const query: PanelQuery = { participants: [{ email: 'fremd@kanzlei.example', name: '', role: 'from' }] };
  const blank = (await store.nobody(query))!;
  const id = world.newId();
  const fields = { kind: 'never', domain: 'kanzlei.example' } as const;
  await store.save([world.envelope('log_rule.create', { id, list: 'personal', fields })]);
  expect((await store.overlay(query, blank)).logRules).toMatchObject([{ id, ...fields, role: 'any' }]);
  await store.save([world.envelope('log_rule.update', { id, set: { direction: 'out' } })]);
  expect((await store.overlay(query, blank)).logRules).toMatchObject([{ id, direction: 'out' }]);
  await store.save([world.envelope('log_rule.delete', { id })]);
  expect((await store.overlay(query, blank)).logRules).toEqual([]);
});

test('a log that is being taken back says so at once, so that no rule logs the mail again', async () => {
  const world = await createStoreWorld();
  const store = storeOf(await world.device());
  const id = world.newId();
  const mail = { ...emptyMail, messageId: '<m1@brandt.example>', participants: [] };
  await store.save([
    world.envelope('mail.log', {
      id,
      mail,
      visibility: 'all',
      direction: 'in',
      links: [],
      source: 'test',
    }),
  ]);
  const query: PanelQuery = { messageId: '<m1@brandt.example>' };
  const logged = await store.overlay(query, (await store.nobody(query))!);
  expect(logged.log?.activityId).toBe(id);
  await store.save([world.envelope('mail.unlog', { id })]);
  const after = await store.overlay(query, logged);
  expect(after.log).toMatchObject({ activityId: null, takenBack: true });
});

test('a mail that waits on the device hangs on the deal it was logged to, by its name', async () => {
  const { ids, ask, mine, world } = await customer(await createStoreWorld());
  const messageId = '<m3@brandt.example>';
  const participants = [{ email: KARLA, name: '', role: 'from' as const }];
  const mail = { ...emptyMail, messageId, participants };
  const { here } = await ask({ messageId, participants });
  const offered = [{ type: 'deal' as const, id: ids.deal }];
  await mine.save([
    world.envelope('mail.log', {
      id: world.newId(),
      mail,
      visibility: 'all',
      direction: 'in',
      links: [],
      offered,
      source: 'test',
    }),
  ]);
  const laid = await mine.overlay({ messageId, participants }, here!);
  expect(laid.log?.links.map(({ title }) => title)).toEqual([
    'Karla Brandt',
    'Brandt',
    'Holding',
    'Angebot 2026-118',
  ]);
});
