/** The text of a cell as the value of a field. Codes of what does not fit are those of the fields. */
import { isWebAddress } from '#shared/domain/addresses.ts';
import { normalisePhone } from '#shared/capture/phone.ts';
import { countryCode } from '#shared/capture/postal-address.ts';
import type { PhoneEntry } from '#shared/domain/person.ts';
import type { RecordField } from '#shared/domain/record-fields.ts';
import { fieldsDe } from '#shared/i18n/de/fields.ts';
import { fieldsEn } from '#shared/i18n/en/fields.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { readEmails, readList, readPhones } from '../../export/list-cell.ts';
import { countryByName } from '../country-name.ts';
import { foldWord } from './target-words.ts';

/** What other programs write where there is nothing. */
const NOTHING = new Set(['NULL', String.raw`\N`, '#N/A', '(null)']);
export const tidyCell = (cell: string): string => (NOTHING.has(cell.trim()) ? '' : cell.trim());

export const oneLine = (text: string): string => text.replaceAll(/\s*[\n\r\t]\s*/g, ' ');

/** Words of a choice beside its keys and labels. */
const WORDS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  salutation: [
    ['mr', 'herr'],
    ['hr', 'herr'],
    ['herrn', 'herr'],
    ['m', 'herr'],
    ['maennlich', 'herr'],
    ['male', 'herr'],
    ['mrs', 'frau'],
    ['ms', 'frau'],
    ['miss', 'frau'],
    ['fr', 'frau'],
    ['w', 'frau'],
    ['f', 'frau'],
    ['weiblich', 'frau'],
    ['female', 'frau'],
    ['d', 'divers'],
  ],
  language: [
    ['ger', 'de'],
    ['deu', 'de'],
    ['eng', 'en'],
    ['dede', 'de'],
    ['engb', 'en'],
    ['enus', 'en'],
  ],
};

const readChoice = ({ key, choices = [] }: RecordField, cell: string): Result<string> => {
  const word = foldWord(cell);
  const labelled = choices.find((choice) => {
    const label = `${key}.${choice || 'none'}` as keyof typeof fieldsEn;
    return [choice, fieldsDe[label], fieldsEn[label]].some((text) => text && foldWord(text) === word);
  });
  const value = labelled ?? new Map(WORDS[key]).get(word);
  return value === undefined ? fail('field.invalid') : ok(value);
};

const YES = new Set(['ja', 'yes', 'true', 'wahr', '1', 'x', 'j', 'y']);
const NO = new Set(['nein', 'no', 'false', 'falsch', '0', 'n']);

export const readYesNo = (cell: string): Result<boolean> => {
  const word = foldWord(cell);
  if (YES.has(word)) return ok(true);
  return NO.has(word) ? ok(false) : fail('field.invalid');
};

const readNumber = (cell: string): Result<number> => {
  const digits = cell.trim();
  return /^\d{1,9}$/.test(digits) ? ok(Number(digits)) : fail('field.invalid');
};

const iso = (year: string, month: string, day: string): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

/** `2026-11-23`, with a time behind it, `23.11.2026`, and `11/23/2026` where only one reading is a day. */
export const readDay = (cell: string): Result<string> => {
  const [, y, m, d] = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(cell) ?? [];
  if (y) return ok(iso(y, m!, d!));
  const [, day, month, year] = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/.exec(cell) ?? [];
  if (year) return ok(iso(year, month!, day!));
  const [, one, two, of] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(cell) ?? [];
  if (of && Number(one) > 12) return ok(iso(of, two!, one!));
  if (of && (Number(two) > 12 || one === two)) return ok(iso(of, one!, two!));
  return fail('field.day');
};

const readCountry = (cell: string): Result<string> => {
  const code = /^[a-z]{2}$/i.test(cell) ? cell.toUpperCase() : (countryByName(cell) ?? countryCode(cell));
  return code ? ok(code) : fail('field.country');
};

/** People write addresses without their beginning. */
const readWebsite = (cell: string): string =>
  !cell.includes('://') && isWebAddress(`https://${cell}`) ? `https://${cell}` : cell;

/** A list as JSON, as lines of NDJSON have it; null where the cell is none. */
export const jsonList = (cell: string): unknown[] | null => {
  if (!cell.startsWith('[')) return null;
  try {
    const value = JSON.parse(cell) as unknown;
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
};

/** Numbers of the row's country in their one spelling; what is no number stays as it was written. */
export const readNumbers = (cell: string, country: string, label: PhoneEntry['label'] | null): unknown[] => {
  const entries = (jsonList(cell) as PhoneEntry[] | null) ?? readPhones(cell);
  return entries.map((entry): unknown => {
    if (typeof entry?.number !== 'string') return entry;
    const phone = normalisePhone(entry.number, country || undefined);
    return {
      number: phone.ok ? phone.value.e164 : oneLine(entry.number),
      label: label ?? entry.label ?? '',
    };
  });
};

/** Errors: `field.invalid`, `field.day`, `field.country`. Of lists the entries are judged by whoever takes them. */
export const readCell = (field: RecordField, cell: string, country: string): Result<unknown> => {
  switch (field.kind) {
    case 'line':
      return ok(oneLine(cell));
    case 'web':
      return ok(readWebsite(oneLine(cell)));
    case 'number':
      return readNumber(cell);
    case 'addresses':
      // One cell is no list of addresses, unless it is written as one.
      return ok(
        jsonList(cell) ?? [{ label: '', street: oneLine(cell), postcode: '', city: '', country: '' }],
      );
    case 'choice':
      return readChoice(field, cell);
    case 'day':
      return readDay(cell);
    case 'yesno':
      return readYesNo(cell);
    case 'words':
      return ok(jsonList(cell) ?? readList(cell).map(oneLine));
    case 'emails':
      return ok(jsonList(cell) ?? readEmails(cell));
    case 'phones':
      return ok(readNumbers(cell, country, null));
    case 'country':
      return readCountry(cell);
    case 'user':
    case 'team':
    case 'company':
      return ok(oneLine(cell));
  }
};
