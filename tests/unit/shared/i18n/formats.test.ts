import { describe, expect, test } from 'vitest';
import { createFormats } from '#shared/i18n/formats.ts';
import { formatPhone } from '#shared/i18n/phone-format.ts';

const de = createFormats({ locale: 'de' });
const en = createFormats({ locale: 'en' });
/** A Wednesday. */
const now = Date.parse('2026-11-25T14:30:00.000Z');

describe('an instant', () => {
  test.each([
    ['2026-11-25T14:29:30.000Z', 'gerade eben', 'just now'],
    ['2026-11-25T14:25:00.000Z', 'vor 5 Min.', '5 min ago'],
    ['2026-11-25T09:12:00.000Z', '09:12', '09:12'],
    ['2026-11-24T09:12:00.000Z', 'gestern, 09:12', 'yesterday, 09:12'],
    ['2026-11-20T15:02:00.000Z', 'Fr, 15:02', 'Fri, 15:02'],
    ['2026-11-03T09:00:00.000Z', '3.11.', '3 Nov'],
    ['2025-06-11T09:00:00.000Z', '11.6.2025', '11 Jun 2025'],
  ])('%s is relative for a week and absolute after', (instant, german, english) => {
    expect(de.when(instant, now)).toBe(german);
    expect(en.when(instant, now)).toBe(english);
  });

  test('a full time for the tooltip names weekday, day, month, year and minute', () => {
    expect(de.full('2026-11-03T14:02:00.000Z')).toBe('Dienstag, 3. November 2026 um 14:02');
  });
});

describe('a due day', () => {
  test.each([
    ['2026-11-24', 'gestern', 'yesterday'],
    ['2026-11-25', 'heute', 'today'],
    ['2026-11-26', 'morgen', 'tomorrow'],
    ['2026-11-30', 'Montag', 'Monday'],
    ['2026-12-14', '14.12.', '14 Dec'],
    ['2027-01-04', '4.1.2027', '4 Jan 2027'],
  ])('%s is said as people say it', (day, german, english) => {
    expect(de.due(day, '2026-11-25')).toBe(german);
    expect(en.due(day, '2026-11-25')).toBe(english);
  });
});

test('money is written from minor units, without cents where there are none, yen without any', () => {
  expect(de.money(894_000, 'EUR').replaceAll('\u00a0', ' ')).toBe('8.940 €');
  expect(de.money(894_050, 'EUR').replaceAll('\u00a0', ' ')).toBe('8.940,50 €');
  expect(en.money(894_050, 'USD')).toBe('US$8,940.50');
  expect(de.money(500, 'JPY').replaceAll('\u00a0', ' ')).toBe('500 ¥');
});

test.each([
  ['+495115550142', '+49 511 5550142'],
  ['+49305550142', '+49 30 5550142'],
  ['+491715550142', '+49 171 5550142'],
  ['+4915155501420', '+49 1515 5501420'],
  ['+4933205550142', '+49 33205 550142'],
  ['+4315550142', '+43 1 5550142'],
  ['+41445550142', '+41 44 555 01 42'],
  ['+441326555014', '+44 1326 555014'],
  ['+442079460000', '+44 20 7946 0000'],
  ['+33155501420', '+33 1 55 50 14 20'],
  ['+14155550142', '+1 415 555 0142'],
  ['+999123456', '+999123456'],
  ['0511 / 555-0142', '0511 / 555-0142'],
])('the number %s is grouped for reading, never changed', (number, shown) => {
  expect(formatPhone(number)).toBe(shown);
  expect(formatPhone(number).replaceAll(/\D/g, '')).toBe(number.replaceAll(/\D/g, ''));
});

test.each([
  '+495115550142',
  '+49305550142',
  '+498912345',
  '+491715550142',
  '+4915155501420',
  '+491605550142',
  '+4933205550142',
  '+49345550142',
  '+4964215550142',
  '+498005550142',
])('the German number %s looks the same before and after all numbers can be grouped', (number) => {
  expect(de.phone(number)).toBe(formatPhone(number));
});

test('a number of another country waits for its own grouping', () => {
  expect(de.phone('+441326555014')).toBe('+441326555014');
});
