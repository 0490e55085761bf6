import { expect, it } from 'vitest';
import type { TimelineItem } from '#shared/domain/panel.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { SAME_TIME, useHistoryWorld } from '#tests/support/history-world.ts';
import { addOrder, apply, createRecords, makeMail } from '#tests/support/records.ts';
import type { TestUser } from '#tests/support/test-app.ts';

describeOnBothEngines('the history of a record', (engine) => {
  const world = useHistoryWorld(engine);

  it('is read page by page without gaps or doubles, also where many things happened at one moment', async () => {
    const { nora, make, page, all } = world();
    const person = await make.person({ lastName: 'Gleichzeit' });
    const made: string[] = [];
    for (let count = 0; count < 47; count += 1) {
      const visibility = (['all', 'team', 'private'] as const)[count % 3]!;
      const occurredAt = count % 5 === 0 ? '2026-05-05T12:00:00.000Z' : SAME_TIME;
      made.push(await make.activity(person, { text: `Notiz ${count}`, occurredAt, visibility }));
    }
    const items = await all(person);
    expect(items.map(({ id }) => id).toSorted()).toEqual(made.toSorted());
    expect(items.map(({ occurredAt }) => occurredAt)).toEqual(
      items.map(({ occurredAt }) => occurredAt).toSorted((one, other) => (one < other ? 1 : -1)),
    );
    const first = await page(person);
    expect(first.items).toHaveLength(20);
    const open = await nora.api.call('panel', { body: { person } });
    expect(open.ok && open.value.timeline).toEqual(first.items);
    expect(open.ok && open.value.timelineCursor).toBe(first.cursor);
  });

  it('shows a mail once that several people logged with different visibility', async () => {
    const { app, thomas, make, all } = world();
    const person = await make.person({ lastName: 'Einmal', email: 'einmal@kunde.example' });
    const mail = makeMail('einmal@kunde.example', { messageId: '<einmal@kunde.example>' });
    await make.mail(mail, 'private');
    await createRecords(app, thomas).mail(mail, 'all');
    await make.mail({ ...mail }, 'team');
    expect(await all(person)).toHaveLength(1);
    expect(await all(person, {}, thomas)).toHaveLength(1);
  });

  it('can be narrowed to kinds', async () => {
    const { nora, make, all } = world();
    const person = await make.person({ lastName: 'Arten' });
    for (const kind of ['note', 'call', 'meeting', 'visit', 'letter'] as const)
      await make.activity(person, { kind });
    const kinds = async (wanted: TimelineItem['kind'][]): Promise<string[]> =>
      (await all(person, { kinds: wanted })).map(({ kind }) => kind).toSorted();
    expect(await kinds(['call'])).toEqual(['call']);
    expect(await kinds(['call', 'note'])).toEqual(['call', 'note']);
    expect(await kinds([])).toHaveLength(5);
    expect(await kinds(['mail'])).toEqual([]);
    const nonsense = await nora.api.call('timeline', {
      body: { type: 'person', id: person, kinds: ["note') or 1=1 --" as 'note'] },
    });
    expect(nonsense).toMatchObject({
      error: { code: 'request.invalid', fields: { 'kinds.0': 'field.invalid' } },
    });
  });

  it('keeps orders in their place on every page', async () => {
    const { app, nora, make, all } = world();
    const companyId = await make.company({ name: 'Seiten AG' });
    const links = [{ type: 'company' as const, id: companyId }];
    for (let day = 1; day <= 28; day += 1) {
      const text = String(day).padStart(2, '0');
      await make.activity('', { text, occurredAt: `2026-06-${text}T10:00:00.000Z`, links });
    }
    for (const day of ['2026-06-27', '2026-06-05', '2025-01-01']) {
      await addOrder(app, { companyId, number: day, orderedOn: day, amountMinor: 100 });
    }
    const panel = await nora.api.call('panel', { body: { company: companyId } });
    if (!panel.ok || !panel.value.timelineCursor) throw new Error('no first page');
    const asked = { type: 'company' as const, id: companyId };
    const rest = await all(companyId, { ...asked, cursor: panel.value.timelineCursor });
    const orders = [...panel.value.timeline, ...rest].filter(({ kind }) => kind === 'order');
    expect(orders.map(({ subject }) => subject)).toEqual(['2026-06-27', '2026-06-05', '2025-01-01']);
    expect(await all(companyId, asked)).toHaveLength(31);
    expect((await all(companyId, { ...asked, kinds: ['order'] })).map(({ kind }) => kind)).toEqual([
      'order',
      'order',
      'order',
    ]);
  });

  it('refuses a cursor that is none', async () => {
    const { app, nora, make } = world();
    const person = await make.person({ lastName: 'Zeiger' });
    for (const cursor of ['x', '2026-05-04T12:00:00.000Z~', "2026-05-04T12:00:00.000Z~1' or '1", '~1']) {
      const answer = await nora.request('/api/v1/timeline', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ type: 'person', id: person, cursor }),
      });
      expect(answer.status, cursor).toBe(400);
      expect(await answer.json()).toMatchObject({ error: { code: 'request.cursor' } });
    }
    const unknown = await nora.api.call('timeline', { body: { type: 'person', id: app.newId() } });
    expect(unknown).toMatchObject({ error: { code: 'record.not_found' } });
  });

  it('is searched in notes and mail texts beyond the first page, umlauts in any spelling', async () => {
    const { nora, make, all } = world();
    const person = await make.person({ lastName: 'Suche', email: 'suche@kunde.example' });
    const note = await make.activity(person, {
      text: 'Herr MÜLLER bittet um Rückruf',
      occurredAt: '2024-01-01T08:00:00.000Z',
    });
    const mail = await make.mail(
      makeMail('suche@kunde.example', {
        messageId: '<voll@kunde.example>',
        subject: 'Grüße',
        sentAt: '2024-01-02T08:00:00.000Z',
        text: `${'Füllwort '.repeat(3_000)} Müllabfuhr in der Größe XL`,
      }),
    );
    for (let count = 0; count < 25; count += 1) await make.activity(person, { text: `Anderes ${count}` });
    const found = async (q: string): Promise<string[]> => (await all(person, { q })).map(({ id }) => id);
    for (const q of ['müll', 'muell', 'mull', 'MÜLL']) expect(await found(q), q).toEqual([mail, note]);
    expect(await found('muller')).toEqual([note]);
    expect(await found('rückruf herr')).toEqual([note]);
    expect(await found('groesse xl')).toEqual([mail]);
    expect(await found('suche@kunde.example')).toEqual([mail]);
    expect(await found('müllabfuhr nirgends')).toEqual([]);
    expect(await all(person, { q: 'müll', kinds: ['mail'] })).toHaveLength(1);
    expect(await all(person, { q: 'anderes' })).toHaveLength(25);
    await apply(nora, 'activity.update', { id: note, set: { text: 'nichts mehr' } });
    expect(await found('müll')).toEqual([mail]);
    await apply(nora, 'activity.delete', { id: note });
    expect(await found('nichts')).toEqual([]);
  });

  it('is searched for nothing but words', async () => {
    const { make, all } = world();
    const person = await make.person({ lastName: 'Zeichen' });
    const id = await make.activity(person, { text: '100 % "NEAR" OR near* _x_ a.b@c.example 🎉' });
    for (const q of ['" NEAR *', 'near OR', 'a.b@c.example', 'a\u0000.b', 'x:1', "'", 'NEAR(100 x)']) {
      const items = await all(person, { q });
      expect(
        items.every((item) => item.id === id),
        q,
      ).toBe(true);
    }
    expect(await all(person, { q: '" NEAR *' })).toHaveLength(1);
    for (const q of ['%', '_', '"', '🎉', '* *']) expect(await all(person, { q }), q).toEqual([]);
  });

  it('hides what is private or of another team, also from the search', async () => {
    const { app, nora, thomas, make, all } = world();
    const person = await make.person({ lastName: 'Still' });
    const foreign = await app.addUser('Fremd', 'user', 'Anderes Team');
    const secret = await make.activity(person, { text: 'Geheimnis eins', visibility: 'private' });
    const team = await make.activity(person, { text: 'Geheimnis zwei', visibility: 'team' });
    const ids = async (user: TestUser, q?: string): Promise<string[]> =>
      (await all(person, q ? { q } : {}, user)).map(({ id }) => id);
    expect(await ids(nora, 'geheimnis')).toEqual([team, secret]);
    expect(await ids(thomas, 'geheimnis')).toEqual([team]);
    expect(await ids(thomas)).toEqual([team]);
    expect(await ids(foreign, 'geheimnis')).toEqual([]);
    expect(await ids(foreign)).toEqual([]);
    const search = await foreign.api.call('search', { query: { q: 'geheimnis', in: 'activities' } });
    expect(search).toEqual({ ok: true, value: { items: [] } });
  });

  it('of a company takes in those who work there and the companies below it, where that is asked for', async () => {
    const { app, nora, thomas, make, all } = world();
    const top = await make.company({ name: 'Dach AG' });
    const below = await make.company({ name: 'Unter GmbH', parentId: top });
    const lowest = await make.company({ name: 'Ganz unten KG', parentId: below });
    const worker = await make.person({ lastName: 'Werkerin' });
    const gone = await make.person({ lastName: 'Ehemals' });
    await make.employ(worker, lowest);
    const former = await make.employ(gone, lowest);
    await apply(nora, 'employment.update', { id: former, set: { toDay: '2026-01-31' } });
    await make.activity(worker, { text: 'Messe besprochen', occurredAt: '2026-05-01T10:00:00.000Z' });
    await make.activity(gone, { text: 'Messe von früher', occurredAt: '2026-05-02T10:00:00.000Z' });
    await make.activity(worker, {
      text: 'Nur für Nora',
      visibility: 'private',
      occurredAt: '2026-05-03T10:00:00.000Z',
    });
    const link = { type: 'company' as const, id: top };
    await make.activity(worker, {
      text: 'Vertrag',
      links: [link, { type: 'person', id: worker }],
      occurredAt: '2026-05-04T10:00:00.000Z',
    });
    await addOrder(app, { companyId: below, orderedOn: '2026-05-02', number: 'A-77', amountMinor: 100 });
    const told = async (asked: object, user = nora) =>
      (await all(top, { type: 'company', ...asked }, user)).map((item) =>
        [item.preview || item.subject, item.about].filter(Boolean).join(' / '),
      );
    expect(await told({})).toEqual(['Vertrag']);
    expect(await told({ rolledUp: true })).toEqual([
      'Vertrag',
      'Nur für Nora / Werkerin',
      'A-77 / Unter GmbH',
      'Messe besprochen / Werkerin',
    ]);
    expect(await told({ rolledUp: true }, thomas)).not.toContain('Nur für Nora / Werkerin');
    expect(await told({ rolledUp: true, q: 'messe' })).toEqual(['Messe besprochen / Werkerin']);
    expect(await told({ rolledUp: true, kinds: ['order'] })).toEqual(['A-77 / Unter GmbH']);
  });

  it('of a whole house comes page by page without gaps or doubles', async () => {
    const { make, all } = world();
    const house = await make.company({ name: 'Viele AG' });
    const people = [await make.person({ lastName: 'Eins' }), await make.person({ lastName: 'Zwei' })];
    for (const person of people) await make.employ(person, house);
    const made: string[] = [];
    for (let count = 0; count < 47; count += 1) {
      const occurredAt = count % 5 === 0 ? '2026-05-05T12:00:00.000Z' : SAME_TIME;
      const links = people.map((id) => ({ type: 'person' as const, id }));
      made.push(await make.activity(people[0]!, { text: `Gespräch ${count}`, occurredAt, links }));
    }
    const read = (await all(house, { type: 'company', rolledUp: true })).map(({ id }) => id);
    expect(read).toHaveLength(47);
    expect(read.toSorted()).toEqual(made.toSorted());
  });
});
