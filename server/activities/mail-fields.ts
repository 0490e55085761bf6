/**
 * The company's own fields of a logged mail. They belong to the mail and not to one who logged it, so what is said in them is
 * seen by everybody who logs it as well, some day perhaps for everybody. Therefore they are set only where everybody sees the
 * mail anyhow, by those who logged it so: nobody's private log is told by a change of theirs.
 */
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { isAdmin } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Reader } from '../db/store.ts';
import type { SeenActivity } from './activity-access.ts';

/** Errors: `activity.mail_not_open`, and `access.denied` for whoever has not logged it and is no owner or admin. */
export const mayFillMail = async (
  db: Reader,
  scope: Scope,
  { id, visibility }: Pick<SeenActivity, 'id' | 'visibility'>,
): Promise<Result<null>> => {
  const own = await db
    .selectFrom('mail_log')
    .select('visibility')
    .where('activityId', '=', id)
    .where('userId', '=', scope.userId)
    .executeTakeFirst();
  if (visibility !== 'all' || (own && own.visibility !== 'all')) return fail('activity.mail_not_open');
  return own || isAdmin(scope) ? ok(null) : fail('access.denied');
};
