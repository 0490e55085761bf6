import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CallOutput } from '#shared/api/client.ts';
import { moveToBucket } from '#tests/support/buckets.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { apply, createRecords } from '#tests/support/records.ts';
import type { Records } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

type Caller = CallOutput<'lookUpCaller'>;
const work = (number: string) => [{ number, label: 'work' as const }];

describeOnBothEngines('whoever calls', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let make: Records;
  let ada: string;

  const lookUp = async (number: string, user = nora): Promise<Caller> => {
    const answer = await user.api.call('lookUpCaller', { body: { number } });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };
  const names = async (number: string, user = nora): Promise<string[]> =>
    (await lookUp(number, user)).items.map(({ title }) => title);

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora', 'owner');
    make = createRecords(app, nora);
    const brandt = await make.company({
      name: 'Brandt Pumpen',
      city: 'Hannover',
      phones: work('+495115550300'),
    });
    ada = await make.person({ firstName: 'Ada', lastName: 'Winter', phones: work('+495115550342') });
    await make.employ(ada, brandt);
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('is recognised in every spelling of their number', async () => {
    const person = { type: 'person', id: ada, title: 'Ada Winter', detail: 'Brandt Pumpen' };
    for (const number of [
      '+49 511 5550342',
      '0511/5550342',
      '00495115550342',
      ' 495115550342',
      '495115550342',
    ])
      expect(await lookUp(number), number).toEqual({
        kind: 'number',
        number: '+495115550342',
        shown: '+49 511 5550342',
        match: 'number',
        items: [person],
      });
  });

  it('is their company where nobody has that extension, by the longest beginning', async () => {
    expect(await lookUp('0511 5550355')).toMatchObject({
      match: 'block',
      items: [{ type: 'company', title: 'Brandt Pumpen', detail: 'Hannover' }],
    });
    await make.company({ name: 'Brandt Service', phones: work('+4951155503550') });
    expect(await names('0511 55503557')).toEqual(['Brandt Service']);
    expect(await lookUp('0511 5550300')).toMatchObject({
      match: 'number',
      items: [{ title: 'Brandt Pumpen' }],
    });
    // Begins otherwise, is too long to be an extension, or has none.
    for (const stranger of ['0511 5551355', '0511 55503123456', '0160 1234567'])
      expect(await lookUp(stranger), stranger).toMatchObject({ kind: 'number', match: null, items: [] });
  });

  it('are several where several share the number, in the order of their names', async () => {
    await make.person({ firstName: 'Zoe', lastName: 'Amsel', phones: work('+49301234500') });
    await make.person({ firstName: 'Ben', lastName: 'Zobel', phones: work('030 1234500') });
    await make.company({ name: 'Vogelhaus', phones: work('+49301234500') });
    expect(await names('0301234500')).toEqual(['Zoe Amsel', 'Ben Zobel', 'Vogelhaus']);
  });

  it('is nobody by digits that merely stand in an address', async () => {
    await make.person({ firstName: 'Fax', lastName: 'Nummer', email: '498912345678@fax.example' });
    expect(await names('+49 89 12345678')).toEqual([]);
  });

  it('is told from somebody who shows no number, and from the house', async () => {
    expect(await lookUp('anonymous')).toMatchObject({ kind: 'withheld', number: '', items: [] });
    expect(await lookUp('23')).toEqual({ kind: 'other', number: '23', shown: '23', match: null, items: [] });
  });

  it('is known by a number that was changed, no longer by the one before, and by that again after undo', async () => {
    const id = await make.person({ firstName: 'Uwe', lastName: 'Umzug', phones: work('+494012345601') });
    const mutationId = app.newId();
    const update = { id, set: { phones: work('+494012345602') } };
    await nora.mutate('person.update', update, mutationId);
    expect([await names('040 12345601'), await names('040 12345602')]).toEqual([[], ['Uwe Umzug']]);
    await apply(nora, 'change.undo', { mutationId });
    expect([await names('040 12345601'), await names('040 12345602')]).toEqual([['Uwe Umzug'], []]);
  });

  it('is the survivor of two records that became one, and nobody once they are erased', async () => {
    const one = await make.person({ firstName: 'Doro', lastName: 'Doppel', phones: work('+494012345610') });
    const other = await make.person({ firstName: 'D.', lastName: 'Doppel', phones: work('+494012345611') });
    await apply(nora, 'person.merge', { id: one, otherId: other });
    const { items } = await lookUp('040 12345611');
    expect(items).toEqual([{ type: 'person', id: one, title: 'Doro Doppel', detail: '' }]);
    await apply(nora, 'person.erase', { id: one });
    expect([await names('040 12345610'), await names('040 12345611')]).toEqual([[], []]);
  });

  it('is nobody while deleted, and back when that is undone', async () => {
    const id = await make.person({ firstName: 'Willi', lastName: 'Weg', phones: work('+494012345620') });
    const mutationId = app.newId();
    await nora.mutate('person.delete', { id }, mutationId);
    expect(await names('040 12345620')).toEqual([]);
    await apply(nora, 'change.undo', { mutationId });
    expect(await names('040 12345620')).toEqual(['Willi Weg']);
  });

  it('stays unknown to colleagues who may not see them', async () => {
    const thomas = await app.addUser('Thomas', 'user', 'Service');
    const person = await make.person({
      firstName: 'Gesine',
      lastName: 'Geheim',
      phones: work('+494012345630'),
    });
    const company = await make.company({ name: 'Geheimrat', phones: work('+494087654300') });
    await moveToBucket(app, nora, 'person', person, `private:${nora.id}`);
    await moveToBucket(app, nora, 'company', company, `private:${nora.id}`);
    expect([await names('040 12345630'), await names('040 87654321')]).toEqual([
      ['Gesine Geheim'],
      ['Geheimrat'],
    ]);
    expect(await lookUp('040 12345630', thomas)).toMatchObject({ match: null, items: [] });
    expect(await lookUp('040 87654321', thomas)).toMatchObject({ match: null, items: [] });
  });

  it('is read at home in the country the settings name', async () => {
    const vienna = await createTestApp(engine, { KONTOR_PHONE_COUNTRY: 'at' });
    const vera = await vienna.addUser('Vera');
    await createRecords(vienna, vera).person({
      firstName: 'Franz',
      lastName: 'Huber',
      phones: work('+436641234567'),
    });
    expect(await names('0664 1234567', vera)).toEqual(['Franz Huber']);
    await vienna.close();
  });

  it('cannot be looked up without end', async () => {
    const busy = await app.addUser('Vieltelefonierer');
    let last = '';
    for (let count = 0; count < 301; count += 1) {
      const answer = await busy.api.call('lookUpCaller', { body: { number: '23' } });
      last = answer.ok ? 'ok' : answer.error.code;
    }
    expect(last).toBe('request.too_many');
    expect(await names('0511 5550342')).toEqual(['Ada Winter']);
  });
});
