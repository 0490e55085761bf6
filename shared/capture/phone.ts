/** Telephone numbers as people write them, made comparable. Metadata: libphonenumber's smallest set. */
import type { CountryCode, PhoneNumber } from 'libphonenumber-js/min';
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Result } from '#shared/lib/result.ts';
import { fail, ok } from '#shared/lib/result.ts';

export type PhoneType = 'mobile' | 'fixed' | 'unknown';
export type Phone = {
  /** `+493012345678`: the form in which numbers are stored and compared. */
  readonly e164: string;
  /** `030 12345678`, for people in the same country. */
  readonly national: string;
  /** `+49 30 12345678` */
  readonly international: string;
  readonly type: PhoneType;
};

const INPUT_MAX = 60;
const DEFAULT_COUNTRY = 'DE';

/** First digits of mobile numbers after the country code; the small metadata set does not hold them. */
const MOBILE: Readonly<Record<string, RegExp>> = { DE: /^1(?:5|6[023]|7)/, AT: /^6[5-9]/, CH: /^7[4-9]/ };
/** First digits of land lines, likewise. What is neither is a service number. */
const FIXED: Readonly<Record<string, RegExp>> = { DE: /^[2-9](?!00)/, AT: /^[1-57]/, CH: /^[2-6]/ };

const phoneType = (number: PhoneNumber): PhoneType => {
  const country = number.country ?? '';
  if (MOBILE[country]?.test(number.nationalNumber)) return 'mobile';
  return FIXED[country]?.test(number.nationalNumber) ? 'fixed' : 'unknown';
};

const parse = (text: string, country: string): PhoneNumber | undefined => {
  if (text.length > INPUT_MAX) return undefined;
  const defaultCountry: CountryCode = isSupportedCountry(country) ? country : DEFAULT_COUNTRY;
  // "+49 (0)30 …": the zero in brackets is for callers at home and never part of the number.
  const trimmed = text.replace(/^\s*tel:/i, '').replace(/\(\s*0\s*\)/, ' ');
  return parsePhoneNumberFromString(trimmed, { defaultCountry, extract: false });
};

/**
 * One number, written any way; `country` (ISO, two letters) says where a number without country code is meant.
 *
 * Errors: `phone.invalid` when it is no number that could be called.
 */
export const normalisePhone = (text: string, country: string = DEFAULT_COUNTRY): Result<Phone> => {
  const number = parse(text, country);
  if (!number?.isValid()) return fail('phone.invalid');
  return ok({
    e164: number.number,
    // Few who ask for a number want it written out, and writing it out takes longer than reading it.
    get national() {
      return number.formatNational();
    },
    get international() {
      return number.formatInternational();
    },
    type: phoneType(number),
  });
};

/**
 * With its country code, and without the zero of calls from within: valid or not, its digits are all there is to it.
 * Most stored numbers are written so, and reading one by the rules of its country takes a hundred times as long.
 */
const WHOLE = /^\s*\+(?:49|43|41|44(?=(?:\D*\d){10}\D*$))[\s/.-]*[1-9][\d\s/.-]*$/;

/**
 * Digits under which a number is found in any spelling: those of its E.164 form, or, for a part of a number, what was
 * typed without leading zeros, which is then a substring of the whole. Empty when there is no digit.
 */
export const phoneKey = (text: string, country: string = DEFAULT_COUNTRY): string => {
  if (text.length <= INPUT_MAX && WHOLE.test(text)) return text.replace(/\D/g, '');
  // Without a leading zero or plus it is the middle of a number, even where it would pass for a whole one.
  const number = /^\D*[+0]/.test(text) ? parse(text, country) : undefined;
  if (number?.isValid()) return number.number.slice(1);
  return text
    .slice(0, INPUT_MAX)
    .replace(/\(\s*0\s*\)/, '')
    .replace(/\D/g, '')
    .replace(/^0+/, '');
};
