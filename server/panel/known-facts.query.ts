/** What is known of the shown person or company beyond their contact data, the oldest first. */
import { PANEL_LIMITS } from '#shared/domain/panel-limits.ts';
import type { ShownFact } from '#shared/domain/fact.ts';
import { fromColumns } from '../core/record-table.ts';
import { forBuckets } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Row, Sql } from '../db/store.ts';
import { factTable } from '../facts/fact.table.ts';
import type { TaskOwner } from './open-tasks.query.ts';

const facts = (owner: TaskOwner) =>
  forBuckets(
    (buckets) => `select f.id as id, f.text as text, f.kind as kind, f."notedOn" as "notedOn",
  f."yearlyOn" as "yearlyOn", f.reminder as reminder, f."activityId" as "activityId", f."personId" as "personId",
  f."companyId" as "companyId", f.visibility as visibility, f."taskId" as "taskId", f."createdById" as "createdById",
  f."createdAt" as "createdAt", f."updatedAt" as "updatedAt", u.name as "byName"
  from fact f join user_account u on u.id = f."createdById"
  where f."${owner}" = ? and f."deletedAt" is null and f.bucket in (${buckets})
  order by f.id limit ${PANEL_LIMITS.facts}`,
  );
const FACTS = { personId: facts('personId'), companyId: facts('companyId') };

/** A range of `fact_person` or `fact_company`. */
export const knownFacts = async (
  sql: Sql,
  scope: Scope,
  owner: TaskOwner,
  id: string,
): Promise<ShownFact[]> => {
  const rows = await sql.all<Row>(FACTS[owner](scope), id, ...scope.buckets);
  return rows.map((row) => fromColumns(factTable, row) as ShownFact);
};
