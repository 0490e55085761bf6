import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calledNumbers, namesNumberOf } from '#shared/domain/called-number.ts';

const digits = (length: number) =>
  fc.integer({ min: 0, max: 10 ** length - 1 }).map((value) => String(value).padStart(length, '0'));

describe('the number a deal is called by', () => {
  test.each([
    ['AW: Angebot 2026-118', 'Angebot 2026-118 Pumpen'],
    ['Re: your quote 2026/118', 'Angebot 2026-118'],
    ['Bestellung zu 47.11.0815', 'Projekt 47-11-0815'],
    ['Nr.4711: Rückfrage', '4711'],
  ])('is found in "%s" for "%s"', (subject, title) => {
    expect(namesNumberOf(subject, title)).toBe(true);
  });

  test.each([
    ['Unser Termin am 24.12.2026', 'Lieferung bis 24.12.2026'],
    ['Unser Termin am 2026-12-24', 'Lieferung bis 2026-12-24'],
    ['Planung 2026', 'Rahmenvertrag 2026'],
    ['Halle 3, 2. Etage', 'Halle 3'],
    ['AW: Angebot 2026-1180', 'Angebot 2026-118'],
    ['AW: Angebot 118', 'Angebot 2026-118'],
    ['Hallo', 'Ohne Nummer'],
    ['', ''],
  ])('is not found in "%s" for "%s"', (subject, title) => {
    expect(namesNumberOf(subject, title)).toBe(false);
  });

  test('is the same however its parts are divided, and whatever stands around it', () => {
    const number = fc.array(digits(3), { minLength: 2, maxLength: 4 });
    const divider = fc.constantFrom('-', '/', '.');
    const words = fc.constantFrom('', 'AW: Angebot ', 'zu (', 'Wir fragen nach: ');
    fc.assert(
      fc.property(number, divider, divider, words, (parts, one, other, around) => {
        const title = `Angebot ${parts.join(one)}`;
        fc.pre(calledNumbers(title).size > 0);
        expect(namesNumberOf(`${around}${parts.join(other)}, danke`, title)).toBe(true);
      }),
    );
  });

  test('means nothing when it is short, a year or a day', () => {
    const short = fc.integer({ min: 0, max: 999 }).map(String);
    const year = fc.integer({ min: 1900, max: 2099 }).map(String);
    const day = fc
      .date({ min: new Date('1950-01-01'), max: new Date('2050-01-01'), noInvalidDate: true })
      .chain((date) => {
        const [of = '', month = '', at = ''] = date.toISOString().slice(0, 10).split('-');
        return fc.constantFrom(
          `${of}-${month}-${at}`,
          `${at}.${month}.${of}`,
          `${Number(at)}.${Number(month)}.${of}`,
        );
      });
    fc.assert(
      fc.property(fc.oneof(short, year, day), (text) => {
        expect([...calledNumbers(`vom ${text} an`)]).toEqual([]);
      }),
    );
  });
});
