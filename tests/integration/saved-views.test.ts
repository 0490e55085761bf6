import { afterAll, beforeAll, expect, it } from 'vitest';
import { EVERYTHING } from '#shared/domain/list-filter.ts';
import type { SavedViewFields } from '#shared/domain/saved-view.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

describeOnBothEngines('saved views', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let nils: TestUser;
  let thomas: TestUser;
  let olga: TestUser;

  const view = (fields: Partial<SavedViewFields> & { name: string }): SavedViewFields => ({
    record: 'person',
    filter: EVERYTHING,
    sort: { by: 'name', descending: false },
    columns: ['name', 'city'],
    visibility: 'private',
    ...fields,
  });
  const create = async (user: TestUser, fields: SavedViewFields) => {
    const id = app.newId();
    expect(await user.mutate('saved_view.create', { id, fields })).toMatchObject({ status: 'applied' });
    return id;
  };
  const listOf = async (user: TestUser) => {
    const answer = await user.api.call('savedViews', {});
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value.items;
  };
  const namesOf = async (user: TestUser) => (await listOf(user)).map(({ name }) => name);

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora', 'user', 'Vertrieb');
    nils = await app.addUser('Nils', 'user', 'Vertrieb');
    thomas = await app.addUser('Thomas', 'user', 'Service');
    olga = await app.addUser('Olga', 'owner', 'Leitung');
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('are their author’s, their team’s or everybody’s, as the author says', async () => {
    const filter = { match: 'all' as const, of: [{ field: 'city', op: 'is' as const, value: 'Ulm' }] };
    const id = await create(nora, view({ name: 'Ulm', filter }));
    expect(await listOf(nora)).toMatchObject([
      { id, filter, columns: ['name', 'city'], visibility: 'private' },
    ]);
    expect(await namesOf(nils)).toEqual([]);
    await nora.mutate('saved_view.update', { id, set: { visibility: 'team' } });
    expect([await namesOf(nils), await namesOf(thomas)]).toEqual([['Ulm'], []]);
    await nora.mutate('saved_view.update', { id, set: { visibility: 'all' } });
    expect(await namesOf(thomas)).toEqual(['Ulm']);
    expect(await thomas.mutate('saved_view.update', { id, set: { name: 'x' } })).toMatchObject({
      error: { code: 'access.denied' },
    });
    // Whoever administers may; taken back to the team it is its author's team's.
    await olga.mutate('saved_view.update', { id, set: { visibility: 'team' } });
    expect([await namesOf(nils), await namesOf(olga)]).toEqual([['Ulm'], []]);
    await nora.mutate('saved_view.delete', { id });
  });

  it('come back when their removal is undone, and as they were when a change is', async () => {
    const id = await create(thomas, view({ name: 'Kunden' }));
    const [changed, removed] = [app.newId(), app.newId()];
    await thomas.mutate('saved_view.update', { id, set: { columns: ['name'] } }, changed);
    await thomas.mutate('saved_view.delete', { id }, removed);
    expect(await namesOf(thomas)).toEqual([]);
    await thomas.mutate('change.undo', { mutationId: removed });
    expect(await listOf(thomas)).toMatchObject([{ name: 'Kunden', columns: ['name'] }]);
    await thomas.mutate('change.undo', { mutationId: changed });
    expect(await listOf(thomas)).toMatchObject([{ columns: ['name', 'city'] }]);
  });

  it.each([
    ['list.filter', { filter: { match: 'all' as const, of: [{ field: 'size', op: 'empty' as const }] } }],
    ['list.sort', { sort: { by: 'street', descending: false } }],
    ['list.column', { columns: ['bucket'] }],
  ])('that no list could show are refused with %s', async (code, fields) => {
    const answer = await nora.mutate('saved_view.create', {
      id: app.newId(),
      fields: view({ name: 'Falsch', ...fields }),
    });
    expect(answer).toMatchObject({ status: 'rejected', error: { code } });
  });
});
