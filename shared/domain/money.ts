/**
 * An amount of money as people here type it: `12.500,00 €`, `1.234`, `EUR 99,90`, `12,500.00`. Pure.
 *
 * What separates thousands and cents is the language's (`Intl.NumberFormat`); blanks and apostrophes between thousands are
 * taken in any. What could be read in two ways is not guessed at.
 */
import type { Result } from '../lib/result.ts';
import { fail, ok } from '../lib/result.ts';

export type Money = {
  /** Minor units of the currency. */
  readonly amountMinor: number;
  /** ISO 4217; null where none was typed. */
  readonly currency: string | null;
};

const INPUT_MAX = 60;
const SIGNS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  EURO: 'EUR',
  $: 'USD',
  '£': 'GBP',
  FR: 'CHF',
  SFR: 'CHF',
};
/** `12.500,-` and `99.–`: no cents. */
const NO_CENTS = /[.,]\s*[-–—]+$/u;

type Separators = { readonly group: string; readonly decimal: string };
const separatorsOf = (locale: string): Separators => {
  const parts = new Intl.NumberFormat(locale, { useGrouping: 'always' }).formatToParts(12_345.6);
  const of = (type: 'group' | 'decimal'): string => parts.find((part) => part.type === type)?.value ?? '';
  return { group: of('group'), decimal: of('decimal') };
};

/** Of the currency: 2 for euros, 0 for yen. */
const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** Digits without what stands between the thousands; null where that is not what stands there. */
const wholeOf = (text: string, group: string): string | null => {
  for (const between of [group, ' ', '\u00a0', '\u202f', "'", '’']) {
    const [first = '', ...others] = text.split(between);
    if (/^\d{1,3}$/.test(first) && others.length > 0 && others.every((part) => /^\d{3}$/.test(part)))
      return first + others.join('');
  }
  return /^\d+$/.test(text) ? text : null;
};

/** Null for what is no currency's name or sign. */
const currencyOf = (word: string): string | null => {
  const name = word.toUpperCase().replace(/\.$/, '');
  const code = SIGNS[name] ?? name;
  return /^[A-Z]{3}$/.test(code) && Intl.supportedValuesOf('currency').includes(code) ? code : null;
};

/**
 * `locale` is BCP 47; `currency` decides on the number of cents where none was typed.
 * Errors: `money.invalid` for what is no amount, is below zero, or could be read in two ways.
 */
export const parseMoney = (text: string, locale: string, currency = 'EUR'): Result<Money> => {
  const invalid = fail('money.invalid');
  if (text.length > INPUT_MAX) return invalid;
  const found =
    /^(?<before>[^\d.,\s]*\.?)\s*(?<number>\d(?:[\d\s'’]|[.,](?!\s*[-–—]))*(?:[.,]\s*[-–—]+)?)\s*(?<after>[^\d.,\s]*\.?)$/u.exec(
      text.trim(),
    );
  const { before = '', number = '', after = '' } = found?.groups ?? {};
  if (!number || (before && after)) return invalid;
  const word = before || after;
  const named = word ? currencyOf(word) : null;
  if (word && named === null) return invalid;
  const { group, decimal } = separatorsOf(locale);
  const [whole = '', cents = '', ...more] = number.trim().replace(NO_CENTS, '').split(decimal);
  const digits = digitsOf(named ?? currency);
  const units = wholeOf(whole, group);
  if (units === null || more.length > 0 || cents.length > digits || !/^\d*$/.test(cents)) return invalid;
  const amountMinor = Number(units + cents.padEnd(digits, '0'));
  return Number.isSafeInteger(amountMinor) ? ok({ amountMinor, currency: named }) : invalid;
};

/** As it stands in a field to be typed over: `12.500,00`. */
export const amountText = (amountMinor: number, locale: string, currency: string): string => {
  const digits = digitsOf(currency);
  return new Intl.NumberFormat(locale, { minimumFractionDigits: digits }).format(amountMinor / 10 ** digits);
};
