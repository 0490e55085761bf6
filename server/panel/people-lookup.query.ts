/** Who an address belongs to: people and companies by look-up tables, each one range scan; only whom the asker may see. */
import type { PersonMatch } from '#shared/domain/panel.ts';
import { forBuckets } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Sql } from '../db/store.ts';

export type MatchRow = {
  id: string;
  name: string;
  jobTitle: string | null;
  companyId: string | null;
  companyName: string | null;
};

export type CompanyMatch = { readonly id: string; readonly name: string };

/** Somebody or some company with an address. */
export type Holder = MatchRow & {
  readonly type: 'person' | 'company';
  /** At how many companies a person works; the first of them is named. */
  readonly employers: number;
};

/** Where the person `p` works now, as far as the asker may see it. */
const employers = (buckets: string): string => `from employment e2 join company c2 on c2.id = e2."companyId"
    where e2."personId" = p.id and e2."toDay" is null and e2."deletedAt" is null and c2."deletedAt" is null
    and c2.bucket in (${buckets})`;
export const firstEmployer = (
  buckets: string,
): string => `left join employment e on e.id = (select e2.id ${employers(buckets)} order by e2."createdAt" limit 1)
  left join company c on c.id = e."companyId"`;
export const WORK = `e."jobTitle" as "jobTitle", c.id as "companyId", c.name as "companyName"`;

const BY_ADDRESS = forBuckets(
  (buckets) => `select i."recordType" as type, i."recordId" as id, coalesce(p.name, o.name) as name, ${WORK},
  (select count(*) ${employers(buckets)}) as employers
  from email_index i
  left join person p on i."recordType" = 'person' and p.id = i."recordId" and p."deletedAt" is null
    and p.bucket in (${buckets})
  left join company o on i."recordType" = 'company' and o.id = i."recordId" and o."deletedAt" is null
    and o.bucket in (${buckets})
  ${firstEmployer(buckets)}
  where i."emailKey" = ? and (p.id is not null or o.id is not null)
  order by coalesce(p."createdAt", o."createdAt") limit 40`,
);
const OF_COMPANY = forBuckets(
  (buckets) => `select p.id as id, p.name as name, ${WORK}
  from employment e join person p on p.id = e."personId" join company c on c.id = e."companyId"
  where e."companyId" = ? and e."toDay" is null and e."deletedAt" is null and p."deletedAt" is null
  and p.bucket in (${buckets}) and c.bucket in (${buckets}) order by p."sortKey" limit 20`,
);
const EMPLOYERS_OF = forBuckets(
  (buckets) => `select c2.id as id, c2.name as name
  ${employers(buckets).replace('p.id', '?')} order by e2."createdAt"`,
);

export const toMatch = (row: MatchRow, reason: PersonMatch['reason']): PersonMatch => ({
  id: row.id,
  name: row.name,
  jobTitle: row.jobTitle ?? '',
  companyId: row.companyId,
  companyName: row.companyName ?? '',
  reason,
});

/** Everybody with the address, the oldest record first. */
export const holdersOfAddress = (sql: Sql, scope: Scope, emailKey: string): Promise<Holder[]> | Holder[] => {
  const { buckets } = scope;
  return sql.all<Holder>(BY_ADDRESS(scope), ...buckets, ...buckets, ...buckets, ...buckets, emailKey);
};

export const peopleOfCompany = (
  sql: Sql,
  scope: Scope,
  companyId: string,
): Promise<MatchRow[]> | MatchRow[] =>
  sql.all<MatchRow>(OF_COMPANY(scope), companyId, ...scope.buckets, ...scope.buckets);

/** Where a person works now, the oldest employment first. */
export const employersOf = (
  sql: Sql,
  scope: Scope,
  personId: string,
): Promise<CompanyMatch[]> | CompanyMatch[] =>
  sql.all<CompanyMatch>(EMPLOYERS_OF(scope), personId, ...scope.buckets);

const COMPANY_BY_DOMAIN = forBuckets(
  (buckets) => `select c.id as id, c.name as name from domain_index d join company c on c.id = d."companyId"
  where d.domain = ? and c."deletedAt" is null and c.bucket in (${buckets}) order by c.name, c.id limit 6`,
);

/** All companies that have a domain, as far as the asker sees them; at most six. */
export const companiesByDomain = async (
  sql: Sql,
  scope: Scope,
  domain: string,
): Promise<readonly CompanyMatch[]> =>
  domain ? sql.all<CompanyMatch>(COMPANY_BY_DOMAIN(scope), domain, ...scope.buckets) : [];

/** The one company a domain stands for; null when none or more than one. */
export const companyByDomain = async (
  sql: Sql,
  scope: Scope,
  domain: string,
): Promise<CompanyMatch | null> => {
  const rows = await companiesByDomain(sql, scope, domain);
  return rows.length === 1 ? rows[0]! : null;
};
