import { expect, test } from 'vitest';
import { meetingMark } from '#shared/domain/meeting.ts';

const name = {
  organizer: 'ada@krueger.example',
  startsAt: '2026-11-27T09:00:00Z',
  subject: 'Abnahme Linie 3',
};

test('a meeting is the same in two calendars that write it a little differently', () => {
  const other = {
    organizer: ' Ada@Krueger.example',
    startsAt: '2026-11-27T09:00:00.000Z',
    subject: 'abnahme  Linie\u00a03 ',
  };
  expect(meetingMark(other)).toBe(meetingMark(name));
});

test('another time, another name or another host is another meeting', () => {
  for (const change of [
    { startsAt: '2026-11-27T09:15:00Z' },
    { subject: 'Abnahme Linie 4' },
    { organizer: 'ole@holm.example' },
  ])
    expect(meetingMark({ ...name, ...change })).not.toBe(meetingMark(name));
});
