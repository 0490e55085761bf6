import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DayAnswer } from '#shared/domain/day.ts';
import { moveToBucket } from '#tests/support/buckets.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { apply, createRecords } from '#tests/support/records.ts';
import type { Records } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

const DAY = {
  since: '2020-01-01T00:00:00Z',
  from: '2026-11-24T23:00:00Z',
  until: '2026-11-25T23:00:00Z',
  today: '2026-11-25',
};

describeOnBothEngines("somebody's day", (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let thomas: TestUser;
  let theirs: Records;

  const day = async (asked: Partial<typeof DAY> = {}, user = nora): Promise<DayAnswer> => {
    const answer = await user.api.call('day', { body: { ...DAY, ...asked } });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora', 'owner', 'Vertrieb');
    thomas = await app.addUser('Thomas', 'user', 'Service');
    theirs = createRecords(app, thomas);
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('tells what colleagues did, by customer, own ones first, and nothing of what one did oneself', async () => {
    const other = await theirs.company({ name: 'Fremd GmbH' });
    const own = await theirs.person({ lastName: 'Eigen', ownerId: nora.id });
    await theirs.activity(own, { text: 'Hat angerufen' });
    await theirs.task({ title: 'Muster senden', personId: own });
    await apply(thomas, 'company.update', { id: other, set: { city: 'Ulm' } });
    await apply(nora, 'company.create', { id: app.newId(), fields: { name: 'Von mir' } });
    const { news } = await day();
    expect(news.map(({ name, isOwn }) => [name, isOwn])).toEqual([
      ['Eigen', true],
      ['Fremd GmbH', false],
    ]);
    expect(news[0]).toMatchObject({ type: 'person', id: own, count: 3 });
    expect(news[0]!.entries.map(({ recordType, op, title, kind }) => [recordType, op, title, kind])).toEqual([
      ['task', 'insert', 'Muster senden', null],
      ['activity', 'insert', 'Hat angerufen', 'note'],
      ['person', 'insert', '', null],
    ]);
    expect(news[1]!.entries).toMatchObject([{ op: 'update', fields: ['city'], byName: 'Thomas' }]);
  });

  it('begins where it is asked to, and tells nothing the asker may not see', async () => {
    const hidden = await theirs.person({ lastName: 'Verborgen', ownerId: nora.id });
    await theirs.activity(hidden, { text: 'Nur für Thomas', visibility: 'private' });
    await moveToBucket(app, thomas, 'person', hidden, `private:${thomas.id}`);
    const seen = await theirs.person({ lastName: 'Sichtbar' });
    await theirs.activity(seen, { text: 'Vertraulich', visibility: 'private' });
    expect(JSON.stringify(await day())).not.toMatch(/Verborgen|Nur für Thomas|Vertraulich/);
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    expect((await day({ since: tomorrow })).news).toEqual([]);
  });

  it('has the meetings of the day, in their order, and only one’s own', async () => {
    const mine = createRecords(app, nora);
    const person = await mine.person({ lastName: 'Termin' });
    const meet = (by: Records, text: string, occurredAt: string) =>
      by.activity(person, { kind: 'meeting', text, occurredAt });
    await meet(mine, 'Nachmittags', '2026-11-25T14:00:00Z');
    await meet(mine, 'Morgens', '2026-11-25T07:00:00Z');
    await meet(mine, 'Gestern', '2026-11-24T14:00:00Z');
    await meet(theirs, 'Von Thomas', '2026-11-25T09:00:00Z');
    expect((await day()).meetings.map(({ preview }) => preview)).toEqual(['Morgens', 'Nachmittags']);
  });

  it('names birthdays and other days of the next week, over the end of the year too', async () => {
    const person = await theirs.person({ lastName: 'Jubilar' });
    const note = (text: string, visibility: 'all' | 'private' = 'all') =>
      apply(thomas, 'fact.add', {
        id: app.newId(),
        about: { type: 'person', id: person },
        fields: { text },
        visibility,
      });
    await note('Geburtstag 2. Januar 1970');
    await note('Hochzeitstag 30. Dezember');
    await note('Geburtstag 31. Dezember', 'private');
    await note('Geburtstag 20. Januar');
    const { comingDays } = await day({ today: '2026-12-29' });
    expect(comingDays.map(({ on, name }) => [on, name])).toEqual([
      ['2026-12-30', 'Jubilar'],
      ['2027-01-02', 'Jubilar'],
    ]);
  });
});
