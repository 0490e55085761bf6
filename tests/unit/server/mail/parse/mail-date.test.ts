import { describe, expect, it } from 'vitest';
import { mailDateToInstant } from '#server/mail/parse/mail-date.ts';

describe('the date of a mail', () => {
  it('is read in all forms that mail programs write', () => {
    for (const header of [
      'Mon, 1 Jun 2026 10:15:00 +0200',
      '1 Jun 2026 08:15 GMT',
      'Mon,1 Jun 26 4:15:00 EDT',
      'Mon, 01 June 2026 10.15.00 +0200 (CEST)',
      '1-Jun-2026 08:15:00',
      'Mon, 1 Jun 2026 10(h): 15 : 00 +0200',
      '2026-06-01T10:15:00+02:00',
      '2026-06-01 08:15:00',
    ]) {
      expect([header, mailDateToInstant(header)]).toEqual([header, '2026-06-01T08:15:00.000Z']);
    }
  });

  it('counts short years as the standard says', () => {
    expect(mailDateToInstant('21 Nov 97 09:55:06 GMT')).toBe('1997-11-21T09:55:06.000Z');
    expect(mailDateToInstant('21 Nov 101 09:55:06 GMT')).toBe('2001-11-21T09:55:06.000Z');
  });

  it('is unknown rather than wrong', () => {
    for (const header of [
      '',
      'irgendwann',
      'Mon, 31 Xxx 2026 10:00',
      '1 Jun 2026 25:00:00',
      '1 Jun 3609 10:00',
      '99 Jun 2026 10:00',
    ]) {
      expect([header, mailDateToInstant(header)]).toEqual([header, null]);
    }
  });

  it('takes an impossible zone as none', () => {
    expect(mailDateToInstant('1 Jun 2026 10:00:00 +9999')).toBe('2026-06-01T10:00:00.000Z');
  });
});
