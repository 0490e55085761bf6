/** Conditions on the fields of an admin, by the index of their values (`custom-index.ts`). */
import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';
import type { ListCondition } from '#shared/domain/list-filter.ts';
import type { ListField, ListRecord } from '#shared/domain/list-fields.ts';
import { afterDay, sinceDays, untilNow } from '#shared/domain/list-match.ts';
import { ANYTHING, exact, not, rough, TRUE } from './sql-filter.ts';
import type { SqlFilter } from './sql-filter.ts';

const TEXT = sql.ref('own.textKey');
const NUMBER = sql.ref('own.numberKey');

/** The texts of the index are cut and folded, so a text is only known to be there. */
export const customSql = (
  record: ListRecord,
  { custom, kind }: ListField,
  { op, value }: ListCondition,
  now: string,
): SqlFilter => {
  const has = (test: RawBuilder<SqlBool>): RawBuilder<SqlBool> =>
    sql<SqlBool>`exists (select 1 from custom_value own where own."recordId" = ${sql.ref(`${record}.id`)}
      and own."fieldId" = ${custom!.id} and ${test})`;
  const some = (test: RawBuilder<SqlBool>): SqlFilter => exact(has(test));
  const number = sql`cast(${Number(value)} as double precision)`;
  const within = (days: number): SqlFilter =>
    some(sql<SqlBool>`${TEXT} >= ${sinceDays(now, days, 'day')} and ${TEXT} <= ${untilNow(now, 'day')}`);
  const among = (): SqlFilter => some(sql<SqlBool>`${TEXT} in (${sql.join(value as string[])})`);
  switch (op) {
    case 'empty':
      return not(some(TRUE));
    case 'filled':
      return some(TRUE);
    case 'is':
      if (kind === 'line') return rough(has(TRUE));
      // What says nothing is no as well.
      if (kind === 'yesno' && value === false) return not(some(sql<SqlBool>`${NUMBER} = 1`));
      return some(sql<SqlBool>`${NUMBER} = ${number}`);
    case 'is_not':
      return kind === 'line' ? ANYTHING : not(some(sql<SqlBool>`${NUMBER} = ${number}`));
    case 'contains':
    case 'begins':
      return rough(has(TRUE));
    case 'less':
      return some(sql<SqlBool>`${NUMBER} < ${number}`);
    case 'greater':
      return some(sql<SqlBool>`${NUMBER} > ${number}`);
    case 'any_of':
      return among();
    case 'none_of':
      return not(among());
    case 'before':
      return some(sql<SqlBool>`${TEXT} < ${value}`);
    case 'after':
      return some(sql<SqlBool>`${TEXT} >= ${afterDay(value as string, 'day')}`);
    case 'last_days':
      return within(value as number);
    case 'not_last_days':
      return not(within(value as number));
  }
};
