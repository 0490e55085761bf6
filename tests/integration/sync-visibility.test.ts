import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SyncPullAnswer } from '#shared/domain/sync.ts';
import type { Result } from '#shared/lib/result.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { pullAll } from '#tests/support/pull-all.ts';
import { readableEnd } from '#tests/support/readable-end.ts';
import { apply, createRecords, makeMail } from '#tests/support/records.ts';
import type { Records } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

describeOnBothEngines('who is told of a record', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let tom: TestUser;
  let ute: TestUser;
  let chief: TestUser;
  let make: Records;
  let epoch: string;

  const end = (): Promise<string> => readableEnd(app.services.store);
  const pull = (user: TestUser, cursor: string): Promise<SyncPullAnswer> =>
    pullAll(app, user, { clientId: user.id, epoch, cursor });
  const told = ({ puts, removes }: SyncPullAnswer, ids: readonly string[]) => ({
    puts: puts
      .filter(({ id }) => ids.includes(id))
      .map(({ type }) => type)
      .toSorted(),
    removes: removes
      .filter(({ id }) => ids.includes(id))
      .map(({ type }) => type)
      .toSorted(),
  });
  const sees = async (user: TestUser, id: string): Promise<boolean> =>
    (await user.request(`/api/v1/people/${id}`)).status === 200;

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora');
    tom = await app.addUser('Tom');
    ute = await app.addUser('Ute');
    chief = await app.addUser('Chefin', 'admin');
    make = createRecords(app, nora);
    ({ epoch } = must(await nora.api.call('syncStatus', { query: {} })));
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('that moves out of sight goes from a device with its employments, and comes back with them', async () => {
    const person = await make.person({ lastName: 'Wandert' });
    const job = await make.employ(person, await make.company({ name: 'Ort' }));
    const ids = [person, job];
    const start = await pull(tom, await end());
    await apply(nora, 'record.move', { type: 'person', id: person, visibility: 'private' });
    const away = await pull(tom, start.cursor);
    expect(told(away, ids)).toEqual({ puts: [], removes: ['employment', 'person'] });
    await apply(nora, 'record.move', { type: 'person', id: person, visibility: 'all' });
    const back = await pull(tom, away.cursor);
    expect(told(back, ids)).toEqual({ puts: ['employment', 'person'], removes: [] });
    await apply(nora, 'record.move', { type: 'person', id: person, visibility: 'private' });
    await apply(nora, 'record.move', { type: 'person', id: person, visibility: 'all' });
    expect(told(await pull(tom, back.cursor), ids)).toEqual({ puts: ['employment', 'person'], removes: [] });
  });

  it('that moves out of sight goes from a device with its relationships, whichever end it is', async () => {
    for (const which of ['personId', 'otherId'] as const) {
      const person = await make.person({ lastName: 'Wandert' });
      const other = await make.person({ lastName: 'Bleibt' });
      const id = app.newId();
      const ends =
        which === 'personId' ? { personId: person, otherId: other } : { personId: other, otherId: person };
      await apply(nora, 'relationship.create', { id, fields: { ...ends, kind: 'assistant_of' } });
      const start = await pull(tom, await end());
      await apply(nora, 'record.move', { type: 'person', id: person, visibility: 'private' });
      const away = await pull(tom, start.cursor);
      expect(told(away, [person, id])).toEqual({ puts: [], removes: ['person', 'relationship'] });
      await apply(nora, 'record.move', { type: 'person', id: person, visibility: 'all' });
      const back = await pull(tom, away.cursor);
      expect(told(back, [person, id])).toEqual({ puts: ['person', 'relationship'], removes: [] });
    }
  });

  it('that stands with its owner is seen by them and by whoever answers for the whole', async () => {
    const person = await make.person({ lastName: 'Eigen' });
    await apply(nora, 'record.move', { type: 'person', id: person, visibility: 'owner' });
    expect([await sees(nora, person), await sees(chief, person), await sees(tom, person)]).toEqual([
      true,
      true,
      false,
    ]);
    await apply(nora, 'record.move', { type: 'person', id: person, visibility: 'private' });
    expect(await sees(chief, person)).toBe(false);
  });

  it('that is shared is seen by those named with their very next request, and by nobody else', async () => {
    const person = await make.person({ lastName: 'Geteilt' });
    const from = await end();
    await apply(nora, 'record.share', { type: 'person', id: person, userIds: [tom.id] });
    const toms = await pull(tom, from);
    expect(told(toms, [person])).toEqual({ puts: ['person'], removes: [] });
    expect(toms.buckets).toContain(`share:${person}`);
    expect(told(await pull(ute, from), [person])).toEqual({ puts: [], removes: ['person'] });
    const seen = async () => [await sees(nora, person), await sees(tom, person), await sees(ute, person)];
    expect([await seen(), await sees(chief, person)]).toEqual([[true, true, false], false]);
    const mutation = app.newId();
    await nora.mutate('record.share', { type: 'person', id: person, userIds: [ute.id] }, mutation);
    expect(await seen()).toEqual([true, false, true]);
    expect((await pull(tom, toms.cursor)).buckets).not.toContain(`share:${person}`);
    await apply(nora, 'change.undo', { mutationId: mutation });
    expect(await seen()).toEqual([true, true, false]);
  });

  it('never theirs, is not even named, nor where its person works', async () => {
    const person = await make.person({ lastName: 'Fremd' });
    await apply(nora, 'record.move', { type: 'person', id: person, visibility: 'private' });
    const job = await make.employ(person, await make.company({ name: 'Irgendwo' }));
    const from = await end();
    await apply(nora, 'person.update', { id: person, set: { city: 'Ulm' } });
    await apply(nora, 'record.move', { type: 'person', id: person, visibility: 'owner' });
    expect(told(await pull(tom, from), [person, job])).toEqual({ puts: [], removes: [] });
  });

  it('a mail from before its sender was known: that it hangs on them now, and on nobody when taken back', async () => {
    const mail = await make.mail(makeMail('frueh@bekannt.example', { messageId: '<frueh@x.example>' }));
    const from = await end();
    const person = app.newId();
    const mutation = app.newId();
    const fields = { lastName: 'Früh', emails: [{ email: 'frueh@bekannt.example', label: '' }] };
    await nora.mutate('person.create', { id: person, fields }, mutation);
    const first = await pull(tom, from);
    const linksIn = ({ puts }: SyncPullAnswer) => puts.find(({ id }) => id === mail)?.data['links'];
    expect(linksIn(first)).toEqual([{ type: 'person', id: person }]);
    await apply(nora, 'change.undo', { mutationId: mutation });
    expect(linksIn(await pull(tom, first.cursor))).toEqual([]);
  });
});
