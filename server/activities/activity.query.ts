/** One activity in full. */
import type { Visibility } from '#shared/domain/activity.ts';
import type { Mail, MailParticipant } from '#shared/domain/mail.ts';
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { z } from 'zod/mini';
import type { recordEndpoints } from '#shared/api/record.endpoints.ts';
import { bucketOf } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Sql } from '../db/store.ts';
import { logStateOf } from '../mail/log-state.query.ts';
import { attachmentsOf } from '../mail/mail-rows.ts';
import { visibleActivity } from './activity-access.ts';
import { itemsByNumber, toItem } from './timeline.query.ts';

export type FullActivity = z.output<(typeof recordEndpoints)['activity']['response']>;
type MailColumns = Omit<Mail, 'references' | 'participants' | 'attachments' | 'subject'> & {
  refs: string;
  threadId: string;
};

const MAIL = `select "messageId", "inReplyTo", "conversationId", "sentAt", refs, headers, text, html, "threadId"
  from mail where "activityId" = ?`;
const PARTICIPANTS =
  'select role, email, name from mail_participant where "activityId" = ? order by position';
const THREAD = `select a.no as no, a.id as id from mail m join activity a on a.id = m."activityId"
  where m."threadId" = ? and a."deletedAt" is null and a.id <> ? order by a."occurredAt" limit 100`;
const VARIANTS = `select v.id as id, v."loggedAt" as "loggedAt", u.name as "byName", v.mail as mail,
  v.fingerprint as fingerprint, l."userId" as "userId", l.visibility as visibility, l."teamId" as "teamId"
  from mail_variant v join user_account u on u.id = v."loggedById"
  join mail_log l on l."activityId" = v."activityId" and l."userId" = v."loggedById"
  where v."activityId" = ? order by v."loggedAt", v.id`;

type VariantRow = {
  id: string;
  loggedAt: string;
  byName: string;
  mail: string;
  fingerprint: string;
  userId: string;
  visibility: Visibility;
  teamId: string;
};

/** What its logger keeps private stays so; the same version of several loggers is shown once. */
const readVariants = async (
  sql: Sql,
  scope: Scope,
  activityId: string,
): Promise<FullActivity['variants']> => {
  const rows = await sql.all<VariantRow>(VARIANTS, activityId);
  const seen = new Map<string, VariantRow>();
  for (const row of rows) {
    const visible = scope.buckets.includes(bucketOf(row.visibility, row.userId, row.teamId));
    if (visible && !seen.has(row.fingerprint)) seen.set(row.fingerprint, row);
  }
  return [...seen.values()].map(({ id, loggedAt, byName, mail }) => ({
    id,
    loggedAt,
    byName,
    mail: JSON.parse(mail) as Mail,
  }));
};

const readThread = async (
  sql: Sql,
  scope: Scope,
  threadId: string,
  ownId: string,
): Promise<FullActivity['thread']> => {
  const numbers: number[] = [];
  for (const { no, id } of await sql.all<{ no: number; id: string }>(THREAD, threadId, ownId)) {
    if ((await visibleActivity(sql, scope, id)).ok) numbers.push(no);
  }
  return (await itemsByNumber(sql, numbers)).map(toItem);
};

/** Errors: `record.not_found` (unknown or not visible). */
export const readActivity = async (sql: Sql, scope: Scope, id: string): Promise<Result<FullActivity>> => {
  const seen = await visibleActivity(sql, scope, id);
  if (!seen.ok) return seen;
  const activityId = seen.value.id;
  const item = toItem((await itemsByNumber(sql, [seen.value.no]))[0]!);
  const own = await sql.get<{ text: string }>('select text from activity where id = ?', activityId);
  const row = await sql.get<MailColumns>(MAIL, activityId);
  if (!row) return ok({ item, text: own?.text ?? '', mail: null, log: null, variants: [], thread: [] });
  const { refs, threadId, ...columns } = row;
  const mail: Mail = {
    ...columns,
    subject: item.subject,
    references: JSON.parse(refs) as string[],
    participants: (await sql.all<MailParticipant>(PARTICIPANTS, activityId)).map((one) => ({ ...one })),
    attachments: await attachmentsOf(sql, activityId),
  };
  return ok({
    item,
    text: mail.text,
    mail,
    log: await logStateOf(sql, scope, activityId),
    variants: await readVariants(sql, scope, activityId),
    thread: await readThread(sql, scope, threadId, activityId),
  });
};
