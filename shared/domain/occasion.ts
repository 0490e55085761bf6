/** What is wished when: Christmas, New Year, Easter, a birthday; otherwise all the best. Pure. */
import { recipientAndFamily } from './family-phrase.ts';
import type { Told } from './family-phrase.ts';
import type { AddressForm, TemplateLanguage } from './salutation.ts';
import { nextOccurrence } from './yearly-day.ts';

export const OCCASIONS = ['christmas', 'new_year', 'easter', 'birthday', 'closing'] as const;
export type Occasion = (typeof OCCASIONS)[number];

const DAY_MS = 86_400_000;
const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

/** Easter Sunday of the Gregorian calendar as a plain date (the rule of Butcher and Meeus). */
export const easterOn = (year: number): string => {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const day = (h + l - 7 * m + 33 * month + 19) % 32;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};

const BIRTHDAY_AHEAD = 3;
const EASTER_AHEAD = 14;
const EASTER_MONDAY = 1;

export type DatedFact = Told & { readonly yearlyOn: string | null };

const isBirthday = ({ text, yearlyOn }: DatedFact): boolean =>
  yearlyOn !== null && /geburtstag|birthday/i.test(text);

/** What is due to be wished on that day (a plain date), by the calendar and by what is known of the person. */
export const occasionOn = (today: string, facts: readonly DatedFact[]): Occasion => {
  const isNear = ({ yearlyOn }: DatedFact): boolean =>
    daysBetween(today, nextOccurrence(yearlyOn!, today)) <= BIRTHDAY_AHEAD;
  if (facts.some((fact) => isBirthday(fact) && isNear(fact))) return 'birthday';
  const short = today.slice(-'MM-DD'.length);
  if (short >= '12-01' && short <= '12-26') return 'christmas';
  if (short >= '12-27' || short <= '01-15') return 'new_year';
  const ahead = daysBetween(today, easterOn(Number(today.slice(0, 4))));
  return ahead <= EASTER_AHEAD && ahead >= -EASTER_MONDAY ? 'easter' : 'closing';
};

const SENTENCES: Readonly<Record<TemplateLanguage, Record<Occasion, string>>> = {
  de: {
    christmas: 'Ich wünsche {to} frohe Weihnachten und ein gutes neues Jahr.',
    new_year: 'Ich wünsche {to} ein gutes neues Jahr.',
    easter: 'Ich wünsche {to} frohe Ostern.',
    birthday: 'Ich wünsche {to} alles Gute zum Geburtstag.',
    closing: 'Ich wünsche {to} alles Gute.',
  },
  en: {
    christmas: 'I wish {to} a merry Christmas and a happy New Year.',
    new_year: 'I wish {to} a happy New Year.',
    easter: 'I wish {to} a happy Easter.',
    birthday: 'I wish {to} a very happy birthday.',
    closing: 'I wish {to} all the best.',
  },
};

/** One sentence to the person and those who are greeted along; a birthday is the person's own. */
export const greetingOf = (
  occasion: Occasion,
  facts: readonly Told[],
  language: TemplateLanguage,
  form: AddressForm,
  recipients = 1,
): string =>
  // The phrase holds what people typed: it is put in as it is.
  SENTENCES[language][occasion].replace('{to}', () =>
    recipientAndFamily(occasion === 'birthday' ? [] : facts, language, form, recipients),
  );
