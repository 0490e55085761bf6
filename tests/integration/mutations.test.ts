import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMutationExecutor } from '#server/core/mutation-executor.ts';
import { mutationDefinitions } from '#server/mutations.ts';
import { recordTables } from '#server/records.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

type ChangeRow = { recordType: string; recordId: string; op: string; fields: string; userId: string };

describeOnBothEngines('the one write path', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let thomas: TestUser;

  const changesOf = async (
    mutationId: string,
  ): Promise<(Omit<ChangeRow, 'fields'> & { fields: unknown })[]> => {
    const rows = await app.services.store.sql.all<ChangeRow>(
      'select "recordType", "recordId", op, fields, "userId" from change where "mutationId" = ? order by seq',
      mutationId,
    );
    return rows.map((row) => ({ ...row, fields: JSON.parse(row.fields) as unknown }));
  };
  const count = async (table: string): Promise<number> =>
    (await app.services.store.sql.get<{ n: number }>(`select count(*) as n from ${table}`))!.n;
  const newPerson = async (fields: Record<string, unknown> = {}): Promise<string> => {
    const id = app.newId();
    const outcome = await nora.mutate('person.create', {
      id,
      fields: { firstName: 'Ada', lastName: 'Krüger', ...fields },
    });
    expect(outcome.status).toBe('applied');
    return id;
  };

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora');
    thomas = await app.addUser('Thomas');
  });
  afterAll(() => app.close());

  it('notes for each field what stood there before and after', async () => {
    const id = await newPerson({ city: 'Hannover' });
    const mutationId = app.newId();
    await nora.mutate(
      'person.update',
      { id, set: { city: 'Bremen', phones: [{ number: '+4942112345', label: 'work' }] } },
      mutationId,
    );
    expect(await changesOf(mutationId)).toEqual([
      {
        recordType: 'person',
        recordId: id,
        op: 'update',
        userId: nora.id,
        fields: { city: ['Hannover', 'Bremen'], phones: [[], [{ number: '+4942112345', label: 'work' }]] },
      },
    ]);
  });

  it('answers the stored result when the same mutation comes again, and changes nothing', async () => {
    const id = app.newId();
    const mutationId = app.newId();
    const args = { id, fields: { lastName: 'Doppelt' } };
    const first = await nora.mutate('person.create', args, mutationId);
    const before = [await count('person'), await count('change'), await count('audit')];
    const second = await nora.mutate('person.create', args, mutationId);
    expect(first).toEqual({ id: mutationId, status: 'applied', replayed: false, result: { id } });
    expect(second).toEqual({ id: mutationId, status: 'applied', replayed: true, result: { id } });
    expect([await count('person'), await count('change'), await count('audit')]).toEqual(before);
  });

  it('takes a mutation for the same when a client writes its keys in another order', async () => {
    const id = app.newId();
    const mutationId = app.newId();
    const at = '2026-11-22T10:00:00Z';
    const phone = { number: '+49511123456', label: 'work' };
    const send = async (mutation: object): Promise<unknown> => {
      const response = await nora.request('/api/v1/mutations', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ mutations: [mutation] }),
      });
      return response.json();
    };
    const fields = { lastName: 'Umgestellt', phones: [phone] };
    await send({ id: mutationId, name: 'person.create', at, args: { id, fields } });
    const turned = { phones: [{ label: 'work', number: phone.number }], lastName: 'Umgestellt' };
    expect(
      await send({ args: { fields: turned, id }, at, name: 'person.create', id: mutationId }),
    ).toMatchObject({ outcomes: [{ status: 'applied', replayed: true }] });
  });

  it('applies a mutation once when it is sent twenty times at the same moment', async () => {
    const id = app.newId();
    const mutationId = app.newId();
    const args = { id, fields: { lastName: 'Gedränge' } };
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => nora.mutate('person.create', args, mutationId)),
    );
    expect(outcomes.every(({ status }) => status === 'applied')).toBe(true);
    expect(outcomes.filter((outcome) => outcome.status === 'applied' && !outcome.replayed)).toHaveLength(1);
    expect(await changesOf(mutationId)).toHaveLength(1);
  });

  it('answers the stored result, too, when the same was applied elsewhere after it was looked for', async () => {
    // One writer cannot be overtaken.
    if (engine.name === 'sqlite') return;
    const { services, clock, newId } = app;
    const scope = (await services.credentials.check(nora.token))!;
    const args = { id: newId(), fields: { lastName: 'Überholt' } };
    const envelope = { id: newId(), name: 'person.create', at: '2026-11-22T10:00:00Z', args };
    const overtaken = createMutationExecutor({
      store: services.store,
      clock,
      newId,
      tables: recordTables,
      definitions: {
        ...mutationDefinitions,
        'person.create': async (context, asked) => {
          await services.executor.execute(scope, envelope);
          return mutationDefinitions['person.create'](context, asked);
        },
      },
    });
    expect(await overtaken.execute(scope, envelope)).toEqual({
      id: envelope.id,
      status: 'applied',
      replayed: true,
      result: { id: args.id },
    });
    expect(await changesOf(envelope.id)).toHaveLength(1);
  });

  it('refuses an id that was used for something else, or by somebody else', async () => {
    const mutationId = app.newId();
    await nora.mutate('person.create', { id: app.newId(), fields: { lastName: 'Eins' } }, mutationId);
    const other = await nora.mutate(
      'person.create',
      { id: app.newId(), fields: { lastName: 'Zwei' } },
      mutationId,
    );
    expect(other).toMatchObject({ status: 'rejected', error: { code: 'mutation.id_reused' } });
    const stranger = await thomas.mutate(
      'person.create',
      { id: app.newId(), fields: { lastName: 'Eins' } },
      mutationId,
    );
    expect(stranger).toMatchObject({ status: 'rejected', error: { code: 'mutation.id_reused' } });
  });

  it('leaves nothing behind when a mutation is rejected half way', async () => {
    const before = [await count('activity'), await count('activity_link'), await count('change')];
    const id = await newPerson();
    const outcome = await nora.mutate('activity.create', {
      id: app.newId(),
      kind: 'note',
      fields: { text: 'zu niemandem' },
      visibility: 'all',
      links: [
        { type: 'person', id },
        { type: 'company', id: app.newId() },
      ],
    });
    expect(outcome).toMatchObject({ status: 'rejected', error: { code: 'record.not_found' } });
    expect([await count('activity'), await count('activity_link'), (await count('change')) - 1]).toEqual(
      before,
    );
  });

  it('names the fields that are wrong', async () => {
    const outcome = await nora.mutate('task.create', {
      id: 'not-an-id',
      fields: { title: '', dueOn: '2026-02-30' },
    });
    expect(outcome).toMatchObject({
      status: 'rejected',
      error: {
        code: 'request.invalid',
        fields: {
          'args.id': 'field.id',
          'args.fields.title': 'field.too_short',
          'args.fields.dueOn': 'field.day',
        },
      },
    });
  });

  it('refuses days and months that do not exist', async () => {
    for (const dueOn of ['2026-13-01', '2026-02-30', '2026-00-10', 'morgen']) {
      const outcome = await nora.mutate('task.create', {
        id: app.newId(),
        fields: { title: 'Anruf', dueOn },
      });
      expect(outcome, dueOn).toMatchObject({ error: { fields: { 'args.fields.dueOn': 'field.day' } } });
    }
  });

  it('takes no line breaks into names, and shows a NUL in a text instead of failing', async () => {
    const broken = await nora.mutate('person.create', {
      id: app.newId(),
      fields: { lastName: 'Evil\r\nBcc: x@y.example' },
    });
    expect(broken).toMatchObject({ error: { fields: { 'args.fields.lastName': 'field.line' } } });
    const personId = await newPerson();
    const id = app.newId();
    await nora.mutate('activity.create', {
      id,
      kind: 'note',
      fields: { text: 'a\u0000b <img src=x onerror=alert(1)>' },
      visibility: 'all',
      links: [{ type: 'person', id: personId }],
    });
    expect(await (await nora.request(`/api/v1/activities/${id}`)).json()).toMatchObject({
      text: 'a\ufffdb <img src=x onerror=alert(1)>',
    });
  });

  it('does not know mutations nobody defined', async () => {
    const outcome = await nora.mutate('person.explode' as never, {} as never);
    expect(outcome).toMatchObject({ status: 'rejected', error: { code: 'mutation.unknown' } });
  });

  it('writes exactly one audit entry for each applied mutation', async () => {
    const mutationId = app.newId();
    await nora.mutate('person.create', { id: app.newId(), fields: { lastName: 'Prüfung' } }, mutationId);
    const rows = await app.services.store.sql.all(
      'select action, outcome, "userId" from audit where "mutationId" = ?',
      mutationId,
    );
    expect(rows).toEqual([{ action: 'person.create', outcome: 'applied', userId: nora.id }]);
  });

  it('takes back what one mutation made, changed or removed', async () => {
    const id = app.newId();
    const [made, changed, removed] = [app.newId(), app.newId(), app.newId()];
    await nora.mutate('person.create', { id, fields: { lastName: 'Zurück', city: 'Kiel' } }, made);
    await nora.mutate('person.update', { id, set: { city: 'Köln' } }, changed);
    await nora.mutate('person.delete', { id }, removed);
    expect((await nora.request(`/api/v1/people/${id}`)).status).toBe(404);
    await nora.mutate('change.undo', { mutationId: removed });
    expect(await (await nora.request(`/api/v1/people/${id}`)).json()).toMatchObject({ city: 'Köln' });
    await nora.mutate('change.undo', { mutationId: changed });
    expect(await (await nora.request(`/api/v1/people/${id}`)).json()).toMatchObject({ city: 'Kiel' });
    await nora.mutate('change.undo', { mutationId: made });
    expect((await nora.request(`/api/v1/people/${id}`)).status).toBe(404);
  });

  it('does not take back what somebody changed since, nor what somebody else did', async () => {
    const id = await newPerson();
    const mutationId = app.newId();
    await nora.mutate('person.update', { id, set: { city: 'Jena' } }, mutationId);
    await thomas.mutate('person.update', { id, set: { city: 'Gera' } });
    expect(await nora.mutate('change.undo', { mutationId })).toMatchObject({
      error: { code: 'undo.changed_since' },
    });
    expect(await thomas.mutate('change.undo', { mutationId })).toMatchObject({
      error: { code: 'record.not_found' },
    });
    expect(await (await nora.request(`/api/v1/people/${id}`)).json()).toMatchObject({ city: 'Gera' });
  });

  it('keeps look-ups in step when an address moves', async () => {
    const id = await newPerson({ emails: [{ email: 'Ada.Krueger@Brandt.example', label: '' }] });
    const known = async (email: string): Promise<unknown> => {
      const answer = await nora.api.call('panel', { body: { participants: [{ email }] } });
      return answer.ok ? answer.value.person?.id : answer;
    };
    expect(await known('ada.krueger@brandt.EXAMPLE')).toBe(id);
    await nora.mutate('person.update', { id, set: { emails: [{ email: 'ada@neu.example', label: '' }] } });
    expect(await known('ada.krueger@brandt.example')).toBeUndefined();
    expect(await known('ada@neu.example')).toBe(id);
  });

  it('looks the same for unknown and for foreign private records', async () => {
    const personId = await newPerson();
    const note = app.newId();
    await nora.mutate('activity.create', {
      id: note,
      kind: 'note',
      fields: { text: 'nur für mich' },
      visibility: 'private',
      links: [{ type: 'person', id: personId }],
    });
    for (const id of [note, app.newId()]) {
      const response = await thomas.request(`/api/v1/activities/${id}`);
      expect(response.status).toBe(404);
      expect(await thomas.mutate('activity.update', { id, set: { text: 'x' } })).toMatchObject({
        error: { code: 'record.not_found' },
      });
      expect(await thomas.mutate('activity.delete', { id })).toMatchObject({
        error: { code: 'record.not_found' },
      });
      expect(
        await thomas.mutate('activity.link', { id, link: { type: 'person', id: personId } }),
      ).toMatchObject({
        error: { code: 'record.not_found' },
      });
    }
    expect((await nora.request(`/api/v1/activities/${note}`)).status).toBe(200);
  });

  it('never threw', () => {
    expect(app.bugs).toEqual([]);
  });
});
