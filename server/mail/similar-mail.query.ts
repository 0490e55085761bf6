/** Mails without a Message-ID that may be the same one: a suggestion for people, never a reason to join them. */
import { isSentCloseTo } from '#shared/domain/mail-fingerprint.ts';
import { visibleActivity } from '../activities/activity-access.ts';
import type { Scope } from '../core/scope.ts';
import type { Sql } from '../db/store.ts';

/** Mails with equal beginnings that are looked at. */
const SIMILAR_MAX = 20;
/** The condition on the id is that of the index. */
const BY_SIMILARITY = `select m."activityId" as id, m."sentAt" as "sentAt", a.subject as subject,
  a."occurredAt" as "occurredAt" from mail m join activity a on a.id = m."activityId"
  where m.similarity = ? and m."messageId" = '' order by m."activityId" desc limit ${SIMILAR_MAX}`;

type Row = { id: string; sentAt: string | null; subject: string; occurredAt: string };
export type SimilarMail = { readonly id: string; readonly subject: string; readonly occurredAt: string };
type Asked = { readonly similarity: string; readonly sentAt: string | null };

/** The newest that the asker may see, sent at about the same time; `except` is the mail itself. */
export const similarMail = async (
  sql: Sql,
  scope: Scope,
  { similarity, sentAt }: Asked,
  except: string | null = null,
): Promise<SimilarMail | null> => {
  for (const row of await sql.all<Row>(BY_SIMILARITY, similarity)) {
    if (row.id === except || !isSentCloseTo(row.sentAt, sentAt)) continue;
    const { id, subject, occurredAt } = row;
    if ((await visibleActivity(sql, scope, id)).ok) return { id, subject, occurredAt };
  }
  return null;
};
