import { afterAll, beforeAll, expect, it } from 'vitest';
import type { HistoryEntry, RecordHistory } from '#shared/domain/record-history.ts';
import { moveToBucket, teamBucket } from '#tests/support/buckets.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { apply, createRecords } from '#tests/support/records.ts';
import type { Records } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

describeOnBothEngines('what changed on a customer', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let thomas: TestUser;
  let make: Records;

  const history = async (
    type: 'person' | 'company',
    id: string,
    { user = nora, cursor }: { user?: TestUser; cursor?: string } = {},
  ): Promise<RecordHistory> => {
    const answer = await user.api.call('changes', { body: { type, id, ...(cursor ? { cursor } : {}) } });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };
  const fieldOf = (entry: HistoryEntry | undefined, field: string) =>
    entry?.fields.find((one) => one.field === field);

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

  it('is told with who, from where, what stood there before and what stands there now', async () => {
    const id = await make.person({ lastName: 'Brandt', city: 'Celle' });
    await apply(thomas, 'person.update', { id, set: { city: 'Hannover' }, source: 'mail-signature' });
    const { items, cursor } = await history('person', id);
    expect(cursor).toBeNull();
    expect(items.map(({ op, byName, source }) => [op, byName, source])).toEqual([
      ['update', 'Thomas', 'mail-signature'],
      ['insert', 'Nora', ''],
    ]);
    expect(items[0]!.fields).toEqual([
      { field: 'city', before: 'Celle', after: 'Hannover', now: 'Hannover', isRestorable: true },
    ]);
    expect(fieldOf(items[1], 'lastName')).toMatchObject({ after: 'Brandt', isRestorable: false });
  });

  it('can be set again in one step, which is a change of its own', async () => {
    const id = await make.company({ name: 'Alt GmbH', phones: [{ number: '+4951112', label: 'work' }] });
    await apply(thomas, 'company.update', { id, set: { name: 'Neu GmbH', phones: [] } });
    const [renamed] = (await history('company', id)).items;
    const phones = fieldOf(renamed, 'phones')!;
    await apply(nora, 'company.update', {
      id,
      set: { phones: phones.before as [] },
      was: { phones: phones.now as [] },
    });
    const { items } = await history('company', id);
    expect(fieldOf(items[0], 'phones')?.after).toEqual([{ number: '+4951112', label: 'work' }]);
    expect(fieldOf(items[1], 'phones')?.isRestorable).toBe(false);
    expect(fieldOf(items[1], 'name')?.isRestorable).toBe(true);
  });

  it('takes in deals, follow-ups, facts and where somebody works, each with its name', async () => {
    const company = await make.company({ name: 'Pumpen AG' });
    const person = await make.person({ lastName: 'Weber' });
    const employment = await make.employ(person, company, 'Einkauf');
    await apply(nora, 'employment.update', { id: employment, set: { jobTitle: 'Leiterin Einkauf' } });
    const deal = app.newId();
    await apply(nora, 'deal.create', { id: deal, fields: { title: 'Zehn Pumpen', personId: person } });
    await apply(nora, 'deal.update', { id: deal, set: { stage: 'offer' } });
    await make.task({ title: 'Angebot senden', personId: person });
    await apply(nora, 'fact.add', {
      id: app.newId(),
      about: { type: 'person', id: person },
      fields: { text: 'Segelt gern' },
      visibility: 'all',
    });
    const told = (await history('person', person)).items.map(({ recordType, op, title }) =>
      [recordType, op, title].join(' '),
    );
    expect(told).toEqual([
      'fact insert Segelt gern',
      'task insert Angebot senden',
      'deal update Zehn Pumpen',
      'deal insert Zehn Pumpen',
      'employment update Pumpen AG',
      'employment insert Pumpen AG',
      'person insert ',
    ]);
    const ofCompany = (await history('company', company)).items;
    expect(ofCompany.map(({ recordType, title }) => [recordType, title])).toContainEqual([
      'employment',
      'Weber',
    ]);
  });

  it('names colleagues and companies instead of their ids', async () => {
    const parent = await make.company({ name: 'Dach SE' });
    const id = await make.company({ name: 'Unter GmbH', parentId: parent, ownerId: thomas.id });
    const { names } = await history('company', id);
    expect(names).toEqual({ [parent]: 'Dach SE', [thomas.id]: 'Thomas' });
  });

  it('keeps what happened under an id that was merged into this one', async () => {
    const one = await make.person({ lastName: 'Doppel', email: 'eins@doppel.example' });
    const other = await make.person({ lastName: 'Doppel', city: 'Ulm' });
    await apply(nora, 'person.merge', { id: one, otherId: other });
    const { items } = await history('person', one);
    expect(items.filter(({ recordId }) => recordId === other).map(({ op }) => op)).toEqual([
      'delete',
      'insert',
    ]);
    expect(items.some(({ action }) => action === 'person.merge')).toBe(true);
  });

  it('comes page by page, each change once', async () => {
    const id = await make.person({ lastName: 'Viel' });
    for (let at = 0; at < 60; at += 1) await apply(nora, 'person.update', { id, set: { city: `Ort ${at}` } });
    const first = await history('person', id);
    const second = await history('person', id, { cursor: first.cursor! });
    expect([first.items.length, second.items.length, second.cursor]).toEqual([50, 11, null]);
    expect(new Set([...first.items, ...second.items].map(({ seq }) => seq)).size).toBe(61);
    const wrong = await nora.api.call('changes', { body: { type: 'person', id, cursor: 'x' } });
    expect(wrong).toMatchObject({ ok: false, error: { code: 'request.cursor' } });
  });

  it('does not tell what somebody may not see, nor what stood there while they might not', async () => {
    const id = await make.person({ lastName: 'Offen' });
    const task = await make.task({ title: 'Nur für den Vertrieb', personId: id });
    await moveToBucket(app, nora, 'task', task, await teamBucket(app, nora));
    const open = await make.task({ title: 'Für alle', personId: id });
    await moveToBucket(app, nora, 'task', open, `private:${nora.id}`);
    await apply(nora, 'task.update', { id: open, set: { title: 'Geheim' } });
    await apply(nora, 'task.update', { id: open, set: { title: 'Für alle' } });
    await moveToBucket(app, nora, 'task', open, 'all');
    const told = JSON.stringify((await history('person', id, { user: thomas })).items);
    expect(told).not.toMatch(/Vertrieb|Geheim/);
    expect(told).toContain('Für alle');
  });

  it('says nothing any more of somebody who was erased', async () => {
    const company = await make.company({ name: 'Bleibt GmbH' });
    const person = await make.person({ lastName: 'Vergessen', email: 'weg@bleibt.example' });
    await make.employ(person, company, 'Einkauf');
    await apply(nora, 'person.update', { id: person, set: { city: 'Ulm' }, source: 'https://weg.example/' });
    await apply(nora, 'person.erase', { id: person });
    expect(JSON.stringify(await history('company', company))).not.toMatch(/Vergessen|weg/);
    const kept = await app.services.store.read
      .selectFrom('change')
      .select(['fields', 'source'])
      .where('recordId', '=', person)
      .execute();
    expect(kept.every(({ fields, source }) => fields === '{}' && source === '')).toBe(true);
  });
});
