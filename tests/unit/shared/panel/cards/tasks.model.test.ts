import { signal } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import { bareSubject } from '#shared/domain/mail-subject.ts';
import {
  daysOverdue,
  dueState,
  followUpTitle,
  laterDay,
  planOfTask,
  remindAt,
  taskChange,
  underway,
} from '#shared/panel/cards/tasks/tasks.model.ts';
import type { ChangeState } from '#shared/panel/panel-changes.ts';
import { exampleMail, examplePage } from '#shared/panel/examples/example-host.ts';
import { knownAnswer, tasks } from '#shared/panel/examples/example-records.ts';

const texts = {
  reply: (subject: string) => `Antworten: ${subject}`,
  followUp: (name: string) => `Nachfassen: ${name}`,
  plain: 'Nachfassen',
};

test.each([
  ['AW: Angebot 2026-118', 'Angebot 2026-118'],
  ['Re: AW: WG: Angebot', 'Angebot'],
  ['RE[2]: Offer', 'Offer'],
  ['Regen in Hannover', 'Regen in Hannover'],
])('the subject "%s" is "%s" without its reply marks', (subject, bare) => {
  expect(bareSubject(subject)).toBe(bare);
});

test('a follow-up is called after the mail to answer, else after the person', () => {
  expect(followUpTitle(exampleMail, knownAnswer, texts)).toBe('Antworten: Angebot 2026-118');
  expect(followUpTitle(examplePage, knownAnswer, texts)).toBe('Nachfassen: Dr. Katrin Öztürk');
  expect(followUpTitle(examplePage, { ...knownAnswer, person: null, company: null }, texts)).toBe(
    'Nachfassen',
  );
});

test('a mail of one’s own, sent or still being written, is followed up, not answered', () => {
  const sent = { ...exampleMail, direction: 'out' as const };
  const written = { ...exampleMail, mode: 'compose' as const, subject: 'Angebot 2026-119' };
  const byColleague = {
    ...exampleMail,
    direction: 'none' as const,
    participants: [{ email: 'nora@haus.example', name: 'Nora Feldmann', role: 'from' as const }],
  };
  expect(followUpTitle(sent, knownAnswer, texts)).toBe('Nachfassen: Angebot 2026-118');
  expect(followUpTitle(written, knownAnswer, texts)).toBe('Nachfassen: Angebot 2026-119');
  expect(followUpTitle(byColleague, knownAnswer, texts)).toBe('Nachfassen: Angebot 2026-118');
  expect(followUpTitle({ ...written, subject: '' }, knownAnswer, texts)).toBe(
    'Nachfassen: Dr. Katrin Öztürk',
  );
});

describe('a due day', () => {
  test('in the past is overdue by whole days', () => {
    expect(dueState('2026-11-22', '2026-11-25')).toBe('overdue');
    expect(daysOverdue('2026-11-22', '2026-11-25')).toBe(3);
  });

  test('reminds at nine in the morning, today at four in the afternoon, and not in the past', () => {
    const noon = Date.parse('2026-11-25T12:00:00.000Z');
    expect(remindAt('2026-11-26', noon)).toBe('2026-11-26T09:00:00.000Z');
    expect(remindAt('2026-11-25', noon)).toBe('2026-11-25T16:00:00.000Z');
    expect(remindAt('2026-11-24', noon)).toBeNull();
  });

  test('today, when the afternoon is over, reminds in an hour, and before the day ends', () => {
    expect(remindAt('2026-11-25', Date.parse('2026-11-25T18:20:00.000Z'))).toBe('2026-11-25T19:20:00.000Z');
    expect(remindAt('2026-11-25', Date.parse('2026-11-25T23:30:00.000Z'))).toBe('2026-11-25T23:59:00.000Z');
  });
});

test('a calendar opens further ahead than the one-click days', () => {
  expect(laterDay('2026-11-25')).toBe('2026-12-07');
  expect(laterDay('2026-11-30')).toBe('2026-12-14');
});

test('an edit writes only what was changed; a new day brings a new reminder, an emptied title changes nothing', () => {
  const [task] = tasks;
  const now = Date.parse('2026-11-25T12:00:00.000Z');
  const same = { title: task!.title, dueOn: task!.dueOn, assigneeId: task!.assigneeId };
  expect(taskChange(task!, same, now)).toBeNull();
  expect(taskChange(task!, { ...same, title: '  ' }, now)).toBeNull();
  expect(taskChange(task!, { ...same, dueOn: '2026-12-01' }, now)?.set).toEqual({
    dueOn: '2026-12-01',
    remindAt: '2026-12-01T09:00:00.000Z',
  });
});

test('a tick is shown from the click on, each of several, and no longer once it is taken back', () => {
  const tick = (id: string, state: ChangeState) => ({
    state: signal(state),
    mutations: () => [{ id: 'm', name: 'task.update', at: '', args: { id, set: { done: true } } }],
  });
  const { ticks, busyIds } = underway([
    tick('one', { phase: 'saving', progress: { step: 'sending', done: 0, total: 0 } }),
    tick('two', { phase: 'saved', undoable: true, on: 'kontor' }),
    tick('three', { phase: 'undone', on: 'kontor' }),
    tick('four', { phase: 'undoing' }),
  ]);
  expect([...ticks]).toEqual([
    ['one', true],
    ['two', true],
  ]);
  expect([...busyIds]).toEqual(['one', 'four']);
});

describe('an appointment out of a follow-up', () => {
  const now = Date.parse('2026-11-25T12:20:00.000Z');

  test('is half an hour at nine on the day it is due', () => {
    expect(planOfTask({ title: 'Rückruf', dueOn: '2026-11-27' }, 'ada@krueger.example', now)).toEqual({
      subject: 'Rückruf',
      startsAt: '2026-11-27T09:00:00.000Z',
      endsAt: '2026-11-27T09:30:00.000Z',
      attendees: ['ada@krueger.example'],
    });
  });

  test.each(['2026-11-25', '2026-11-20', null])(
    'begins with the next full hour where %s leaves no morning',
    (dueOn) => {
      expect(planOfTask({ title: 'Rückruf', dueOn }, '', now)).toMatchObject({
        startsAt: '2026-11-25T13:00:00.000Z',
        attendees: [],
      });
    },
  );
});
