/** Follow-ups that wait for an answer: they begin with the sent mail, and end by themselves when an answer is logged. */
import { bareSubject } from '#shared/domain/mail-subject.ts';
import { mailKind } from '#shared/domain/mail-headers.ts';
import { isContactMail } from '#shared/domain/mail-kind.ts';
import type { Mail } from '#shared/domain/mail.ts';
import type { MutationArgs } from '#shared/domain/mutations.ts';
import { answerDueOn } from '#shared/domain/outgoing-mail.ts';
import { followUpsDe } from '#shared/i18n/de/follow-ups.ts';
import { followUpsEn } from '#shared/i18n/en/follow-ups.ts';
import { createTranslator } from '#shared/i18n/translate.ts';
import { visibleActivity } from '../activities/activity-access.ts';
import type { MutationContext } from '../core/mutation-definition.ts';
import { newRecord } from '../core/record-access.ts';
import { BUCKET_ALL, bucketOf } from '../core/scope.ts';
import { automaticLinks, directionOf } from './mail-participants.ts';
import { referenceKeys } from './mail-thread.ts';
import type { OutgoingRow } from './outgoing-mail.ts';

const TITLE_CHARS = 500;

type ThreadMail = { activityId: string; sentAt: string | null; headers: string; direction: string };
/** What came after it in the thread; more than one answer is enough. */
const LATER = `select m."activityId" as "activityId", m."sentAt" as "sentAt", m.headers as headers,
  a.direction as direction from mail m join activity a on a.id = m."activityId"
  where m."threadId" = (select "threadId" from mail where "activityId" = ?) and m."activityId" <> ?
  and a."deletedAt" is null and m."sentAt" > ? order by m."sentAt" limit 50`;

/** Out-of-office replies and delivery reports are written by nobody. */
const isAnswer = ({ headers, direction }: Pick<ThreadMail, 'headers' | 'direction'>): boolean =>
  direction === 'in' && isContactMail(mailKind(headers));

/** As far as the author sees it. */
const isAnswered = async (
  { tx, scope }: MutationContext,
  activityId: string,
  sentAt: string,
): Promise<boolean> => {
  const later = await tx.all<ThreadMail>(LATER, activityId, activityId, sentAt);
  for (const mail of later.filter(isAnswer))
    if ((await visibleActivity(tx, scope, mail.activityId)).ok) return true;
  return false;
};

/** Whom the follow-up is about: the first recipient who is known. */
const addressees = async ({ tx, scope }: MutationContext, mail: Mail) => {
  const recipients = mail.participants.filter(({ role }) => role === 'to' || role === 'cc');
  const links = await automaticLinks(tx, scope, recipients);
  const first = (type: string): string | null => links.find((link) => link.type === type)?.id ?? null;
  return { personId: first('person'), companyId: first('company') };
};

/** The author's follow-up for a mail they sent; null when they asked for none, or the answer is there already. */
export const startReminder = async (
  context: MutationContext,
  { reminder, visibility, userId, teamId }: OutgoingRow,
  activityId: string,
  mail: Mail,
): Promise<string | null> => {
  const sentAt = mail.sentAt ?? context.now;
  if (!reminder || (await isAnswered(context, activityId, sentAt))) return null;
  // Its title is the mail's subject: whoever may not see the one may not read the other.
  const bucket = visibility === 'all' ? BUCKET_ALL : bucketOf(visibility, userId, teamId);
  const created = await newRecord(context, 'task', context.newId(), bucket);
  if (!created.ok) return null;
  const voice = { locale: context.scope.locale, addressForm: 'sie' } as const;
  const t = createTranslator(voice.locale === 'de' ? followUpsDe : followUpsEn, voice);
  const subject = bareSubject(mail.subject);
  await context.write.insert('task', {
    ...created.value,
    title: t(subject ? 'answer.missing' : 'answer.missing_plain', { subject }).slice(0, TITLE_CHARS),
    ...answerDueOn(sentAt, reminder),
    assigneeId: userId,
    ...(await addressees(context, mail)),
    activityId,
    done: false,
    doneAt: null,
    createdById: userId,
  });
  return created.value['id'] as string;
};

const AWAITING = `select o."taskId" as "taskId" from mail m join outgoing_mail o on o."activityId" = m."activityId"
  join task t on t.id = o."taskId" where o."taskId" is not null and t.done = 0 and t."deletedAt" is null
  and m."threadId" = (select "threadId" from mail where "activityId" = ?) and m."activityId" <> ?
  and (m."sentAt" is null or m."sentAt" < ?)
  and (? = 'all' or (? = 'team' and o."teamId" = ?) or o."userId" = ?)`;

/** An answer was logged: whoever waited for one in its thread, and may see this one, waits no more. */
export const closeAnswered = async (
  context: MutationContext,
  activityId: string,
  { mail, visibility }: Pick<MutationArgs<'mail.log'>, 'mail' | 'visibility'>,
): Promise<void> => {
  const { tx, write, now, scope } = context;
  if (referenceKeys(mail).length === 0 && mail.conversationId === '') return;
  const direction = await directionOf(tx, mail.participants);
  if (!isAnswer({ headers: mail.headers, direction })) return;
  const waiting = await tx.all<{ taskId: string }>(
    AWAITING,
    activityId,
    activityId,
    mail.sentAt ?? now,
    visibility,
    visibility,
    scope.teamId,
    scope.userId,
  );
  for (const { taskId } of waiting) await write.update('task', taskId, { done: true, doneAt: now });
};

/** The log of an answer was taken back: what it had closed is open again, unless somebody has changed it since. */
export const reopenAwaiting = async (
  { tx, write }: Pick<MutationContext, 'tx' | 'write'>,
  mutationId: string,
): Promise<void> => {
  const closed = await tx.all<{ recordId: string; doneAt: string }>(
    `select c."recordId" as "recordId", c.at as "doneAt" from change c where c."mutationId" = ? and c."recordType" = 'task' and c.op = 'update'`,
    mutationId,
  );
  for (const { recordId, doneAt } of closed) {
    const task = await write.find('task', recordId);
    if (task?.['done'] === true && task['doneAt'] === doneAt)
      await write.update('task', recordId, { done: false, doneAt: null });
  }
};
