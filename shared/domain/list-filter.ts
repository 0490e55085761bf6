/**
 * A filter of a list as data: groups of conditions, nested. What a condition may ask follows from the kind of its
 * field. The shape is checked by the schema, the sense (`filterProblem`) against the fields a list has.
 */
import * as z from 'zod/mini';
import type { ListField, ListFieldKind, ListFields } from './list-fields.ts';
import { daySchema, idSchema, lineSchema } from './scalars.ts';

export const FILTER_LIMITS = {
  depth: 5,
  perGroup: 20,
  conditions: 50,
  choices: 50,
  textChars: 200,
  days: 36_500,
  /** Of a number, either way. */
  amount: 1e15,
} as const;

export const FILTER_OPS = [
  'is',
  'is_not',
  'contains',
  'begins',
  'less',
  'greater',
  'any_of',
  'none_of',
  'before',
  'after',
  'last_days',
  'not_last_days',
  'empty',
  'filled',
] as const;
export type FilterOp = (typeof FILTER_OPS)[number];

/** `none`: none of them holds. */
export const GROUP_MATCHES = ['all', 'any', 'none'] as const;

const conditionSchema = z.strictObject({
  field: lineSchema(80),
  op: z.enum(FILTER_OPS),
  /** A text, a day, a number, a number of days, yes or no, several ids or words; nothing for `empty` and `filled`. */
  value: z.optional(
    z.union([
      lineSchema(FILTER_LIMITS.textChars),
      z.number().check(z.gte(-FILTER_LIMITS.amount), z.lte(FILTER_LIMITS.amount)),
      z.boolean(),
      z.array(lineSchema(FILTER_LIMITS.textChars)).check(z.minLength(1), z.maxLength(FILTER_LIMITS.choices)),
    ]),
  ),
});
export type ListCondition = z.infer<typeof conditionSchema>;
export type ListFilter = {
  match: (typeof GROUP_MATCHES)[number];
  of: (ListCondition | ListFilter)[];
};

export const EVERYTHING: ListFilter = { match: 'all', of: [] };
export const isGroup = (part: ListCondition | ListFilter): part is ListFilter => 'match' in part;

/** One schema inside another, as deep as groups may go: what is nested deeper has no schema to be read by. */
const groupSchema = (depth: number): z.ZodMiniType<ListFilter> =>
  z.strictObject({
    match: z.enum(GROUP_MATCHES),
    of: z
      .array(depth > 1 ? z.union([conditionSchema, groupSchema(depth - 1)]) : conditionSchema)
      .check(z.maxLength(FILTER_LIMITS.perGroup)),
  });

export const conditionsOf = (filter: ListFilter): ListCondition[] =>
  filter.of.flatMap((part) => (isGroup(part) ? conditionsOf(part) : [part]));

export const listFilterSchema = groupSchema(FILTER_LIMITS.depth).check(
  z.refine((filter) => conditionsOf(filter).length <= FILTER_LIMITS.conditions, { error: 'field.too_long' }),
);

const TEXT: readonly FilterOp[] = ['contains', 'begins', 'is', 'is_not', 'empty', 'filled'];
const SEVERAL: readonly FilterOp[] = ['any_of', 'none_of', 'empty', 'filled'];
const NUMBER: readonly FilterOp[] = ['is', 'is_not', 'less', 'greater', 'empty', 'filled'];
const TIME: readonly FilterOp[] = ['last_days', 'not_last_days', 'before', 'after', 'empty', 'filled'];

const OPS: Readonly<Record<ListFieldKind, readonly FilterOp[]>> = {
  line: TEXT,
  web: TEXT,
  addresses: ['contains', 'empty', 'filled'],
  number: NUMBER,
  money: NUMBER,
  team: SEVERAL,
  choices: SEVERAL,
  link: SEVERAL,
  employer: ['contains', ...SEVERAL],
  emails: ['contains', 'begins', 'empty', 'filled'],
  phones: ['contains', 'empty', 'filled'],
  words: ['any_of', 'none_of', 'contains', 'empty', 'filled'],
  choice: SEVERAL,
  country: SEVERAL,
  user: SEVERAL,
  company: ['contains', ...SEVERAL],
  day: TIME,
  instant: TIME,
  yesno: ['is'],
};

/** What can be asked of a field, the most usual first. */
export const opsOf = ({ kind }: ListField): readonly FilterOp[] => OPS[kind];

const IDS: ReadonlySet<ListFieldKind> = new Set(['user', 'team', 'company', 'employer', 'link', 'choices']);
const isDay = (value: unknown): boolean => daySchema.safeParse(value).success;
const areIds = (value: unknown): boolean =>
  Array.isArray(value) && value.every((one) => idSchema.safeParse(one).success);

const fits = ({ kind, choices }: ListField, { op, value }: ListCondition): boolean => {
  switch (op) {
    case 'empty':
    case 'filled':
      return value === undefined;
    case 'before':
    case 'after':
      return isDay(value);
    case 'last_days':
    case 'not_last_days':
      return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= FILTER_LIMITS.days;
    case 'less':
    case 'greater':
      return typeof value === 'number';
    case 'any_of':
    case 'none_of':
      if (IDS.has(kind) && !areIds(value)) return false;
      return Array.isArray(value) && (!choices || value.every((one) => choices.includes(one)));
    case 'is':
    case 'is_not':
      if (kind === 'yesno') return typeof value === 'boolean';
      if (kind === 'number' || kind === 'money') return typeof value === 'number';
      return typeof value === 'string' && value.trim() !== '';
    case 'contains':
    case 'begins':
      return typeof value === 'string' && value.trim() !== '';
  }
};

/** The first field whose condition says nothing a list of this kind could answer; null when all of it makes sense. */
export const filterProblem = (fields: ListFields, filter: ListFilter): string | null => {
  const wrong = conditionsOf(filter).find((condition) => {
    const field = fields.get(condition.field);
    return !field || field.shownOnly || !opsOf(field).includes(condition.op) || !fits(field, condition);
  });
  return wrong?.field ?? null;
};
