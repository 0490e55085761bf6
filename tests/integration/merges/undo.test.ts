import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MutationOutcome } from '#shared/domain/mutation.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { addOrder, apply, createRecords, makeMail } from '#tests/support/records.ts';
import type { Records } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

const codeOf = (outcome: MutationOutcome): string =>
  outcome.status === 'rejected' ? outcome.error.code : outcome.status;

describeOnBothEngines('a merge', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let tom: TestUser;
  let make: Records;

  const row = async (table: string, id: string): Promise<Record<string, unknown>> =>
    (await app.services.store.sql.get(`select * from ${table} where id = ?`, id)) ?? {};
  const merge = async (
    name: 'person.merge' | 'company.merge',
    id: string,
    otherId: string,
    fields?: Record<string, unknown>,
  ): Promise<string> =>
    (await apply(nora, name, { id, otherId, ...(fields ? { fields } : {}) }))['mergeId'] as string;
  const emailsOf = async (id: string): Promise<string[]> =>
    (JSON.parse((await row('person', id))['emails'] as string) as { email: string }[]).map(
      ({ email }) => email,
    );

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

  it('of people takes the values that were chosen, and checks them like any change', async () => {
    const id = await make.person({
      firstName: 'Eva',
      lastName: 'Wahl',
      city: 'Bonn',
      email: 'eva@wahl.example',
    });
    const otherId = await make.person({
      firstName: 'E.',
      lastName: 'Wähl',
      city: 'Kiel',
      email: 'e@wahl.example',
    });
    const owner = await nora.mutate('person.merge', { id, otherId, fields: { ownerId: app.newId() } });
    expect(codeOf(owner)).toBe('record.owner');
    const nameless = { firstName: '', lastName: '', emails: [] };
    expect(codeOf(await nora.mutate('person.merge', { id, otherId, fields: nameless }))).toBe(
      'person.nameless',
    );
    expect(await row('person', otherId)).toMatchObject({ deletedAt: null });
    const emails = [{ email: 'e@wahl.example', label: '' }];
    await merge('person.merge', id, otherId, { city: 'Kiel', lastName: 'Wähl', emails });
    expect(await row('person', id)).toMatchObject({ name: 'Eva Wähl', city: 'Kiel' });
    expect(await emailsOf(id)).toEqual(['e@wahl.example']);
  });

  it('is undone by a colleague after further edits: these stay, everything else is as before', async () => {
    const company = await make.company({ name: 'Werk' });
    const id = await make.person({ firstName: 'Uwe', lastName: 'Rück', email: 'uwe@rueck.example' });
    const otherId = await make.person({
      lastName: 'Rueck',
      city: 'Kiel',
      street: 'Hof 3',
      email: 'u@rueck.example',
    });
    const note = await make.activity(otherId, { text: 'Besuch' });
    const task = await make.task({ title: 'Anrufen', personId: otherId });
    const job = await make.employ(otherId, company, 'Leitung');
    const order = await addOrder(app, {
      personId: otherId,
      number: 'A1',
      orderedOn: '2026-10-01',
      amountMinor: 500,
    });
    await apply(nora, 'proposal.decline', { personId: otherId, values: ['city:Ulm'] });
    const mergeId = await merge('person.merge', id, otherId);
    expect(await row('customer_order', order)).toMatchObject({ personId: id });

    await apply(tom, 'person.update', { id, set: { city: 'Ulm' } });
    await apply(tom, 'employment.update', { id: job, set: { jobTitle: 'Geschäftsführung' } });
    const later = await make.task({ title: 'Neu', personId: otherId });
    const undone = await apply(tom, 'merge.undo', { id: mergeId });
    expect(undone).toEqual({ id, otherId, kept: ['city'] });

    expect(await row('person', id)).toMatchObject({ city: 'Ulm', street: '' });
    expect(await emailsOf(id)).toEqual(['uwe@rueck.example']);
    expect(await row('person', otherId)).toMatchObject({ city: 'Kiel', street: 'Hof 3', deletedAt: null });
    expect(await row('task', task)).toMatchObject({ personId: otherId });
    expect(await row('task', later)).toMatchObject({ personId: id });
    expect(await row('employment', job)).toMatchObject({ personId: otherId, jobTitle: 'Geschäftsführung' });
    expect(await row('customer_order', order)).toMatchObject({ personId: otherId });
    expect(await row('activity_link', `${note}:${otherId}`)).toMatchObject({ recordId: otherId });
    expect(await row('activity_link', `${note}:${id}`)).toEqual({});
    expect(await row('declined_proposal', `${nora.id}:${otherId}`)).toMatchObject({ personId: otherId });
    expect(codeOf(await tom.mutate('merge.undo', { id: mergeId }))).toBe('merge.undone');
  });

  it('that was undone lets late changes of a device reach the record they were meant for', async () => {
    const id = await make.person({ lastName: 'Eins' });
    const otherId = await make.person({ lastName: 'Zwei' });
    const mergeId = await merge('person.merge', id, otherId);
    const early = { id: otherId, set: { city: 'Jena' }, was: { city: '' } };
    expect(await apply(tom, 'person.update', early)).toEqual({ id });
    await apply(tom, 'merge.undo', { id: mergeId });
    const late = { id: otherId, set: { street: 'Weg 1' }, was: { street: '' } };
    expect(await apply(tom, 'person.update', late)).toEqual({ id: otherId });
    expect(await row('person', otherId)).toMatchObject({ street: 'Weg 1', city: '' });
    expect(await row('alias', otherId)).toEqual({});
  });

  it('of a merge is undone in reverse order; the earlier one names what comes first', async () => {
    const [one, two, three] = [
      await make.person({ lastName: 'Erste' }),
      await make.person({ lastName: 'Zweite', city: 'Ulm' }),
      await make.person({ lastName: 'Dritte' }),
    ];
    const first = await merge('person.merge', one, two);
    const second = await merge('person.merge', three, one);
    const refused = await nora.mutate('merge.undo', { id: first });
    expect(refused).toMatchObject({
      error: { code: 'merge.later', params: { mergeId: second, survivor: 'Dritte', other: 'Erste' } },
    });
    await apply(nora, 'merge.undo', { id: second });
    expect(await row('alias', two)).toMatchObject({ targetId: one });
    await apply(nora, 'merge.undo', { id: first });
    expect(await row('person', two)).toMatchObject({ city: 'Ulm', deletedAt: null });
    expect(await row('person', one)).toMatchObject({ city: '', deletedAt: null });
  });

  it('of companies moves all that belongs to them, and gives it back', async () => {
    const group = await make.company({ name: 'Gruppe' });
    const id = await make.company({ name: 'Pumpen GmbH', domains: ['pumpen.example'] });
    const otherId = await make.company({
      name: 'Pumpen',
      domains: ['pumpen-alt.example'],
      vatId: 'DE1',
      parentId: group,
    });
    const child = await make.company({ name: 'Tochter', parentId: otherId });
    const [eva, kim] = [await make.person({ lastName: 'Eva' }), await make.person({ lastName: 'Kim' })];
    const twice = [await make.employ(eva, id), await make.employ(eva, otherId, 'Einkauf')] as const;
    const job = await make.employ(kim, otherId, 'Leitung');
    const note = await make.activity('', { text: 'Messe', links: [{ type: 'company', id: otherId }] });
    const deal = app.newId();
    await apply(nora, 'deal.create', { id: deal, fields: { title: 'Pumpe', companyId: otherId } });
    const task = await make.task({ title: 'Anrufen', companyId: otherId });
    const fact = app.newId();
    const about = { type: 'company' as const, id: otherId };
    await apply(nora, 'fact.add', { id: fact, about, fields: { text: 'Neubau' }, visibility: 'all' });
    const order = await addOrder(app, {
      companyId: otherId,
      number: 'B1',
      orderedOn: '2026-10-01',
      amountMinor: 1,
    });
    const hanging = async (): Promise<unknown[]> => [
      (await row('company', child))['parentId'],
      (await row('employment', job))['companyId'],
      (await row('deal', deal))['companyId'],
      (await row('task', task))['companyId'],
      (await row('fact', fact))['companyId'],
      (await row('customer_order', order))['companyId'],
    ];

    const mergeId = await merge('company.merge', id, otherId);
    expect(await hanging()).toEqual(Array(6).fill(id));
    expect(await row('company', id)).toMatchObject({
      domains: JSON.stringify(['pumpen.example', 'pumpen-alt.example']),
      vatId: 'DE1',
      parentId: group,
    });
    expect(await row('employment', twice[0])).toMatchObject({ jobTitle: 'Einkauf', deletedAt: null });
    expect((await row('employment', twice[1]))['deletedAt']).not.toBeNull();
    expect(await row('activity_link', `${note}:${id}`)).toMatchObject({ recordType: 'company' });
    expect(codeOf(await nora.mutate('company.merge', { id, otherId }))).toBe('company.merge_same');
    expect(await apply(tom, 'company.update', { id: otherId, set: { city: 'Kiel' } })).toEqual({ id });

    await apply(tom, 'merge.undo', { id: mergeId });
    expect(await hanging()).toEqual(Array(6).fill(otherId));
    expect(await row('company', id)).toMatchObject({
      domains: JSON.stringify(['pumpen.example']),
      vatId: '',
      city: 'Kiel',
      parentId: null,
    });
    expect(await row('company', otherId)).toMatchObject({ vatId: 'DE1', parentId: group, deletedAt: null });
    expect(await row('employment', twice[0])).toMatchObject({ jobTitle: '' });
    expect(await row('employment', twice[1])).toMatchObject({ jobTitle: 'Einkauf', deletedAt: null });
  });

  it('of a company with one above it leaves no circle, nor does undoing it', async () => {
    const top = await make.company({ name: 'Oben' });
    const middle = await make.company({ name: 'Mitte', parentId: top });
    const low = await make.company({ name: 'Unten', parentId: middle });
    const circle = await nora.mutate('company.merge', {
      id: low,
      otherId: top,
      fields: { parentId: middle },
    });
    expect(codeOf(circle)).toBe('company.circle');
    const mergeId = await merge('company.merge', low, top);
    const parents = async (): Promise<unknown[]> =>
      Promise.all([top, middle, low].map(async (id) => (await row('company', id))['parentId']));
    expect(await parents()).toEqual([null, low, null]);
    const roof = await make.company({ name: 'Dach', parentId: middle });
    await apply(nora, 'merge.undo', { id: mergeId });
    expect(await parents()).toEqual([null, top, middle]);

    const again = await merge('company.merge', roof, top);
    // The roof stood under the middle, which stood under the top: now it is the top.
    await apply(nora, 'company.update', { id: middle, set: { parentId: null } });
    await apply(nora, 'company.update', { id: roof, set: { parentId: low } });
    expect(await apply(nora, 'merge.undo', { id: again })).toMatchObject({ kept: ['parentId'] });
    expect(await row('company', roof)).toMatchObject({ parentId: low });
  });

  it('leaves mails apart again that somebody had taken off a person', async () => {
    const id = await make.person({ lastName: 'Post' });
    const otherId = await make.person({ lastName: 'Poster', email: 'p@post.example' });
    const mail = await make.mail(makeMail('p@post.example', { messageId: '<post@x.example>' }));
    await apply(nora, 'activity.unlink', { id: mail, link: { type: 'person', id: otherId } });
    const mergeId = await merge('person.merge', id, otherId);
    await apply(nora, 'merge.undo', { id: mergeId });
    expect(await row('activity_link', `${mail}:${otherId}`)).toEqual({});
    expect(await row('activity_link', `${mail}:${id}`)).toEqual({});
  });

  it('is seen by nobody who may not see both, and undone by nobody else', async () => {
    const id = await make.person({ lastName: 'Offen' });
    const otherId = await make.person({ lastName: 'Geheim' });
    await apply(nora, 'record.move', { type: 'person', id: otherId, visibility: 'private' });
    const mergeId = await merge('person.merge', id, otherId);
    expect(codeOf(await tom.mutate('merge.undo', { id: mergeId }))).toBe('record.not_found');
    await apply(nora, 'merge.undo', { id: mergeId });
    expect(await row('person', otherId)).toMatchObject({ bucket: `private:${nora.id}`, deletedAt: null });
  });

  it('into somebody who was deleted since gives the other one back all the same', async () => {
    const id = await make.person({ lastName: 'Weg', email: 'weg@weg.example' });
    const otherId = await make.person({ lastName: 'Da', email: 'da@weg.example' });
    const mergeId = await merge('person.merge', id, otherId);
    await apply(nora, 'person.delete', { id });
    await apply(nora, 'merge.undo', { id: mergeId });
    expect(await row('person', otherId)).toMatchObject({ deletedAt: null });
    expect((await row('person', id))['deletedAt']).not.toBeNull();
    const holders = await app.services.store.sql.all<{ recordId: string }>(
      `select "recordId" from email_index where "emailKey" like '%@weg.example'`,
    );
    expect(holders).toEqual([{ recordId: otherId }]);
  });

  it('never brings back who was erased, and leaves nothing of them with the other', async () => {
    const id = await make.person({ lastName: 'Bleibt' });
    const otherId = await make.person({
      firstName: 'Ada',
      lastName: 'Tilgung',
      city: 'Tilgstadt',
      email: 'ada@tilgung.example',
    });
    const first = await merge('person.merge', id, otherId);
    await apply(nora, 'person.update', { id, set: { city: 'Tilgstadt-Nord' } });
    await apply(nora, 'merge.undo', { id: first });
    await apply(nora, 'person.erase', { id: otherId });
    expect(codeOf(await nora.mutate('merge.undo', { id: first }))).toBe('record.not_found');
    const log = await app.services.store.sql.all<{ fields: string }>('select fields from change');
    const told = log.filter(({ fields }) => /tilgung|"Tilgstadt"/iu.test(fields));
    expect(told).toEqual([]);

    const [one, other] = [await make.person({ lastName: 'Weg' }), await make.person({ lastName: 'Auch' })];
    const second = await merge('person.merge', one, other);
    await apply(nora, 'person.erase', { id: one });
    expect(codeOf(await nora.mutate('merge.undo', { id: second }))).toBe('record.not_found');
    expect(await row('person', other)).toEqual({});
  });
});
