import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCallerNumber } from '#shared/capture/caller-number.ts';

const readings = (text: string, country = 'DE'): readonly string[] => {
  const caller = readCallerNumber(text, country);
  return caller.kind === 'number' ? caller.readings.map(({ e164 }) => e164) : [caller.kind];
};

test('a number is the same in every spelling telephone systems have', () => {
  for (const text of [
    '+49 30 12345678',
    '030/12345678',
    '030-123 456 78',
    '(030) 12345678',
    '+49 (0)30 12345678',
    '0049 30 12345678',
    '004930-12345678',
    ' 49 30 12345678',
    ' 493012345678',
    '%2B493012345678',
    'tel:+493012345678',
    'sip:+493012345678@trunk.example;user=phone',
    '"Brandt Pumpen" <sip:03012345678@trunk.example>',
    '030 12345678 Durchwahl 12',
    '+49 30 12345678 ext. 12',
    '+493012345678;ext=12',
  ])
    expect(readings(text)[0], text).toBe('+493012345678');
});

test('without its plus a number is read at home and abroad', () => {
  expect(readings('493012345678')).toContain('+493012345678');
  expect(readings('436641234567')).toContain('+436641234567');
});

test('a number without a country code is meant where the server says', () => {
  expect(readings('0664 1234567', 'AT')).toEqual(['+436641234567']);
  expect(readings('044 668 18 00', 'CH')).toEqual(['+41446681800']);
});

test('a withheld number is told from one that is none', () => {
  for (const text of [
    '',
    '  ',
    'anonymous',
    'Anonym',
    'sip:anonymous@anonymous.invalid',
    'unterdrückt',
    'Private',
    '0',
  ])
    expect(readings(text), text).toEqual(['withheld']);
  for (const text of ['23', '110', 'abc', '<script>', '+++', '1'.repeat(150)])
    expect(readings(text), text).toEqual(['other']);
});

test('whatever stands between the digits of a number does not matter', () => {
  const between = fc.constantFrom('', ' ', '-', '/', '.', ' / ', ' - ');
  const number = fc.integer({ min: 2_000_000, max: 9_999_999 });
  fc.assert(
    fc.property(number, fc.array(between, { minLength: 7, maxLength: 7 }), (digits, gaps) => {
      const spelled = [...String(digits)].map((digit, at) => `${digit}${at < 6 ? gaps[at] : ''}`).join('');
      expect(readings(`0511 ${spelled}`)).toEqual([`+49511${digits}`]);
    }),
  );
});

test('foreign text of any kind is read without fault', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300, unit: 'binary' }), (text) => {
      expect(['number', 'withheld', 'other']).toContain(readCallerNumber(text, 'DE').kind);
    }),
  );
});
