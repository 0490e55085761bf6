import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CallOutput } from '#shared/api/client.ts';
import type { DuplicateType } from '#shared/domain/duplicate.ts';
import type { Result } from '#shared/lib/result.ts';
import { createDuplicateSearches } from '#server/duplicates/duplicate-search.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { apply, createRecords } from '#tests/support/records.ts';
import type { Records } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

describeOnBothEngines('pairs that are probably the same', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let tom: TestUser;
  let make: Records;

  const read = async (user: TestUser, type: DuplicateType = 'person'): Promise<CallOutput<'duplicates'>> =>
    must(await user.api.call('duplicates', { query: { type } }));
  const names = async (user: TestUser, type: DuplicateType = 'person'): Promise<string[]> =>
    (await read(user, type)).items.map(({ records }) => records.map(({ name }) => name).join(' = '));
  const search = async (type: DuplicateType = 'person'): Promise<void> => {
    must(await nora.api.call('searchDuplicates', { body: { type } }));
    await expect.poll(async () => (await read(nora, type)).search?.finishedAt ?? null).not.toBeNull();
  };
  const twice = async (lastName: string): Promise<[string, string]> => {
    const email = `${lastName.toLowerCase()}@doppelt.example`;
    return [await make.person({ lastName, email }), await make.person({ lastName, email })];
  };

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

  it('are looked for behind the work and kept; before that nobody has looked', async () => {
    expect(await read(nora)).toEqual({ items: [], search: null });
    await twice('Ahorn');
    await search();
    expect(await read(nora)).toMatchObject({
      items: [{ score: expect.any(Number), reasons: expect.arrayContaining(['same_email']) }],
      search: { total: 2, finishedAt: expect.any(String) },
    });
    expect(await names(tom)).toEqual(['Ahorn = Ahorn']);
  });

  it('are shown to those alone who see both', async () => {
    const [one] = await twice('Buche');
    await apply(nora, 'record.move', { type: 'person', id: one, visibility: 'private' });
    await search();
    expect(await names(nora)).toContain('Buche = Buche');
    expect(await names(tom)).not.toContain('Buche = Buche');
  });

  it('leave the list with "not the same", for everybody and after the next search; undone, they are back', async () => {
    const ids = await twice('Eiche');
    await search();
    expect(await names(tom)).toContain('Eiche = Eiche');
    const mutation = app.newId();
    await nora.mutate('duplicate.dismiss', { type: 'person', ids: [ids[1], ids[0]] }, mutation);
    expect(await names(tom)).not.toContain('Eiche = Eiche');
    await search();
    expect(await names(tom)).not.toContain('Eiche = Eiche');
    await apply(nora, 'change.undo', { mutationId: mutation });
    expect(await names(tom)).toContain('Eiche = Eiche');
  });

  it('leave the list when they are merged, stand among past merges, and are back when that is undone', async () => {
    const [id, otherId] = await twice('Fichte');
    await search();
    const { mergeId } = await apply(nora, 'person.merge', { id, otherId });
    expect(await names(tom)).not.toContain('Fichte = Fichte');
    const past = async (user: TestUser) =>
      must(await user.api.call('merges', { query: { record: id } })).items;
    expect(await past(tom)).toMatchObject([
      {
        id: mergeId,
        type: 'person',
        survivor: { id },
        other: { id: otherId },
        byName: 'Nora',
        undoneAt: null,
      },
    ]);
    await apply(tom, 'merge.undo', { id: mergeId as string });
    expect(await names(tom)).toContain('Fichte = Fichte');
    expect(await past(tom)).toMatchObject([{ undoneAt: expect.any(String) }]);
    await apply(nora, 'record.move', { type: 'person', id: otherId, visibility: 'private' });
    expect(await past(tom)).toEqual([]);
  });

  it('are looked for among companies too', async () => {
    await make.company({ name: 'Kiefer Bau GmbH', domains: ['kiefer.example'] });
    await make.company({ name: 'Kiefer Bau', domains: ['kiefer.example'] });
    await search('company');
    expect(await names(tom, 'company')).toEqual(['Kiefer Bau GmbH = Kiefer Bau']);
  });

  it('stay after a restart, which also begins a search anew that it interrupted', async () => {
    const { store, clock, timers } = app.services;
    await store.write(async (tx) => {
      await tx.db
        .updateTable('duplicate_search')
        .set({ finishedAt: null, done: 1 })
        .where('recordType', '=', 'company')
        .execute();
      return { ok: true, value: null };
    });
    const searches = createDuplicateSearches({ store, clock, newId: app.newId, timers });
    expect(await names(tom, 'company')).toHaveLength(1);
    must(await searches.state('company'));
    await expect.poll(async () => must(await searches.state('company'))?.finishedAt ?? null).not.toBeNull();
    await searches.close();
    expect(await names(tom, 'company')).toHaveLength(1);
  });
});

describeOnBothEngines('who looks like somebody who is being typed', (engine) => {
  it('is found by address, number and name, with the reasons, and only among those the asker sees', async () => {
    const app = await createTestApp(engine);
    const [nora, tom] = [await app.addUser('Nora', 'owner'), await app.addUser('Tom')];
    const make = createRecords(app, nora);
    const company = await make.company({
      name: 'Linde Technik GmbH',
      domains: ['linde.example'],
      city: 'Ulm',
    });
    const petra = await make.person({ firstName: 'Petra', lastName: 'Lange', email: 'petra@linde.example' });
    await make.employ(petra, company);
    const check = async (
      user: TestUser,
      body: Parameters<typeof user.api.call<'checkDuplicates'>>[1]['body'],
    ) => must(await user.api.call('checkDuplicates', { body })).items;

    expect(await check(tom, { person: { firstName: 'Petra', lastName: 'Lange' } })).toEqual([
      {
        type: 'person',
        id: petra,
        name: 'Petra Lange',
        detail: 'Linde Technik GmbH',
        score: 45,
        reasons: ['same_name'],
      },
    ]);
    const swapped = { person: { firstName: 'Lange', lastName: 'Petra' } };
    expect(await check(tom, swapped)).toMatchObject([{ id: petra, reasons: ['similar_name'] }]);
    const emails = [{ email: 'PETRA@linde.example', label: '' }];
    expect(await check(tom, { person: { emails } })).toMatchObject([{ id: petra, score: 70 }]);
    expect(await check(tom, { person: { firstName: 'Otto', lastName: 'Lange' } })).toEqual([]);
    expect(await check(tom, { company: { name: 'Linde-Technik AG' } })).toMatchObject([
      { id: company, detail: 'Ulm' },
    ]);
    expect(await check(tom, { company: {} })).toEqual([]);

    await apply(nora, 'record.move', { type: 'person', id: petra, visibility: 'private' });
    expect(await check(tom, { person: { emails } })).toEqual([]);
    expect(await check(nora, { person: { emails } })).toHaveLength(1);
    await app.close();
  });
});
