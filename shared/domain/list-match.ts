/**
 * Whether a record passes a filter, worked out from its values alone: the one meaning of every condition. A store may
 * leave out what cannot pass; what it cannot say exactly is asked here.
 */
import { foldShort, foldText } from '../lib/fold.ts';
import type { CustomValues } from './custom-field.ts';
import type { PostalEntry } from './person.ts';
import { isGroup } from './list-filter.ts';
import type { ListCondition, ListFilter } from './list-filter.ts';
import type { ListField, ListFields } from './list-fields.ts';

/**
 * A record by the keys of its fields, in the words of the domain. Beside them `company`, id and name of each employer, the
 * name of another company under `<key>.name`, and `custom` by the id of the field.
 */
export type ListValues = Readonly<Record<string, unknown>>;

/** A company somebody works for. */
export type Employer = { readonly id: string; readonly name: string };

export const valueOf = ({ key, custom }: ListField, values: ListValues): unknown =>
  custom ? (values['custom'] as CustomValues | undefined)?.[custom.id] : values[key];

const DAY_MS = 86_400_000;
const DAY_CHARS = 'YYYY-MM-DD'.length;

/** Where the last so many days begin, seen from `now`: a moment, or a day for fields that are days. */
export const sinceDays = (now: string, days: number, kind: ListField['kind']): string => {
  const since = new Date(Date.parse(now) - days * DAY_MS).toISOString();
  return kind === 'day' ? since.slice(0, DAY_CHARS) : since;
};
export const untilNow = (now: string, kind: ListField['kind']): string =>
  kind === 'day' ? now.slice(0, DAY_CHARS) : now;
/** The first value that is after a day. */
export const afterDay = (day: string, kind: ListField['kind']): string => {
  const next = new Date(Date.parse(`${day}T00:00:00.000Z`) + DAY_MS).toISOString();
  return kind === 'day' ? next.slice(0, DAY_CHARS) : next;
};

/** What of a value can be read and looked for. */
export const textsOf = ({ kind }: ListField, value: unknown): readonly string[] => {
  if (kind === 'emails') return (value as { email: string }[]).map(({ email }) => email);
  if (kind === 'phones') return (value as { number: string }[]).map(({ number }) => number);
  if (kind === 'words') return value as readonly string[];
  if (kind === 'choices') return (value ?? []) as readonly string[];
  if (kind === 'employer') return (value as Employer[]).map(({ name }) => name);
  if (kind === 'addresses')
    return (value as PostalEntry[]).flatMap(({ street, postcode, city }) => [street, postcode, city]);
  if (typeof value === 'number') return [String(value)];
  return typeof value === 'string' && value !== '' ? [value] : [];
};

type Compare = (text: string, asked: string) => boolean;

/** Umlauts are found by both spellings, as everywhere: Müller for mueller and muller. */
const folded =
  (compare: Compare): Compare =>
  (text, asked) =>
    compare(foldText(text), foldText(asked)) || compare(foldShort(text), foldShort(asked));

const equals = folded((text, asked) => text === asked);
const COMPARE: Readonly<Partial<Record<ListCondition['op'], Compare>>> = {
  contains: folded((text, asked) => text.includes(asked)),
  begins: folded((text, asked) => text.startsWith(asked)),
};

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');
/** A number is found in any spelling: only its figures count, without the zero that stands for the own country. */
const hasDigits: Compare = (text, asked) => {
  const wanted = digitsOf(asked).replace(/^0+/, '');
  return wanted !== '' && digitsOf(text).includes(wanted);
};

const isWithin = (value: unknown, days: number, now: string, kind: ListField['kind']): boolean =>
  typeof value === 'string' && value >= sinceDays(now, days, kind) && value <= untilNow(now, kind);

const holds = (
  field: ListField,
  { op, value: asked }: ListCondition,
  values: ListValues,
  now: string,
): boolean => {
  const { kind, key } = field;
  const isNamed = kind === 'company' && op === 'contains';
  const value = isNamed ? values[`${key}.name`] : valueOf(field, values);
  const texts = (): readonly string[] => textsOf(field, value);
  switch (op) {
    case 'empty':
      return texts().length === 0;
    case 'filled':
      return texts().length > 0;
    case 'is':
      if (kind === 'yesno') return Boolean(value) === asked;
      if (typeof asked === 'number') return value === asked;
      return texts().some((text) => equals(text, (asked as string).trim()));
    case 'is_not':
      if (typeof asked === 'number') return value !== asked;
      return !texts().some((text) => equals(text, (asked as string).trim()));
    case 'contains':
    case 'begins': {
      const compare = kind === 'phones' ? hasDigits : COMPARE[op]!;
      return texts().some((text) => compare(text, (asked as string).trim()));
    }
    case 'less':
      return typeof value === 'number' && value < (asked as number);
    case 'greater':
      return typeof value === 'number' && value > (asked as number);
    case 'any_of':
    case 'none_of': {
      const compare: Compare = kind === 'words' ? equals : (one, other) => one === other;
      const isWord = kind === 'choice' || kind === 'country';
      const ids = kind === 'employer' ? (value as Employer[]).map(({ id }) => id) : texts();
      const have = isWord ? [(value ?? '') as string] : ids;
      const some = have.some((one) => (asked as string[]).some((other) => compare(one, other)));
      return some === (op === 'any_of');
    }
    case 'before':
      return typeof value === 'string' && value !== '' && value < (asked as string);
    case 'after':
      return typeof value === 'string' && value >= afterDay(asked as string, kind);
    case 'last_days':
      return isWithin(value, asked as number, now, kind);
    case 'not_last_days':
      return !isWithin(value, asked as number, now, kind);
  }
};

/** `now` is an instant. The filter must have passed `filterProblem`. */
export const matchesFilter = (
  fields: ListFields,
  filter: ListFilter,
  values: ListValues,
  now: string,
): boolean => {
  const test = (part: ListCondition | ListFilter): boolean => {
    if (isGroup(part)) return matchesFilter(fields, part, values, now);
    const field = fields.get(part.field);
    return field !== undefined && holds(field, part, values, now);
  };
  switch (filter.match) {
    case 'all':
      return filter.of.every(test);
    case 'any':
      // A group nobody has filled yet asks for nothing.
      return filter.of.length === 0 || filter.of.some(test);
    case 'none':
      return !filter.of.some(test);
  }
};
