import { describe, expect, test } from 'vitest';
import {
  answerDueOn,
  newReference,
  outgoingFieldsSchema,
  referenceIn,
} from '#shared/domain/outgoing-mail.ts';
import { idTime } from '#shared/lib/ids.ts';

const BERLIN = 'Europe/Berlin';

describe('the reference of a sent mail', () => {
  test('tells nobody when the mail was begun, and is another one each time', () => {
    const [one, two] = [newReference(), newReference()];
    expect([idTime(one), idTime(two)]).toEqual([1, 1]);
    expect(one).not.toBe(two);
  });

  test('is found in the headers however they are written', () => {
    const id = newReference();
    expect(referenceIn(`Subject: a\r\nX-Kontor-Ref: ${id}\r\n`)).toBe(id);
    expect(referenceIn(`x-kontor-ref:\r\n  ${id.toUpperCase()}\r\nTo: b`)).toBe(id);
  });

  test.each([
    ['no header', 'Subject: x-kontor-ref\r\n'],
    ['something else in it', 'X-Kontor-Ref: <script>\r\n'],
    ['an id inside of another header', `X-Other: ${newReference()}\r\n`],
  ])('is not found where there is %s', (_, headers) => {
    expect(referenceIn(headers)).toBeNull();
  });
});

describe('the day to come back to a mail', () => {
  test.each([
    ['Friday, three days on', '2026-11-20T09:00:00Z', 3, BERLIN, '2026-11-23', '2026-11-23T08:00:00.000Z'],
    ['a Saturday, moved', '2026-11-18T09:00:00Z', 3, BERLIN, '2026-11-23', '2026-11-23T08:00:00.000Z'],
    ['a Sunday, moved', '2026-11-19T09:00:00Z', 3, BERLIN, '2026-11-23', '2026-11-23T08:00:00.000Z'],
    ['a week', '2026-11-18T09:00:00Z', 7, BERLIN, '2026-11-25', '2026-11-25T08:00:00.000Z'],
    [
      'late in the evening there, tomorrow here',
      '2026-11-18T23:30:00Z',
      1,
      BERLIN,
      '2026-11-20',
      '2026-11-20T08:00:00.000Z',
    ],
    ['into summer time', '2026-03-27T09:00:00Z', 3, BERLIN, '2026-03-30', '2026-03-30T07:00:00.000Z'],
    [
      'far in the west',
      '2026-11-18T03:00:00Z',
      1,
      'America/Los_Angeles',
      '2026-11-18',
      '2026-11-18T17:00:00.000Z',
    ],
    [
      'far in the east',
      '2026-11-17T20:00:00Z',
      1,
      'Pacific/Auckland',
      '2026-11-19',
      '2026-11-18T20:00:00.000Z',
    ],
  ])('%s', (_, sentAt, days, timeZone, dueOn, remindAt) => {
    expect(answerDueOn(sentAt, { days, timeZone })).toEqual({ dueOn, remindAt });
  });
});

test('a time zone nobody knows is refused', () => {
  const fields = {
    conversationId: '',
    from: '',
    log: true,
    visibility: 'all',
    links: [],
    chosen: true,
  };
  const parse = (timeZone: string) =>
    outgoingFieldsSchema.safeParse({ ...fields, reminder: { days: 3, timeZone } }).success;
  expect([parse(BERLIN), parse('Mars/Olympus'), parse('')]).toEqual([true, false, false]);
});
