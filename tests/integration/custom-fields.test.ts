import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CustomFieldFields, CustomValue } from '#shared/domain/custom-field.ts';
import type { MutationArgs } from '#shared/domain/mutations.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { apply, createRecords } from '#tests/support/records.ts';
import type { Records } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

describeOnBothEngines('custom fields', (engine) => {
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
  const fieldsOf = async (user: TestUser) => {
    const answer = await user.api.call('customFields', {});
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value.items;
  };
  const personOf = async (id: string) => {
    const answer = await nora.api.call('person', { params: { id } });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };
  const panelOf = async (user: TestUser, id: string) => {
    const answer = await user.api.call('panel', { body: { person: id } });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };
  const setOn = (id: string, custom: NonNullable<MutationArgs<'person.update'>['set']['custom']>) =>
    nora.mutate('person.update', { id, set: { custom } });
  /** Everything `custom_value` says of a record, as `field: key`. */
  const keysOf = async (recordId: string) =>
    app.services.store.read
      .selectFrom('custom_value')
      .select(['fieldId', 'textKey', 'numberKey'])
      .where('recordId', '=', recordId)
      .orderBy('textKey')
      .orderBy('numberKey')
      .execute();
  const foundFor = async (q: string): Promise<string[]> => {
    const answer = await nora.api.call('search', { query: { q } });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value.items.map(({ title }) => title);
  };

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

  it('are defined by owners and admins and seen by everybody', async () => {
    const id = await define({ name: 'Kundennummer alt', nameEn: 'Old number', kind: 'text' });
    expect(await fieldsOf(nora)).toContainEqual(
      expect.objectContaining({ id, name: 'Kundennummer alt', nameEn: 'Old number', recordType: 'person' }),
    );
    const fields = { recordType: 'person' as const, kind: 'text' as const, name: 'Nein' };
    expect(await nora.mutate('custom_field.create', { id: app.newId(), fields })).toMatchObject({
      status: 'rejected',
      error: { code: 'access.denied' },
    });
    for (const name of ['custom_field.archive', 'custom_field.restore'] as const)
      expect(await nora.mutate(name, { id })).toMatchObject({ error: { code: 'access.denied' } });
    expect(await nora.mutate('custom_field.update', { id, set: { name: 'x' } })).toMatchObject({
      error: { code: 'access.denied' },
    });
  });

  it('keep a value of each kind, and null takes it away', async () => {
    const gold = { id: app.newId(), label: 'Gold' };
    const silver = { id: app.newId(), label: 'Silber' };
    const other = await make.company({ name: 'Zielfirma' });
    const cases: [Partial<CustomFieldFields> & Pick<CustomFieldFields, 'kind'>, CustomValue][] = [
      [{ kind: 'text' }, 'Öl und Gas'],
      [{ kind: 'number' }, 12.5],
      [{ kind: 'money', currency: 'CHF' }, -129_900],
      [{ kind: 'day' }, '2026-02-28'],
      [{ kind: 'choice', choices: [gold, silver] }, silver.id],
      [{ kind: 'choices', choices: [gold, silver] }, [gold.id, silver.id]],
      [{ kind: 'link', linkType: 'company' }, other],
      [{ kind: 'yesno' }, false],
    ];
    const id = await make.person({ firstName: 'Ada', lastName: 'Allart' });
    const custom: Record<string, CustomValue> = {};
    for (const [fields, value] of cases)
      custom[await define({ name: `Art ${fields.kind}`, ...fields })] = value;
    expect(await setOn(id, custom)).toMatchObject({ status: 'applied' });
    expect((await personOf(id)).custom).toEqual(custom);
    expect(await keysOf(id)).toHaveLength(cases.length + 1);
    expect((await panelOf(nora, id)).customNames).toEqual({ [other]: 'Zielfirma' });
    const nothing = Object.fromEntries(Object.keys(custom).map((field) => [field, null]));
    await setOn(id, nothing);
    expect((await personOf(id)).custom).toEqual({});
    expect(await keysOf(id)).toEqual([]);
  });

  it('say at the field what does not fit, and nothing of the change is written', async () => {
    const number = await define({ name: 'Zahl', kind: 'number' });
    const choice = await define({ name: 'Wahl', kind: 'choice', choices: [{ id: app.newId(), label: 'a' }] });
    const unknown = app.newId();
    const id = await make.person({ firstName: 'Bea' });
    const custom = { [number]: 'zwölf', [choice]: app.newId(), [unknown]: 1 };
    const refused = await nora.mutate('person.update', { id, set: { city: 'Kiel', custom } });
    expect(refused).toMatchObject({
      status: 'rejected',
      error: {
        code: 'custom_field.value',
        fields: {
          [`args.set.custom.${number}`]: 'field.number',
          [`args.set.custom.${choice}`]: 'field.choice',
          [`args.set.custom.${unknown}`]: 'field.unknown',
        },
      },
    });
    expect(await personOf(id)).toMatchObject({ city: '', custom: {} });
    expect(await setOn(id, { hobby: 'Segeln' })).toMatchObject({ error: { code: 'request.invalid' } });
  });

  it('are merged one by one: two people changing two of them both win', async () => {
    const [one, two] = [
      await define({ name: 'Eins', kind: 'text' }),
      await define({ name: 'Zwei', kind: 'text' }),
    ];
    const id = await make.person({ firstName: 'Cem' });
    await setOn(id, { [one]: 'alt', [two]: 'alt' });
    await nora.mutate('person.update', {
      id,
      set: { custom: { [one]: 'Nora' } },
      was: { custom: { [one]: 'alt' } },
    });
    expect(
      await olga.mutate('person.update', {
        id,
        set: { custom: { [two]: 'Olga' } },
        was: { custom: { [two]: 'alt' } },
      }),
    ).toMatchObject({ status: 'applied' });
    expect((await personOf(id)).custom).toEqual({ [one]: 'Nora', [two]: 'Olga' });
  });

  it('of two values for one field keep the loser, to be taken back', async () => {
    const field = await define({ name: 'Drei', kind: 'text' });
    const id = await make.person({ firstName: 'Dora' });
    await nora.mutate('person.update', {
      id,
      set: { custom: { [field]: 'Nora' } },
      was: { custom: { [field]: null } },
    });
    const late = await olga.mutate('person.update', {
      id,
      set: { custom: { [field]: 'Olga' } },
      was: { custom: { [field]: null } },
    });
    expect(late).toMatchObject({
      status: 'merged',
      conflicts: [{ field: `custom.${field}`, reason: 'overwritten' }],
    });
    const [conflict] = (await panelOf(nora, id)).conflicts;
    expect(conflict).toMatchObject({ lost: 'Nora', kept: 'Olga' });
    await apply(nora, 'conflict.restore', { id: conflict!.id });
    expect((await personOf(id)).custom).toEqual({ [field]: 'Nora' });
    expect(await keysOf(id)).toMatchObject([{ textKey: 'nora' }]);
  });

  it('stand in the change log one by one and are undone one by one', async () => {
    const [one, two] = [
      await define({ name: 'Vier', kind: 'number' }),
      await define({ name: 'Fünf', kind: 'number' }),
    ];
    const id = await make.person({ firstName: 'Emil' });
    await setOn(id, { [one]: 1, [two]: 1 });
    const mutationId = app.newId();
    await nora.mutate('person.update', { id, set: { custom: { [one]: 2 } } }, mutationId);
    const change = await app.services.store.read
      .selectFrom('change')
      .select('fields')
      .where('mutationId', '=', mutationId)
      .executeTakeFirstOrThrow();
    expect(JSON.parse(change.fields)).toEqual({ [`custom.${one}`]: [1, 2] });
    await setOn(id, { [two]: 9 });
    await apply(nora, 'change.undo', { mutationId });
    expect((await personOf(id)).custom).toEqual({ [one]: 1, [two]: 9 });
  });

  it('are told of one by one in what changed, with the old value to be set again', async () => {
    const field = await define({ name: 'Sieben', kind: 'text' });
    const id = await make.person({ firstName: 'Enno' });
    await setOn(id, { [field]: 'alt' });
    await setOn(id, { [field]: null });
    const changes = await nora.api.call('changes', { body: { type: 'person', id } });
    if (!changes.ok) throw new Error(changes.error.code);
    expect(changes.value.items[0]?.fields).toEqual([
      { field: `custom.${field}`, before: 'alt', after: null, now: null, isRestorable: true },
    ]);
    expect(changes.value.customFields).toMatchObject([{ id: field, name: 'Sieben' }]);
  });

  it('go out of sight when archived; values stay, arrive all the same, and come back', async () => {
    const field = await define({ name: 'Sechs', kind: 'text' });
    const id = await make.person({ firstName: 'Frida' });
    await setOn(id, { [field]: 'vorher' });
    await apply(olga, 'custom_field.archive', { id: field });
    expect((await panelOf(nora, id)).customFields?.map((one) => one.id)).not.toContain(field);
    // Somebody's device did not know yet.
    const late = await nora.mutate('person.update', {
      id,
      set: { city: 'Kiel', custom: { [field]: 'spät' } },
    });
    expect(late).toMatchObject({
      status: 'merged',
      conflicts: [{ field: `custom.${field}`, reason: 'archived' }],
    });
    expect((await personOf(id)).city).toBe('Kiel');
    // Whoever opens the record reads it as well.
    expect((await panelOf(nora, id)).conflicts).toMatchObject([{ reason: 'archived', kept: 'Sechs' }]);
    await apply(olga, 'custom_field.restore', { id: field });
    const panel = await panelOf(nora, id);
    expect(panel.customFields?.map((one) => one.id)).toContain(field);
    expect(panel.person?.custom).toEqual({ [field]: 'spät' });
  });

  it('keep a choice that was taken off the list where it was chosen', async () => {
    const [a, b] = [
      { id: app.newId(), label: 'A-Kunde' },
      { id: app.newId(), label: 'B-Kunde' },
    ];
    const field = await define({ name: 'Klasse', kind: 'choice', choices: [a, b] });
    const id = await make.person({ firstName: 'Gerd' });
    await setOn(id, { [field]: b.id });
    await apply(olga, 'custom_field.update', { id: field, set: { choices: [{ ...a, label: 'Spitze' }] } });
    const standing = (await fieldsOf(nora)).find((one) => one.id === field);
    expect(standing?.choices).toEqual([
      { ...a, label: 'Spitze' },
      { ...b, archived: true },
    ]);
    expect((await personOf(id)).custom).toEqual({ [field]: b.id });
    expect(await olga.mutate('custom_field.update', { id: field, set: { choices: [] } })).toMatchObject({
      error: { code: 'custom_field.choices' },
    });
  });

  it('stand in the order an admin puts them in', async () => {
    const [one, two] = [
      await define({ name: 'Erste', kind: 'text', recordType: 'company' }),
      await define({ name: 'Zweite', kind: 'text', recordType: 'company' }),
    ];
    await apply(olga, 'custom_field.arrange', { recordType: 'company', ids: [two, one] });
    const ofCompany = (await fieldsOf(nora)).filter(({ recordType }) => recordType === 'company');
    const both = new Set([one, two]);
    expect(ofCompany.map(({ id }) => id).filter((id) => both.has(id))).toEqual([two, one]);
  });

  it('of text are found by the search, as long as they stand there', async () => {
    const field = await define({ name: 'Maschine', kind: 'text' });
    const id = await make.person({ firstName: 'Hella', lastName: 'Kern' });
    await setOn(id, { [field]: 'Drehbank Zyklop 400' });
    expect(await foundFor('zyklop')).toEqual(['Hella Kern']);
    await setOn(id, { [field]: 'Fräse' });
    expect(await foundFor('zyklop')).toEqual([]);
    expect(await foundFor('fraese')).toEqual(['Hella Kern']);
    await apply(nora, 'person.delete', { id });
    expect(await keysOf(id)).toEqual([]);
  });

  it('of a person merged into another fill its gaps, and links follow', async () => {
    const [kept, filled] = [
      await define({ name: 'Bleibt', kind: 'text' }),
      await define({ name: 'Füllt', kind: 'text' }),
    ];
    const advisor = await define({ name: 'Berater', kind: 'link', linkType: 'person' });
    const [one, two, third] = [
      await make.person({ firstName: 'Ina' }),
      await make.person({ firstName: 'Ina', lastName: 'Doppelt' }),
      await make.person({ firstName: 'Jan' }),
    ];
    await setOn(one, { [kept]: 'eigen' });
    await setOn(two, { [kept]: 'fremd', [filled]: 'von der anderen' });
    await setOn(third, { [advisor]: two });
    const mutationId = app.newId();
    await nora.mutate('person.merge', { id: one, otherId: two }, mutationId);
    expect((await personOf(one)).custom).toEqual({ [kept]: 'eigen', [filled]: 'von der anderen' });
    expect((await personOf(third)).custom).toEqual({ [advisor]: one });
    await apply(nora, 'change.undo', { mutationId });
    expect((await personOf(one)).custom).toEqual({ [kept]: 'eigen' });
    expect((await personOf(third)).custom).toEqual({ [advisor]: two });
  });

  it('leave with a person who is erased, and nobody leads to them any more', async () => {
    const [secret, advisor] = [
      await define({ name: 'Geheimes', kind: 'text' }),
      await define({ name: 'Kennt', kind: 'link', linkType: 'person' }),
    ];
    const [gone, other] = [await make.person({ firstName: 'Kim' }), await make.person({ firstName: 'Lea' })];
    await setOn(gone, { [secret]: 'Schlumpfhausen' });
    await setOn(other, { [advisor]: gone });
    await apply(olga, 'person.erase', { id: gone });
    expect(await keysOf(gone)).toEqual([]);
    expect((await personOf(other)).custom).toEqual({});
    const left = await app.services.store.sql.all<{ fields: string }>('select fields from change');
    expect(JSON.stringify(left)).not.toContain('Schlumpfhausen');
  });

  it('reach devices: definitions with the start, values with their records', async () => {
    const field = await define({ name: 'Unterwegs', kind: 'yesno' });
    const id = await make.person({ firstName: 'Mia', ownerId: nora.id });
    await setOn(id, { [field]: true });
    const start = await nora.api.call('syncBootstrap', {
      query: { clientId: app.newId(), set: 'working' },
    });
    if (!start.ok) throw new Error(start.error.code);
    expect(start.value.docs).toContainEqual(
      expect.objectContaining({ type: 'custom_field', id: field, buckets: ['all'] }),
    );
    const person = start.value.docs.find((doc) => doc.id === id);
    expect(person?.data['custom']).toEqual({ [field]: true });
  });

  it('do not name a linked record to who does not see it', async () => {
    const field = await define({ name: 'Heimlich', kind: 'link', linkType: 'company' });
    const hidden = await make.company({ name: 'Stille Post' });
    const id = await make.person({ firstName: 'Nele' });
    await setOn(id, { [field]: hidden });
    await apply(nora, 'record.move', { type: 'company', id: hidden, visibility: 'private' });
    expect((await panelOf(nora, id)).customNames).toEqual({ [hidden]: 'Stille Post' });
    expect((await panelOf(olga, id)).customNames).toBeUndefined();
    const blind = await olga.mutate('person.update', { id, set: { custom: { [field]: hidden } } });
    expect(blind).toMatchObject({ status: 'rejected', error: { code: 'record.not_found' } });
  });
});
