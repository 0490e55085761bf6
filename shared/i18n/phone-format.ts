/**
 * Spaces into an E.164 number, for reading: country, area, rest. Anything else stays as it was typed.
 *
 * German area codes have 2 to 5 digits; their lengths follow from the first digits (numbering plan of the
 * Bundesnetzagentur): four big cities, the codes that end in 1, a short list, five digits in the eastern 03… range.
 */
const BIG_CITIES = /^(?:30|40|69|89)/;
const MOBILE = /^1(?:5|6|7)/;
const THREE_DIGITS = /^(?:[2-9]\d1|20[2389]|21[24]|228|234|335|340|345|355|365|375|385|395|906)/;
const EASTERN = /^3/;
const SERVICE = /^(?:800|180|137|900|700)/;

const germanAreaLength = (digits: string): number => {
  if (SERVICE.test(digits)) return 3;
  if (MOBILE.test(digits)) return digits.startsWith('15') ? 4 : 3;
  if (BIG_CITIES.test(digits)) return 2;
  if (THREE_DIGITS.test(digits)) return 3;
  return EASTERN.test(digits) ? 5 : 4;
};

const TWO_DIGIT_COUNTRIES = /^(?:20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

const countryLength = (digits: string): number => {
  if (/^[17]/.test(digits)) return 1;
  return TWO_DIGIT_COUNTRIES.test(digits) ? 2 : 3;
};

const inGroups = (digits: string): string => digits.replace(/(\d{3})(?=\d{2,})/g, '$1 ');

export const formatPhone = (number: string): string => {
  if (!/^\+\d{6,15}$/.test(number)) return number;
  const digits = number.slice(1);
  const country = digits.slice(0, countryLength(digits));
  const rest = digits.slice(country.length);
  if (country !== '49') return `+${country} ${inGroups(rest)}`;
  const area = germanAreaLength(rest);
  return `+49 ${rest.slice(0, area)} ${rest.slice(area)}`;
};
