/** What is open with a person or company, and what reminds the asker, whoever it is about. */
import type { Task } from '#shared/domain/task.ts';
import { PANEL_LIMITS } from '#shared/domain/panel-limits.ts';
import { forBuckets } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Row, Sql } from '../db/store.ts';

/** The few that are shown are chosen first; names are looked up for them alone. */
const openTask = (
  buckets: string,
  whose: string,
  order: string,
  limit: number,
): string => `select t.id as id, t.title as title, t."dueOn" as "dueOn",
  t."remindAt" as "remindAt", t."assigneeId" as "assigneeId", t."personId" as "personId",
  t."companyId" as "companyId", t."activityId" as "activityId", t.done as done, t."doneAt" as "doneAt",
  t."createdById" as "createdById", t."createdAt" as "createdAt", t.page as page, t.custom as custom, u.name as "assigneeName",
  p.name as "personName", c.name as "companyName"
  from (select * from task t
    where ${whose} and t.done = 0 and t."deletedAt" is null and t.bucket in (${buckets})
    order by ${order}, t.id limit ${limit}) t
  join user_account u on u.id = t."assigneeId"
  left join person p on p.id = t."personId" and p.bucket in (${buckets})
  left join company c on c.id = t."companyId" and c.bucket in (${buckets})
  order by ${order}, t.id`;

const BY_DAY = 'case when t."dueOn" is null then 1 else 0 end, t."dueOn"';
const task = (owner: TaskOwner, buckets: string): string =>
  openTask(buckets, `t."${owner}" = ?`, BY_DAY, PANEL_LIMITS.tasks);

export type TaskOwner = 'personId' | 'companyId';
const TASKS = {
  personId: forBuckets((buckets) => task('personId', buckets)),
  companyId: forBuckets((buckets) => task('companyId', buckets)),
};

const REMINDERS = forBuckets((buckets) =>
  openTask(buckets, 't."assigneeId" = ? and t."remindAt" < ?', 't."remindAt"', PANEL_LIMITS.reminders),
);

const toTask = ({ custom, ...row }: Row): Task =>
  ({
    ...row,
    ...(custom === '{}' ? {} : { custom: JSON.parse(custom as string) }),
    done: row['done'] === 1,
    page: row['page'] === null ? null : JSON.parse(row['page'] as string),
    personName: row['personName'] ?? '',
    companyName: row['companyName'] ?? '',
  }) as Task;

/** Soonest first, those without a day last; ids grow with time, so equal days keep their order. */
export const openTasks = async (sql: Sql, scope: Scope, owner: TaskOwner, id: string): Promise<Task[]> => {
  const { buckets } = scope;
  const rows = await sql.all<Row>(TASKS[owner](scope), id, ...buckets, ...buckets, ...buckets);
  return rows.map(toTask);
};

/** The asker's own that remind before that instant, the longest waiting first: a range of `task_reminder`. */
export const ownReminders = async (sql: Sql, scope: Scope, before: string): Promise<Task[]> => {
  const { buckets, userId } = scope;
  const rows = await sql.all<Row>(REMINDERS(scope), userId, before, ...buckets, ...buckets, ...buckets);
  return rows.map(toTask);
};
