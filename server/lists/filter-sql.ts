/**
 * A filter in the words of both engines. Neither folds umlauts, so a text with letters beyond ASCII cannot be judged
 * there: such a condition lets through too many, never too few, and `isExact` says that `matchesFilter` has the last word.
 */
import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';
import { isGroup } from '#shared/domain/list-filter.ts';
import type { ListCondition, ListFilter } from '#shared/domain/list-filter.ts';
import type { ListField, ListFields, ListRecord } from '#shared/domain/list-fields.ts';
import { afterDay, sinceDays, untilNow } from '#shared/domain/list-match.ts';
import type { Scope } from '../core/scope.ts';
import type { Store } from '../db/store.ts';
import { customSql } from './filter-custom.ts';
import { ANYTHING, exact, joined, mayContain, not, TRUE } from './sql-filter.ts';
import type { SqlFilter, Test } from './sql-filter.ts';

const JSON_KINDS: ReadonlySet<string> = new Set(['emails', 'phones', 'words', 'addresses']);
const UNTEXTED: ReadonlySet<string> = new Set(['instant', 'number']);

const isEmpty = (column: RawBuilder<unknown>, kind: ListField['kind']): SqlFilter => {
  if (JSON_KINDS.has(kind)) return exact(sql<SqlBool>`${column} = '[]'`);
  if (UNTEXTED.has(kind)) return exact(sql<SqlBool>`${column} is null`);
  return exact(sql<SqlBool>`(${column} is null or ${column} = '')`);
};

const hasOpenTasks = (record: ListRecord, scope: Scope): Test =>
  sql<SqlBool>`exists (${openTasks(record, scope, sql`1`)})`;

/** The open follow-ups of a record that the asker sees, as a sub-query of the list. */
export const openTasks = (
  record: ListRecord,
  scope: Scope,
  select: RawBuilder<unknown>,
): RawBuilder<unknown> => {
  const owner = record === 'company' ? 'companyId' : 'personId';
  return sql`select ${select} from task where task.${sql.ref(owner)} = ${sql.ref(`${record}.id`)}
    and task.done = 0 and task."deletedAt" is null and task.bucket in (${sql.join(scope.buckets)})`;
};

/** What can be asked of a company a record belongs to, as far as the asker sees it. */
type OfCompany = (test: Test) => Test;

const works =
  (scope: Scope): OfCompany =>
  (test) =>
    sql<SqlBool>`exists (select 1 from employment join company other on other.id = employment."companyId"
      where employment."personId" = person.id and employment."toDay" is null and employment."deletedAt" is null
      and other."deletedAt" is null and other.bucket in (${sql.join(scope.buckets)}) and ${test})`;

const named =
  (column: RawBuilder<unknown>, scope: Scope): OfCompany =>
  (test) =>
    sql<SqlBool>`exists (select 1 from company other where other.id = ${column}
      and other."deletedAt" is null and other.bucket in (${sql.join(scope.buckets)}) and ${test})`;

const NAME = sql.ref('other.name');
const nameContains = (of: OfCompany, text: string): SqlFilter => {
  const { where, isExact } = mayContain(NAME, [text]);
  return { where: of(where), isExact };
};

const employerSql = ({ op, value }: ListCondition, scope: Scope): SqlFilter => {
  const of = works(scope);
  const some = (test: Test): SqlFilter => exact(of(test));
  switch (op) {
    case 'contains':
      return nameContains(of, value as string);
    case 'any_of':
    case 'none_of': {
      const among = some(sql<SqlBool>`other.id in (${sql.join(value as string[])})`);
      return op === 'any_of' ? among : not(among);
    }
    case 'empty':
      return not(some(TRUE));
    default:
      return some(TRUE);
  }
};

