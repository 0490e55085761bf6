import { expect, test } from 'vitest';
import { createStoreWorld, storeOf } from '#tests/support/store-world.ts';

test('without the server a slip of the finger is forgiven, and texts of own fields are found', async () => {
  const world = await createStoreWorld();
  const device = world.addDevice(world.people[0]!, 'all');
  await world.open(device);
  await world.pass(8);
  const store = storeOf(device);
  const [hobby, person, company, named] = [world.newId(), world.newId(), world.newId(), world.newId()];
  await store.save([
    world.envelope('custom_field.create', {
      id: hobby,
      fields: { recordType: 'person', kind: 'text', name: 'Hobby' },
    }),
    world.envelope('company.create', {
      id: company,
      fields: { name: 'Pumpen Lindqvist GmbH', street: 'Amselgasse 1', city: 'Uelzen' },
    }),
    world.envelope('person.create', { id: named, fields: { lastName: 'Amsel' } }),
    world.envelope('person.create', {
      id: person,
      fields: {
        firstName: 'Rosemarie',
        lastName: 'Hartwig',
        phones: [{ number: '+49 511 47110815', label: '' }],
        addresses: [
          { label: 'home', street: 'Amselstr. 3', postcode: '29223', city: 'Celle', country: 'DE' },
        ],
      },
    }),
  ]);
  await world.pass(20);
  await store.save([
    world.envelope('person.update', { id: person, set: { custom: { [hobby]: 'Segelflug' } } }),
  ]);
  await world.pass(20);
  const found = async (text: string) =>
    (await (await store.workingSet())!.search({ q: text, limit: '10' })).map(({ title }) => title);
  expect(await found('rosemarei')).toEqual(['Rosemarie Hartwig']);
  expect(await found('pumpen linqvist')).toEqual(['Pumpen Lindqvist GmbH']);
  expect(await found('segelf')).toEqual(['Rosemarie Hartwig']);
  expect(await found('4711 0815')).toEqual(['Rosemarie Hartwig']);
  expect(await found('celle')).toEqual(['Rosemarie Hartwig']);
  expect(await found('29223')).toEqual(['Rosemarie Hartwig']);
  expect(await found('Amselstraße 3')).toEqual(['Rosemarie Hartwig']);
  expect(await found('hartwig amsels')).toEqual(['Rosemarie Hartwig']);
  // Whoever is called so comes first.
  expect(await found('amsel')).toEqual(['Amsel', 'Pumpen Lindqvist GmbH', 'Rosemarie Hartwig']);
  expect(await (await store.workingSet())!.search({ q: 'amselg', limit: '10' })).toMatchObject([
    { id: company, detail: '', snippet: 'Amselgasse 1, Uelzen' },
  ]);
  expect(await found('amsel 99')).toEqual([]);
  expect(await found('xylophon')).toEqual([]);
});

test('without the server deals, follow-ups and what was written are found too, own waiting ones among them, each with where it stands', async () => {
  const world = await createStoreWorld();
  const device = world.addDevice(world.people[0]!, 'all');
  await world.open(device);
  await world.pass(8);
  const store = storeOf(device);
  const [person, company, deal, lost] = [world.newId(), world.newId(), world.newId(), world.newId()];
  const [done, waiting, note] = [world.newId(), world.newId(), world.newId()];
  await store.save([
    world.envelope('company.create', { id: company, fields: { name: 'Kranbau Möller' } }),
    world.envelope('person.create', { id: person, fields: { firstName: 'Uwe', lastName: 'Kranz' } }),
    world.envelope('deal.create', { id: deal, fields: { title: 'Kran liefern', companyId: company } }),
    world.envelope('deal.create', {
      id: lost,
      fields: { title: 'Winde', companyId: company, stage: 'lost', lostReason: 'Lieferzeit zu lang' },
    }),
    world.envelope('task.create', { id: done, fields: { title: 'Kranbahn messen', personId: person } }),
  ]);
  await world.pass(20);
  await store.save([
    world.envelope('task.update', { id: done, set: { done: true } }),
    world.envelope('task.create', { id: waiting, fields: { title: 'Kranhaken prüfen', personId: person } }),
    world.envelope('activity.create', {
      id: note,
      kind: 'note',
      fields: { text: 'Er will den Kran im Mai.' },
      links: [{ type: 'person', id: person }],
      visibility: 'all',
    }),
  ]);
  const search = async (where: 'everything' | 'activities', q = 'kran') =>
    (await store.workingSet())!.search({ q, in: where, limit: '5' });
  const found = await search('everything');
  expect(found.map(({ type, title, detail }) => `${type} ${title} ${detail}`)).toEqual([
    'deal Kran liefern Kranbau Möller',
    'person Uwe Kranz ',
    'company Kranbau Möller ',
    'task Kranhaken prüfen Uwe Kranz',
    'task Kranbahn messen Uwe Kranz',
  ]);
  expect(found.flatMap(({ id, done: isDone }) => (isDone ? [id] : []))).toEqual([done]);
  expect(await search('activities')).toMatchObject([
    { type: 'activity', id: note, kind: 'note', opens: { type: 'person', id: person } },
  ]);
  expect(await search('everything', 'winde lieferzeit')).toMatchObject([
    { id: lost, snippet: 'Lieferzeit zu lang' },
  ]);
  expect(await search('activities', 'kran juni')).toEqual([]);
});
