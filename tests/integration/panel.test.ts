import * as z from 'zod/mini';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { panelAnswerSchema } from '#shared/domain/panel.ts';
import type { PanelAnswer } from '#shared/domain/panel.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { addOrder, apply, createRecords, makeMail } from '#tests/support/records.ts';
import type { Records } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

describeOnBothEngines('the panel', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let thomas: TestUser;
  let make: Records;
  let brandt: string;
  let ada: string;

  const ask = async (query: Record<string, unknown>, user = nora): Promise<PanelAnswer> => {
    const answer = await user.api.call('panel', { body: query });
    if (!answer.ok) throw new Error(answer.error.code);
    expect(z.safeParse(panelAnswerSchema, answer.value).error?.issues).toBeUndefined();
    return answer.value;
  };
  const from = (email: string, name = ''): Record<string, unknown> => ({
    participants: [{ email, name, role: 'from' }],
  });

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora');
    thomas = await app.addUser('Thomas');
    make = createRecords(app, nora);
    brandt = await make.company({
      name: 'Brandt Maschinenbau GmbH',
      city: 'Hannover',
      domains: ['brandt.example'],
      emails: [{ email: 'info@brandt.example', label: '' }],
    });
    ada = await make.person({ firstName: 'Ada', lastName: 'Krüger', email: 'Ada.Krueger@brandt.example' });
    await make.employ(ada, brandt, 'Einkaufsleiterin');
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('knows a person by address in upper and lower case, with company and job', async () => {
    const answer = await ask(from('  ADA.KRUEGER@Brandt.Example '));
    expect(answer).toMatchObject({
      person: { id: ada },
      reason: 'address',
      ambiguous: false,
      company: { id: brandt },
      employment: { jobTitle: 'Einkaufsleiterin' },
      participants: [{ internal: false, matches: [{ id: ada, companyName: 'Brandt Maschinenbau GmbH' }] }],
      people: [],
    });
  });

  it('says of an unknown address that nobody is known', async () => {
    const answer = await ask({ ...from('wer@unbekannt.example'), messageId: '<a@unbekannt.example>' });
    expect(answer).toMatchObject({
      person: null,
      company: null,
      reason: null,
      focus: 'wer@unbekannt.example',
      similar: [],
      timeline: [],
      tasks: [],
      commercial: null,
      lastContactAt: null,
      log: { activityId: null, entries: [] },
    });
  });

  it('opens the first person from outside, not a colleague', async () => {
    const answer = await ask({
      participants: [
        { email: 'thomas@haus.example', name: 'Thomas', role: 'from' },
        { email: 'ada.krueger@brandt.example', name: 'Ada', role: 'cc' },
        { email: 'wer@unbekannt.example', name: '', role: 'to' },
      ],
    });
    expect(answer.participants.map(({ internal }) => internal)).toEqual([true, false, false]);
    expect(answer.focus).toBe('wer@unbekannt.example');
    const chosen = await ask({
      participants: answer.participants.map(({ email, role }) => ({ email, role })),
      focus: 'ADA.krueger@brandt.example',
    });
    expect(chosen.person?.id).toBe(ada);
  });

  it('has nobody to show for a mail among colleagues', async () => {
    expect(await ask(from('thomas@haus.example'))).toMatchObject({ focus: '', person: null, company: null });
  });

  it('leaves the choice among several people with one address open until one is chosen, for who chose', async () => {
    const one = await make.person({ firstName: 'Eva', lastName: 'Lang', email: 'familie@lang.example' });
    const other = await make.person({ firstName: 'Uwe', lastName: 'Lang', email: 'familie@lang.example' });
    const before = await ask(from('familie@lang.example'));
    expect(before.ambiguous).toBe(true);
    expect(before.participants[0]?.matches.map(({ id }) => id).toSorted()).toEqual([one, other].toSorted());
    await apply(nora, 'match.choose', { email: 'Familie@lang.example', personId: other });
    expect(await ask(from('familie@lang.example'))).toMatchObject({
      ambiguous: false,
      reason: 'chosen',
      person: { id: other },
    });
    expect((await ask(from('familie@lang.example'), thomas)).ambiguous).toBe(true);
    await apply(nora, 'match.choose', { email: 'familie@lang.example', personId: one });
    expect((await ask(from('familie@lang.example'))).person?.id).toBe(one);
  });

  it('knows a company by its own address and by its domain, with the people there', async () => {
    for (const email of ['info@brandt.example', 'neu@brandt.example', 'neu@werk2.brandt.example']) {
      const answer = await ask(from(email));
      expect(answer, email).toMatchObject({ person: null, company: { id: brandt } });
      expect(answer.people.map(({ id }) => id)).toEqual([ada]);
    }
  });

  it('never takes a free-mail domain for a company', async () => {
    await make.company({ name: 'Postfach GmbH', domains: ['gmail.com', 'postfach.example'] });
    expect((await ask(from('irgendwer@gmail.com'))).company).toBeNull();
    expect((await ask({ domain: 'gmail.com' })).company).toBeNull();
    expect((await ask({ domain: 'postfach.example' })).company).not.toBeNull();
  });

  it('picks none of two companies with one domain', async () => {
    await make.company({ name: 'Nord', domains: ['gruppe.example'] });
    const south = await make.company({ name: 'Süd', domains: ['gruppe.example'] });
    expect((await ask(from('wer@gruppe.example'))).company).toBeNull();
    await apply(nora, 'company.delete', { id: south });
    expect((await ask(from('wer@gruppe.example'))).company?.name).toBe('Nord');
  });

  it('knows the company of a page by its domain, however it is written', async () => {
    for (const domain of ['brandt.example', 'www.brandt.example', 'WWW.Brandt.Example']) {
      expect((await ask({ domain })).company?.id, domain).toBe(brandt);
    }
    expect(await ask({ domain: 'localhost' })).toMatchObject({ person: null, company: null });
  });

  it('knows the people on a company’s page by address, wherever they work, and stays with the company', async () => {
    const domain = 'brandt.example';
    const elsewhere = await make.company({ name: 'Beratung Ost' });
    const advisor = await make.person({ lastName: 'Ostwald', email: 'o.ostwald@beratung-ost.example' });
    await make.employ(advisor, elsewhere, 'Beraterin');
    const freelancer = await make.person({ lastName: 'Frei', email: 'f.frei@posteo.de' });
    const participants = [
      { email: 'Ada.Krueger@brandt.example', name: 'Ada Krüger' },
      { email: 'o.ostwald@beratung-ost.example', name: 'O. Ostwald' },
      { email: 'f.frei@posteo.de', name: 'F. Frei' },
      { email: 'wer@posteo.de', name: 'Wer Neues' },
      { email: 'thomas@haus.example', name: 'Thomas' },
    ];
    const page = await ask({ domain, participants, focus: domain });
    expect(page).toMatchObject({ focus: '', person: null, reason: 'domain', company: { id: brandt } });
    expect(page.people.map(({ id }) => id)).toEqual([ada]);
    expect(
      page.participants.map(({ internal, matches }) => [internal, ...matches.map(({ id }) => id)]),
    ).toEqual([[false, ada], [false, advisor], [false, freelancer], [false], [true]]);
    for (const [index, id, company] of [
      [0, ada, brandt],
      [1, advisor, elsewhere],
      [2, freelancer, null],
    ] as const) {
      const { email } = participants[index]!;
      const tab = await ask({ domain, participants, focus: email });
      expect(tab, email).toMatchObject({ focus: email, person: { id }, reason: 'address' });
      expect(tab.company?.id ?? null, email).toBe(company);
    }
  });

  it('takes somebody unknown on a company’s page for one of its people, unless the address says otherwise', async () => {
    const onBrandtsPage = (email: string) =>
      ask({ domain: 'brandt.example', participants: [{ email, name: 'Neu Hier' }], focus: email });
    const other = await make.company({ name: 'Agentur Nord', domains: ['agentur-nord.example'] });
    expect(await onBrandtsPage('neu.hier@posteo.de')).toMatchObject({
      person: null,
      company: { id: brandt },
    });
    expect(await onBrandtsPage('neu.hier@agentur-nord.example')).toMatchObject({ company: { id: other } });
    const participants = [{ email: 'neu.hier@posteo.de', name: 'Neu Hier' }];
    const unknown = { domain: 'niemand.example', participants };
    expect(await ask({ ...unknown, focus: 'niemand.example' })).toMatchObject({ focus: '', company: null });
    expect(await ask({ ...unknown, focus: 'neu.hier@posteo.de' })).toMatchObject({ company: null });
  });

  it('answers a domain beside participants with the participant, unless the domain is what is asked for', async () => {
    const participants = [{ email: 'ada.krueger@brandt.example' }];
    expect((await ask({ domain: 'gruppe.example', participants })).person?.id).toBe(ada);
  });

  it('shows a person or company that was asked for, and 404 for an id nobody has', async () => {
    expect(await ask({ person: ada })).toMatchObject({ reason: 'record', focus: '', person: { id: ada } });
    expect(await ask({ company: brandt })).toMatchObject({
      reason: 'record',
      person: null,
      people: [{ id: ada }],
    });
    for (const body of [{ person: app.newId() }, { company: app.newId() }, { company: ada }]) {
      expect(await nora.api.call('panel', { body })).toMatchObject({ error: { code: 'record.not_found' } });
    }
  });

  it('forgets a company the person left or that is gone', async () => {
    const id = await make.person({ lastName: 'Wechsel', email: 'w@privat.example' });
    const old = await make.company({ name: 'Erste' });
    await make.employ(id, old, 'Lehrling');
    await make.employ(id, await make.company({ name: 'Zweite' }), 'Meister');
    await apply(nora, 'company.delete', { id: old });
    expect(await ask({ person: id })).toMatchObject({
      company: { name: 'Zweite' },
      employment: { jobTitle: 'Meister' },
    });
  });

  it('suggests people an unknown sender might be', async () => {
    const similar = await ask(from('ada.krueger@privat.example', 'Ada Krüger'));
    expect(similar.person).toBeNull();
    expect(similar.similar.map(({ id }) => id)).toEqual([ada]);
    expect((await ask(from('a@privat.example', '<img src=x onerror=1>'))).similar).toEqual([]);
  });

  it('says who logged the mail; a private log of a colleague is not there for others', async () => {
    const messageId = '<log-state@brandt.example>';
    const query = { ...from('ada.krueger@brandt.example'), messageId };
    const mail = makeMail('ada.krueger@brandt.example', { messageId, subject: 'Angebot' });
    const theirs = createRecords(app, thomas);
    expect((await ask(query)).log?.activityId).toBeNull();
    const id = await theirs.mail(mail, 'private');
    expect((await ask(query, thomas)).log).toMatchObject({ activityId: id, visibility: 'private' });
    const hidden = await ask(query);
    expect(hidden.log).toEqual({ activityId: null, entries: [], visibility: 'all', links: [] });
    expect(hidden.timeline.map((item) => item.id)).not.toContain(id);
    expect(await make.mail(mail)).toBe(id);
    const mine = await ask(query);
    expect(mine.log?.entries.map(({ userName }) => userName)).toEqual(['Nora']);
    expect(mine.log?.links.map((link) => link.id).toSorted()).toEqual([ada, brandt].toSorted());
    expect(mine.timeline.find((item) => item.id === id)).toMatchObject({ byName: 'Nora', visibility: 'all' });
    const theirView = (await ask(query, thomas)).log?.entries.map(({ userName }) => userName);
    expect(theirView?.toSorted()).toEqual(['Nora', 'Thomas']);
    expect(mine.lastContactAt).toBe(mail.sentAt);
  });

  it('lists the open tasks of who is shown', async () => {
    const id = await make.person({ lastName: 'Aufgabe' });
    const later = await make.task({ title: 'Später', personId: id });
    const soon = await make.task({ title: 'Bald', personId: id, dueOn: '2026-11-23' });
    const done = await make.task({ title: 'Fertig', personId: id, done: true });
    const { tasks } = await ask({ person: id });
    expect(tasks.map((task) => task.id)).toEqual([soon, later]);
    expect(tasks.some((task) => task.id === done)).toBe(false);
  });

  it('shows orders in the history and what they come to', async () => {
    const companyId = await make.company({ name: 'Käufer KG' });
    await addOrder(app, { companyId, number: 'A-1', orderedOn: '2026-03-01', amountMinor: 10_000 });
    await addOrder(app, { companyId, number: 'A-2', orderedOn: '2026-11-21', amountMinor: 250 });
    await make.activity('', {
      text: 'Anruf',
      occurredAt: '2026-06-01T10:00:00.000Z',
      links: [{ type: 'company', id: companyId }],
    });
    const answer = await ask({ company: companyId });
    expect(answer.commercial).toEqual({
      orders: 2,
      lastOrderOn: '2026-11-21',
      revenueMinor: 10_250,
      currency: 'EUR',
    });
    expect(answer.timeline.map(({ kind, subject }) => `${kind} ${subject}`.trim())).toEqual([
      'order A-2',
      'note',
      'order A-1',
    ]);
  });

  it('takes hostile text as text', async () => {
    for (const text of [
      "' or 1=1 --",
      '%_%',
      'a\u0000b@c.example',
      '\ud800@x.example',
      '"; drop table person; --',
    ]) {
      await ask({ participants: [{ email: text, name: text }], domain: text, messageId: text, focus: text });
    }
  });
});
