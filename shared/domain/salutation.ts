/**
 * How a mail begins: "Sehr geehrte Frau Dr. Öztürk", "Guten Tag Kim Wagner", "Liebe Katrin, lieber Thomas". Without the
 * comma behind it. Nobody's gender is guessed: where it is not known, the full name stands there.
 */
import type { PersonFields } from './person.ts';

export type Addressee = Pick<PersonFields, 'salutation' | 'title' | 'firstName' | 'lastName'>;

export const TEMPLATE_LANGUAGES = ['de', 'en'] as const;
export type TemplateLanguage = (typeof TEMPLATE_LANGUAGES)[number];
/** `formal` is Sie and a last name, `personal` is du and a first name. */
export const ADDRESS_FORMS = ['formal', 'personal'] as const;
export type AddressForm = (typeof ADDRESS_FORMS)[number];

/** More than these are not named one by one. */
const NAMED_MAX = 3;

/** Of a salutation are Professor and Doctor; degrees and what a doctorate is in stay on the card. */
const spokenTitles = (title: string): string => {
  const words = title.trim().split(/\s+/);
  const has = (pattern: RegExp): boolean => words.some((word) => pattern.test(word));
  const titles = [];
  if (has(/^(?:univ\.-?|hon\.-?)?prof(?:\.|essor|essorin)?(?:$|\.|-)/i)) titles.push('Prof.');
  if (has(/^(?:prof\.)?d*dr\b/i)) titles.push('Dr.');
  return titles.join(' ');
};

const words = (...parts: readonly string[]): string =>
  parts
    .map((part) => part.trim())
    .filter(Boolean)
    .join(' ');

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const germanFormal = (person: Addressee): string => {
  const { salutation, title, firstName, lastName } = person;
  const spoken = spokenTitles(title);
  if (lastName.trim() && salutation === 'frau') return words('Sehr geehrte Frau', spoken, lastName);
  if (lastName.trim() && salutation === 'herr') return words('Sehr geehrter Herr', spoken, lastName);
  const name = words(firstName, lastName);
  return name ? words('Guten Tag', spoken, name) : '';
};

const germanPersonal = (person: Addressee): string => {
  const { salutation, firstName } = person;
  if (!firstName.trim()) return germanFormal(person);
  return words(salutation === 'frau' ? 'Liebe' : salutation === 'herr' ? 'Lieber' : 'Hallo', firstName);
};

/** What follows "Dear": a title stands in the place of Mr and Ms. */
const englishFormal = ({ salutation, title, firstName, lastName }: Addressee): string => {
  const spoken = spokenTitles(title);
  if (lastName.trim() && spoken) return words(spoken.startsWith('Prof') ? 'Professor' : 'Dr', lastName);
  if (lastName.trim() && salutation === 'frau') return words('Ms', lastName);
  if (lastName.trim() && salutation === 'herr') return words('Mr', lastName);
  return words(firstName, lastName);
};

const list = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;

const german = (people: readonly Addressee[], form: AddressForm): string => {
  const isPersonal = form === 'personal';
  const lines = people.map(isPersonal ? germanPersonal : germanFormal).filter(Boolean);
  if (lines.length === 0) return isPersonal ? 'Hallo' : 'Sehr geehrte Damen und Herren';
  if (people.length > NAMED_MAX) return isPersonal ? 'Hallo zusammen' : 'Sehr geehrte Damen und Herren';
  return lines.map((line, index) => (index === 0 ? line : lowered(line))).join(', ');
};

const english = (people: readonly Addressee[], form: AddressForm): string => {
  const isPersonal = form === 'personal';
  const word = isPersonal ? 'Hi' : 'Dear';
  const names = people
    .map((person) => (isPersonal && person.firstName.trim()) || englishFormal(person))
    .filter(Boolean);
  if (names.length === 0) return isPersonal ? 'Hello' : 'Dear Sir or Madam';
  return `${word} ${people.length > NAMED_MAX ? 'all' : list(names)}`;
};

/** Of everybody a mail goes to, in their order. Never empty. */
export const salutationOf = (
  people: readonly Addressee[],
  language: TemplateLanguage,
  form: AddressForm,
): string => (language === 'de' ? german : english)(people, form);
