/** People and companies as rows under the names of their fields: what is written here, an import reads and maps by itself. */
import type { Company } from '#shared/domain/company.ts';
import type { Person } from '#shared/domain/person.ts';
import type { CustomField } from '#shared/domain/custom-field.ts';
import { customFieldName } from '#shared/domain/custom-values.ts';
import { fieldsOf } from '#shared/domain/record-fields.ts';
import type { FieldRecord, RecordField } from '#shared/domain/record-fields.ts';
import type { Locale } from '#shared/domain/user.ts';
import { normalisePhone } from '#shared/capture/phone.ts';
import { fieldsDe } from '#shared/i18n/de/fields.ts';
import { fieldsEn } from '#shared/i18n/en/fields.ts';
import type { EmploymentEntry } from '../import/mapping/employment-cell.ts';
import { writeEmployments } from '../import/mapping/employment-cell.ts';
import { customCell, customJson } from './custom-text.ts';
import { writeEmails, writeList, writePhones } from './list-cell.ts';

export type Employer = { readonly name: string; readonly domain: string; readonly jobTitle: string };
/** A record with the names of what it refers to. */
export type ExportRecord = {
  readonly id: string;
  readonly record: Person | Company;
  /** Address of the colleague who looks after it. */
  readonly owner: string;
  readonly parent: string;
  readonly team: string;
  /** Where the person works now, the first of several. */
  readonly employer: Employer;
  /** Everywhere they work and worked. */
  readonly employments: readonly EmploymentEntry[];
  /** Names of records that custom fields lead to, by id. */
  readonly linked: ReadonlyMap<string, string>;
};

/** What a spreadsheet of that language takes for the end of a value. */
export const delimiterOf = (locale: Locale): string => (locale === 'de' ? ';' : ',');

const COMPANY_WORDS = {
  de: { name: 'Firma', domain: 'Firmendomain', jobTitle: 'Position', others: 'Weitere Firmen' },
  en: { name: 'Company', domain: 'Company domain', jobTitle: 'Job title', others: 'Further companies' },
} as const;

/** What is written beside the fields every record has. */
export type ExportShape = {
  readonly kind: FieldRecord;
  readonly locale: Locale;
  /** Fields in use, in their order. */
  readonly custom: readonly CustomField[];
};

export const exportHeader = ({ kind, locale, custom }: ExportShape): string[] => {
  const labels: Record<string, string> = locale === 'de' ? fieldsDe : fieldsEn;
  const words = COMPANY_WORDS[locale];
  return [
    ...fieldsOf(kind).map(({ key }) => labels[`field.${key}`] ?? key),
    ...custom.map((field) => customFieldName(field, locale)),
    ...(kind === 'person' ? [words.name, words.domain, words.jobTitle, words.others] : []),
  ];
};

/** In groups, so that no spreadsheet makes a sum of it; any other text as it stands. */
const shownNumber = (number: string): string => {
  const phone = /^\+\d+$/.test(number) ? normalisePhone(number) : null;
  const shown = phone?.ok ? phone.value.international : number;
  const back = normalisePhone(shown);
  return back.ok && back.value.e164 === number ? shown : number;
};

const choiceText = (key: string, value: string, labels: Record<string, string>): string =>
  value === '' ? '' : (labels[`${key}.${value}`] ?? value);

const cellOf = (field: RecordField, of: ExportRecord, labels: Record<string, string>): string => {
  const value = (of.record as unknown as Record<string, unknown>)[field.key];
  switch (field.kind) {
    case 'emails':
      return writeEmails(value as Person['emails']);
    case 'phones':
      return writePhones(value as Person['phones'], shownNumber);
    case 'words':
      return writeList(value as string[]);
    case 'choice':
      return choiceText(field.key, value as string, labels);
    case 'yesno':
      return (value ? labels['yesno.yes'] : labels['yesno.no']) ?? '';
    case 'user':
      return of.owner;
    case 'team':
      return of.team;
    case 'company':
      return of.parent;
    case 'addresses':
      return (value as unknown[]).length > 0 ? JSON.stringify(value) : '';
    case 'number':
      return value === null ? '' : (value as number).toString();
    default:
      return (value as string | null) ?? '';
  }
};

/** Those the columns of the current company do not say. */
const otherJobs = ({ employer, employments }: ExportRecord): readonly EmploymentEntry[] => {
  const current = employments.findIndex(
    ({ company, jobTitle, from, to }) =>
      company === employer.name && jobTitle === employer.jobTitle && from === '' && to === '',
  );
  return employments.filter((_, index) => index !== current);
};

export const exportCells = ({ kind, locale, custom }: ExportShape, of: ExportRecord): string[] => {
  const labels: Record<string, string> = locale === 'de' ? fieldsDe : fieldsEn;
  const { name, domain, jobTitle } = of.employer;
  return [
    ...fieldsOf(kind).map((field) => cellOf(field, of, labels)),
    ...custom.map((field) => customCell(field, of.record.custom?.[field.id], of.linked, locale)),
    ...(kind === 'person' ? [name, domain, jobTitle, writeEmployments(otherJobs(of))] : []),
  ];
};

/** One line of NDJSON; its keys are what an import fills. `kontorId` names the record for other programs. */
export const exportJson = (
  { kind, locale, custom }: ExportShape,
  of: ExportRecord,
): Record<string, unknown> => {
  const record = of.record as unknown as Record<string, unknown>;
  const fields = fieldsOf(kind).map(({ key, kind: shape }): [string, unknown] => {
    if (shape === 'user') return [key, of.owner];
    if (shape === 'team') return [key, of.team];
    return [key, shape === 'company' ? of.parent : record[key]];
  });
  const { name, domain, jobTitle } = of.employer;
  return {
    kontor: kind,
    kontorId: of.id,
    ...Object.fromEntries(fields),
    ...Object.fromEntries(
      custom.map((field) => [
        customFieldName(field, locale),
        customJson(field, of.record.custom?.[field.id], of.linked, locale),
      ]),
    ),
    ...(kind === 'person'
      ? {
          'company.name': name,
          'company.domain': domain,
          'company.jobTitle': jobTitle,
          employments: of.employments,
        }
      : {}),
    createdAt: record['createdAt'],
    updatedAt: record['updatedAt'],
  };
};
