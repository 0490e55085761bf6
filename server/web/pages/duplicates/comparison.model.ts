/** Two records side by side, field by field: what differs, what can be chosen, and what a merge has to be told. Pure. */
import type { Company } from '#shared/domain/company.ts';
import type { DuplicateType } from '#shared/domain/duplicate.ts';
import type { Person } from '#shared/domain/person.ts';
import { fieldsOf } from '#shared/domain/record-fields.ts';
import type { RecordField } from '#shared/domain/record-fields.ts';

export type Compared = Person | Company;
/** `both` unites lists, and is there for those alone. */
export type Choice = 'one' | 'other' | 'both';

export type ComparedField = RecordField & {
  readonly one: unknown;
  readonly other: unknown;
  readonly options: readonly Choice[];
  /** What the merge does by itself. */
  readonly usual: Choice;
};

const LISTS: ReadonlySet<RecordField['kind']> = new Set(['words', 'emails', 'phones']);

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  value === false ||
  (Array.isArray(value) && value.length === 0);
const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null) || (isEmpty(one) && isEmpty(other));

/** Each address, number and word once, as a merge unites them; that of the first where only the label differs. */
export const unitedList = ({ one, other }: ComparedField): unknown[] => {
  const keyOf = (element: unknown): string => {
    const { email, number } = element as { email?: string; number?: string };
    return email?.toLowerCase() ?? number ?? String(element);
  };
  const all = [one, other].flatMap((value) => (value ?? []) as unknown[]);
  return [...new Map(all.toReversed().map((element) => [keyOf(element), element])).values()].toReversed();
};

/** Only what differs; in the order of the fields. */
export const comparedFields = (type: DuplicateType, one: Compared, other: Compared): ComparedField[] =>
  fieldsOf(type).flatMap((field) => {
    const [a, b] = [one, other].map((record) => (record as Record<string, unknown>)[field.key]);
    if (same(a, b)) return [];
    const isList = LISTS.has(field.kind) && !isEmpty(a) && !isEmpty(b);
    const usual: Choice = isList ? 'both' : isEmpty(a) ? 'other' : 'one';
    return [
      { ...field, one: a, other: b, options: isList ? ['both', 'one', 'other'] : ['one', 'other'], usual },
    ];
  });

/** What goes along with the merge: only what was chosen otherwise than it does by itself. */
export const chosenFields = (
  fields: readonly ComparedField[],
  choices: ReadonlyMap<string, Choice>,
): Record<string, unknown> =>
  Object.fromEntries(
    fields.flatMap(({ key, usual, one, other }) => {
      const choice = choices.get(key) ?? usual;
      if (choice === usual || choice === 'both') return [];
      return [[key, choice === 'one' ? one : other]];
    }),
  );

/** The same choices with both records in each other's place. */
export const swappedChoices = (choices: ReadonlyMap<string, Choice>): ReadonlyMap<string, Choice> =>
  new Map(
    [...choices].map(([key, choice]) => [
      key,
      choice === 'both' ? choice : choice === 'one' ? 'other' : 'one',
    ]),
  );
