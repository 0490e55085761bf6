/** The last word on what a filter asks and the store cannot say: rows with what their companies are called, judged by their values. */
import { conditionsOf } from '#shared/domain/list-filter.ts';
import type { ListFilter } from '#shared/domain/list-filter.ts';
import { matchesFilter } from '#shared/domain/list-match.ts';
import type { Reader, Row } from '../db/store.ts';
import type { ListContext } from './filter-sql.ts';
import { companyNames, employersOf, valuesOf } from './list-rows.ts';
import type { Walk } from './list-scan.ts';

type Values = Readonly<Record<string, unknown>>;

export const judgeOf = (
  db: Reader,
  { record, fields, scope, now }: ListContext,
  filter: ListFilter,
): NonNullable<Walk['judge']> => {
  const asked = conditionsOf(filter).map(({ field }) => fields.get(field)!);
  const needsEmployers = asked.some(({ kind }) => kind === 'employer');
  const named = asked.filter(({ kind }) => kind === 'company').map(({ key }) => key);
  return async (rows: readonly Row[]) => {
    const values = rows.map((row): Values => valuesOf(record, row));
    const ids = rows.map((row) => row['id'] as string);
    const employers = needsEmployers && ids.length > 0 ? await employersOf(db, scope, ids) : null;
    const above = values.flatMap((one) => named.flatMap((key) => (one[key] as string | null) ?? []));
    const names = await companyNames(db, scope, [...new Set(above)]);
    return values.map((one, at) =>
      matchesFilter(
        fields,
        filter,
        {
          ...one,
          ...Object.fromEntries(named.map((key) => [`${key}.name`, names.get(one[key] as string) ?? ''])),
          ...(employers ? { company: employers.get(ids[at]!) ?? [] } : {}),
        },
        now,
      ),
    );
  };
};
