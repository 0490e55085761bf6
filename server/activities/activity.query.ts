/** One activity in full. */
import type { CustomValues } from '#shared/domain/custom-field.ts';
import { fieldsInUse } from '#shared/domain/custom-shown.ts';
import type { Mail, MailParticipant } from '#shared/domain/mail.ts';
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { z } from 'zod/mini';
import type { recordEndpoints } from '#shared/api/record.endpoints.ts';
import { bucketOf, canSee } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import { readCustomFields } from '../custom-fields/custom-field.query.ts';
import type { Reader, Store } from '../db/store.ts';
import { logStateOf } from '../mail/log-state.query.ts';
import { attachmentsOf } from '../mail/mail-rows.ts';
import { readMeeting } from '../meetings/meeting.query.ts';
import { customNames } from '../panel/custom-fields.query.ts';
import { visibleActivity } from './activity-access.ts';
import { mayFillMail } from './mail-fields.ts';
import { itemsByNumber, toItem } from './timeline.query.ts';

export type FullActivity = z.output<(typeof recordEndpoints)['activity']['response']>;

/** What is read through Kysely, and the hand-written statements the panel has too. */
type Source = Pick<Store, 'read' | 'sql'>;

/** What its logger keeps private stays so; the same version of several loggers is shown once. */
const readVariants = async (
  db: Reader,
  scope: Scope,
  activityId: string,
): Promise<FullActivity['variants']> => {
  const rows = await db
    .selectFrom('mail_variant as v')
    .innerJoin('user_account as u', 'u.id', 'v.loggedById')
    .innerJoin('mail_log as l', (join) =>
      join.onRef('l.activityId', '=', 'v.activityId').onRef('l.userId', '=', 'v.loggedById'),
    )
    .select(['v.id', 'v.loggedAt', 'u.name as byName', 'v.mail', 'v.fingerprint'])
    .select(['l.userId', 'l.visibility', 'l.teamId'])
    .where('v.activityId', '=', activityId)
    .orderBy('v.loggedAt')
    .orderBy('v.id')
    .execute();
  const seen = new Map<string, (typeof rows)[number]>();
  for (const row of rows) {
    const visible = canSee(scope, bucketOf(row.visibility, row.userId, row.teamId));
    if (visible && !seen.has(row.fingerprint)) seen.set(row.fingerprint, row);
  }
  return [...seen.values()].map(({ id, loggedAt, byName, mail }) => ({
    id,
    loggedAt,
    byName,
    mail: JSON.parse(mail) as Mail,
  }));
};

/** Mails of a thread that are looked at. */
const THREAD_MAX = 100;

const readThread = async (
  { read, sql }: Source,
  scope: Scope,
  threadId: string,
  ownId: string,
): Promise<FullActivity['thread']> => {
  const others = await read
    .selectFrom('mail as m')
    .innerJoin('activity as a', 'a.id', 'm.activityId')
    .select(['a.no', 'a.id'])
    .where('m.threadId', '=', threadId)
    .where('a.deletedAt', 'is', null)
    .where('a.id', '<>', ownId)
    .orderBy('a.occurredAt')
    .limit(THREAD_MAX)
    .execute();
  const numbers: number[] = [];
  for (const { no, id } of others) if ((await visibleActivity(sql, scope, id)).ok) numbers.push(no);
  return (await itemsByNumber(sql, numbers)).map(toItem);
};

/** The mail of an activity, with its thread; null when it is none. */
const readMail = async (
  { read, sql }: Source,
  activityId: string,
  subject: string,
): Promise<{ mail: Mail; threadId: string } | null> => {
  const row = await read
    .selectFrom('mail')
    .select(['messageId', 'inReplyTo', 'conversationId', 'sentAt', 'refs'])
    .select(['headers', 'text', 'html', 'threadId'])
    .where('activityId', '=', activityId)
    .executeTakeFirst();
  if (!row) return null;
  const { refs, threadId, ...columns } = row;
  const participants = await read
    .selectFrom('mail_participant')
    .select(['role', 'email', 'name'])
    .where('activityId', '=', activityId)
    .orderBy('position')
    .execute();
  const mail = {
    ...columns,
    subject,
    references: JSON.parse(refs) as string[],
    participants: participants.map(({ role, ...one }) => ({ role: role as MailParticipant['role'], ...one })),
    attachments: await attachmentsOf(sql, activityId),
  };
  return { mail, threadId };
};

/** Fields of the company's own, where there are any for what happened. */
const readCustom = async (
  { read, sql }: Source,
  scope: Scope,
  activityId: string,
): Promise<Pick<FullActivity, 'custom' | 'customFields' | 'customNames'>> => {
  const customFields = fieldsInUse(await readCustomFields(read, scope), 'activity');
  if (customFields.length === 0) return {};
  const own = await read
    .selectFrom('activity')
    .select('custom')
    .where('id', '=', activityId)
    .executeTakeFirst();
  const custom = JSON.parse(own?.custom ?? '{}') as CustomValues;
  return { custom, customFields, ...(await customNames(sql, scope, customFields, [custom])) };
};

/** Errors: `record.not_found` (unknown or not visible). */
export const readActivity = async (
  source: Source,
  scope: Scope,
  id: string,
): Promise<Result<FullActivity>> => {
  const { read, sql } = source;
  const seen = await visibleActivity(sql, scope, id);
  if (!seen.ok) return seen;
  const activityId = seen.value.id;
  const item = toItem((await itemsByNumber(sql, [seen.value.no]))[0]!);
  const custom = await readCustom(source, scope, activityId);
  const found = await readMail(source, activityId, item.subject);
  if (!found) {
    const own = await read
      .selectFrom('activity')
      .select('text')
      .where('id', '=', activityId)
      .executeTakeFirst();
    const meeting = await readMeeting(read, activityId);
    return ok({
      item,
      text: own?.text ?? '',
      ...custom,
      mail: null,
      meeting,
      log: null,
      variants: [],
      thread: [],
    });
  }
  const { mail, threadId } = found;
  return ok({
    item,
    text: mail.text,
    ...custom,
    ...(custom.customFields ? { fillable: (await mayFillMail(read, scope, seen.value)).ok } : {}),
    mail,
    meeting: null,
    log: await logStateOf(sql, scope, activityId),
    variants: await readVariants(read, scope, activityId),
    thread: await readThread(source, scope, threadId, activityId),
  });
};
