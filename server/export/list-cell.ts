/**
 * Several values in one cell: `a@brandt.example (privat); b@brandt.example`. A semicolon, comma or backslash of a value
 * has a backslash before it, so what is written here is read the same.
 */
import type { Person, PhoneEntry } from '#shared/domain/person.ts';

type EmailEntry = Person['emails'][number];

const PHONE_LABELS = ['work', 'mobile', 'home', 'fax', 'switchboard'] as const;

export const writeList = (values: readonly string[]): string =>
  values.map((value) => value.replaceAll(/[\\;,]/g, String.raw`\$&`)).join('; ');

/** `separators` are what others write between values too. Empty ones are left out. */
export const readList = (cell: string, separators = ';,\n'): string[] => {
  const values: string[] = [];
  let value = '';
  for (let at = 0; at < cell.length; at += 1) {
    const sign = cell[at]!;
    if (sign === '\\' && /[\\;,]/.test(cell[at + 1] ?? '')) value += cell[(at += 1)]!;
    else if (separators.includes(sign)) {
      values.push(value);
      value = '';
    } else value += sign;
  }
  return [...values, value].map((one) => one.trim()).filter(Boolean);
};

export const writeEmails = (emails: readonly EmailEntry[]): string =>
  writeList(emails.map(({ email, label }) => (label ? `${email} (${label})` : email)));

/** `Anna Brandt <anna@brandt.example>` is the address alone. */
export const readEmails = (cell: string): EmailEntry[] =>
  readList(cell).map((value) => {
    const labelled = /^("[^"]*"@\S+|\S+) \((.*)\)$/u.exec(value);
    const email = labelled?.[1] ?? /<([^<>\s]+)>$/.exec(value)?.[1] ?? value;
    return { email: email.replace(/^mailto:/i, ''), label: labelled?.[2] ?? '' };
  });

/** `show` is how a number is written. */
export const writePhones = (
  phones: readonly PhoneEntry[],
  show: (number: string) => string = (number) => number,
): string =>
  writeList(phones.map(({ number, label }) => (label ? `${show(number)} (${label})` : show(number))));

export const readPhones = (cell: string): PhoneEntry[] =>
  readList(cell, ';\n').map((value) => {
    const label = PHONE_LABELS.find((one) => value.endsWith(` (${one})`));
    return label ? { number: value.slice(0, -label.length - 3), label } : { number: value, label: '' };
  });
