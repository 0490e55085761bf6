/** What a row of a file says, in the words of a record: fields that fit, and what fits nowhere with its reason. */
import * as z from 'zod/mini';
import { companyFieldsSchema } from '#shared/domain/company.ts';
import type { CompanyFields } from '#shared/domain/company.ts';
import type { CustomField, CustomLinkType, CustomValue } from '#shared/domain/custom-field.ts';
import { fieldsInUse } from '#shared/domain/custom-shown.ts';
import { CUSTOM_TARGET } from '#shared/domain/import-run.ts';
import { personFieldsSchema } from '#shared/domain/person.ts';
import type { PersonFields, PhoneEntry } from '#shared/domain/person.ts';
import { fieldsOf } from '#shared/domain/record-fields.ts';
import type { FieldRecord } from '#shared/domain/record-fields.ts';
import { splitPersonName } from '#shared/capture/person-name.ts';
import { isFreeMail, isSharedHost, registrableDomain } from '#shared/capture/web-domain.ts';
import type { Locale } from '#shared/domain/user.ts';
import { fieldErrors } from '../../core/field-errors.ts';
import { readCompanyAddress } from '../company-address.ts';
import type { SourceRow } from '../read/rows.ts';
import type { RunInStore } from '../run/import-run.query.ts';
import { readCustomCell } from './custom-cell.ts';
import { readEmployments } from './employment-cell.ts';
import type { EmploymentEntry } from './employment-cell.ts';
import { readCell, readNumbers, tidyCell } from './cell-values.ts';

export type RowFields = Partial<PersonFields> & Partial<CompanyFields>;

export type Misfit = { readonly column: string; readonly value: string; readonly code: string };

export type RowPlan = {
  readonly fields: RowFields;
  readonly misfits: readonly Misfit[];
  readonly note: string;
  /** Where a person works; empty texts where nothing is said. */
  readonly employer: { readonly name: string; readonly domain: string; readonly jobTitle: string };
  /** Where else they work or worked. */
  readonly employments: readonly EmploymentEntry[];
  /** Colleagues, teams and records as they were written: who that is, the store knows. */
  readonly references: readonly Reference[];
};

/** `target` is the field, its ownFields or custom; `link` says what a custom one leads to. */
export type Reference = {
  readonly target: string;
  readonly said: Misfit;
  readonly link: CustomLinkType | null;
};

export type PlanOf = {
  readonly run: Pick<RunInStore, 'kind' | 'columns' | 'mapping' | 'format'>;
  readonly custom: readonly CustomField[];
  /** In which numbers and amounts of a table are read. */
  readonly locale: Locale;
};

export type PlanRow = (row: SourceRow) => RowPlan;

const LISTS = new Set([
  'emails',
  'phones',
  'addresses',
  'tags',
  'domains',
  'equipment',
  'interests',
  'attitudes',
  'personalValues',
]);
const REFERENCES = new Set(['ownerId', 'teamId', 'parentId']);

/** Why a field cannot take the value; undefined when it can. */
const refusal = (kind: FieldRecord, key: string, value: unknown): string | undefined => {
  const shape: Record<string, z.ZodMiniType> =
    kind === 'person' ? personFieldsSchema.shape : companyFieldsSchema.shape;
  const schema = Object.hasOwn(shape, key) ? shape[key] : undefined;
  if (!schema) return 'field.unknown';
  const parsed = z.safeParse(schema, value, { reportInput: true });
  return parsed.success ? undefined : (Object.values(fieldErrors(parsed.error))[0] ?? 'field.invalid');
};

/** The company's ownFields domain; none for hosts and mail providers that many share. */
const ownDomain = (website: string): string => {
  const domain = website ? registrableDomain(website) : null;
  return domain && !isFreeMail(domain) && !isSharedHost(domain) ? domain : '';
};

