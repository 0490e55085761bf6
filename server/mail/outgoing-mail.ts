/** Decisions about mails being written: kept for their author, found by the id the mail carries. */
import type { Link, Visibility } from '#shared/domain/activity.ts';
import type { Mail } from '#shared/domain/mail.ts';
import { referenceIn } from '#shared/domain/outgoing-mail.ts';
import type { AnswerReminder, OutgoingFields } from '#shared/domain/outgoing-mail.ts';
import type { MutationArgs } from '#shared/domain/mutations.ts';
import { emailKey } from '#shared/domain/user.ts';
import { toInstant } from '#shared/lib/clock.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { MutationContext, MutationResult } from '../core/mutation-definition.ts';
import { visibleRecord } from '../core/record-access.ts';

export type OutgoingRow = {
  readonly id: string;
  readonly userId: string;
  readonly teamId: string;
  readonly conversationId: string;
  readonly fromKey: string;
  readonly log: boolean;
  readonly visibility: Visibility;
  readonly links: readonly Link[];
  readonly reminder: AnswerReminder | null;
  readonly chosen: boolean;
  readonly activityId: string | null;
  readonly taskId: string | null;
  readonly createdAt: string;
};

const DAY_MS = 86_400_000;
/** A draft nobody has sent by then is forgotten. */
const UNSENT_DAYS = 90;
const FORGOTTEN_AT_ONCE = 20;
const UNSENT = `select id from outgoing_mail where "userId" = ? and "updatedAt" < ? and "activityId" is null
  order by "updatedAt" limit ${FORGOTTEN_AT_ONCE}`;

const forgetUnsent = async ({ tx, write, scope, clock }: MutationContext): Promise<void> => {
  const before = toInstant(clock.now() - UNSENT_DAYS * DAY_MS);
  for (const { id } of await tx.all<{ id: string }>(UNSENT, scope.userId, before))
    await write.remove('outgoing_mail', id);
};

const toColumns = ({ from, reminder, log, ...fields }: OutgoingFields): Record<string, unknown> => ({
  ...fields,
  log,
  fromKey: emailKey(from),
  // Without the log nobody could tell an answer, so there is nothing to remind of.
  reminder: log ? reminder : null,
});

/** Of whoever wrote it; everybody else's looks as if it were not there. */
export const findOutgoing = async (
  { write }: Pick<MutationContext, 'write'>,
  id: string,
): Promise<OutgoingRow | null> => (await write.find('outgoing_mail', id)) as OutgoingRow | null;

/**
 * Decides, or decides anew. Of a mail that was seen sent nothing changes any more.
 * Errors: `record.not_found` for somebody else's, and for a picked record that is not there.
 */
export const decide = async (
  context: MutationContext,
  { id, fields }: MutationArgs<'mail.decide'>,
): Promise<Result<MutationResult>> => {
  const { tx, write, scope, now } = context;
  await tx.lock(`outgoing:${id}`);
  const known = await findOutgoing(context, id);
  if (known && known.userId !== scope.userId) return fail('record.not_found');
  if (known?.activityId) return ok({ id, sent: true });
  for (const link of fields.links) {
    const found = await visibleRecord(context, link.type, link.id);
    if (!found.ok) return found;
  }
  const columns = toColumns(fields);
  if (known) await write.update('outgoing_mail', id, columns);
  else {
    const who = { userId: scope.userId, teamId: scope.teamId };
    const begin = { activityId: null, taskId: null, createdAt: now, updatedAt: now };
    await write.insert('outgoing_mail', { id, ...who, ...columns, ...begin });
    await forgetUnsent(context);
  }
  return ok({ id, sent: false });
};

/**
 * The decision a sent mail carries, locked, as long as it waits to be carried out; null for every other mail. Whoever got
 * the mail knows its header: so it has to come from the author's address too, and counts once.
 */
export const awaitedOutgoing = async (
  context: MutationContext,
  mail: Pick<Mail, 'headers' | 'participants'>,
): Promise<OutgoingRow | null> => {
  const reference = referenceIn(mail.headers);
  if (reference === null) return null;
  await context.tx.lock(`outgoing:${reference}`);
  const found = await findOutgoing(context, reference);
  if (!found || !found.log || found.activityId !== null) return null;
  const author = await context.tx.get<{ emailKey: string }>(
    'select "emailKey" from user_account where id = ? and disabled = 0 and "deletedAt" is null',
    found.userId,
  );
  if (!author) return null;
  const own = new Set([author.emailKey, found.fromKey].filter(Boolean));
  const isOwn = mail.participants.some(
    ({ role, email }) => (role === 'from' || role === 'sender') && own.has(emailKey(email)),
  );
  return isOwn ? found : null;
};
