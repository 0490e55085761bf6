import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CustomFieldFields } from '#shared/domain/custom-field.ts';
import type { MutationArgs } from '#shared/domain/mutations.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { apply, createRecords } from '#tests/support/records.ts';
import type { Records } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

describeOnBothEngines('custom fields of all kinds of records', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let olga: TestUser;
  let make: Records;

  const define = async (
    fields: Partial<CustomFieldFields> & Pick<CustomFieldFields, 'name' | 'kind'>,
  ): Promise<string> => {
    const id = app.newId();
    await apply(olga, 'custom_field.create', { id, fields: { recordType: 'person', ...fields } });
    return id;
  };
  const personOf = async (id: string) => {
    const answer = await nora.api.call('person', { params: { id } });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };
  const setOn = (id: string, custom: NonNullable<MutationArgs<'person.update'>['set']['custom']>) =>
    nora.mutate('person.update', { id, set: { custom } });
  /** What `custom_value` says of a record. */
  const keysOf = async (recordId: string) =>
    app.services.store.read
      .selectFrom('custom_value')
      .select(['fieldId', 'textKey', 'numberKey'])
      .where('recordId', '=', recordId)
      .execute();

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora');
    olga = await app.addUser('Olga', 'owner');
    make = createRecords(app, nora);
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('of several choices are united choice by choice where two people change one field at once', async () => {
    const choices = ['A', 'B', 'C', 'D'].map((label) => ({ id: app.newId(), label }));
    const [a, b, c, d] = choices.map(({ id }) => id) as [string, string, string, string];
    const records = {
      person: await make.person({ firstName: 'Ella' }),
      company: await make.company({ name: 'Mengen AG' }),
      deal: app.newId(),
      task: app.newId(),
      activity: app.newId(),
    };
    await apply(nora, 'deal.create', { id: records.deal, fields: { title: 'x' } });
    await apply(nora, 'task.create', { id: records.task, fields: { title: 'x' } });
    await apply(nora, 'activity.create', {
      id: records.activity,
      kind: 'note',
      fields: { text: 'x' },
      visibility: 'all',
      links: [{ type: 'company', id: records.company }],
    });
    for (const [recordType, id] of Object.entries(records) as [keyof typeof records, string][]) {
      const field = await define({ recordType, kind: 'choices', choices, name: `Menge ${recordType}` });
      const change = (user: TestUser, set: string[] | null, was?: string[] | null) =>
        user.mutate(`${recordType}.update`, {
          id,
          set: { custom: { [field]: set } },
          ...(was === undefined ? {} : { was: { custom: { [field]: was } } }),
        });
      const keys = async () => (await keysOf(id)).map(({ textKey }) => textKey).toSorted();
      await change(nora, [a, b]);
      await change(nora, [a, b, c], [a, b]);
      // Olga's device saw the first two alone: she takes one out and puts another in.
      expect(await change(olga, [b, d], [a, b])).toMatchObject({ status: 'applied' });
      expect(await keys()).toEqual([b, c, d].toSorted());
      // Whoever empties it takes out what they saw.
      await change(olga, null, [b]);
      expect(await keys()).toEqual([c, d].toSorted());
      await change(nora, [c], [c, d]);
      await change(olga, [d], [c, d]);
      expect(await keys()).toEqual([]);
      if (recordType === 'person') expect((await personOf(id)).custom).toEqual({});
    }
  });

  it('of several choices are united when two records are merged', async () => {
    const choices = ['A', 'B'].map((label) => ({ id: app.newId(), label }));
    const [a, b] = choices.map(({ id }) => id) as [string, string];
    const field = await define({ kind: 'choices', choices, name: 'Vereint' });
    const [one, two] = [await make.person({ firstName: 'Ida' }), await make.person({ firstName: 'Ida' })];
    await setOn(one, { [field]: [a] });
    await setOn(two, { [field]: [b] });
    const mutationId = app.newId();
    await nora.mutate('person.merge', { id: one, otherId: two }, mutationId);
    expect((await personOf(one)).custom).toEqual({ [field]: [a, b] });
    await apply(nora, 'merge.undo', { id: mutationId });
    expect((await personOf(one)).custom).toEqual({ [field]: [a] });
  });

  it('stand on companies, deals, follow-ups and notes as well', async () => {
    const company = await make.company({ name: 'Feldmann' });
    const types = ['company', 'deal', 'task', 'activity'] as const;
    const fields: Record<string, string> = {};
    for (const recordType of types)
      fields[recordType] = await define({ recordType, kind: 'number', name: `An ${recordType}` });
    const custom = (type: string) => ({ custom: { [fields[type]!]: 7 } });
    const [deal, task, note] = [app.newId(), app.newId(), app.newId()];
    await apply(nora, 'company.update', { id: company, set: custom('company') });
    await apply(nora, 'deal.create', { id: deal, fields: { title: 'x', ...custom('deal') } });
    await apply(nora, 'task.create', { id: task, fields: { title: 'x', ...custom('task') } });
    await apply(nora, 'activity.create', {
      id: note,
      kind: 'note',
      fields: { text: 'x', ...custom('activity') },
      visibility: 'all',
      links: [{ type: 'company', id: company }],
    });
    for (const id of [company, deal, task, note])
      expect(await keysOf(id)).toMatchObject([{ textKey: '', numberKey: 7 }]);
    for (const [name, id, type] of [
      ['deal.update', deal, 'deal'],
      ['task.update', task, 'task'],
      ['activity.update', note, 'activity'],
    ] as const) {
      await apply(nora, name, { id, set: { custom: { [fields[type]!]: 8 } } });
      expect(await keysOf(id)).toMatchObject([{ numberKey: 8 }]);
    }
  });

  it('of deals and follow-ups come with the panel, of what was written down with its words', async () => {
    const company = await make.company({ name: 'Kranbau' });
    const partner = await make.company({ name: 'Partnerwerk' });
    const [deal, task, note] = [app.newId(), app.newId(), app.newId()];
    const link = { kind: 'link', linkType: 'company', name: 'Partner' } as const;
    const onDeal = await define({ recordType: 'deal', ...link });
    const onTask = await define({ recordType: 'task', ...link });
    const onNote = await define({ recordType: 'activity', ...link });
    const about = { companyId: company };
    await apply(nora, 'deal.create', {
      id: deal,
      fields: { title: 'Kran', ...about, custom: { [onDeal]: partner } },
    });
    await apply(nora, 'task.create', { id: task, fields: { title: 'Anrufen', ...about } });
    await apply(nora, 'activity.create', {
      id: note,
      kind: 'note',
      fields: { text: 'besprochen', custom: { [onNote]: partner } },
      visibility: 'all',
      links: [{ type: 'company', id: company }],
    });
    const answer = await nora.api.call('panel', { body: { company } });
    if (!answer.ok) throw new Error(answer.error.code);
    const { deals, tasks, customFields, customNames } = answer.value;
    expect(deals).toMatchObject([{ id: deal, custom: { [onDeal]: partner } }]);
    expect(tasks.map(({ custom }) => custom)).toEqual([undefined]);
    const ids = customFields?.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([onDeal, onTask, onNote]));
    expect(customNames).toEqual({ [partner]: 'Partnerwerk' });
    const full = await nora.api.call('activity', { params: { id: note } });
    if (!full.ok) throw new Error(full.error.code);
    expect(full.value.custom).toEqual({ [onNote]: partner });
    expect(full.value.customFields?.map(({ recordType }) => recordType)).toContain('activity');
    expect(full.value.customNames).toEqual({ [partner]: 'Partnerwerk' });
  });

  it('come with the panel of somebody unknown, for whoever adds them', async () => {
    const onPerson = await define({ kind: 'yesno', name: 'Duzt' });
    const onCompany = await define({ recordType: 'company', kind: 'number', name: 'Werke' });
    const gone = await define({ kind: 'text', name: 'Nicht mehr gefragt' });
    await apply(olga, 'custom_field.archive', { id: gone });
    const answer = await nora.api.call('panel', {
      body: { participants: [{ email: 'neu@unbekannt.example', name: 'Neu', role: 'from' }] },
    });
    if (!answer.ok) throw new Error(answer.error.code);
    expect(answer.value.person).toBeNull();
    const ids = answer.value.customFields?.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([onPerson, onCompany]));
    expect(ids).not.toContain(gone);
  });

  it('stand on a meeting of a calendar from the moment it is written down', async () => {
    const company = await make.company({ name: 'Messebau' });
    const field = await define({ recordType: 'activity', kind: 'number', name: 'Teilnehmende' });
    const id = app.newId();
    const meeting = {
      organizer: 'nora@haus.example',
      startsAt: '2026-11-27T09:00:00.000Z',
      endsAt: null,
      subject: 'Messeplanung',
      location: '',
      participants: [],
      text: '',
    };
    const log = (meetingId: string, value: number | string) =>
      nora.mutate('meeting.log', {
        id: meetingId,
        meeting,
        fields: { custom: { [field]: value } },
        visibility: 'all',
        links: [{ type: 'company', id: company }],
      });
    expect(await log(app.newId(), 'viele')).toMatchObject({
      status: 'rejected',
      error: { code: 'custom_field.value', fields: { [`args.fields.custom.${field}`]: 'field.number' } },
    });
    expect(await log(id, 12)).toMatchObject({ status: 'applied' });
    expect(await keysOf(id)).toMatchObject([{ numberKey: 12 }]);
    // Whoever writes the same meeting down again changes nothing of it.
    await log(app.newId(), 99);
    expect(await keysOf(id)).toMatchObject([{ numberKey: 12 }]);
  });

  it('of text on deals, follow-ups and notes are found by the search as well', async () => {
    const [deal, task, note] = [app.newId(), app.newId(), app.newId()];
    const word = async (recordType: 'deal' | 'task' | 'activity') => ({
      custom: { [await define({ recordType, kind: 'text', name: `Wort ${recordType}` })]: 'Quirlfunzel' },
    });
    const company = await make.company({ name: 'Lampenhaus' });
    await apply(nora, 'deal.create', {
      id: deal,
      fields: { title: 'Leuchten', companyId: company, ...(await word('deal')) },
    });
    await apply(nora, 'task.create', {
      id: task,
      fields: { title: 'Nachfassen', companyId: company, ...(await word('task')) },
    });
    await apply(nora, 'activity.create', {
      id: note,
      kind: 'note',
      fields: { text: 'Notiz', ...(await word('activity')) },
      visibility: 'all',
      links: [{ type: 'company', id: company }],
    });
    const found = async (where: 'everything' | 'activities') => {
      const answer = await nora.api.call('search', { query: { q: 'quirlfunzel', in: where } });
      if (!answer.ok) throw new Error(answer.error.code);
      return answer.value.items.map(({ id }) => id);
    };
    expect((await found('everything')).toSorted()).toEqual([deal, task].toSorted());
    expect(await found('activities')).toEqual([note]);
  });
});
