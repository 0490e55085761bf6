import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Visibility } from '#shared/domain/activity.ts';
import type { MutationArgs } from '#shared/domain/mutations.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { pullAll } from '#tests/support/pull-all.ts';
import { apply, createRecords, makeMail } from '#tests/support/records.ts';
import type { Records } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

type Fields = MutationArgs<'fact.add'>['fields'];
const BERLIN = 'Europe/Berlin';

describeOnBothEngines('what is known of somebody', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let thomas: TestUser;
  let make: Records;

  const add = async (
    by: TestUser,
    personId: string,
    fields: Fields,
    visibility: Visibility = 'all',
  ): Promise<string> => {
    const id = app.newId();
    await apply(by, 'fact.add', { id, about: { type: 'person', id: personId }, fields, visibility });
    return id;
  };
  const panelOf = async (user: TestUser, body: { person?: string; company?: string }) => {
    const answer = await user.api.call('panel', { body });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };
  const factsOf = async (user: TestUser, person: string) => (await panelOf(user, { person })).facts ?? [];
  const textsOf = async (user: TestUser, person: string) =>
    (await factsOf(user, person)).map(({ text }) => text);
  const tasksOf = async (user: TestUser, person: string) => (await panelOf(user, { person })).tasks;
  const codeOf = async (outcome: Promise<{ status: string; error?: { code: string } }>) => {
    const { status, error } = await outcome;
    return error?.code ?? status;
  };

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora', 'owner', 'Vertrieb');
    thomas = await app.addUser('Thomas', 'user', 'Service');
    make = createRecords(app, nora);
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('is about a person or a company, and about nothing else that a mail may hang on', async () => {
    const company = await make.company({ name: 'Nordlicht GmbH' });
    const deal = app.newId();
    await apply(nora, 'deal.create', { id: deal, fields: { title: 'Zwölf Pumpen', companyId: company } });
    const args = {
      id: app.newId(),
      about: { type: 'deal', id: deal },
      fields: { text: 'Eilt' },
      visibility: 'all',
    };
    const mutation = { id: app.newId(), name: 'fact.add', at: '2026-11-26T08:00:00.000Z', args };
    const answer = await nora.request('/api/v1/mutations', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ mutations: [mutation] }),
    });
    expect(await answer.json()).toMatchObject({ outcomes: [{ status: 'rejected' }] });
  });

  it('stands in one line with who noted it and when; what it is about follows from its words', async () => {
    const ada = await make.person({ lastName: 'Krüger' });
    await add(nora, ada, { text: '  Töchter Anna und Maria ' });
    await add(nora, ada, { text: 'Geburtstag 14. März 1980', kind: 'other' });
    expect(await factsOf(thomas, ada)).toMatchObject([
      {
        text: 'Töchter Anna und Maria',
        kind: 'children',
        yearlyOn: null,
        notedOn: new Date(app.services.clock.now()).toISOString().slice(0, 10),
        byName: 'Nora',
        activityId: null,
        visibility: 'all',
      },
      { kind: 'other', yearlyOn: '1980-03-14' },
    ]);
    const company = await make.company({ name: 'Krüger Werke' });
    const id = app.newId();
    const about = { type: 'company', id: company } as const;
    await apply(nora, 'fact.add', { id, about, fields: { text: 'Jubiläum 1.6.' }, visibility: 'all' });
    expect((await panelOf(nora, { company })).facts).toMatchObject([{ id, kind: 'date', yearlyOn: '06-01' }]);
  });

  it('names the mail it was learned from, and no mail its writer cannot see', async () => {
    const ole = await make.person({ lastName: 'Holm', email: 'ole@quelle.example' });
    const mail = await make.mail(
      makeMail('ole@quelle.example', { messageId: '<q@quelle.example>' }),
      'private',
    );
    await add(nora, ole, { text: 'Segelt auf der Ostsee', activityId: mail });
    expect(await factsOf(nora, ole)).toMatchObject([{ activityId: mail, kind: 'hobby' }]);
    const args = {
      id: app.newId(),
      about: { type: 'person', id: ole } as const,
      fields: { text: 'x', activityId: mail },
      visibility: 'all' as const,
    };
    expect(await codeOf(thomas.mutate('fact.add', args))).toBe('record.not_found');
  });

  it('is seen by whom it was noted for, corrected by whoever sees it, and opened by its author alone', async () => {
    const ida = await make.person({ lastName: 'Sicht' });
    const own = await add(nora, ida, { text: 'Nur für mich' }, 'private');
    await add(nora, ida, { text: 'Für das Team' }, 'team');
    const shared = await add(nora, ida, { text: 'Für alle' });
    expect(await textsOf(thomas, ida)).toEqual(['Für alle']);
    expect(await textsOf(nora, ida)).toHaveLength(3);
    await apply(thomas, 'fact.change', {
      id: shared,
      set: { text: 'Für alle Welt' },
      was: { text: 'Für alle' },
    });
    const moved = { id: shared, set: {}, visibility: 'private' as const };
    expect(await codeOf(thomas.mutate('fact.change', moved))).toBe('access.denied');
    await apply(nora, 'fact.change', moved);
    expect(await textsOf(thomas, ida)).toEqual([]);
    await apply(nora, 'fact.change', { id: own, set: {}, visibility: 'all' });
    expect(await textsOf(thomas, ida)).toEqual(['Nur für mich']);
  });

  it('of two who correct it at once keeps both words', async () => {
    const una = await make.person({ lastName: 'Zugleich' });
    const id = await add(nora, una, { text: 'Hund Bello' });
    await apply(nora, 'fact.change', { id, set: { text: 'Hund Bella' }, was: { text: 'Hund Bello' } });
    const late = await thomas.mutate('fact.change', {
      id,
      set: { text: 'Hund Balu', kind: 'family' },
      was: { text: 'Hund Bello', kind: 'family' },
    });
    const [conflict] = late.status === 'merged' ? late.conflicts : [];
    expect(conflict).toMatchObject({ field: 'text', reason: 'overwritten' });
    expect(await textsOf(nora, una)).toEqual(['Hund Balu']);
    await apply(nora, 'conflict.restore', { id: conflict!.id! });
    expect(await textsOf(nora, una)).toEqual(['Hund Bella']);
  });

  it('comes back when its removal is undone, with its reminder', async () => {
    const eva = await make.person({ lastName: 'Zurück' });
    const id = await add(nora, eva, {
      text: 'Geburtstag 5.8.',
      reminder: { days: 7, timeZone: BERLIN },
    });
    const [task] = await tasksOf(nora, eva);
    const removed = await nora.mutate('fact.remove', { id });
    expect(await textsOf(nora, eva)).toEqual([]);
    expect(await tasksOf(nora, eva)).toEqual([]);
    await apply(nora, 'change.undo', { mutationId: removed.id });
    expect(await factsOf(nora, eva)).toMatchObject([{ id, taskId: task!.id }]);
    expect(await tasksOf(nora, eva)).toMatchObject([{ id: task!.id }]);
  });

  it('with an important day becomes a follow-up of whoever wants to be reminded, every year anew', async () => {
    const uwe = await make.person({ lastName: 'Jubilar' });
    const now = app.services.clock.now();
    const day = new Date(now + 10 * 86_400_000).toISOString().slice(0, 10);
    const [year, short] = [Number(day.slice(0, 4)), day.slice(5)];
    const id = await add(
      nora,
      uwe,
      { text: 'Geburtstag', yearlyOn: `1970-${short}`, reminder: { days: 3, timeZone: 'UTC' } },
      'private',
    );
    const [task] = await tasksOf(nora, uwe);
    const reminded = new Date(now + 7 * 86_400_000).toISOString().slice(0, 10);
    expect(task).toMatchObject({
      title: 'Geburtstag',
      dueOn: day,
      remindAt: `${reminded}T09:00:00.000Z`,
      assigneeId: nora.id,
      personId: uwe,
    });
    // What is for its author alone reminds nobody else, and shows nobody what it is about.
    expect(await tasksOf(thomas, uwe)).toEqual([]);

    const done = await nora.mutate('task.update', { id: task!.id, set: { done: true } });
    const [next] = await tasksOf(nora, uwe);
    expect(next).toMatchObject({ title: 'Geburtstag', dueOn: `${year + 1}-${short}` });
    await apply(nora, 'change.undo', { mutationId: done.id });
    expect(await tasksOf(nora, uwe)).toMatchObject([{ id: task!.id, dueOn: day }]);

    await apply(nora, 'fact.change', { id, set: { text: 'Runder Geburtstag' }, visibility: 'all' });
    expect(await tasksOf(thomas, uwe)).toMatchObject([{ id: task!.id, title: 'Runder Geburtstag' }]);
    await apply(nora, 'task.delete', { id: task!.id });
    expect(await factsOf(nora, uwe)).toMatchObject([{ reminder: null, taskId: null }]);
  });

  it('goes to the survivor when two people become one, and with a person who is erased', async () => {
    const stays = await make.person({ lastName: 'Bleibt' });
    const joins = await make.person({ lastName: 'Kommt' });
    await add(nora, joins, { text: 'Frau Sylvia' });
    await apply(nora, 'person.merge', { id: stays, otherId: joins });
    expect(await textsOf(nora, stays)).toEqual(['Frau Sylvia']);
    await add(nora, stays, { text: 'Geburtstag 2.2.', reminder: { days: 1, timeZone: BERLIN } });
    await apply(nora, 'person.erase', { id: stays });
    const { sql } = app.services.store;
    expect(await sql.all('select id from fact where "personId" in (?, ?)', stays, joins)).toEqual([]);
    const log = JSON.stringify(
      await sql.all(`select fields from change where "recordType" in ('fact', 'task')`),
    );
    expect(log).not.toMatch(/Sylvia|Geburtstag 2\.2\./);
  });

  it('reaches the devices of those who see it and leaves those who no longer do', async () => {
    const kai = await make.person({ lastName: 'Gerät' });
    const start = await thomas.api.call('syncBootstrap', { query: { clientId: thomas.id, set: 'all' } });
    if (!start.ok) throw new Error(start.error.code);
    const id = await add(nora, kai, { text: 'Sohn Ben' });
    const { cursor, epoch } = start.value;
    const first = await pullAll(app, thomas, { clientId: thomas.id, epoch, cursor });
    expect(first.puts.find((doc) => doc.id === id)).toMatchObject({
      type: 'fact',
      buckets: ['all'],
      data: { text: 'Sohn Ben', kind: 'children', visibility: 'all' },
    });
    await apply(nora, 'fact.change', { id, set: {}, visibility: 'private' });
    const then = await pullAll(app, thomas, { clientId: thomas.id, epoch, cursor: first.cursor });
    expect(then.removes).toContainEqual({ type: 'fact', id });
  });

  it('is refused where it says nothing, or a day there is not', async () => {
    const id = await make.person({ lastName: 'Leer' });
    for (const fields of [
      { text: '  ' },
      { text: 'a\nb' },
      { text: 'x'.repeat(501) },
      { text: 'x', yearlyOn: '02-30' },
      { text: 'x', reminder: { days: 1, timeZone: 'Mond/Krater' } },
    ] as Fields[]) {
      const args = {
        id: app.newId(),
        about: { type: 'person', id } as const,
        fields,
        visibility: 'all' as const,
      };
      expect(await codeOf(nora.mutate('fact.add', args))).toBe('request.invalid');
    }
    expect(await textsOf(nora, id)).toEqual([]);
  });
});
