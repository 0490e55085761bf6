/**
 * The order of a list as stretches, each read along one index: the four phases one after another, what has no city
 * after all that have one. A place in the list is a stretch, the values it is sorted by there, and the row's number.
 */
import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';
import { LIFECYCLES } from '#shared/domain/lifecycle.ts';
import type { CustomField } from '#shared/domain/custom-field.ts';
import type { ListFields, ListRecord } from '#shared/domain/list-fields.ts';
import { daySchema } from '#shared/domain/scalars.ts';
import type { ListSort } from '#shared/domain/list-page.ts';
import { sortKey } from '#shared/lib/fold.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';

export type Stretch = {
  readonly where: RawBuilder<SqlBool>;
  /** Columns it is sorted by, before the number. */
  readonly keys: readonly string[];
  readonly descending: boolean;
  /** The field of an admin whose values it goes along: the keys are those of `custom_value`, and name the record as well. */
  readonly field?: CustomField;
};

type Key = string | number;
export type Place = { readonly stretch: number; readonly keys: readonly Key[]; readonly no: number };

/** Everyone a record can belong to, in the order of their names. */
export type Owners = readonly string[];

const EVERY = sql<SqlBool>`1 = 1`;
const is = (column: string, value: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`${sql.ref(column)} = ${value}`;
const alphabetical = (where: RawBuilder<SqlBool>): Stretch => ({
  where,
  keys: ['sortKey'],
  descending: false,
});

const valueless = (record: ListRecord, test: RawBuilder<SqlBool>): Stretch =>
  alphabetical(
    sql<SqlBool>`not exists (select 1 from custom_value none where none."recordId" = ${sql.ref(`${record}.id`)} and ${test})`,
  );

/** Choices stand in the order the field has them in, everything else along its values; equal ones in the order they were made. */
const customStretches = (
  record: ListRecord,
  field: CustomField,
  turned: <T>(list: readonly T[]) => readonly T[],
  descending: boolean,
): readonly Stretch[] => {
  const isOf = sql<SqlBool>`none."fieldId" = ${field.id}`;
  if (field.kind !== 'choice')
    return [
      { field, where: EVERY, keys: ['textKey', 'numberKey', 'recordId'], descending },
      valueless(record, isOf),
    ];
  const ids = field.choices.map(({ id }) => id);
  const chosen = turned(ids).map((id) => ({
    field,
    where: is('own.textKey', id),
    keys: ['numberKey', 'recordId'],
    descending: false,
  }));
  if (ids.length === 0) return [alphabetical(EVERY)];
  return [...chosen, valueless(record, sql<SqlBool>`${isOf} and none."textKey" in (${sql.join(ids)})`)];
};

/** Those without a value come last, whichever way the rest is turned. `fields` has what it is sorted by. */
export const stretchesOf = (
  record: ListRecord,
  fields: ListFields,
  { by, descending }: ListSort,
  owners: Owners,
): readonly Stretch[] => {
  const turned = <T>(list: readonly T[]): readonly T[] => (descending ? list.toReversed() : list);
  const along = (...keys: string[]): Stretch => ({ where: EVERY, keys, descending });
  const custom = fields.get(by)?.custom;
  if (custom) return customStretches(record, custom, turned, descending);
  switch (by) {
    case 'name':
      return [along('sortKey')];
    case 'city':
      return [
        { ...along('cityKey', 'sortKey'), where: sql<SqlBool>`${sql.ref('cityKey')} > ''` },
        alphabetical(is('cityKey', '')),
      ];
    case 'lastContactAt':
      return [
        {
          ...along('lastContactAt', 'sortKey'),
          where: sql<SqlBool>`${sql.ref('lastContactAt')} is not null`,
        },
        alphabetical(sql<SqlBool>`${sql.ref('lastContactAt')} is null`),
      ];
    case 'lifecycle':
      return turned(LIFECYCLES).map((phase) => alphabetical(is('lifecycle', phase)));
    case 'ownerId':
      return [
        ...turned(owners).map((owner) => alphabetical(is('ownerId', owner))),
        alphabetical(sql<SqlBool>`${sql.ref('ownerId')} is null`),
      ];
    default:
      return [along(record === 'activity' ? 'occurredAt' : by)];
  }
};

export const writePlace = ({ stretch, keys, no }: Place): string =>
  Buffer.from(JSON.stringify([stretch, keys, no])).toString('base64url');

const isPlace = (value: unknown, stretches: readonly Stretch[]): value is [number, Key[], number] => {
  if (!Array.isArray(value) || value.length !== 3) return false;
  const [stretch, keys, no] = value as unknown[];
  const found = typeof stretch === 'number' ? stretches[stretch] : undefined;
  if (!found || !Array.isArray(keys) || !Number.isSafeInteger(no)) return false;
  const areKeys = found.keys.every((name, at) => {
    const key: unknown = keys[at];
    return name === 'numberKey' ? Number.isFinite(key) : typeof key === 'string' && !key.includes('\0');
  });
  return areKeys && found.keys.length === keys.length;
};

/** Errors: `request.cursor`. */
export const readPlace = (text: string, stretches: readonly Stretch[]): Result<Place> => {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (isPlace(value, stretches)) return ok({ stretch: value[0], keys: value[1], no: value[2] });
  } catch {
    // What nobody wrote here.
  }
  return fail('request.cursor');
};

/** Sorts behind every text that begins with what stands before it. */
const LAST_LETTER = '\u{10ffff}';
const BY_LETTERS: ReadonlySet<string> = new Set(['name', 'city']);

/** The place just before what begins with these letters, or with this day. Errors: `list.from`. */
export const placeFrom = (from: string, { by }: ListSort, stretches: readonly Stretch[]): Result<Place> => {
  const [first] = stretches;
  const { field } = first ?? {};
  if (field && field.kind !== 'text' && field.kind !== 'day')
    return fail('list.from', { fields: { from: 'field.invalid' } });
  const isByLetters = BY_LETTERS.has(by) || field?.kind === 'text';
  const key = isByLetters ? sortKey(from) : daySchema.safeParse(from).success ? from : '';
  if (!first || key === '' || by === 'lifecycle' || by === 'ownerId')
    return fail('list.from', { fields: { from: 'field.invalid' } });
  // Backwards, what begins so comes before what is merely equal to it.
  const edge = first.descending ? key + LAST_LETTER : key;
  const keys = first.keys.map((name, index) => (name === 'numberKey' ? 0 : index === 0 ? edge : ''));
  return ok({ stretch: 0, keys, no: 0 });
};
