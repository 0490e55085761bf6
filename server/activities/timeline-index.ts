/**
 * The history of each record, ready to read: one row for each record an activity hangs on and each bucket it may be
 * seen in. A mail stands in the bucket of everybody who logged it (visibility is the union of what they chose).
 */
import { bucketOf } from '../core/scope.ts';
import type { ProjectionContext } from '../core/record-table.ts';
import { customTexts } from '../custom-fields/custom-index.ts';
import type { Tx } from '../db/store.ts';
import type { Visibility } from '#shared/domain/activity.ts';
import { activityTokens } from './activity-tokens.ts';
import { refreshLastContact } from './last-contact.ts';

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
  /** JSON. */
  readonly custom: string;
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
    'select no, id, kind, "occurredAt", subject, text, visibility, "teamId", "createdById", "deletedAt", custom from activity where id = ?',
    activityId,
  );
  if (!activity) return;
  const before = await tx.all<{ recordId: string }>(
    'select distinct "recordId" from timeline where "activityNo" = ?',
    activity.no,
  );
  await tx.run('delete from timeline where "activityNo" = ?', activity.no);
  const refreshContacts = async (of: readonly { recordId: string }[]): Promise<void> => {
    for (const id of new Set(of.map(({ recordId }) => recordId))) await refreshLastContact(tx, id);
  };
  if (activity.deletedAt) {
    await refreshContacts(before);
    return tx.fullText.remove(activity.no);
  }
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
  await refreshContacts([...before, ...links]);
  await tx.fullText.put(
    activity.no,
    await activityTokens(
      tx,
      activity,
      links.map(({ recordId }) => recordId),
      await customTexts(tx, activity.custom),
    ),
  );
};

/** Brings history and full text of an activity in step, once, at the end of the mutation. */
export const refreshTimeline = ({ tx, defer }: ProjectionContext, activityId: string): void =>
  defer(`timeline:${activityId}`, () => refresh(tx, activityId));
