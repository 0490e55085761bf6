import { afterAll, beforeAll, expect, it } from 'vitest';
import { EMPTY_COMPANY } from '#shared/domain/company.ts';
import { EMPTY_PERSON } from '#shared/domain/person.ts';
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
const HOME = {
  label: 'home',
  street: 'Am Ring 1',
  postcode: '30159',
  city: 'Hannover',
  country: 'DE',
} as const;
const DELIVERY = { ...HOME, label: 'delivery', street: 'Tor 3' } as const;

describeOnBothEngines('what is known of people and companies', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let make: Records;
  let teamId: string;

  const person = async (id: string) => must(await nora.api.call('person', { params: { id } }));
  const company = async (id: string) => must(await nora.api.call('company', { params: { id } }));

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora', 'owner', 'Vertrieb');
    make = createRecords(app, nora);
    const users = must(await nora.api.call('users', {}));
    teamId = users.items[0]!.teamId!;
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('is empty until somebody says it', async () => {
    const id = await make.person({ lastName: 'Neu' });
    expect(await person(id)).toMatchObject({ ...EMPTY_PERSON, lastName: 'Neu' });
    const firm = await make.company({ name: 'Neu' });
    expect(await company(firm)).toMatchObject({ ...EMPTY_COMPANY, name: 'Neu' });
  });

  it('is given back as it was said, and to a device as well', async () => {
    const said = {
      addresses: [HOME, DELIVERY],
      preferredChannel: 'letter',
      birthDay: '1972-02-29',
      maritalStatus: 'widowed',
      householdSize: 3,
      childrenCount: 0,
      occupation: 'Ingenieurin',
      education: 'Diplom',
      equipment: ['Kompressor'],
      interests: ['Segeln'],
      attitudes: ['sparsam'],
      personalValues: ['Familie'],
      teamId,
    } as const;
    const id = await make.person({ lastName: 'Viel', ...said, interests: [' Segeln ', 'segeln'] } as never);
    expect(await person(id)).toMatchObject(said);
    const { addresses, equipment } = said;
    const firm = await make.company({ name: 'Werk', addresses, equipment, teamId } as never);
    expect(await company(firm)).toMatchObject({ addresses, equipment, teamId });
  });

  it('of two people who turn out to be one is united, and a nought is said', async () => {
    const kept = await make.person({ lastName: 'Eins', addresses: [HOME], childrenCount: 0 });
    const other = await make.person({
      lastName: 'Zwei',
      addresses: [HOME, DELIVERY],
      childrenCount: 2,
      householdSize: 4,
      interests: ['Jazz'],
    });
    await apply(nora, 'person.merge', { id: kept, otherId: other });
    const one = await person(kept);
    expect(one).toMatchObject({ childrenCount: 0, householdSize: 4, interests: ['Jazz'] });
    expect(one.addresses.map(({ label }) => label).toSorted()).toEqual(['delivery', 'home']);
  });

  it('changes at one and the same time without losing an address', async () => {
    const id = await make.person({ lastName: 'Beide', addresses: [HOME] });
    const was = { addresses: [HOME] };
    await apply(nora, 'person.update', { id, set: { addresses: [HOME, DELIVERY] }, was });
    const work = { ...HOME, label: 'work' } as const;
    await apply(nora, 'person.update', { id, set: { addresses: [HOME, work] }, was });
    expect((await person(id)).addresses.map(({ label }) => label)).toEqual(['home', 'delivery', 'work']);
  });

  it('tells since when somebody is in their stage of the life-cycle, and who said so', async () => {
    const id = await make.person({ lastName: 'Weg', lifecycle: 'acquisition' });
    await apply(nora, 'person.update', { id, set: { lifecycle: 'development' } });
    await apply(nora, 'person.update', { id, set: { city: 'Ulm' } });
    await apply(nora, 'person.update', { id, set: { lifecycle: 'retention' } });
    const { items } = must(await nora.api.call('lifecycleHistory', { query: { type: 'person', id } }));
    expect(items.map(({ stage, byName }) => [stage, byName])).toEqual([
      ['retention', 'Nora'],
      ['development', 'Nora'],
      ['acquisition', 'Nora'],
    ]);
  });
});
