/** Which mail a mail is, and its versions: the same id with other content. */
import type { Mail } from '#shared/domain/mail.ts';
import { attachmentsDiffer, contentIdentityText, mailFingerprint } from '#shared/domain/mail-fingerprint.ts';
import { messageIdKey } from '#shared/domain/message-id.ts';
import type { MutationContext } from '../core/mutation-definition.ts';
import type { Sql } from '../db/store.ts';
import { attachmentsOf, hashText } from './mail-rows.ts';

export type KnownMail = { readonly activityId: string; readonly fingerprint: string };

/** Of a mail without a Message-ID, by the hash of its content. */
export const contentIdentity = (hash: string): string => `sha256:${hash}`;

/** The normalised Message-ID; without one what tells the mail from others; without a time of sending, all of it. */
export const mailIdentity = (mail: Mail): string =>
  messageIdKey(mail.messageId) ||
  contentIdentity(hashText(contentIdentityText(mail) ?? JSON.stringify(mail)));

/** Of a version kept apart from a mail its logger may not see; a blank never stands in a Message-ID. */
export const apartIdentity = (identity: string, mark: string): string => `${identity} ${mark}`;

/** Of a mail without a Message-ID that came as a raw message: other bytes are another mail. */
export const rawIdentity = (identity: string, rawHash: string): string =>
  apartIdentity(identity, `raw:${rawHash}`);

/** The identity all versions of a mail share. */
export const sharedIdentity = (identity: string): string => identity.split(' ', 1)[0]!;

/** From and to (exclusive) of the identities `apartIdentity` makes. */
export const apartRange = (identity: string): [from: string, to: string] => [`${identity} `, `${identity}!`];

export const findMail = (
  sql: Sql,
  identity: string,
): Promise<KnownMail | undefined> | (KnownMail | undefined) =>
  sql.get<KnownMail>('select "activityId", fingerprint from mail where identity = ?', identity);

/** Names one content: what is read, and the attached files. */
export const contentMark = (mail: Mail): string => {
  const files = mail.attachments.flatMap(({ hash, inline }) => (inline ? [] : [hash]));
  return `${mailFingerprint(mail, hashText)}:${hashText(JSON.stringify(files.toSorted()))}`;
};

const RAW_VERSION = `select "activityId", fingerprint from mail where identity >= ? and identity < ? order by identity limit 1`;

/**
 * The logged mail this one is. Without a Message-ID: the one of the same bytes where both have them; a copy read from a
 * mail client's fields, which has none, is the one it cannot be told from.
 */
export const findSameMail = async (
  sql: Sql,
  identity: string,
  rawHash: string | null,
): Promise<KnownMail | undefined> => {
  const exact = rawHash === null ? undefined : await findMail(sql, rawIdentity(identity, rawHash));
  const known = exact ?? (await findMail(sql, identity));
  if (known || rawHash !== null) return known;
  return sql.get<KnownMail>(RAW_VERSION, `${identity} raw:`, `${identity} raw;`);
};

export const differsFrom = async (sql: Sql, known: KnownMail, mail: Mail): Promise<boolean> =>
  mailFingerprint(mail, hashText) !== known.fingerprint ||
  attachmentsDiffer(await attachmentsOf(sql, known.activityId), mail.attachments);

/** Each logger's version once: what others see of it follows from that logger's choice. False when it is there. */
export const keepVariant = async (
  { tx, scope, newId, now }: MutationContext,
  activityId: string,
  mail: Mail,
): Promise<boolean> => {
  const mark = contentMark(mail);
  const seen = await tx.get(
    'select id from mail_variant where "activityId" = ? and fingerprint = ? and "loggedById" = ?',
    activityId,
    mark,
    scope.userId,
  );
  if (seen) return false;
  await tx.run(
    'insert into mail_variant (id, "activityId", fingerprint, "loggedById", "loggedAt", mail) values (?, ?, ?, ?, ?, ?)',
    newId(),
    activityId,
    mark,
    scope.userId,
    now,
    JSON.stringify(mail),
  );
  return true;
};
