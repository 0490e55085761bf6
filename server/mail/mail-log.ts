/**
 * Logging a mail: one activity per mail, however often and by whomever it is logged.
 *
 * The key is the normalised Message-ID; without one who wrote what to whom and when, and the bytes where it came as a raw
 * message. A mail that comes again adds its logger; the same key with other content is kept as a variant. Two ids made
 * for one mail become aliases.
 */
import type { Mail } from '#shared/domain/mail.ts';
import { mailMarks } from '#shared/domain/mail-fingerprint.ts';
import { mailKind } from '#shared/domain/mail-headers.ts';
import type { MailKind } from '#shared/domain/mail-kind.ts';
import { messageIdKey } from '#shared/domain/message-id.ts';
import type { MutationArgs } from '#shared/domain/mutations.ts';
import { replyTexts } from '#shared/capture/quoted-reply.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { canonicalId, visibleActivity } from '../activities/activity-access.ts';
import { addLinks } from '../activities/add-links.ts';
import type { Wanted } from '../activities/add-links.ts';
import { previewOf } from '../activities/preview.ts';
import type { MutationContext, MutationResult } from '../core/mutation-definition.ts';
import { newRecord } from '../core/record-access.ts';
import { addLogger, logId, showWidestLog } from './mail-loggers.ts';
import { directionOf } from './mail-participants.ts';
import { addAttachments, hashText, insertMail, insertReferences, missingContent } from './mail-rows.ts';
import { checkLogRules } from './mail-rules.ts';
import { joinThread, referenceKeys } from './mail-thread.ts';
import { similarMail } from './similar-mail.query.ts';
import {
  apartIdentity,
  contentMark,
  differsFrom,
  findMail,
  findSameMail,
  keepVariant,
  mailIdentity,
  rawIdentity,
  sharedIdentity,
} from './mail-variants.ts';

type Args = MutationArgs<'mail.log'>;

/** Beginning of a long text that is looked at for the preview. */
const PREVIEW_SOURCE_CHARS = 20_000;
/** References beyond these are old; a thread is found by the nearer ones. */
const LOCKED_REFERENCES = 50;

/** By its headers, else by what the mail program said. */
const kindOf = ({ mail, kind }: Args): MailKind | null => mailKind(mail.headers) ?? kind ?? null;

const wantedLinks = ({ mail, links, offered }: Args): Wanted => ({
  participants: mail.participants,
  links,
  offered,
});

const ownText = (mail: Mail): string => {
  const start = mail.text.slice(0, PREVIEW_SOURCE_CHARS);
  return replyTexts(start).visible || start;
};

/**
 * The id a client made for a mail that was known already leads to that mail. An id that is the mutation's own was made
 * by the server for a raw mail: nobody was told it.
 */
const keepAlias = async (
  { tx, mutationId, now }: MutationContext,
  id: string,
  activityId: string,
): Promise<void> => {
  if (id === activityId || id === mutationId) return;
  await tx.run(
    'insert into alias (id, "targetId", "createdAt") values (?, ?, ?) on conflict (id) do nothing',
    id,
    activityId,
    now,
  );
};

/** What the copy adds: a version of its own, or files and a kind the first one came without. True when it adds anything. */
const addContent = async (
  context: MutationContext,
  activityId: string,
  args: Args,
  differs: boolean,
): Promise<Result<{ variant: boolean; completed: boolean }>> => {
  const { mail } = args;
  if (differs) {
    const missing = await missingContent(context.tx, mail.attachments);
    if (!missing.ok) return missing;
    const variant = await keepVariant(context, activityId, mail);
    // Its words are searched too.
    if (variant) await context.write.refresh('activity', activityId);
    return ok({ variant, completed: false });
  }
  const attachments = await addAttachments(context.tx, activityId, mail.attachments);
  if (!attachments.ok) return attachments;
  const kind = kindOf(args);
  const completed = await context.write.update('activity', activityId, {
    attachments: attachments.value,
    // The first copy may have come without headers.
    ...(kind === null ? {} : { mailKind: kind }),
  });
  return ok({ variant: false, completed });
};

const logAgain = async (
  context: MutationContext,
  activityId: string,
  args: Args,
  differs: boolean,
): Promise<Result<MutationResult>> => {
  const { write } = context;
  await keepAlias(context, args.id, activityId);
  const already = (await write.find('activity', activityId))?.['deletedAt'] === null;
  if (!already) await write.restore('activity', activityId);
  const content = await addContent(context, activityId, args, differs);
  if (!content.ok) return content;
  const { variant, completed } = content.value;
  const logger = await addLogger(context, activityId, args);
  await showWidestLog(context, activityId);
  const linked = await addLinks(context, activityId, wantedLinks(args));
  if (!linked.ok) return linked;
  const changed = !already || variant || completed || logger;
  return ok({ id: activityId, status: already ? 'already_logged' : 'logged', variant, changed });
};

