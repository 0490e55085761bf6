import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Result } from '#shared/lib/result.ts';
import { tables } from '#server/db/schema.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { pullAll } from '#tests/support/pull-all.ts';
import { readableEnd } from '#tests/support/readable-end.ts';
import { addOrder, apply, createRecords, makeMail } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

/** In every name and address of the person, and nowhere else. */
const CANARY = 'quittenbaum';

describeOnBothEngines('a person who is erased', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let tom: TestUser;
  let id: string;
  let merged: string;
  let shared: string;
  let deal: string;
  let view: string;
  let cursor: string;
  let epoch: string;

  const sql = () => app.services.store.sql;
  /** Tables that still hold the word, whatever column it stands in. */
  const places = async (word: string): Promise<string[]> => {
    const found: string[] = [];
    for (const table of [...Object.keys(tables), ...(engine.name === 'postgres' ? ['activity_text'] : [])]) {
      const text = JSON.stringify(await sql().all(`select * from ${table}`)).toLowerCase();
      if (text.includes(word)) found.push(table);
    }
    return found;
  };

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora', 'owner');
    tom = await app.addUser('Tom');
    const make = createRecords(app, nora);
    const other = await make.person({ lastName: 'Bleibt', email: 'bleibt@kunde.example' });
    const company = await make.company({ name: 'Kunde', domains: ['kunde.example'] });
    id = await make.person({ firstName: 'Rita', lastName: CANARY, email: `rita@${CANARY}.example` });
    merged = await make.person({ firstName: 'R.', lastName: CANARY, email: `r@${CANARY}.example` });
    const job = await make.employ(id, company, `Leitung ${CANARY}`);
    await apply(nora, 'relationship.create', {
      id: app.newId(),
      fields: { personId: other, otherId: id, kind: 'other', note: `Nachbar von ${CANARY}` },
    });
    await make.task({ title: `${CANARY} anrufen`, personId: id });
    for (const of of [id, merged])
      await apply(nora, 'fact.add', {
        id: app.newId(),
        about: { type: 'person', id: of },
        fields: { text: `Sohn ${CANARY}, Geburtstag 3.4.`, reminder: { days: 1, timeZone: 'UTC' } },
        visibility: 'team',
      });
    await make.activity(id, { text: `Gespräch mit ${CANARY}` });
    await make.activity(id, {
      text: `Rita ${CANARY} war dabei`,
      links: [
        { type: 'person', id },
        { type: 'person', id: other },
      ],
    });
    await make.mail(
      makeMail(`rita@${CANARY}.example`, { messageId: '<1@x.example>', text: `Gruß, ${CANARY}` }),
    );
    const both = makeMail(`rita@${CANARY}.example`, {
      messageId: '<2@x.example>',
      headers: `From: Rita ${CANARY} <rita@${CANARY}.example>`,
      text: `Von Rita ${CANARY}`,
    });
    both.participants.push({ role: 'cc', email: 'bleibt@kunde.example', name: '' });
    shared = await make.mail(both);
    deal = app.newId();
    await apply(nora, 'deal.create', {
      id: deal,
      fields: { title: 'Anlage', companyId: company, personId: id },
    });
    await apply(nora, 'deal.create', { id: app.newId(), fields: { title: `Nur ${CANARY}`, personId: id } });
    await addOrder(app, { personId: id, number: 'B-1', orderedOn: '2026-01-01', amountMinor: 100 });
    await apply(nora, 'match.choose', { email: `rita@${CANARY}.example`, personId: id });
    await apply(tom, 'proposal.decline', { personId: id, values: [`website:https://${CANARY}.example`] });
    await apply(nora, 'person.update', { id, set: { city: CANARY }, was: { city: '' } });
    await tom.mutate('person.update', { id, set: { city: `Neu ${CANARY}` }, was: { city: '' } });
    await tom.mutate('employment.update', {
      id: job,
      set: { jobTitle: `Zu ${CANARY}` },
      was: { jobTitle: '' },
    });
    const contact = app.newId();
    await apply(nora, 'custom_field.create', {
      id: contact,
      fields: { recordType: 'company', kind: 'link', linkType: 'person', name: 'Ansprechpartner' },
    });
    const look = { sort: { by: 'name', descending: false }, columns: ['name'], visibility: 'all' as const };
    const called = { field: 'name', op: 'is' as const, value: `Rita ${CANARY}` };
    const linked = (ids: string[]) => ({ field: `custom.${contact}`, op: 'any_of' as const, value: ids });
    await apply(nora, 'saved_view.create', {
      id: app.newId(),
      fields: {
        ...look,
        name: `Alles mit Rita ${CANARY}`,
        record: 'person',
        filter: {
          match: 'any',
          of: [called, { field: 'emails', op: 'contains', value: `rita@${CANARY}.example` }],
        },
      },
    });
    view = app.newId();
    await apply(nora, 'saved_view.create', {
      id: view,
      fields: {
        ...look,
        name: 'Nach Ansprechpartner',
        record: 'company',
        filter: { match: 'all', of: [linked([id, other]), { match: 'none', of: [linked([id])] }] },
      },
    });
    const removed = app.newId();
    await apply(nora, 'saved_view.create', {
      id: removed,
      fields: { ...look, name: `Rita ${CANARY}`, record: 'person', filter: { match: 'all', of: [called] } },
    });
    await apply(nora, 'saved_view.delete', { id: removed });
    await apply(nora, 'person.merge', { id, otherId: merged });
    ({ epoch } = must(await nora.api.call('syncStatus', { query: {} })));
    const change = { id: app.newId(), name: 'person.update', at: '2026-11-22T10:00:00Z', n: 1 };
    const args = { id, set: { street: `${CANARY}weg` }, was: { street: 'alt' } };
    must(
      await tom.api.call('syncPush', {
        body: { epoch, clientId: app.newId(), mutations: [{ ...change, args }] },
      }),
    );
    cursor = await readableEnd(app.services.store);
    expect(await places(CANARY)).toEqual(
      expect.arrayContaining([
        'person',
        'change',
        'conflict',
        'email_index',
        'search_token',
        'mail',
        'activity',
      ]),
    );
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('is erased by owners and admins alone', async () => {
    expect(await tom.mutate('person.erase', { id })).toMatchObject({ error: { code: 'access.denied' } });
  });

  it('leaves no word in any table, and what others had a part in stays with them', async () => {
    await apply(nora, 'person.erase', { id });
    expect(await places(CANARY)).toEqual([]);
    const found = await nora.api.call('search', { query: { q: CANARY, in: 'activities' } });
    expect(must(found).items).toEqual([]);
    expect(must(await nora.api.call('activity', { params: { id: shared } })).text).toBe('Von …');
    expect(await sql().get('select "personId" from deal where id = ?', deal)).toEqual({ personId: null });
    expect(await sql().all('select number from customer_order')).toEqual([{ number: 'B-1' }]);
    // Kept views of lists neither name them nor ask for them, and are views still.
    const views = must(await nora.api.call('savedViews', {})).items;
    expect(views.map(({ name }) => name).toSorted()).toEqual(['Alles mit …', 'Nach Ansprechpartner']);
    const { filter } = views.find((one) => one.id === view)!;
    expect(filter).toMatchObject({ of: [{ value: [expect.any(String)] }, { match: 'none', of: [] }] });
    expect(await places(id)).not.toContain('saved_view');
    const kept = await sql().all('select "userId" from audit where action = ?', 'person.erase');
    expect(kept).toContainEqual({ userId: nora.id });
  });

  it('cannot be changed or made again, by neither of its ids, and is told to every device', async () => {
    for (const gone of [id, merged]) {
      const late = await tom.mutate('person.update', { id: gone, set: { city: 'X' }, was: { city: '' } });
      expect(late).toMatchObject({ error: { code: 'record.erased' } });
      const again = await tom.mutate('person.create', { id: gone, fields: { lastName: 'X' } });
      expect(again).toMatchObject({ error: { code: 'record.erased' } });
    }
    const pulled = await pullAll(app, tom, { clientId: tom.id, epoch, cursor });
    expect(pulled.erased).toEqual(expect.arrayContaining([id, merged]));
    expect(pulled.removes).toContainEqual({ type: 'person', id });
    expect(JSON.stringify(pulled).toLowerCase()).not.toContain(CANARY);
  });

  it('does not come back by taking an earlier change back', async () => {
    const { mutationId } = (await sql().get<{ mutationId: string }>(
      `select "mutationId" from audit where action = 'person.merge'`,
    ))!;
    const undone = await nora.mutate('change.undo', { mutationId });
    expect(undone).toMatchObject({ error: { code: 'undo.changed_since' } });
    expect(await places(CANARY)).toEqual([]);
  });
});
