/** Who logged a mail, and for whom. */
import type { Visibility } from '#shared/domain/activity.ts';
import type { MutationArgs } from '#shared/domain/mutations.ts';
import type { MutationContext } from '../core/mutation-definition.ts';

type Log = { userId: string; visibility: Visibility; teamId: string };
const WIDTH: Readonly<Record<Visibility, number>> = { private: 0, team: 1, all: 2 };

export const logId = (activityId: string, userId: string): string => `${activityId}:${userId}`;

/**
 * Lists name one logger: the first of those who show it to most. So a private log is named to nobody else, and one
 * that was taken back is not named at all.
 */
export const showWidestLog = async ({ tx, write }: MutationContext, activityId: string): Promise<void> => {
  const logs = await tx.all<Log>(
    'select "userId", visibility, "teamId" from mail_log where "activityId" = ? order by at, id',
    activityId,
  );
  const [widest] = logs.toSorted((one, other) => WIDTH[other.visibility] - WIDTH[one.visibility]);
  if (!widest) return;
  const { userId: createdById, visibility, teamId } = widest;
  await write.update('activity', activityId, { createdById, visibility, teamId });
};

/** Notes that the asker logged it, or what they choose now; false when nothing changes by it. */
export const addLogger = async (
  { write, scope, now }: MutationContext,
  activityId: string,
  { visibility, source }: Pick<MutationArgs<'mail.log'>, 'visibility' | 'source'>,
): Promise<boolean> => {
  const id = logId(activityId, scope.userId);
  if (await write.find('mail_log', id)) {
    return write.update('mail_log', id, { visibility, teamId: scope.teamId });
  }
  const log = { id, activityId, userId: scope.userId, at: now, visibility, teamId: scope.teamId, source };
  await write.insert('mail_log', log);
  return true;
};