const logFirst = async (
  context: MutationContext,
  identity: string,
  args: Args,
): Promise<Result<MutationResult>> => {
  const { tx, write, scope, now } = context;
  const { id, mail } = args;
  const created = await newRecord(context, 'activity', id);
  if (!created.ok) return created;
  const { fingerprint, similarity } = mailMarks(mail, hashText);
  const isNameless = messageIdKey(mail.messageId) === '';
  const similar = isNameless ? await similarMail(tx, scope, { similarity, sentAt: mail.sentAt }) : null;
  const text = ownText(mail);
  await write.insert('activity', {
    ...created.value,
    kind: 'mail',
    occurredAt: mail.sentAt ?? now,
    subject: mail.subject,
    preview: previewOf(text),
    direction: args.direction === 'none' ? await directionOf(tx, mail.participants) : args.direction,
    outcome: '',
    visibility: args.visibility,
    teamId: scope.teamId,
    createdById: scope.userId,
    attachments: mail.attachments.filter(({ inline }) => !inline).length,
    text: '',
    mailKind: kindOf(args),
  });
  const references = referenceKeys(mail);
  const ownKey = messageIdKey(mail.messageId) || identity;
  const threadId = await joinThread(tx, ownKey, references, mail.conversationId, id);
  await insertMail(tx, id, mail, {
    identity,
    similarity,
    threadId,
    fingerprint,
  });
  await insertReferences(tx, id, references);
  const attachments = await addAttachments(tx, id, mail.attachments);
  if (!attachments.ok) return attachments;
  await addLogger(context, id, args);
  const linked = await addLinks(context, id, wantedLinks(args));
  if (!linked.ok) return linked;
  return ok({
    id,
    status: 'logged',
    variant: false,
    changed: true,
    ...(similar ? { similarTo: similar.id } : {}),
  });
};

/** All locks in one order: mails of one thread that arrive together find each other, and none waits in a circle. */
const lockThread = async ({ tx }: MutationContext, identity: string, mail: Mail): Promise<void> => {
  const keys = new Set([identity, ...referenceKeys(mail).slice(-LOCKED_REFERENCES)]);
  for (const key of [...keys].toSorted()) await tx.lock(`mail:${key}`);
};

const isEmpty = ({ participants, subject, text, html }: Mail): boolean =>
  participants.length === 0 && !subject && !text && !html;

/**
 * Errors: `mail.empty`, `mail.never_log`, `mail.never_log_company`, `mail.attachment_missing`, `record.not_found` for a picked record that is not there.
 * Shape: `{ id, status, variant, changed, similarTo? }`.
 */
export const logMail = async (context: MutationContext, args: Args): Promise<Result<MutationResult>> => {
  const { tx, scope } = context;
  const { mail } = args;
  if (isEmpty(mail)) return fail('mail.empty');
  const allowed = await checkLogRules(tx, scope, mail.participants, args.direction);
  if (!allowed.ok) return allowed;
  const identity = mailIdentity(mail);
  const rawHash = messageIdKey(mail.messageId) ? null : (args.rawHash ?? null);
  await lockThread(context, identity, mail);
  const known = await findSameMail(tx, identity, rawHash);
  if (!known) return logFirst(context, rawHash ? rawIdentity(identity, rawHash) : identity, args);
  const differs = await differsFrom(tx, known, mail);
  const seen = !differs || (await visibleActivity(tx, scope, known.activityId)).ok;
  if (seen) return logAgain(context, known.activityId, args, differs);
  // A mail the asker may not see has this id. Knowing an id must not open what it stands for: the asker's own version
  // becomes a mail of its own.
  const apart = apartIdentity(identity, contentMark(mail));
  const own = await findMail(tx, apart);
  return own ? logAgain(context, own.activityId, args, false) : logFirst(context, apart, args);
};

/**
 * Takes the asker's log back. When they were the last, the mail leaves the history; its content stays for an undo.
 * Errors: `record.not_found` when the asker has not logged it.
 */
export const unlogMail = async (
  context: MutationContext,
  activityId: string,
): Promise<Result<MutationResult>> => {
  const { tx, write, scope } = context;
  const target = await canonicalId(tx, activityId);
  const mail = await tx.get<{ identity: string }>('select identity from mail where "activityId" = ?', target);
  await tx.lock(`mail:${mail ? sharedIdentity(mail.identity) : target}`);
  const id = logId(target, scope.userId);
  if (!(await write.find('mail_log', id))) return fail('record.not_found');
  await write.remove('mail_log', id);
  const others = await tx.get('select id from mail_log where "activityId" = ? limit 1', target);
  if (others) await showWidestLog(context, target);
  else await write.remove('activity', target);
  return ok({ id: target });
};
