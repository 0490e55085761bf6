/**
 * What lists of people, companies and activities can show, filter and sort by: the fields of `record-fields.ts`, and
 * what is known of a record beyond them. Fields an admin defines join by their key (`custom.<id>`).
 */
import { ACTIVITY_KINDS, DIRECTIONS } from './activity.ts';
import type { CustomField, CustomKind } from './custom-field.ts';
import { fieldsOf } from './record-fields.ts';
import type { FieldKind, RecordField } from './record-fields.ts';

export const LIST_RECORDS = ['person', 'company', 'activity'] as const;
export type ListRecord = (typeof LIST_RECORDS)[number];

/**
 * `instant` a moment in UTC, asked for by day · `employer` the companies somebody works for now · of custom fields: `money`
 * minor units, `choices` ids of several choices, `link` id of a record.
 */
export type ListFieldKind = FieldKind | 'instant' | 'employer' | 'money' | 'choices' | 'link';
export type ListField = Omit<RecordField, 'kind'> & {
  readonly kind: ListFieldKind;
  /** The field of an admin it is. */
  readonly custom?: CustomField;
  /** Shown, but neither filtered nor sorted by. */
  readonly shownOnly?: true;
};

/** The newest contact everybody may see: private ones and those of a team count for nobody's list. */
const LAST_CONTACT: ListField = { key: 'lastContactAt', kind: 'instant' };
const KNOWN: readonly ListField[] = [
  LAST_CONTACT,
  { key: 'openTasks', kind: 'yesno' },
  { key: 'createdAt', kind: 'instant' },
  { key: 'updatedAt', kind: 'instant' },
  // It changes with the day and with what is known of others: worked out for what is shown, nobody can search for it.
  { key: 'quality', kind: 'number', shownOnly: true },
];

const PERSON: readonly ListField[] = [
  { key: 'name', kind: 'line' },
  { key: 'company', kind: 'employer' },
  ...fieldsOf('person'),
  ...KNOWN,
];

const COMPANY: readonly ListField[] = [...fieldsOf('company'), ...KNOWN];

const ACTIVITY: readonly ListField[] = [
  { key: 'occurredAt', kind: 'instant' },
  { key: 'kind', kind: 'choice', choices: ACTIVITY_KINDS },
  { key: 'subject', kind: 'line' },
  { key: 'about', kind: 'line', shownOnly: true },
  { key: 'direction', kind: 'choice', choices: DIRECTIONS },
  { key: 'createdById', kind: 'user' },
  { key: 'preview', kind: 'line' },
  { key: 'attachments', kind: 'yesno' },
];

const FIELDS: Readonly<Record<ListRecord, readonly ListField[]>> = {
  person: PERSON,
  company: COMPANY,
  activity: ACTIVITY,
};

export const CUSTOM_PREFIX = 'custom.';

const KINDS: Readonly<Record<CustomKind, ListFieldKind>> = {
  text: 'line',
  number: 'number',
  money: 'money',
  day: 'day',
  choice: 'choice',
  choices: 'choices',
  link: 'link',
  yesno: 'yesno',
};

const ofAdmin = (custom: CustomField): ListField => ({
  key: CUSTOM_PREFIX + custom.id,
  kind: KINDS[custom.kind],
  custom,
  ...(custom.choices.length > 0 ? { choices: custom.choices.map(({ id }) => id) } : {}),
});

/** What a list has, by key. */
export type ListFields = ReadonlyMap<string, ListField>;

/** `custom` are those to be offered; those of other records are left out. */
export const listFieldsOf = (record: ListRecord, custom: readonly CustomField[] = []): ListFields =>
  new Map(
    [...FIELDS[record], ...custom.filter(({ recordType }) => recordType === record).map(ofAdmin)].map(
      (field): [string, ListField] => [field.key, field],
    ),
  );

const LOOKED_THROUGH: Readonly<Record<ListRecord, ReadonlySet<string>>> = {
  person: new Set(['name', 'firstName', 'lastName', 'emails', 'phones']),
  company: new Set(['name', 'emails', 'phones', 'domains', 'city', 'registerNumber']),
  activity: new Set(['subject', 'preview']),
};

/** Whether what is typed above a list is looked for in this field; of the admins' fields in those with text. */
export const isLookedThrough = (record: ListRecord, { key, custom }: ListField): boolean =>
  custom ? custom.kind === 'text' : LOOKED_THROUGH[record].has(key);

const RECORD_SORTS = [
  'name',
  'updatedAt',
  'city',
  'ownerId',
  'lifecycle',
  'createdAt',
  'lastContactAt',
] as const;

/** By what a list can be sorted: where an index answers from any place among a million rows. The first is the usual one. */
export const LIST_SORTS: Readonly<Record<ListRecord, readonly string[]>> = {
  person: RECORD_SORTS,
  company: RECORD_SORTS,
  activity: ['occurredAt'],
};

/** Of a field with several values, or one that leads elsewhere, there is no one order. */
const ORDERED: ReadonlySet<CustomKind> = new Set(['text', 'number', 'money', 'day', 'choice', 'yesno']);

/** By what this list can be sorted: the fields of admins after those everybody has. Activities go by time alone. */
export const sortsOf = (record: ListRecord, fields: ListFields): readonly string[] => [
  ...LIST_SORTS[record],
  ...[...fields.values()].flatMap(({ key, custom }) =>
    custom && record !== 'activity' && ORDERED.has(custom.kind) ? [key] : [],
  ),
];

/** The columns of somebody who has chosen none. */
export const USUAL_COLUMNS: Readonly<Record<ListRecord, readonly string[]>> = {
  person: ['name', 'company', 'emails', 'phones', 'city', 'lifecycle', 'lastContactAt'],
  company: ['name', 'city', 'phones', 'lifecycle', 'ownerId', 'lastContactAt'],
  activity: ['occurredAt', 'kind', 'subject', 'about', 'createdById'],
};
