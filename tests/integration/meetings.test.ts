import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PanelQuery } from '#shared/domain/panel.ts';
import type { Meeting } from '#shared/domain/meeting.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { apply, createRecords } from '#tests/support/records.ts';
import type { Records } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

const ADA = 'ada@krueger.example';
const acceptance = (fields: Partial<Meeting> = {}): Meeting => ({
  organizer: 'nora@haus.example',
  startsAt: '2026-11-27T09:00:00.000Z',
  endsAt: '2026-11-27T10:00:00.000Z',
  subject: 'Abnahme Linie 3',
  location: 'Werk Hannover, Halle 7',
  participants: [
    { role: 'organizer', email: 'nora@haus.example', name: 'Nora' },
    { role: 'attendee', email: ADA, name: 'Ada Krüger' },
  ],
  text: 'Protokoll: zwei Mängel an der Förderstrecke',
  ...fields,
});

describeOnBothEngines('a meeting of a calendar', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let thomas: TestUser;
  let make: Records;
  let ada: string;

  const log = (user: TestUser, meeting: Meeting, visibility: 'all' | 'private' = 'all') =>
    apply(user, 'meeting.log', { id: app.newId(), meeting, visibility, links: [] });
  const stateOf = async (user: TestUser, { organizer, startsAt, subject }: Meeting) => {
    const query: PanelQuery = {
      meeting: { organizer, startsAt, subject },
      participants: [{ email: ADA, name: '', role: 'attendee' }],
    };
    const answer = await user.api.call('panel', { body: query });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };
  const read = async (user: TestUser, id: unknown) => {
    const answer = await user.api.call('activity', { params: { id: String(id) } });
    return answer.ok ? answer.value : answer.error.code;
  };

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora');
    thomas = await app.addUser('Thomas');
    make = createRecords(app, nora);
    const company = await make.company({ name: 'Krüger Fördertechnik' });
    ada = await make.person({ firstName: 'Ada', lastName: 'Krüger', email: ADA });
    await make.employ(ada, company);
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('is written down with time, place, participants and notes, and hangs on those who take part', async () => {
    const meeting = acceptance();
    expect((await stateOf(nora, meeting)).log).toMatchObject({ activityId: null, entries: [] });
    const { id, status } = await log(nora, meeting);
    expect(status).toBe('logged');
    expect(await read(nora, id)).toMatchObject({
      item: { kind: 'meeting', subject: meeting.subject, occurredAt: meeting.startsAt },
      text: meeting.text,
      mail: null,
      meeting: {
        endsAt: meeting.endsAt,
        location: meeting.location,
        participants: meeting.participants,
      },
    });
    const { log: state, timeline, lastContactAt } = await stateOf(nora, meeting);
    expect(state?.activityId).toBe(id);
    expect(state?.links.map(({ title }) => title).toSorted()).toEqual(['Ada Krüger', 'Krüger Fördertechnik']);
    expect(timeline.map((item) => item.id)).toEqual([id]);
    expect(lastContactAt).toBe(meeting.startsAt);
  });

  it('is the same one for a colleague whose calendar writes it a little differently', async () => {
    const theirs = acceptance({ subject: ' abnahme  linie 3', organizer: 'Nora@Haus.example', text: '' });
    const { log: state } = await stateOf(thomas, theirs);
    expect(state?.entries).toMatchObject([{ userName: 'Nora' }]);
    const again = await log(thomas, theirs);
    expect(again).toEqual({ id: state?.activityId, status: 'already_logged' });
    expect((await stateOf(nora, theirs)).timeline).toHaveLength(1);
  });

  it('is another one at another time', async () => {
    const next = acceptance({ startsAt: '2026-12-04T09:00:00.000Z', endsAt: null });
    const { id } = await log(nora, next);
    const { timeline } = await stateOf(nora, next);
    expect(timeline.map((item) => item.id)).toContain(id);
    expect(timeline).toHaveLength(2);
  });

  it('that somebody keeps private is nobody else’s, and their own stands beside it', async () => {
    const quiet = acceptance({ subject: 'Vertraulich', text: 'nur für mich' });
    const { id } = await log(nora, quiet, 'private');
    expect((await stateOf(thomas, quiet)).log?.activityId).toBeNull();
    expect(await read(thomas, id)).toBe('record.not_found');
    const own = await log(thomas, { ...quiet, text: 'meins' });
    expect(own['status']).toBe('logged');
    expect(own['id']).not.toBe(id);
    expect(await read(thomas, own['id'])).toMatchObject({ text: 'meins' });
  });

  it('is found by its place and by who took part', async () => {
    for (const q of ['Halle 7', 'Förderstrecke']) {
      const page = await nora.api.call('timeline', { body: { type: 'person', id: ada, q, kinds: [] } });
      expect(page.ok && page.value.items.map(({ subject }) => subject)).toContain('Abnahme Linie 3');
    }
  });

  it('is taken back by its author as any other change', async () => {
    const meeting = acceptance({ subject: 'Irrtum' });
    const made = await nora.mutate('meeting.log', { id: app.newId(), meeting, visibility: 'all', links: [] });
    await apply(nora, 'change.undo', { mutationId: made.id });
    expect((await stateOf(nora, meeting)).log?.activityId).toBeNull();
    expect((await log(nora, meeting))['status']).toBe('logged');
  });

  it('is blocked by a rule about one of its people, whoever invited, as a mail between them is', async () => {
    const boss = await app.addUser('Olga', 'admin');
    const company = app.newId();
    await apply(boss, 'log_rule.create', {
      id: company,
      list: 'company',
      fields: { kind: 'never', domain: 'kanzlei.example' },
    });
    const counsel = { role: 'attendee' as const, email: 'anwalt@post.kanzlei.example', name: '' };
    const invited = acceptance({
      subject: 'Vergleich',
      participants: [...acceptance().participants, counsel],
    });
    const inviting = acceptance({ subject: 'Termin der Kanzlei', organizer: counsel.email });
    const refusal = async (user: TestUser, meeting: Meeting) => {
      const args = { id: app.newId(), meeting, visibility: 'private' as const, links: [] };
      const outcome = await user.mutate('meeting.log', args);
      return outcome.status === 'rejected' ? outcome.error : outcome.status;
    };
    for (const meeting of [invited, inviting])
      for (const user of [nora, thomas, boss])
        expect(await refusal(user, meeting)).toMatchObject({
          code: 'mail.never_log_company',
          params: { rule: 'alle bei kanzlei.example' },
        });
    const { logRules } = await stateOf(nora, acceptance());
    expect(logRules).toEqual([]);
    await apply(boss, 'log_rule.delete', { id: company });

    const own = app.newId();
    await apply(thomas, 'log_rule.create', {
      id: own,
      list: 'personal',
      fields: { kind: 'never', address: ADA },
    });
    expect(await refusal(thomas, acceptance({ subject: 'Mit Ada' }))).toMatchObject({
      code: 'mail.never_log',
    });
    expect(await refusal(nora, acceptance({ subject: 'Mit Ada' }))).toBe('applied');
    await apply(thomas, 'log_rule.delete', { id: own });
    expect(await refusal(thomas, acceptance({ subject: 'Mit Ada' }))).toBe('applied');
  });

  it('without a name and without anybody is refused', async () => {
    const empty = acceptance({ subject: ' ', participants: [] });
    const outcome = await nora.mutate('meeting.log', {
      id: app.newId(),
      meeting: empty,
      visibility: 'all',
      links: [],
    });
    expect(outcome.status === 'rejected' && outcome.error.code).toBe('meeting.unnamed');
  });

  it('written down by two at the same moment is one', async () => {
    const meeting = acceptance({ subject: 'Zugleich' });
    const both = await Promise.all([log(nora, meeting), log(thomas, meeting)]);
    expect(new Set(both.map(({ id }) => id)).size).toBe(1);
    expect(both.map(({ status }) => String(status)).toSorted()).toEqual(['already_logged', 'logged']);
  });

  it('of somebody who is erased goes with them', async () => {
    const boss = await app.addUser('Chefin', 'owner');
    const email = 'weg@allein.example';
    const gone = await make.person({ lastName: 'Weg', email });
    const { id } = await log(
      nora,
      acceptance({
        subject: 'Nur mit Weg',
        participants: [
          { role: 'organizer', email: 'nora@haus.example', name: 'Nora' },
          { role: 'attendee', email, name: 'Weg' },
        ],
      }),
    );
    await apply(boss, 'person.erase', { id: gone });
    expect(await read(nora, id)).toBe('record.not_found');
    const rows = await app.services.store.read
      .selectFrom('meeting')
      .select('identity')
      .where('activityId', '=', String(id))
      .execute();
    expect(rows).toEqual([]);
  });
});
