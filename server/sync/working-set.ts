/**
 * Whose records a device starts with: the customers the asker owns, has open follow-ups with, or wrote about lately;
 * newest first, so that a small device gets what matters.
 */
import type { Scope } from '../core/scope.ts';
import type { Sql } from '../db/store.ts';

const RECENT_DAYS = 90;
const DAY_MS = 86_400_000;

type Customer = { id: string; at: string | null };

const OWN = (table: 'person' | 'company'): string =>
  `select id, "updatedAt" as at from ${table} where "ownerId" = ? and "deletedAt" is null order by "updatedAt" desc limit ?`;
const OPEN_TASKS = `select coalesce("personId", "companyId") as id, "updatedAt" as at from task
  where "assigneeId" = ? and done = 0 and "deletedAt" is null and ("personId" is not null or "companyId" is not null) limit ?`;
const OF_CUSTOMER = `l."recordType" in ('person', 'company')`;
const LOGGED = `select l."recordId" as id, max(m.at) as at from mail_log m join activity_link l on l."activityId" = m."activityId"
  where m."userId" = ? and m.at >= ? and ${OF_CUSTOMER} group by l."recordId" order by max(m.at) desc limit ?`;
const WRITTEN = `select l."recordId" as id, max(a."occurredAt") as at from activity a join activity_link l on l."activityId" = a.id
  where a."createdById" = ? and a."occurredAt" >= ? and a.kind <> 'mail' and a."deletedAt" is null and ${OF_CUSTOMER}
  group by l."recordId" order by max(a."occurredAt") desc limit ?`;

/** Ids of people and companies, `limit` at most, in the order of their ids. `now` in ms. */
export const workingSet = async (sql: Sql, scope: Scope, limit: number, now: number): Promise<string[]> => {
  const since = new Date(now - RECENT_DAYS * DAY_MS).toISOString();
  const customers: Customer[] = [
    ...(await sql.all<Customer>(OPEN_TASKS, scope.userId, limit)),
    ...(await sql.all<Customer>(LOGGED, scope.userId, since, limit)),
    ...(await sql.all<Customer>(WRITTEN, scope.userId, since, limit)),
    ...(await sql.all<Customer>(OWN('person'), scope.userId, limit)),
    ...(await sql.all<Customer>(OWN('company'), scope.userId, limit)),
  ];
  const newest = new Map<string, string>();
  for (const { id, at } of customers) {
    if ((newest.get(id) ?? '') <= (at ?? '')) newest.set(id, at ?? '');
  }
  return [...newest]
    .toSorted(([, one], [, other]) => (one < other ? 1 : one > other ? -1 : 0))
    .slice(0, limit)
    .map(([id]) => id)
    .toSorted();
};
