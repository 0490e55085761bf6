/** The person and company a panel shows; the same records as `readPerson` and `readCompany`, on the hot path. */
import type { Company } from '#shared/domain/company.ts';
import type { Employment } from '#shared/domain/employment.ts';
import type { Person } from '#shared/domain/person.ts';
import { COMPANY_COLUMNS, companyTable } from '../companies/company.table.ts';
import { fromColumns } from '../core/record-table.ts';
import { forBuckets } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Row, Sql } from '../db/store.ts';
import { PERSON_COLUMNS, personTable } from '../people/person.table.ts';

const record = (table: string, columns: readonly string[]): ((scope: Scope) => string) =>
  forBuckets(
    (buckets) => `select id, ${columns.map((column) => `"${column}"`).join(', ')}, "createdAt", "updatedAt"
      from ${table} where id = ? and bucket in (${buckets}) and "deletedAt" is null`,
  );
const PERSON = record('person', PERSON_COLUMNS);
const COMPANY = record('company', COMPANY_COLUMNS);
const EMPLOYMENT = forBuckets(
  (buckets) => `select e.id as id, e."personId" as "personId", e."companyId" as "companyId",
  e."jobTitle" as "jobTitle", e."buyingRole" as "buyingRole", e."fromDay" as "fromDay", e."toDay" as "toDay"
  from employment e join company c on c.id = e."companyId" where e."personId" = ? and e."toDay" is null
  and e."deletedAt" is null and c."deletedAt" is null and c.bucket in (${buckets}) order by e."createdAt" limit 1`,
);

/** Null when unknown, deleted or not the asker's to see; the same below. */
export const shownPerson = async (sql: Sql, scope: Scope, id: string): Promise<Person | null> => {
  const row = await sql.get<Row>(PERSON(scope), id, ...scope.buckets);
  return row ? (fromColumns(personTable, row) as Person) : null;
};

export const shownCompany = async (sql: Sql, scope: Scope, id: string): Promise<Company | null> => {
  const row = await sql.get<Row>(COMPANY(scope), id, ...scope.buckets);
  return row ? (fromColumns(companyTable, row) as Company) : null;
};

/** Where a person works now: the first of several, if the asker may see the company. */
export const shownEmployment = async (
  sql: Sql,
  scope: Scope,
  personId: string,
): Promise<Employment | null> => {
  const row = await sql.get<Employment>(EMPLOYMENT(scope), personId, ...scope.buckets);
  return row ? { ...row } : null;
};
