/** Which field each column of a file probably fills: by its name, else by what stands in it. */
import { isEmailAddress, isWebAddress } from '#shared/domain/addresses.ts';
import type { CustomField } from '#shared/domain/custom-field.ts';
import { importTargets, isManyTarget } from '#shared/domain/import-run.ts';
import type { ImportMapping } from '#shared/domain/import-run.ts';
import type { FieldRecord } from '#shared/domain/record-fields.ts';
import { normalisePhone } from '#shared/capture/phone.ts';
import type { SourceRow } from '../read/rows.ts';
import { foldWord, targetWords } from './target-words.ts';

/** Before the names of the columns a file of failed rows has beside those of the file. */
export const OWN_COLUMN = 'Import: ';

/** Share of filled cells that must look alike. */
const ENOUGH = 0.8;

const looksLikePhone = (text: string): boolean =>
  /^[+0(]/.test(text) && text.replaceAll(/\D/g, '').length >= 6 && normalisePhone(text).ok;

const SHAPES: readonly (readonly [string, (text: string) => boolean])[] = [
  ['emails', isEmailAddress],
  ['phones', looksLikePhone],
  ['website', (text) => isWebAddress(text) || /^www\.\S+\.\p{L}{2,}/u.test(text)],
];

const ACADEMIC = /^(?:prof|dr|dipl|mag|ing|ph)\b/i;

const byContent = (values: readonly string[]): string => {
  if (values.length === 0) return '';
  for (const [target, fits] of SHAPES)
    if (values.filter(fits).length / values.length >= ENOUGH) return target;
  return '';
};

/** A word means something else where other columns or its own values say so. */
const settled = (target: string, values: readonly string[], words: ReadonlySet<string>): string => {
  const has = (...of: readonly string[]): boolean => of.some((word) => words.has(word));
  switch (target) {
    case 'address':
      return has('plz', 'postleitzahl', 'zip', 'zipcode', 'postalcode', 'postcode', 'city', 'ort', 'stadt')
        ? 'street'
        : target;
    case 'fullName':
      return words.has('vorname') || words.has('firstname') ? 'lastName' : target;
    case 'company.jobTitle':
      return words.has('title') && values.some((value) => ACADEMIC.test(value)) && !has('titel')
        ? 'title'
        : target;
    case 'title':
      return values.length > 0 &&
        !values.some((value) => ACADEMIC.test(value)) &&
        values.some((value) => value.length > 12)
        ? 'company.jobTitle'
        : target;
    default:
      return target;
  }
};

/** `rows` are the first of the file. Every column is named, those that fill nothing with an empty target. */
export const guessMapping = (
  kind: FieldRecord,
  columns: readonly string[],
  rows: readonly SourceRow[],
  custom: readonly CustomField[],
): ImportMapping => {
  const words = targetWords(kind, custom);
  const allowed = new Set(importTargets(kind, custom));
  const all = new Set(columns.map(foldWord));
  const taken = new Set<string>();
  return columns.map((column, index) => {
    if (column.startsWith(OWN_COLUMN)) return { column, target: '' };
    const values = rows
      .filter(({ error }) => !error)
      .map(({ cells }) => cells[index]?.trim() ?? '')
      .filter(Boolean);
    // `Telefon (2)` is a second column of that name.
    const known =
      words.get(foldWord(column)) ?? words.get(foldWord(column.replace(/ \(\d+\)$| ?\d$/, ''))) ?? '';
    const own = foldWord(column);
    const target = known
      ? settled(known, values, new Set([...all].filter((word) => word !== own || word === 'title')))
      : byContent(values);
    // A company's own card: its name stands where a person's employer does.
    const meant = kind === 'company' && column === 'company.name' ? 'name' : target;
    const isFree = isManyTarget(meant) || !taken.has(meant);
    if (!meant || !isFree || !allowed.has(meant)) return { column, target: '' };
    taken.add(meant);
    return { column, target: meant };
  });
};
