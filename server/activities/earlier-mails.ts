/**
 * When an address becomes known, the mails logged before with it join that person's history. An address that several
 * people share settles nothing: its mails wait until somebody chooses who is meant (`linkChosenMails`). Each link is a
 * record like any other: it stands in the change log, so devices hear of it.
 */
import type { Link } from '#shared/domain/activity.ts';
import type { MutationContext } from '../core/mutation-definition.ts';
import type { ProjectionContext } from '../core/record-table.ts';

/** Mails taken over at once; the newest. */
const MAILS_MAX = 1_000;
const HOLDERS = `select p.id as id from email_index i join person p on p.id = i."recordId"
  where i."emailKey" = ? and i."recordType" = 'person' and p."deletedAt" is null limit 2`;
/** Logged by one user with the address, while they hang on nobody who has it. */
const UNSETTLED = `select distinct m."activityId" as "activityId" from mail_participant m
  join mail_log l on l."activityId" = m."activityId" and l."userId" = ?
  where m."emailKey" = ? and not exists (
    select 1 from activity_link k join email_index i on i."recordId" = k."recordId"
    where k."activityId" = m."activityId" and i."emailKey" = m."emailKey" and i."recordType" = 'person')
  order by "activityId" desc limit ${MAILS_MAX}`;

export const linkEarlierMails = async (
  { tx, write }: Pick<ProjectionContext, 'tx' | 'write'>,
  personId: string,
  emailKeys: readonly string[],
): Promise<void> => {
  for (const key of emailKeys) {
    if ((await tx.all(HOLDERS, key)).length > 1) continue;
    const mails = await tx.all<{ activityId: string }>(
      `select distinct p."activityId" as "activityId" from mail_participant p where p."emailKey" = ?
       order by p."activityId" desc limit ${MAILS_MAX}`,
      key,
    );
    for (const { activityId } of mails) {
      const id = linkId(activityId, personId);
      if (await write.find('activity_link', id)) continue;
      await write.insert('activity_link', { id, activityId, recordType: 'person', recordId: personId });
    }
  }
};

/** Mails the asker logged before it was settled whose address it is, hung on what it now stands for. */
export const linkChosenMails = async (
  { tx, write, scope }: MutationContext,
  emailKey: string,
  links: readonly Link[],
): Promise<void> => {
  const mails = await tx.all<{ activityId: string }>(UNSETTLED, scope.userId, emailKey);
  for (const { activityId } of mails) {
    for (const { type, id: recordId } of links) {
      const id = linkId(activityId, recordId);
      if (await write.find('activity_link', id)) continue;
      await write.insert('activity_link', { id, activityId, recordType: type, recordId });
    }
  }
};

export const linkId = (activityId: string, recordId: string): string => `${activityId}:${recordId}`;
