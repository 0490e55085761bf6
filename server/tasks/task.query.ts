/** The asker's own open tasks. */
import { sql } from 'kysely';
import type { KeptPage } from '#shared/domain/kept-page.ts';
import type { Task } from '#shared/domain/task.ts';
import { PANEL_LIMITS } from '#shared/domain/panel-limits.ts';
import type { Scope } from '../core/scope.ts';
import type { Reader } from '../db/store.ts';

/** Soonest first, those without a day last; ids grow with time, so equal days keep their order. */
export const ownTasks = async (db: Reader, scope: Scope): Promise<Task[]> => {
  const rows = await db
    .selectFrom('task as t')
    .innerJoin('user_account as u', 'u.id', 't.assigneeId')
    .leftJoin('person as p', (join) =>
      join.onRef('p.id', '=', 't.personId').on('p.bucket', 'in', scope.buckets),
    )
    .leftJoin('company as c', (join) =>
      join.onRef('c.id', '=', 't.companyId').on('c.bucket', 'in', scope.buckets),
    )
    .select([
      't.id',
      't.title',
      't.dueOn',
      't.remindAt',
      't.assigneeId',
      't.personId',
      't.companyId',
      't.activityId',
      't.done',
      't.doneAt',
      't.createdById',
      't.createdAt',
      't.page',
      'u.name as assigneeName',
      'p.name as personName',
      'c.name as companyName',
    ])
    .where('t.assigneeId', '=', scope.userId)
    // The condition of the index, word for word.
    .where('t.done', '=', sql.lit(0))
    .where('t.deletedAt', 'is', null)
    .where('t.bucket', 'in', scope.buckets)
    .orderBy('t.dueOn', (order) => order.asc().nullsLast())
    .orderBy('t.id')
    .limit(PANEL_LIMITS.tasks)
    .execute();
  return rows.map(({ done, page, personName, companyName, ...row }) => ({
    ...row,
    done: done === 1,
    page: page === null ? null : (JSON.parse(page) as KeptPage),
    personName: personName ?? '',
    companyName: companyName ?? '',
  }));
};
