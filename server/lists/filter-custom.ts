/** Conditions on the fields of an admin, by the index of their values (`custom-index.ts`). */
import { sql } from 'kysely';
import type { SqlBool } from 'kysely';
import type { ListCondition } from '#shared/domain/list-filter.ts';
import type { ListField, ListRecord } from '#shared/domain/list-fields.ts';
import { afterDay, sinceDays, untilNow } from '#shared/domain/list-match.ts';
import { ANYTHING, exact, not, rough, TRUE } from './sql-filter.ts';
import type { SqlFilter, Test } from './sql-filter.ts';

const TEXT = sql.ref('own.textKey');
const NUMBER = sql.ref('own.numberKey');

type Of = readonly [ListField, ListCondition];

/** What a value of the field has to be at least for the condition to hold; null where it holds without one. */
export const customTest = ([{ kind }, { op, value }]: Of, now: string): Test | null => {
  const number = sql`cast(${Number(value)} as double precision)`;
  switch (op) {
    case 'filled':
    case 'contains':
    case 'begins':
      return TRUE;
    case 'is':
      if (kind === 'line') return TRUE;
      // What says nothing is no as well.
      return kind === 'yesno' && value === false ? null : sql<SqlBool>`${NUMBER} = ${number}`;
    case 'less':
      return sql<SqlBool>`${NUMBER} < ${number}`;
    case 'greater':
      return sql<SqlBool>`${NUMBER} > ${number}`;
    case 'any_of':
      return sql<SqlBool>`${TEXT} in (${sql.join(value as string[])})`;
    case 'before':
      return sql<SqlBool>`${TEXT} < ${value}`;
    case 'after':
      return sql<SqlBool>`${TEXT} >= ${afterDay(value as string, 'day')}`;
    case 'last_days':
      return sql<SqlBool>`${TEXT} >= ${sinceDays(now, value as number, 'day')} and ${TEXT} <= ${untilNow(now, 'day')}`;
    default:
      return null;
  }
};

const OPPOSITE: Readonly<Partial<Record<ListCondition['op'], ListCondition['op']>>> = {
  empty: 'filled',
  is_not: 'is',
  none_of: 'any_of',
  not_last_days: 'last_days',
};

/** The texts of the index are cut and folded, so a text is only known to be there. */
export const customSql = (
  record: ListRecord,
  field: ListField,
  condition: ListCondition,
  now: string,
): SqlFilter => {
  const { custom, kind } = field;
  const { op } = condition;
  const has = (test: Test): Test =>
    sql<SqlBool>`exists (select 1 from custom_value own where own."recordId" = ${sql.ref(`${record}.id`)}
      and own."fieldId" = ${custom!.id} and ${test})`;
  const isText = kind === 'line' && ['is', 'is_not', 'contains', 'begins'].includes(op);
  const test = customTest([field, condition], now);
  if (test) return isText ? rough(has(test)) : exact(has(test));
  if (isText) return ANYTHING;
  const opposite = { ...condition, op: OPPOSITE[op] ?? op, ...(op === 'is' ? { value: true } : {}) };
  return not(exact(has(customTest([field, opposite], now)!)));
};
