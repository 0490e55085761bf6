import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MutationOutcome } from '#shared/domain/mutation.ts';
import type { PanelAnswer } from '#shared/domain/panel.ts';
import type { Result } from '#shared/lib/result.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { apply, createRecords } from '#tests/support/records.ts';
import type { Records } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const conflictsOf = (outcome: MutationOutcome) => (outcome.status === 'merged' ? outcome.conflicts : []);
const codeOf = (outcome: MutationOutcome): string =>
  outcome.status === 'rejected' ? outcome.error.code : outcome.status;

describeOnBothEngines('late changes', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let tom: TestUser;
  let make: Records;

  const row = async (table: string, id: string): Promise<Record<string, unknown>> =>
    (await app.services.store.sql.get(`select * from ${table} where id = ?`, id)) ?? {};
  const panel = async (user: TestUser, body: { person?: string; company?: string }): Promise<PanelAnswer> =>
    must(await user.api.call('panel', { body }));

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora', 'owner');
    tom = await app.addUser('Tom');
    make = createRecords(app, nora);
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('of different fields of one person both stand, as if nothing had been', async () => {
    const id = await make.person({ lastName: 'Feld', city: 'Ulm' });
    await apply(nora, 'person.update', { id, set: { city: 'Köln' }, was: { city: 'Ulm' } });
    const late = await tom.mutate('person.update', { id, set: { street: 'Am Ring 1' }, was: { street: '' } });
    expect(late.status).toBe('applied');
    expect(await row('person', id)).toMatchObject({ city: 'Köln', street: 'Am Ring 1' });
  });

  it('of one field: the last is written, the other is kept, shown, and back with one click', async () => {
    const id = await make.person({ lastName: 'Alt', firstName: 'Ina' });
    await apply(nora, 'person.update', { id, set: { lastName: 'Neu' }, was: { lastName: 'Alt' } });
    const late = await tom.mutate('person.update', {
      id,
      set: { lastName: 'Anders' },
      was: { lastName: 'Alt' },
    });
    const [conflict] = conflictsOf(late);
    expect(conflict).toMatchObject({ field: 'lastName', reason: 'overwritten' });
    expect((await panel(tom, { person: id })).conflicts).toMatchObject([
      { id: conflict!.id, recordType: 'person', recordId: id, lost: 'Neu', kept: 'Anders', resolvedAt: null },
    ]);
    await apply(nora, 'conflict.restore', { id: conflict!.id! });
    expect(await row('person', id)).toMatchObject({ lastName: 'Neu', name: 'Ina Neu' });
    expect((await panel(tom, { person: id })).conflicts).toEqual([]);
    expect(codeOf(await nora.mutate('conflict.dismiss', { id: conflict!.id! }))).toBe('record.not_found');
  });

  it('of a company and an employment: kept, and let go when nobody wants it', async () => {
    const person = await make.person({ lastName: 'Amt' });
    const company = await make.company({ name: 'Werk', city: 'Bonn' });
    const job = await make.employ(person, company, 'Einkauf');
    await apply(nora, 'company.update', { id: company, set: { city: 'Jena' }, was: { city: 'Bonn' } });
    await apply(nora, 'employment.update', {
      id: job,
      set: { jobTitle: 'Leitung' },
      was: { jobTitle: 'Einkauf' },
    });
    const city = await tom.mutate('company.update', {
      id: company,
      set: { city: 'Gera' },
      was: { city: 'Bonn' },
    });
    const title = await tom.mutate('employment.update', {
      id: job,
      set: { jobTitle: 'Vertrieb' },
      was: { jobTitle: 'Einkauf' },
    });
    expect(conflictsOf(title)).toMatchObject([{ field: 'jobTitle', reason: 'overwritten' }]);
    expect((await panel(tom, { company })).conflicts).toMatchObject([{ lost: 'Jena', kept: 'Gera' }]);
    await apply(tom, 'conflict.dismiss', { id: conflictsOf(city)[0]!.id! });
    expect((await panel(tom, { company })).conflicts).toEqual([]);
    expect(await row('company', company)).toMatchObject({ city: 'Gera' });
  });

  it('of addresses and tags: each keeps what it added; an objection stands', async () => {
    const id = await make.person({ lastName: 'Liste', email: 'eins@liste.example', tags: ['Messe'] });
    const emails = [{ email: 'eins@liste.example', label: '' }];
    const [two, three] = ['zwei', 'drei'].map((name) => ({ email: `${name}@liste.example`, label: '' }));
    const was = { emails, tags: ['Messe'] };
    await apply(nora, 'person.update', {
      id,
      set: { emails: [...emails, two!], tags: ['Messe', 'VIP'] },
      was,
    });
    const late = await tom.mutate('person.update', {
      id,
      set: { emails: [...emails, three!], tags: [] },
      was,
    });
    expect(late.status).toBe('applied');
    const stored = await row('person', id);
    expect(JSON.parse(stored['emails'] as string)).toEqual([...emails, two, three]);
    expect(JSON.parse(stored['tags'] as string)).toEqual(['VIP']);
  });

  it('of a deal: who has not seen where it stands is asked, and may insist', async () => {
    const id = app.newId();
    await apply(nora, 'deal.create', { id, fields: { title: 'Anlage' } });
    await apply(nora, 'deal.update', { id, set: { stage: 'won' }, was: { stage: 'new' } });
    const late = await tom.mutate('deal.update', {
      id,
      set: { stage: 'lost', title: 'Anlage 2' },
      was: { stage: 'new', title: 'Anlage' },
    });
    expect(late).toMatchObject({
      status: 'rejected',
      error: { code: 'merge.ask', fields: { stage: 'merge.ask' } },
    });
    expect(await row('deal', id)).toMatchObject({ stage: 'won', title: 'Anlage' });
    await apply(tom, 'deal.update', { id, set: { stage: 'lost', title: 'Anlage 2' } });
    expect(await row('deal', id)).toMatchObject({ stage: 'lost', title: 'Anlage 2' });
  });

  it('of a task: its day is kept, its assignee is asked', async () => {
    const id = await make.task({ title: 'Anrufen', dueOn: '2026-12-01' });
    await apply(nora, 'task.update', { id, set: { dueOn: '2026-12-02' }, was: { dueOn: '2026-12-01' } });
    const late = await tom.mutate('task.update', {
      id,
      set: { dueOn: '2026-12-03' },
      was: { dueOn: '2026-12-01' },
    });
    expect(conflictsOf(late)).toMatchObject([{ field: 'dueOn', reason: 'overwritten' }]);
    await apply(nora, 'task.update', { id, set: { assigneeId: tom.id }, was: { assigneeId: nora.id } });
    const stale = { id, set: { assigneeId: nora.id }, was: { assigneeId: app.newId() } };
    expect(codeOf(await tom.mutate('task.update', stale))).toBe('merge.ask');
  });

  it('of a note: both texts live on, on the same records', async () => {
    const person = await make.person({ lastName: 'Notiz' });
    const id = await make.activity(person, { text: 'alt' });
    await apply(nora, 'activity.update', { id, set: { text: 'vom Rechner' }, was: { text: 'alt' } });
    const mutation = app.newId();
    const late = await nora.mutate(
      'activity.update',
      { id, set: { text: 'vom Telefon' }, was: { text: 'alt' } },
      mutation,
    );
    expect(conflictsOf(late)).toEqual([{ id: null, field: 'text', reason: 'both_kept' }]);
    const texts = async (): Promise<string[]> =>
      (await panel(nora, { person })).timeline.map(({ preview }) => preview).toSorted();
    expect(await texts()).toEqual(['vom Rechner', 'vom Telefon']);
    await apply(nora, 'change.undo', { mutationId: mutation });
    expect(await texts()).toEqual(['vom Rechner']);
  });

  it('of what was deleted: kept, never brought back by itself, and restorable', async () => {
    const person = await make.person({ lastName: 'Fort', city: 'Ulm' });
    const note = await make.activity(person, { text: 'Notiz' });
    const task = await make.task({ title: 'Aufgabe' });
    await apply(nora, 'activity.delete', { id: note });
    await apply(nora, 'task.delete', { id: task });
    await apply(nora, 'person.delete', { id: person });
    const late = [
      await tom.mutate('person.update', { id: person, set: { city: 'Bern' }, was: { city: 'Ulm' } }),
      await nora.mutate('activity.update', { id: note, set: { text: 'Mehr' }, was: { text: 'Notiz' } }),
      await tom.mutate('task.update', { id: task, set: { title: 'Doch' }, was: { title: 'Aufgabe' } }),
    ];
    expect(late.map((one) => conflictsOf(one).map(({ reason }) => reason))).toEqual([
      ['deleted'],
      ['deleted'],
      ['deleted'],
    ]);
    expect(codeOf(await tom.mutate('person.update', { id: person, set: { city: 'Bern' } }))).toBe(
      'record.not_found',
    );
    for (const [table, id] of [
      ['person', person],
      ['activity', note],
      ['task', task],
    ] as const)
      expect((await row(table, id))['deletedAt']).not.toBeNull();
    for (const one of late) await apply(nora, 'conflict.restore', { id: conflictsOf(one)[0]!.id! });
    expect(await row('person', person)).toMatchObject({ city: 'Bern', deletedAt: null });
    expect(await row('activity', note)).toMatchObject({ text: 'Mehr', preview: 'Mehr', deletedAt: null });
    expect(await row('task', task)).toMatchObject({ title: 'Doch', deletedAt: null });
  });

  it('taken back: the other value stands again and nothing is left to decide', async () => {
    const id = await make.person({ firstName: 'Ina', lastName: 'Eins' });
    await apply(nora, 'person.update', { id, set: { lastName: 'Zwei' }, was: { lastName: 'Eins' } });
    const mutation = app.newId();
    await tom.mutate('person.update', { id, set: { lastName: 'Drei' }, was: { lastName: 'Eins' } }, mutation);
    await apply(tom, 'change.undo', { mutationId: mutation });
    const shown = await panel(nora, { person: id });
    expect([shown.person?.lastName, shown.conflicts]).toEqual(['Zwei', []]);
    expect(await row('person', id)).toMatchObject({ name: 'Ina Zwei' });
  });

  it('of a private record are told to nobody else, also what was kept before it was private', async () => {
    const id = await make.person({ lastName: 'Offen' });
    await apply(nora, 'person.update', { id, set: { city: 'A' }, was: { city: '' } });
    const late = await tom.mutate('person.update', { id, set: { city: 'B' }, was: { city: '' } });
    await apply(nora, 'record.move', { type: 'person', id, visibility: 'private' });
    const conflict = conflictsOf(late)[0]!.id!;
    expect(codeOf(await tom.mutate('conflict.restore', { id: conflict }))).toBe('record.not_found');
    expect(await row('conflict', conflict)).toMatchObject({ bucket: `private:${nora.id}` });
  });

  it('follow a merged duplicate: everything moves, late changes land on the survivor, and it can be undone', async () => {
    const company = await make.company({ name: 'Doppel GmbH' });
    const survivor = await make.person({ firstName: 'Eva', lastName: 'Doppel', email: 'eva@doppel.example' });
    const other = await make.person({ lastName: 'Doppel', city: 'Kiel', email: 'e.doppel@doppel.example' });
    const job = await make.employ(other, company, 'Leitung');
    const note = await make.activity(other, { text: 'Besuch' });
    const task = await make.task({ title: 'Nachfassen', personId: other });
    const deal = app.newId();
    await apply(nora, 'deal.create', { id: deal, fields: { title: 'Pumpe', personId: other } });
    const merge = app.newId();
    await nora.mutate('person.merge', { id: survivor, otherId: other }, merge);
    const shown = await panel(nora, { person: survivor });
    expect(shown.person).toMatchObject({ firstName: 'Eva', city: 'Kiel' });
    expect(shown.person?.emails.map(({ email }) => email)).toEqual(
      expect.arrayContaining(['eva@doppel.example', 'e.doppel@doppel.example']),
    );
    expect(shown).toMatchObject({ employment: { id: job }, timeline: [{ id: note }], tasks: [{ id: task }] });
    expect(await row('deal', deal)).toMatchObject({ personId: survivor });
    expect(codeOf(await nora.mutate('person.merge', { id: survivor, otherId: other }))).toBe(
      'person.merge_same',
    );

    const edit = await tom.mutate('person.update', {
      id: other,
      set: { street: 'Weg 2' },
      was: { street: '' },
    });
    expect(edit).toMatchObject({ status: 'applied', result: { id: survivor } });
    const late = { task: app.newId(), deal: app.newId(), job: app.newId() };
    await apply(tom, 'task.create', { id: late.task, fields: { title: 'Spät', personId: other } });
    await apply(tom, 'deal.create', { id: late.deal, fields: { title: 'Spät', personId: other } });
    await apply(tom, 'employment.create', { id: late.job, fields: { personId: other, companyId: company } });
    for (const [table, id] of Object.entries({ task: late.task, deal: late.deal, employment: late.job }))
      expect(await row(table, id)).toMatchObject({ personId: survivor });
    const call = await createRecords(app, tom).activity(other, { kind: 'call', text: 'Rückruf' });
    expect((await panel(tom, { person: survivor })).timeline.map(({ id }) => id)).toContain(call);

    expect(codeOf(await tom.mutate('change.undo', { mutationId: merge }))).toBe('record.not_found');
    await apply(nora, 'change.undo', { mutationId: merge });
    expect((await panel(nora, { person: other })).person).toMatchObject({ id: other, city: 'Kiel' });
    const back = await panel(nora, { person: survivor });
    expect(back.person).toMatchObject({
      city: '',
      street: 'Weg 2',
      emails: [{ email: 'eva@doppel.example' }],
    });
    expect(await row('task', task)).toMatchObject({ personId: other });
  });

  it('delete by an id that leads elsewhere what it leads to', async () => {
    const [company, task] = [await make.company({ name: 'Ziel' }), await make.task({ title: 'Ziel' })];
    for (const [target, name] of [
      [company, 'company.delete'],
      [task, 'task.delete'],
    ] as const) {
      const alias = app.newId();
      await app.services.store.write(async (tx) => {
        await tx.run(
          'insert into alias (id, "targetId", "createdAt") values (?, ?, ?)',
          alias,
          target,
          'now',
        );
        return { ok: true, value: null };
      });
      expect(await apply(nora, name, { id: alias })).toEqual({ id: target });
    }
    expect((await row('company', company))['deletedAt']).not.toBeNull();
    expect((await row('task', task))['deletedAt']).not.toBeNull();
  });
});
