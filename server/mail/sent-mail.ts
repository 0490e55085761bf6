/**
 * A sent mail that was seen: logged for its author as they decided while they wrote it, with the follow-up they asked
 * for. Whoever sees it first brings it about, once, by opening it or by logging it for themselves.
 */
import type { Mail } from '#shared/domain/mail.ts';
import type { MutationArgs } from '#shared/domain/mutations.ts';
import { ok } from '#shared/lib/result.ts';
import type { Failure, Result } from '#shared/lib/result.ts';
import type { MutationContext, MutationResult } from '../core/mutation-definition.ts';
import { visibleRecord } from '../core/record-access.ts';
import { bucketOf, canSee } from '../core/scope.ts';
import { authorScope } from './author-scope.ts';
import { closeAnswered, startReminder } from './awaited-answer.ts';
import { logMail } from './mail-log.ts';
import { awaitedOutgoing } from './outgoing-mail.ts';
import type { OutgoingRow } from './outgoing-mail.ts';

/** What the author picked and may still see. */
const pickedLinks = async (context: MutationContext, { links }: OutgoingRow) => {
  const standing = [];
  for (const link of links) if ((await visibleRecord(context, link.type, link.id)).ok) standing.push(link);
  return standing;
};

const carriedOut = async (
  context: MutationContext,
  outgoing: OutgoingRow,
  activityId: string,
  mail: Mail,
): Promise<void> => {
  const taskId = await startReminder(context, outgoing, activityId, mail);
  const conversationId = mail.conversationId || outgoing.conversationId;
  await context.write.update('outgoing_mail', outgoing.id, { activityId, taskId, conversationId });
};

/** A rule of the author's came in between, or one of the company: whoever opens the mail has nothing to do with it. */
const isByRule = ({ error }: Failure): boolean => error.code.startsWith('mail.never_log');

const logForAuthor = async (
  context: MutationContext,
  outgoing: OutgoingRow,
  { id, mail }: MutationArgs<'mail.log_sent'>,
): Promise<Result<MutationResult>> => {
  const scope = await authorScope(context, outgoing.userId);
  if (!scope) return ok({ recognised: false });
  const author = { ...context, scope };
  const logged = await logMail(author, {
    id,
    mail,
    visibility: outgoing.visibility,
    direction: 'out',
    links: await pickedLinks(author, outgoing),
    source: 'sent',
  });
  if (!logged.ok) return isByRule(logged) ? ok({ recognised: false }) : logged;
  const activityId = logged.value['id'] as string;
  await carriedOut(author, outgoing, activityId, mail);
  return ok({ id: activityId, recognised: true });
};

/**
 * Logs a sent mail for its author. Shape: `{ id, recognised: true }`, or `{ recognised: false }` for a mail nobody waits
 * for; nothing is kept of it then. Errors: those of `mail.log`.
 */
export const logSentMail = async (
  context: MutationContext,
  args: MutationArgs<'mail.log_sent'>,
): Promise<Result<MutationResult>> => {
  const outgoing = await awaitedOutgoing(context, args.mail);
  if (!outgoing) return ok({ recognised: false });
  // What an author keeps to themselves is theirs to bring about: to others it looks as if there were no decision.
  const isSeen = canSee(context.scope, bucketOf(outgoing.visibility, outgoing.userId, outgoing.teamId));
  return isSeen ? logForAuthor(context, outgoing, args) : ok({ recognised: false });
};

/**
 * Logs a mail for the asker, and what follows from it: a sent one is logged for its author too, an answer ends the
 * follow-up that waited for it. Errors: those of `mail.log`.
 */
export const logAndFollow = async (
  context: MutationContext,
  args: MutationArgs<'mail.log'>,
): Promise<Result<MutationResult>> => {
  const outgoing = await awaitedOutgoing(context, args.mail);
  const logged = await logMail(context, args);
  if (!logged.ok) return logged;
  const id = logged.value['id'] as string;
  // Whoever logs their own mail by hand has chosen anew for whom and where.
  if (outgoing?.userId === context.scope.userId) await carriedOut(context, outgoing, id, args.mail);
  else if (outgoing) {
    const followed = await logForAuthor(context, outgoing, { id, mail: args.mail });
    if (!followed.ok) return followed;
  }
  await closeAnswered(context, id, args);
  return logged;
};
