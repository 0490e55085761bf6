/**
 * When an address becomes known, the mails logged before with it join that person's history. Each link is a record like
 * any other: it stands in the change log, so devices hear of it, and it goes when the address is taken back.
 */
import type { ProjectionContext } from '../core/record-table.ts';

/** Mails taken over at once; the newest. */
const MAILS_MAX = 1_000;

export const linkEarlierMails = async (
  { tx, write }: Pick<ProjectionContext, 'tx' | 'write'>,
  personId: string,
  emailKeys: readonly string[],
): Promise<void> => {
  for (const key of emailKeys) {
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

export const linkId = (activityId: string, recordId: string): string => `${activityId}:${recordId}`;
