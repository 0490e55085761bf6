import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Task } from '#shared/domain/task.ts';
import { toInstant } from '#shared/lib/clock.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { apply, createRecords } from '#tests/support/records.ts';
import type { Records } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

describeOnBothEngines('follow-ups', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let thomas: TestUser;
  let make: Records;
  let ada: string;

  const own = async (user: TestUser): Promise<Task[]> => {
    const answer = await user.api.call('tasks', {});
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value.items;
  };
  const find = async (user: TestUser, id: string): Promise<Task | undefined> =>
    (await own(user)).find((task) => task.id === id);

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora');
    thomas = await app.addUser('Thomas');
    make = createRecords(app, nora);
    ada = await make.person({ firstName: 'Ada', lastName: 'Krüger' });
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('are one’s own unless handed to a colleague, soonest first, those without a day last', async () => {
    const someday = await make.task({ title: 'Irgendwann' });
    const later = await make.task({ title: 'Später', dueOn: '2026-12-01' });
    const soon = await make.task({ title: 'Bald', dueOn: '2026-11-23', personId: ada });
    const theirs = await make.task({ title: 'Für Thomas', assigneeId: thomas.id });
    expect((await own(nora)).map(({ id }) => id)).toEqual([soon, later, someday]);
    expect(await find(thomas, theirs)).toMatchObject({ createdById: nora.id, assigneeName: 'Thomas' });
    expect(await find(nora, soon)).toMatchObject({ personName: 'Ada Krüger', done: false, doneAt: null });
  });

  it('are done and opened again, with the time they were done', async () => {
    const id = await make.task({ title: 'Anrufen', personId: ada });
    await apply(thomas, 'task.update', { id, set: { done: true } });
    expect(await find(nora, id)).toBeUndefined();
    const doneAt = async (): Promise<unknown> =>
      (await app.services.store.sql.get<Task>('select "doneAt" from task where id = ?', id))?.doneAt;
    const first = await doneAt();
    expect(first).toBe('2026-11-22T10:00:00.000Z');
    app.clock.advance(60_000);
    await apply(nora, 'task.update', { id, set: { done: true, title: 'Angerufen' } });
    expect(await doneAt()).toBe(first);
    await apply(nora, 'task.update', { id, set: { done: false } });
    expect(await find(nora, id)).toMatchObject({ title: 'Angerufen', doneAt: null });
  });

  it('carry a reminder and keep what is not changed', async () => {
    const id = await make.task({ title: 'Erinnern', dueOn: '2026-11-30', personId: ada });
    await apply(nora, 'task.update', { id, set: { remindAt: '2026-11-30T08:00:00Z' } });
    expect(await find(nora, id)).toMatchObject({
      dueOn: '2026-11-30',
      remindAt: '2026-11-30T08:00:00Z',
      personId: ada,
    });
    await apply(nora, 'task.update', { id, set: { dueOn: null, remindAt: null } });
    expect(await find(nora, id)).toMatchObject({ dueOn: null, remindAt: null });
  });

  it('stand in every answer of the panel when they are one’s own and remind soon, whoever is shown', async () => {
    const gregor = await app.addUser('Gregor');
    const theirs = createRecords(app, gregor);
    const at = (hours: number): string => toInstant(app.clock.now() + hours * 3_600_000);
    const later = await theirs.task({ title: 'In drei Stunden', remindAt: at(3), personId: ada });
    const waiting = await theirs.task({ title: 'Seit gestern', remindAt: at(-20) });
    await theirs.task({ title: 'In drei Tagen', remindAt: at(72) });
    await theirs.task({ title: 'Ohne Erinnerung', dueOn: '2026-11-22' });
    await theirs.task({ title: 'Für Thomas', remindAt: at(1), assigneeId: thomas.id });
    const done = await theirs.task({ title: 'Schon getan', remindAt: at(1) });
    await apply(gregor, 'task.update', { id: done, set: { done: true } });
    for (const body of [{ person: ada }, { participants: [] }]) {
      const answer = await gregor.api.call('panel', { body });
      if (!answer.ok) throw new Error(answer.error.code);
      expect(answer.value.reminders.map(({ id }) => id)).toEqual([waiting, later]);
      expect(answer.value.reminders[1]).toMatchObject({ personName: 'Ada Krüger' });
    }
  });

  it('point at what is there and visible, and at colleagues who can do them', async () => {
    const secret = await createRecords(app, thomas).activity(ada, { text: 'geheim', visibility: 'private' });
    const refused = async (fields: Record<string, unknown>): Promise<string> => {
      const outcome = await nora.mutate('task.create', {
        id: app.newId(),
        fields: { title: 'x', ...fields },
      });
      return outcome.status === 'rejected' ? outcome.error.code : 'applied';
    };
    expect(await refused({ personId: app.newId() })).toBe('record.not_found');
    expect(await refused({ companyId: ada })).toBe('record.not_found');
    expect(await refused({ activityId: secret })).toBe('record.not_found');
    expect(await refused({ activityId: app.newId() })).toBe('record.not_found');
    expect(await refused({ assigneeId: app.newId() })).toBe('task.assignee');
    const owner = await (await app.addUser('Chefin', 'owner')).asPage();
    const gone = await app.addUser('Weg');
    await apply(owner, 'user.update', { id: gone.id, set: { disabled: true } });
    expect(await refused({ assigneeId: gone.id })).toBe('task.assignee');
    expect(await refused({ title: '', dueOn: 'morgen' })).toBe('request.invalid');
  });

  it('go away and come back', async () => {
    const id = await make.task({ title: 'Weg damit' });
    const mutation = app.newId();
    await nora.mutate('task.delete', { id }, mutation);
    expect(await find(nora, id)).toBeUndefined();
    expect(await nora.mutate('task.update', { id, set: { done: true } })).toMatchObject({
      error: { code: 'record.not_found' },
    });
    await apply(nora, 'change.undo', { mutationId: mutation });
    expect(await find(nora, id)).toMatchObject({ title: 'Weg damit' });
  });
});