/** `columns` are those of the file; targets that are no field of this kind are left out. */
export const createRowPlanner = ({ run, custom, locale }: PlanOf): PlanRow => {
  const { kind, columns, mapping, format } = run;
  // JSON has one way to write a number.
  const numbers = format === 'ndjson' ? 'en' : locale;
  const ownFields = new Map(fieldsInUse(custom, kind).map((field) => [CUSTOM_TARGET + field.id, field]));
  const places = mapping
    .map(({ column, target }) => ({ column, target, index: columns.indexOf(column) }))
    .filter(({ column, target, index }) => target !== '' && (index >= 0 || column.startsWith('=')));
  const fields = new Map(fieldsOf(kind).map((field) => [field.key, field]));
  const notes = places.filter(({ target }) => target === 'note').length;
  // The country says how numbers are meant: it is read first, with an address that may hold it.
  const order = ['country', 'address'];
  const sorted = places.toSorted((one, other) => order.indexOf(other.target) - order.indexOf(one.target));

  return ({ cells }) => {
    const values = new Map<string, unknown>();
    const lines: string[] = [];
    const misfits: Misfit[] = [];
    const employer = { name: '', domain: '', jobTitle: '' };
    const employments: EmploymentEntry[] = [];
    const references: Reference[] = [];
    const customValues: Record<string, CustomValue> = {};
    const country = (): string => (values.get('country') as string | undefined) ?? '';

    const take = (column: string, cell: string, key: string, value: unknown): void => {
      if (!LISTS.has(key)) {
        const code = refusal(kind, key, value);
        if (code === undefined) values.set(key, value);
        else misfits.push({ column, value: cell, code });
        return;
      }
      for (const one of value as unknown[]) {
        const code = refusal(kind, key, [one]);
        if (code !== undefined) misfits.push({ column, value: typeof one === 'string' ? one : cell, code });
        else values.set(key, [...((values.get(key) as unknown[] | undefined) ?? []), one]);
      }
    };
    const takeName = (column: string, cell: string): void => {
      const name = splitPersonName(cell);
      const isName = name.lastName !== '' || name.firstName !== '';
      take(column, cell, 'lastName', isName ? name.lastName : cell);
      if (name.firstName) take(column, cell, 'firstName', name.firstName);
      if (name.title && !values.has('title')) take(column, cell, 'title', name.title);
    };
    const takeAddress = (column: string, cell: string): void => {
      for (const [key, value] of Object.entries(readCompanyAddress(cell)))
        if (value && !values.has(key)) take(column, cell, key, value);
    };

    for (const { column, target, index } of sorted) {
      // `=veraltet` is no column but what every row gets.
      const cell = tidyCell(index < 0 ? column.slice(1) : (cells[index] ?? ''));
      if (cell === '') continue;
      const said = { column, value: cell, code: '' };
      const label = /^phones\.(\w+)$/.exec(target)?.[1] as PhoneEntry['label'] | undefined;
      if (label) take(column, cell, 'phones', readNumbers(cell, country(), label));
      else if (target === 'note') lines.push(notes > 1 ? `${column}: ${cell}` : cell);
      else if (target === 'address') takeAddress(column, cell);
      else if (target === 'fullName') takeName(column, cell);
      else if (target === 'company.name') employer.name = cell.replaceAll(/\s+/g, ' ').slice(0, 300);
      else if (target === 'company.domain') employer.domain = ownDomain(cell);
      else if (target === 'company.jobTitle') employer.jobTitle = cell.replaceAll(/\s+/g, ' ').slice(0, 200);
      else if (target === 'employments') employments.push(...readEmployments(cell));
      else if (REFERENCES.has(target)) references.push({ target, said, link: null });
      else if (ownFields.has(target)) {
        const field = ownFields.get(target)!;
        const value = readCustomCell(field, cell, numbers);
        if (!value.ok) misfits.push({ ...said, code: value.error.code });
        else if (field.kind === 'link') references.push({ target, said, link: field.linkType });
        else customValues[field.id] = value.value;
      } else {
        const field = fields.get(target);
        const value = field && readCell(field, cell, country());
        if (value?.ok) take(column, cell, target, value.value);
        // "Dr." stands where others have "Frau".
        else if (target === 'salutation' && /^(?:dr|prof)\b/i.test(cell) && !values.has('title'))
          take(column, cell, 'title', cell);
        else if (value) misfits.push({ ...said, code: value.error.code });
      }
    }
    const domain = kind === 'company' ? ownDomain((values.get('website') as string | undefined) ?? '') : '';
    if (domain && !values.has('domains')) values.set('domains', [domain]);
    return {
      fields: {
        ...Object.fromEntries(values),
        ...(Object.keys(customValues).length > 0 ? { custom: customValues } : {}),
      },
      misfits,
      note: lines.join('\n'),
      employer,
      employments,
      references,
    };
  };
};
