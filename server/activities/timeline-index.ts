/**
 * The history of each record, ready to read: one row for each record an activity hangs on and each bucket it may be
 * seen in. A mail stands in the bucket of everybody who logged it (visibility is the union of what they chose).
 */
import { bucketOf } from '../core/scope.ts';
import type { ProjectionContext } from '../core/record-table.ts';
import type { Tx } from '../db/store.ts';
import type { Visibility } from '#shared/domain/activity.ts';
import { activityTokens } from './activity-tokens.ts';

export type ActivityHead = {
  readonly no: number;
  readonly id: string;
  readonly kind: string;
  readonly occurredAt: string;
  readonly subject: string;
  readonly text: string;
  readonly visibility: Visibility;
  readonly teamId: string | null;
  readonly createdById: string | null;
  readonly deletedAt: string | null;
};

const bucketsOfActivity = async (tx: Tx, activity: ActivityHead): Promise<ReadonlySet<string>> => {
  if (activity.kind !== 'mail') {
    return new Set([bucketOf(activity.visibility, activity.createdById ?? '', activity.teamId ?? '')]);
  }
  const logs = await tx.all<{ userId: string; visibility: Visibility; teamId: string }>(
    'select "userId", visibility, "teamId" from mail_log where "activityId" = ?',
    activity.id,
  );
  return new Set(logs.map((log) => bucketOf(log.visibility, log.userId, log.teamId)));
};

const refresh = async (tx: Tx, activityId: string): Promise<void> => {
  const activity = await tx.get<ActivityHead>(
    'select no, id, kind, "occurredAt", subject, text, visibility, "teamId", "createdById", "deletedAt" from activity where id = ?',
    activityId,
  );
  if (!activity) return;
  await tx.run('delete from timeline where "activityNo" = ?', activity.no);
  if (activity.deletedAt) return tx.fullText.remove(activity.no);
  const links = await tx.all<{ recordId: string }>(
    'select "recordId" from activity_link where "activityId" = ?',
    activityId,
  );
  for (const bucket of await bucketsOfActivity(tx, activity)) {
    for (const { recordId } of links) {
      await tx.run(
        'insert into timeline ("recordId", bucket, "occurredAt", "activityNo") values (?, ?, ?, ?)',
        recordId,
        bucket,
        activity.occurredAt,
        activity.no,
      );
    }
  }
  await tx.fullText.put(
    activity.no,
    await activityTokens(
      tx,
      activity,
      links.map(({ recordId }) => recordId),
    ),
  );
};

/** Brings history and full text of an activity in step, once, at the end of the mutation. */
export const refreshTimeline = ({ tx, defer }: ProjectionContext, activityId: string): void =>
  defer(`timeline:${activityId}`, () => refresh(tx, activityId));
