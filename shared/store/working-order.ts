/** The order of a list out of what this device holds, row for row as the server has it (`server/lists/list-order.ts`). Pure. */
import type { CustomField } from '../domain/custom-field.ts';
import { textKeyOf } from '../domain/custom-text-key.ts';
import { LIFECYCLES } from '../domain/lifecycle.ts';
import type { ListField } from '../domain/list-fields.ts';
import type { ListValues } from '../domain/list-match.ts';
import type { ListSort } from '../domain/list-page.ts';
import { daySchema } from '../domain/scalars.ts';
import type { SyncDoc } from '../domain/sync.ts';
import { sortKey } from '../lib/fold.ts';
import { fail, ok } from '../lib/result.ts';
import type { Result } from '../lib/result.ts';

type Row = { readonly id: string; readonly values: ListValues };
type Key = string | number;

export type ListOrder = {
  readonly sort: ListSort;
  /** What it is sorted by; undefined where no list has such a field. */
  readonly field: ListField | undefined;
  readonly users: ReadonlyMap<string, SyncDoc>;
};

export const textOf = (values: ListValues, key: string): string => {
  const value = values[key];
  return typeof value === 'string' ? value : '';
};

/** People stand by their last names. */
const nameKey = (values: ListValues): string =>
  sortKey(`${textOf(values, 'lastName')} ${textOf(values, 'firstName')}`.trim() || textOf(values, 'name'));

/** Halves of a letter beyond the first 65,536 count as more than any whole one. */
const rank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);

/** By their letters' numbers, as the bytes of both engines compare. */
const compareTexts = (one: string, other: string): number => {
  if (one === other) return 0;
  const end = Math.min(one.length, other.length);
  for (let at = 0; at < end; at += 1) {
    const difference = rank(one.charCodeAt(at)) - rank(other.charCodeAt(at));
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
};

const compareKeys = (one: Key, other: Key): number =>
  typeof one === 'number' ? one - Number(other) : compareTexts(one, String(other));

/** Choices in the order of their field; null for no value. */
const customKey = ({ kind, choices }: CustomField, value: unknown): Key | null => {
  if (value === undefined || value === null) return null;
  if (kind === 'text') return textKeyOf(value as string);
  if (kind !== 'choice') return typeof value === 'string' ? value : Number(value);
  const at = choices.findIndex(({ id }) => id === value);
  return at < 0 ? null : at;
};

/** What a row is sorted by; null for what has no value and comes last. */
const keyOf = ({ sort: { by }, field, users }: ListOrder, values: ListValues): Key | null => {
  const value = values[by];
  if (field?.custom) return customKey(field.custom, value);
  if (by === 'name') return nameKey(values);
  if (typeof value !== 'string' || value === '') return null;
  if (by === 'city') return sortKey(value) || null;
  if (by === 'lifecycle') return (LIFECYCLES as readonly string[]).indexOf(value);
  const user = by === 'ownerId' ? users.get(value) : undefined;
  return user ? `${sortKey(String(user.data['name']))} ${value}` : value;
};

/** One of a few values follows the other, each by names; everything else runs along its values, equal ones as well. */
const isOfFew = ({ sort: { by }, field }: ListOrder): boolean =>
  field?.custom?.kind === 'choice' || by === 'lifecycle' || by === 'ownerId';

export const inOrder = <R extends Row>(rows: readonly R[], order: ListOrder): readonly R[] => {
  const turn = order.sort.descending ? -1 : 1;
  const turnOfEqual = isOfFew(order) ? 1 : turn;
  const isCustom = order.field?.custom !== undefined;
  const keyed = rows.map((row) => ({ row, key: keyOf(order, row.values), name: nameKey(row.values) }));
  type Keyed = (typeof keyed)[number];
  const byId = (one: Keyed, other: Keyed): number => compareTexts(one.row.id, other.row.id);
  const byName = (one: Keyed, other: Keyed): number => compareTexts(one.name, other.name) || byId(one, other);
  return keyed
    .toSorted((one, other) => {
      if (one.key === null || other.key === null)
        return one.key === other.key ? byName(one, other) : one.key === null ? 1 : -1;
      const equal = isCustom ? byId : byName;
      return turn * compareKeys(one.key, other.key) || turnOfEqual * equal(one, other);
    })
    .map(({ row }) => row);
};

const BY_LETTERS: ReadonlySet<string> = new Set(['name', 'city']);

/** The first row that begins with these letters or this day, or comes behind them. Errors: `list.from`. */
export const placeOf = (rows: readonly Row[], from: string, order: ListOrder): Result<number> => {
  const { by, descending } = order.sort;
  const kind = order.field?.custom?.kind;
  const isLetters = BY_LETTERS.has(by) || kind === 'text';
  const isNeither = isOfFew(order) || (kind !== undefined && kind !== 'text' && kind !== 'day');
  const wanted = isLetters ? sortKey(from) : daySchema.safeParse(from).success ? from : '';
  if (isNeither || wanted === '') return fail('list.from', { fields: { from: 'field.invalid' } });
  const isReached = ({ values }: Row): boolean => {
    const key = keyOf(order, values);
    if (key === null) return true;
    const text = String(key);
    // Backwards, what begins so comes before what is merely equal to it.
    return descending
      ? text.startsWith(wanted) || compareTexts(text, wanted) < 0
      : compareTexts(text, wanted) >= 0;
  };
  const at = rows.findIndex(isReached);
  return ok(at < 0 ? rows.length : at);
};
