/** Finished follow-ups, closed deals and personal facts as entries of a history. */
import { expect, it } from 'vitest';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { SAME_TIME, useHistoryWorld } from '#tests/support/history-world.ts';
import { addOrder, apply } from '#tests/support/records.ts';
import type { TestUser } from '#tests/support/test-app.ts';

describeOnBothEngines('what stands in a history beside what happened', (engine) => {
  const world = useHistoryWorld(engine);

  it('has finished follow-ups and closed deals among its entries, page by page, also at one moment', async () => {
    const { app, nora, make, page, all } = world();
    const companyId = await make.company({ name: 'Vorbei AG' });
    const expected: string[] = [];
    const at = new Date(app.clock.now()).toISOString();
    for (let count = 0; count < 23; count += 1) {
      const task = await make.task({ title: `Erledigt ${count}`, companyId });
      await apply(nora, 'task.update', { id: task, set: { done: true } });
      const deal = app.newId();
      const stage = count % 2 === 0 ? 'won' : 'lost';
      await apply(nora, 'deal.create', { id: deal, fields: { title: `Geschäft ${count}`, companyId } });
      await apply(nora, 'deal.update', { id: deal, set: { stage, lostReason: 'Preis' } });
      const note = await make.activity('', {
        text: `Notiz ${count}`,
        occurredAt: at,
        links: [{ type: 'company', id: companyId }],
      });
      expected.push(task, deal, note);
    }
    for (let count = 0; count < 23; count += 1)
      await addOrder(app, { companyId, number: `A-${count}`, orderedOn: '2026-02-03', amountMinor: 1 });
    await make.task({ title: 'Noch offen', companyId });
    const asked = { type: 'company' as const, id: companyId };
    const items = await all(companyId, asked);
    const ids = items.filter(({ kind }) => kind !== 'order').map(({ id }) => id);
    expect(ids.toSorted()).toEqual(expected.toSorted());
    expect(new Set(items.map(({ id }) => id)).size).toBe(4 * 23);
    expect(items.map(({ occurredAt }) => occurredAt)).toEqual(
      items.map(({ occurredAt }) => occurredAt).toSorted((one, other) => (one < other ? 1 : -1)),
    );
    const first = await page(companyId, asked);
    expect(first.items).toHaveLength(20);
    const panel = await nora.api.call('panel', { body: { company: companyId } });
    expect(panel.ok && panel.value.timeline).toEqual(first.items);
    for (const kind of ['task', 'deal', 'order'] as const) {
      const only = await all(companyId, { ...asked, kinds: [kind] });
      expect(only).toHaveLength(23);
      expect(new Set(only.map((item) => item.kind))).toEqual(new Set([kind]));
    }
    const won = items.find(({ subject }) => subject === 'Geschäft 0');
    expect(won).toMatchObject({ kind: 'deal', outcome: 'won', preview: 'Preis', byName: 'Nora' });
  });

  it('loses a follow-up or a deal that is taken up again, and never shows one to whom it is hidden from', async () => {
    const { app, nora, thomas, make, all } = world();
    const person = await make.person({ lastName: 'Wiederauf' });
    const task = await make.task({ title: 'Anruf', personId: person });
    const deal = app.newId();
    await apply(nora, 'deal.create', { id: deal, fields: { title: 'Kran', personId: person, stage: 'won' } });
    await apply(nora, 'task.update', { id: task, set: { done: true } });
    const kinds = async (user = nora) => (await all(person, {}, user)).map(({ kind }) => kind).toSorted();
    const entry = async (type: 'task' | 'deal', id: string, user = nora) => {
      const answer = await user.api.call('timelineItem', { params: { id }, query: { type } });
      return answer.ok ? (answer.value.item?.subject ?? null) : answer.error.code;
    };
    expect(await kinds()).toEqual(['deal', 'task']);
    expect([await entry('task', task), await entry('deal', deal)]).toEqual(['Anruf', 'Kran']);
    await apply(nora, 'record.move', { type: 'deal', id: deal, visibility: 'private' });
    expect(await kinds(thomas)).toEqual(['task']);
    expect(await entry('deal', deal, thomas)).toBe('record.not_found');
    await apply(nora, 'task.update', { id: task, set: { done: false } });
    await apply(nora, 'deal.update', { id: deal, set: { stage: 'offer' } });
    expect(await kinds()).toEqual([]);
    expect([await entry('task', task), await entry('deal', deal)]).toEqual([null, null]);
  });

  it('is searched in finished follow-ups, closed deals and personal facts as well, page by page between notes, and shows none that is hidden', async () => {
    const { app, nora, thomas, make, all } = world();
    const person = await make.person({ lastName: 'Durchsucht' });
    const at = new Date(app.clock.now()).toISOString();
    const expected: string[] = [];
    const task = async (title: string, done: boolean) => {
      const id = await make.task({ title, personId: person });
      if (done) await apply(nora, 'task.update', { id, set: { done } });
      return id;
    };
    const deal = async (title: string, fields: object = {}) => {
      const id = app.newId();
      await apply(nora, 'deal.create', { id, fields: { title, personId: person, ...fields } });
      return id;
    };
    for (let count = 0; count < 16; count += 1) {
      expected.push(await task(`Prüfstand Müller ${count}`, true));
      expected.push(await deal(`Prüfstand Müller ${count}`, { stage: 'lost' }));
      expected.push(await make.activity(person, { text: `Prüfstand Müller ${count}`, occurredAt: at }));
      await task(`Etwas anderes ${count}`, true);
    }
    const fact = async (text: string, visibility: 'all' | 'private' = 'all') => {
      const id = app.newId();
      await apply(nora, 'fact.add', {
        id,
        about: { type: 'person', id: person },
        fields: { text },
        visibility,
      });
      return id;
    };
    // More than are read at a time, with words that are not looked for.
    for (let count = 0; count < 210; count += 1) await fact(`Etwas Drittes ${count}`);
    for (let count = 0; count < 25; count += 1)
      expected.push(await fact('Fährt zum Prüfstand nach Müllerstadt'));
    await task('Prüfstand Müller offen', false);
    await deal('Prüfstand Müller offen');
    await addOrder(app, { personId: person, orderedOn: '2026-02-03', number: 'Prüfstand', amountMinor: 1 });
    for (const q of ['prüfstand', 'muell pruef', 'Müller Prüfst'])
      expect((await all(person, { q })).map(({ id }) => id).toSorted(), q).toEqual(expected.toSorted());
    const kinds = async (wanted: ('task' | 'deal' | 'note' | 'fact')[]) =>
      new Set((await all(person, { q: 'prüfstand', kinds: wanted })).map(({ kind }) => kind));
    expect(await kinds(['task'])).toEqual(new Set(['task']));
    expect(await kinds(['deal', 'note'])).toEqual(new Set(['deal', 'note']));
    expect(await all(person, { q: 'prüfstand maier' })).toEqual([]);
    const lost = await deal('Ohne Erfolg', { stage: 'lost', lostReason: 'Lieferzeit zu lang' });
    expect((await all(person, { q: 'lieferzeit' })).map(({ id }) => id)).toEqual([lost]);
    await apply(nora, 'record.move', { type: 'deal', id: expected[1]!, visibility: 'private' });
    expect((await all(person, { q: 'prüfstand', kinds: ['deal'] }, thomas)).length).toBe(15);
    await fact('Prüfstand ganz privat', 'private');
    expect((await all(person, { q: 'prüfstand', kinds: ['fact'] }, thomas)).length).toBe(25);
    expect((await all(person, { q: 'privat', kinds: ['fact'] })).length).toBe(1);
  });

  it('of a whole house is searched in what was finished by those below, and says whose it was', async () => {
    const { nora, make, all } = world();
    const house = await make.company({ name: 'Durchsuchtes Haus AG' });
    const worker = await make.person({ lastName: 'Fleißig' });
    await make.employ(worker, house);
    const id = await make.task({ title: 'Bohrkopf bestellen', personId: worker });
    await apply(nora, 'task.update', { id, set: { done: true } });
    const asked = { type: 'company' as const, q: 'bohrkopf' };
    expect(await all(house, asked)).toEqual([]);
    const found = await all(house, { ...asked, rolledUp: true });
    expect(found.map(({ subject, about }) => `${subject}/${about}`)).toEqual(['Bohrkopf bestellen/Fleißig']);
  });

  it('of a whole house says whose a finished follow-up was', async () => {
    const { nora, make, all } = world();
    const house = await make.company({ name: 'Haus AG' });
    const worker = await make.person({ lastName: 'Fleiß' });
    await make.employ(worker, house);
    const [own, theirs] = [
      await make.task({ title: 'Eigenes', companyId: house }),
      await make.task({ title: 'Ihres', personId: worker }),
    ];
    for (const id of [own, theirs]) await apply(nora, 'task.update', { id, set: { done: true } });
    const asked = { type: 'company' as const, id: house, rolledUp: true };
    const told = (await all(house, asked)).map(({ subject, about }) => `${subject}/${about ?? ''}`);
    expect(told.toSorted()).toEqual(['Eigenes/', 'Ihres/Fleiß']);
    expect((await all(house, { ...asked, kinds: ['task'] })).length).toBe(2);
  });

  it('has what is known among its entries: when it was noted, or on the day it is of, page by page', async () => {
    const { app, nora, make, all } = world();
    const person = await make.person({ lastName: 'Wissen' });
    const about = { type: 'person' as const, id: person };
    const now = new Date(app.clock.now()).toISOString();
    const facts: string[] = [];
    const add = async (fields: { text: string; notedOn?: string }): Promise<void> => {
      const id = app.newId();
      facts.push(id);
      await apply(nora, 'fact.add', { id, about, fields, visibility: 'all' });
    };
    for (let count = 0; count < 23; count += 1) {
      await add({ text: `Heute ${count}` });
      await add({ text: `Damals ${count}`, notedOn: SAME_TIME.slice(0, 10) });
      await make.activity(person, { text: `Notiz ${count}`, occurredAt: SAME_TIME });
    }
    const items = await all(person);
    const newestFirst = (word: string) => Array.from({ length: 23 }, (_, at) => `${word} ${22 - at}`);
    // A day stands at its beginning: behind what happened on it.
    expect(items.map(({ preview }) => preview)).toEqual(['Heute', 'Notiz', 'Damals'].flatMap(newestFirst));
    expect(items[0]).toMatchObject({ kind: 'fact', occurredAt: now, byName: 'Nora', subject: '' });
    const only = await all(person, { kinds: ['fact'] });
    expect(only.map(({ id }) => id).toSorted()).toEqual(facts.toSorted());
    const panel = await nora.api.call('panel', { body: { person } });
    expect(panel.ok && panel.value.timeline).toEqual(items.slice(0, 20));
  });

  it('tells what somebody noted for themselves or their team to nobody else, and nothing that was taken away', async () => {
    const { app, nora, thomas, make, all } = world();
    const house = await make.company({ name: 'Verschwiegen AG' });
    const worker = await make.person({ lastName: 'Stille' });
    await make.employ(worker, house);
    const foreign = await app.addUser('Fern', 'user', 'Ferne');
    const about = { type: 'person' as const, id: worker };
    const add = async (text: string, visibility: 'all' | 'team' | 'private'): Promise<string> => {
      const id = app.newId();
      await apply(nora, 'fact.add', { id, about, fields: { text }, visibility });
      return id;
    };
    const gone = await add('Raucht', 'all');
    await add('Segelt', 'all');
    await add('Im Team bekannt', 'team');
    await add('Nur Nora', 'private');
    await apply(nora, 'fact.remove', { id: gone });
    const told = async (user: TestUser) =>
      (await all(worker, {}, user)).map(({ preview, visibility }) => `${preview}/${visibility}`);
    expect(await told(nora)).toEqual(['Nur Nora/private', 'Im Team bekannt/team', 'Segelt/all']);
    expect(await told(thomas)).toEqual(['Im Team bekannt/team', 'Segelt/all']);
    expect(await told(foreign)).toEqual(['Segelt/all']);
    const ofHouse = async (user: TestUser) =>
      (await all(house, { type: 'company', rolledUp: true }, user)).map(
        ({ preview, about: whose }) => `${preview}/${whose}`,
      );
    expect(await ofHouse(foreign)).toEqual(['Segelt/Stille']);
    expect(await ofHouse(nora)).toHaveLength(3);
    expect(await all(house, { type: 'company' })).toEqual([]);
  });
});