const COMPARE: Readonly<Partial<Record<ListCondition['op'], string>>> = {
  is: '=',
  is_not: '<>',
  less: '<',
  greater: '>',
};
/** What has no number is none of them. */
const numberSql = (column: RawBuilder<unknown>, { op, value }: ListCondition): SqlFilter => {
  const than = sql`${sql.raw(COMPARE[op]!)} cast(${value} as double precision)`;
  return exact(
    op === 'is_not'
      ? sql<SqlBool>`(${column} is null or ${column} ${than})`
      : sql<SqlBool>`(${column} is not null and ${column} ${than})`,
  );
};

const conditionSql = (
  record: ListRecord,
  field: ListField,
  condition: ListCondition,
  now: string,
  scope: Scope,
): SqlFilter => {
  const { key, kind } = field;
  const { op, value } = condition;
  if (field.custom) return customSql(record, field, condition, now);
  if (kind === 'employer') return employerSql(condition, scope);
  const column = sql.ref(`${record}.${key}`);
  if (typeof value === 'number' && COMPARE[op]) return numberSql(column, condition);
  const contains = (texts: readonly string[]): SqlFilter => {
    // Numbers are written in many ways, and in JSON these two stand with a sign before them.
    const isEscaped = JSON_KINDS.has(kind) && texts.some((text) => /["\\]/.test(text));
    return kind === 'phones' || isEscaped ? ANYTHING : mayContain(column, texts);
  };
  const within = (days: number): SqlFilter =>
    exact(
      sql<SqlBool>`(${column} is not null and ${column} >= ${sinceDays(now, days, kind)} and ${column} <= ${untilNow(now, kind)})`,
    );
  switch (op) {
    case 'empty':
      return isEmpty(column, kind);
    case 'filled':
      return not(isEmpty(column, kind));
    case 'is':
      if (kind !== 'yesno') return contains([value as string]);
      if (key === 'openTasks')
        return value ? exact(hasOpenTasks(record, scope)) : not(exact(hasOpenTasks(record, scope)));
      return exact(value ? sql<SqlBool>`${column} > 0` : sql<SqlBool>`${column} = 0`);
    case 'contains':
    case 'begins':
      if (kind === 'company') return nameContains(named(column, scope), value as string);
      return contains([value as string]);
    case 'any_of':
      if (kind === 'words') return contains(value as string[]);
      return exact(sql<SqlBool>`(${column} is not null and ${column} in (${sql.join(value as string[])}))`);
    case 'none_of':
      if (kind === 'words') return ANYTHING;
      return exact(sql<SqlBool>`(${column} is null or ${column} not in (${sql.join(value as string[])}))`);
    case 'before':
      return exact(sql<SqlBool>`(${column} is not null and ${column} <> '' and ${column} < ${value})`);
    case 'after':
      return exact(sql<SqlBool>`(${column} is not null and ${column} >= ${afterDay(value as string, kind)})`);
    case 'last_days':
      return within(value as number);
    case 'not_last_days':
      return not(within(value as number));
    default:
      return ANYTHING;
  }
};

/** What a list is asked for with: its kind, its fields, who asks, and when; and how texts are looked through. */
export type ListContext = {
  readonly record: ListRecord;
  readonly fields: ListFields;
  readonly scope: Scope;
  readonly findText: Store['findText'];
  /** An instant. */
  readonly now: string;
};

/** The filter must have passed `filterProblem`. */
export const filterSql = (context: ListContext, filter: ListFilter): SqlFilter => {
  const { record, fields, scope, now } = context;
  const parts = filter.of.map((part): SqlFilter => {
    if (isGroup(part)) return filterSql(context, part);
    const field = fields.get(part.field);
    return field ? conditionSql(record, field, part, now, scope) : ANYTHING;
  });
  if (parts.length === 0) return exact(TRUE);
  const isExact = parts.every((part) => part.isExact);
  const tests = parts.map(({ where }) => where);
  if (filter.match === 'all') return { where: joined(tests, ' and '), isExact };
  const some = { where: joined(tests, ' or '), isExact };
  return filter.match === 'any' ? some : not(some);
};
