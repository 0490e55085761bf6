/** People of a few companies, where a list asks for those alone: read by the companies, as a list of everybody has few of them. */
import type { ListCondition, ListFilter } from '#shared/domain/list-filter.ts';
import { isGroup } from '#shared/domain/list-filter.ts';
import type { ListFields } from '#shared/domain/list-fields.ts';
import type { Reader } from '../db/store.ts';
import type { Test } from './sql-filter.ts';
import { FEW, numbered } from './typed-rows.ts';

/** The conditions that every row has to pass. */
const required = ({ match, of }: ListFilter): ListCondition[] => {
  if (match === 'all') return of.flatMap((part) => (isGroup(part) ? required(part) : [part]));
  const [only, ...others] = of;
  if (match === 'none' || !only || others.length > 0) return [];
  return isGroup(only) ? required(only) : [only];
};

/** Whom the filter leaves at most, as far as it names companies they work at; null where it names none, or too many work there. */
export const employedRows = async (
  db: Reader,
  fields: ListFields,
  filter: ListFilter,
): Promise<Test | null> => {
  const named = required(filter).find(
    ({ field, op }) => op === 'any_of' && fields.get(field)?.kind === 'employer',
  );
  if (!named) return null;
  const rows = await db
    .selectFrom('employment as e')
    .innerJoin('person as p', 'p.id', 'e.personId')
    .select('p.no')
    .where('e.companyId', 'in', named.value as string[])
    .where('e.toDay', 'is', null)
    .where('e.deletedAt', 'is', null)
    .limit(FEW + 1)
    .execute();
  return rows.length > FEW ? null : numbered('person', [...new Set(rows.map(({ no }) => no))]);
};
