/**
 * The number of whoever calls, as a telephone system hands it over: in any spelling, with its plus lost on the way, as a
 * SIP address, with an extension, or withheld.
 */
import { normalisePhone } from './phone.ts';
import type { Phone } from './phone.ts';

export type CallerNumber =
  | { readonly kind: 'withheld' }
  /** What it may be, the likeliest first: without its plus a number can be read at home and abroad. */
  | { readonly kind: 'number'; readonly readings: readonly Phone[] }
  /** Nothing that could be called from outside: an extension of the house, or no number. */
  | { readonly kind: 'other'; readonly text: string };

const INPUT_MAX = 200;
const WITHHELD =
  /^(?:anonym(?:ous)?|unknown(?: number)?|unbekannt|unterdr(?:ü|ue)ckt|private?|withheld|restricted|unavailable|blocked|clir|no ?number|keine (?:ruf)?nummer|none|null|0+)?$/iu;
const EXTENSION = /[\s,;(]*(?:durchwahl|nebenstelle|apparat|dw|app|ext|extension|x|#)[\s.:]*\d{1,6}\)?\s*$/iu;

/** `"Brandt" <sip:+4930123@trunk.example;user=phone>` to `+4930123`. */
const bare = (text: string): string => {
  const inner = /<([^<>]*)>/.exec(text)?.[1] ?? text;
  return inner
    .replace(/^\s*(?:tel|sips?|callto):(?:\/\/)?/i, '')
    .replace(/[@;?].*$/s, '')
    .replace(EXTENSION, '')
    .replace(/^%2b/i, '+');
};

/** `country` (ISO, two letters) says where a number without a country code is meant. */
export const readCallerNumber = (text: string, country: string): CallerNumber => {
  const given = bare(text.slice(0, INPUT_MAX));
  const number = given.trim();
  if (WITHHELD.test(number)) return { kind: 'withheld' };
  // A plus in an address stands for a blank unless it is written as %2B, which many systems do not.
  const hasLostPlus = /^\s+[1-9]/.test(given);
  const spellings = hasLostPlus
    ? [`+${number}`, number]
    : /^[1-9]/.test(number)
      ? [number, `+${number}`]
      : [number];
  const readings = spellings.flatMap((spelling) => {
    const phone = normalisePhone(spelling, country);
    return phone.ok ? [phone.value] : [];
  });
  const unlike = readings.filter(({ e164 }, at) => readings.findIndex((one) => one.e164 === e164) === at);
  return unlike.length > 0 ? { kind: 'number', readings: unlike } : { kind: 'other', text: number };
};
