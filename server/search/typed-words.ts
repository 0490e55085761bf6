/** What was typed, as words that people and companies are found by: each is the beginning of one of their tokens. */
import { phoneKey } from '#shared/capture/phone.ts';

/** Numbers are stored with their country code; people type them without. */
const HOME_COUNTRY = '49';

/** A number as typed: whole, from its country code on, or from its area code on. */
export const numberWords = (q: string): string[] => {
  const digits = /\p{L}/u.test(q) ? '' : phoneKey(q);
  return digits ? [digits, `${HOME_COUNTRY}${digits}`] : [];
};

/** The first text after all that start with the prefix; tokens are letters, digits and few signs below `~`. */
export const endOf = (prefix: string): string => `${prefix}\u{10FFFF}`;
