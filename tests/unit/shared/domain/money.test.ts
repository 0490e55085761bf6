import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountText, parseMoney } from '#shared/domain/money.ts';
import { createFormats } from '#shared/i18n/formats.ts';

const read = (text: string, locale = 'de'): string => {
  const money = parseMoney(text, locale);
  return money.ok ? `${money.value.amountMinor} ${money.value.currency ?? '-'}` : money.error.code;
};

test('an amount is read as Germans type it', () => {
  for (const text of ['12.500,00 €', '12500 €', '12 500,00 €', '€ 12.500', '12.500,- €', '12.500 Euro'])
    expect(read(text), text).toBe('1250000 EUR');
  expect(read('99,9')).toBe('9990 -');
  expect(read('0,05')).toBe('5 -');
  expect(read('1.234.567')).toBe('123456700 -');
  expect(read('CHF 1’250.–')).toBe('125000 CHF');
  expect(read('1.200,50 usd')).toBe('120050 USD');
  expect(read('5000 JPY')).toBe('5000 JPY');
});

test('an amount is read as it is typed in English', () => {
  expect(read('€12,500.00', 'en')).toBe('1250000 EUR');
  expect(read('12,500', 'en')).toBe('1250000 -');
  expect(read('12.5', 'en')).toBe('1250 -');
});

test('what is no amount, or could be two, is not guessed at', () => {
  for (const text of [
    '',
    'viel',
    '-5',
    '12,500',
    '1.2345',
    '1.23',
    '12.50',
    '1,2,3',
    '5 Äpfel',
    '1e5',
    '€ 5 €',
    '12,5,0',
  ])
    expect(read(text), text).toBe('money.invalid');
  expect(read('12.500', 'en')).toBe('money.invalid');
  expect(read('9'.repeat(30))).toBe('money.invalid');
  expect(read(`${' '.repeat(10)}1${'.'.repeat(50)}`)).toBe('money.invalid');
});

test('what Kontor itself shows is read back as what it was', () => {
  const currencies = fc.constantFrom('EUR', 'CHF', 'USD', 'GBP');
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000_000_000 }),
      currencies,
      fc.constantFrom('de' as const, 'en' as const),
      (amountMinor, currency, locale) => {
        const shown = createFormats({ locale }).money(amountMinor, currency);
        expect(parseMoney(shown.replace('US$', '$'), locale), shown).toEqual({
          ok: true,
          value: { amountMinor, currency },
        });
        const field = amountText(amountMinor, locale, currency);
        expect(parseMoney(field, locale, currency), field).toEqual({
          ok: true,
          value: { amountMinor, currency: null },
        });
      },
    ),
  );
});
