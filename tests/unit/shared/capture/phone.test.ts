import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalisePhone, phoneKey } from '#shared/capture/phone.ts';

const e164 = (text: string, country?: string): string => {
  const phone = normalisePhone(text, country);
  return phone.ok ? phone.value.e164 : phone.error.code;
};

describe('telephone numbers', () => {
  test.each([
    '030 1234567',
    '030/123 45 67',
    '(030) 12345-67',
    '+49 30 1234567',
    '+49 (0)30 / 12 34 56-7',
    '+49 (0) 30 1234567',
    '0049 30 1234567',
    'tel:+49301234567',
    '+49\u00a030\u00a01234567',
  ])('%s is the same number in Berlin', (text) => {
    expect(e164(text)).toBe('+49301234567');
    expect(phoneKey(text)).toBe('49301234567');
  });

  test('a number without country code belongs to the given country', () => {
    expect(e164('01 5123456', 'AT')).toBe('+4315123456');
    expect(e164('044 668 18 00', 'CH')).toBe('+41446681800');
    expect(e164('030 1234567', 'XX')).toBe('+49301234567');
  });

  test.each([
    ['0151 23456789', 'DE', 'mobile'],
    ['0171 2345678', 'DE', 'mobile'],
    ['030 1234567', 'DE', 'fixed'],
    ['0800 1234567', 'DE', 'unknown'],
    ['0664 1234567', 'AT', 'mobile'],
    ['01 5123456', 'AT', 'fixed'],
    ['079 123 45 67', 'CH', 'mobile'],
    ['044 668 18 00', 'CH', 'fixed'],
    ['+1 212 555 0123', 'DE', 'unknown'],
  ])('%s (%s) is %s', (text, country, type) => {
    const phone = normalisePhone(text, country);
    expect(phone.ok && phone.value.type).toBe(type);
  });

  test('it is shown as people at home and abroad write it', () => {
    const phone = normalisePhone('+49301234567');
    expect(phone.ok && [phone.value.national, phone.value.international]).toEqual([
      '030 1234567',
      '+49 30 1234567',
    ]);
  });

  test.each(['', 'Tel', '12', 'DE123456789', '030 1234567 oder 0171 2345678', '0'.repeat(5_000)])(
    '%j is refused',
    (text) => {
      expect(e164(text)).toBe('phone.invalid');
    },
  );

  test('part of a number is found inside the whole', () => {
    const whole = phoneKey('+49 30 1234567');
    for (const part of ['030 12', '1234567', '45 67', '(0)30']) expect(whole).toContain(phoneKey(part));
  });

  test('with its country code a number is found under the digits it is called by, however it is grouped', () => {
    const digit = fc.constantFrom('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
    const groups = fc.array(fc.string({ unit: digit, minLength: 1, maxLength: 5 }), {
      minLength: 1,
      maxLength: 4,
    });
    const number = fc
      .tuple(fc.constantFrom('49', '43', '41', '44', '39'), groups, fc.constantFrom(' ', '-', '/', ''))
      .map(([country, parts, between]) => `+${country} ${parts.join(between)}`);
    fc.assert(
      fc.property(number, (text) => {
        const called = normalisePhone(text);
        if (called.ok) expect(phoneKey(text)).toBe(called.value.e164.slice(1));
        else expect(phoneKey(text)).toBe(text.replace(/\D/g, ''));
      }),
      { numRuns: 2_000 },
    );
  });

  test('no text makes it fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(typeof phoneKey(text)).toBe('string');
        expect(typeof e164(text)).toBe('string');
      }),
    );
  });
});
