/**
 * Spaces into a German E.164 number, for reading: country, area, rest. Small enough for the first paint; numbers of
 * other countries wait for `phone-format.ts`, which is too large for it and says the same of German ones.
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

/** Anything that is no German number stays as it is. */
export const groupGermanPhone = (number: string): string => {
  const [, rest = ''] = /^\+49(\d{5,13})$/.exec(number) ?? [];
  if (rest === '') return number;
  const area = germanAreaLength(rest);
  return `+49 ${rest.slice(0, area)} ${rest.slice(area)}`;
};
