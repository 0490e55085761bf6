/** Which activity an id means for the asker, aliases followed, and whether they may see it. */
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { bucketOf, canSee } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Sql } from '../db/store.ts';
import type { Visibility } from '#shared/domain/activity.ts';

export type SeenActivity = {
  readonly no: number;
  readonly id: string;
  readonly kind: string;
  readonly createdById: string | null;
  readonly visibility: Visibility;
  readonly deletedAt: string | null;
};

type Log = { userId: string; visibility: Visibility; teamId: string };

/** Two ids of one mail (logged on two devices offline) are one activity. */
export const canonicalId = async (sql: Sql, id: string): Promise<string> =>
  (await sql.get<{ targetId: string }>('select "targetId" from alias where id = ?', id))?.targetId ?? id;

/** Deleted ones included, for changes that must not get lost. Errors: `record.not_found`. */
export const standingActivity = async (sql: Sql, scope: Scope, id: string): Promise<Result<SeenActivity>> => {
  const activityId = await canonicalId(sql, id);
  const row = await sql.get<SeenActivity & { teamId: string | null }>(
    'select no, id, kind, "createdById", visibility, "teamId", "deletedAt" from activity where id = ?',
    activityId,
  );
  if (!row) return fail('record.not_found');
  const logs: Log[] =
    row.kind === 'mail'
      ? await sql.all<Log>(
          'select "userId", visibility, "teamId" from mail_log where "activityId" = ?',
          activityId,
        )
      : [{ userId: row.createdById ?? '', visibility: row.visibility, teamId: row.teamId ?? '' }];
  const seen = logs.some((log) => canSee(scope, bucketOf(log.visibility, log.userId, log.teamId)));
  return seen ? ok(row) : fail('record.not_found');
};

/** Unknown, deleted and hidden look the same. Errors: `record.not_found`. */
export const visibleActivity = async (sql: Sql, scope: Scope, id: string): Promise<Result<SeenActivity>> => {
  const found = await standingActivity(sql, scope, id);
  return found.ok && found.value.deletedAt !== null ? fail('record.not_found') : found;
};
