/** When an address becomes known, the mails logged before with it join that person's history. */
import type { ProjectionContext } from '../core/record-table.ts';
import type { Tx } from '../db/store.ts';
import { refreshTimeline } from './timeline-index.ts';

/** Mails taken over at once; the newest. */
const MAILS_MAX = 1_000;

export const linkEarlierMails = async (
  tx: Tx,
  defer: ProjectionContext['defer'],
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
      await tx.run(
        'insert into activity_link (id, "activityId", "recordType", "recordId") values (?, ?, ?, ?) on conflict do nothing',
        linkId(activityId, personId),
        activityId,
        'person',
        personId,
      );
      refreshTimeline({ tx, defer }, activityId);
    }
  }
};

export const linkId = (activityId: string, recordId: string): string => `${activityId}:${recordId}`;
