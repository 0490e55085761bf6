import { describe, expect, test } from 'vitest';
import {
  bareSubject,
  daysOverdue,
  dueState,
  followUpTitle,
  remindAt,
  taskChange,
} from '#shared/panel/cards/tasks/tasks.model.ts';
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

describe('a due day', () => {
  test('in the past is overdue by whole days', () => {
    expect(dueState('2026-11-22', '2026-11-25')).toBe('overdue');
    expect(daysOverdue('2026-11-22', '2026-11-25')).toBe(3);
  });

  test('reminds at nine in the morning, today at four in the afternoon, and not in the past', () => {
    const noon = Date.parse('2026-11-25T12:00:00.000Z');
    expect(remindAt('2026-11-26', noon)).toBe('2026-11-26T09:00:00.000Z');
    expect(remindAt('2026-11-25', noon)).toBe('2026-11-25T16:00:00.000Z');
    expect(remindAt('2026-11-25', noon + 6 * 3_600_000)).toBeNull();
  });
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
