/** Writes the parts of a mail that hang on its activity. */
import { createHash } from 'node:crypto';
import type { Mail, MailAttachment, MailParticipant } from '#shared/domain/mail.ts';
import type { MeetingParticipant } from '#shared/domain/meeting.ts';
import { emailKey } from '#shared/domain/user.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Sql, Tx } from '../db/store.ts';

export const hashText = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

export type MailKeys = {
  readonly identity: string;
  readonly fingerprint: string;
  readonly similarity: string;
  readonly threadId: string;
};

export const insertMail = async (tx: Tx, activityId: string, mail: Mail, keys: MailKeys): Promise<void> => {
  await tx.run(
    `insert into mail ("activityId", identity, "threadId", "conversationId", fingerprint, similarity, "messageId",
     "inReplyTo", "sentAt", refs, headers, text, html) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    activityId,
    keys.identity,
    keys.threadId,
    mail.conversationId,
    keys.fingerprint,
    keys.similarity,
    mail.messageId,
    mail.inReplyTo,
    mail.sentAt,
    JSON.stringify(mail.references),
    mail.headers,
    mail.text,
    mail.html,
  );
  await insertParticipants(tx, activityId, mail.participants);
};

/** Of a mail or a meeting. */
export const insertParticipants = async (
  tx: Tx,
  activityId: string,
  participants: readonly (MailParticipant | MeetingParticipant)[],
): Promise<void> => {
  for (const [position, { role, email, name }] of participants.entries()) {
    await tx.run(
      'insert into mail_participant ("activityId", position, role, email, "emailKey", name) values (?, ?, ?, ?, ?, ?)',
      activityId,
      position,
      role,
      email,
      emailKey(email),
      name,
    );
  }
};

export const insertReferences = async (
  tx: Tx,
  activityId: string,
  keys: readonly string[],
): Promise<void> => {
  for (const key of keys) {
    await tx.run(
      'insert into mail_reference ("activityId", "refKey") values (?, ?) on conflict do nothing',
      activityId,
      key,
    );
  }
};

/** The attachments of a mail that are stored, in their order. */
export const attachmentsOf = async (sql: Sql, activityId: string): Promise<MailAttachment[]> => {
  const rows = await sql.all<Omit<MailAttachment, 'inline'> & { inline: number }>(
    'select hash, name, "contentType", "sizeBytes", inline, "contentId" from attachment where "activityId" = ? order by position',
    activityId,
  );
  return rows.map((row) => ({ ...row, inline: row.inline === 1 }));
};

const storedSize = async (tx: Tx, hash: string): Promise<Result<number>> => {
  const blob = await tx.get<{ sizeBytes: number }>('select "sizeBytes" from blob where hash = ?', hash);
  if (blob) return ok(blob.sizeBytes);
  return fail('mail.attachment_missing', { fields: { 'args.mail.attachments': 'mail.attachment_missing' } });
};

/** Errors: `mail.attachment_missing` when the content of one was never uploaded. */
export const missingContent = async (
  tx: Tx,
  attachments: readonly MailAttachment[],
): Promise<Result<null>> => {
  for (const { hash } of attachments) {
    const size = await storedSize(tx, hash);
    if (!size.ok) return size;
  }
  return ok(null);
};

/**
 * Adds the attachments the activity does not have yet. Errors: `mail.attachment_missing` when the content of one was
 * never uploaded.
 */
export const addAttachments = async (
  tx: Tx,
  activityId: string,
  attachments: readonly MailAttachment[],
): Promise<Result<number>> => {
  const known = await attachmentsOf(tx, activityId);
  const has = (one: MailAttachment): boolean =>
    known.some(({ hash, name }) => hash === one.hash && name === one.name);
  let position = known.length;
  for (const one of attachments) {
    if (has(one)) continue;
    const size = await storedSize(tx, one.hash);
    if (!size.ok) return size;
    await tx.run(
      `insert into attachment (id, "activityId", position, hash, name, "contentType", "sizeBytes", inline, "contentId")
       values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      `${activityId}:${position}`,
      activityId,
      position,
      one.hash,
      one.name,
      one.contentType,
      // As it is stored, not as the client counted: a download with a wrong length breaks off.
      size.value,
      one.inline ? 1 : 0,
      one.contentId,
    );
    known.push(one);
    position += 1;
  }
  return ok(known.filter(({ inline }) => !inline).length);
};
