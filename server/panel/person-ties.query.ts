/** Where somebody works and worked, who does at a company, and with whom they have to do; as far as the asker may see it. */
import type { ShownEmployment } from '#shared/domain/employment.ts';
import { PANEL_LIMITS } from '#shared/domain/panel-limits.ts';
import type { PanelAnswer } from '#shared/domain/panel.ts';
import type { ShownRelationship } from '#shared/domain/relationship.ts';
import { forBuckets } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Sql } from '../db/store.ts';

const employments = (end: 'personId' | 'companyId', which: string, order: string) =>
  forBuckets(
    (buckets) => `select e.id as id, e."personId" as "personId", e."companyId" as "companyId",
  e."jobTitle" as "jobTitle", e."buyingRole" as "buyingRole", e."fromDay" as "fromDay", e."toDay" as "toDay",
  p.name as "personName", c.name as "companyName"
  from employment e join person p on p.id = e."personId" join company c on c.id = e."companyId"
  where e."${end}" = ? ${which} and e."deletedAt" is null and p."deletedAt" is null and c."deletedAt" is null
  and p.bucket in (${buckets}) and c.bucket in (${buckets}) order by ${order} limit ${PANEL_LIMITS.employments}`,
  );
/** As the panel's own choice among them: of several the oldest first. */
const OF_PERSON = employments('personId', '', `case when e."toDay" is null then 0 else 1 end, e."createdAt"`);
const PRESENT = employments('companyId', 'and e."toDay" is null', 'p."sortKey", e.id');
const FORMER = employments('companyId', 'and e."toDay" is not null', 'e."toDay" desc, e.id');

const RELATIONSHIPS = forBuckets(
  (
    buckets,
  ) => `select r.id as id, r."personId" as "personId", r."otherId" as "otherId", r.kind as kind, r.note as note,
  p.name as "personName", o.name as "otherName"
  from relationship r join person p on p.id = r."personId" join person o on o.id = r."otherId"
  where r.id in (select id from relationship where "personId" = ? union select id from relationship where "otherId" = ?)
  and r."deletedAt" is null and p."deletedAt" is null and o."deletedAt" is null
  and p.bucket in (${buckets}) and o.bucket in (${buckets}) order by r.id limit ${PANEL_LIMITS.relationships}`,
);

const plain = <T extends object>(rows: readonly T[]): T[] => rows.map((row) => ({ ...row }));

/** Of a person. */
export const personTies = async (
  sql: Sql,
  scope: Scope,
  personId: string,
): Promise<Pick<PanelAnswer, 'employments' | 'relationships'>> => {
  const { buckets } = scope;
  const work = await sql.all<ShownEmployment>(OF_PERSON(scope), personId, ...buckets, ...buckets);
  const related = await sql.all<ShownRelationship>(
    RELATIONSHIPS(scope),
    personId,
    personId,
    ...buckets,
    ...buckets,
  );
  return {
    ...(work.length > 0 ? { employments: plain(work) } : {}),
    ...(related.length > 0 ? { relationships: plain(related) } : {}),
  };
};

/** Of a company: who works there, then who did. */
export const companyStaff = async (
  sql: Sql,
  scope: Scope,
  companyId: string,
): Promise<Pick<PanelAnswer, 'employments'>> => {
  const { buckets } = scope;
  const present = await sql.all<ShownEmployment>(PRESENT(scope), companyId, ...buckets, ...buckets);
  const former = await sql.all<ShownEmployment>(FORMER(scope), companyId, ...buckets, ...buckets);
  const all = [...present, ...former];
  return all.length > 0 ? { employments: plain(all) } : {};
};
