/**
 * The source of a mail as the panel takes it. Fetched when a mail is open in a mailbox, with the parser the server uses.
 * Foreign bytes: size and depth are limited, nothing is markup.
 */
import PostalMime, { addressParser } from 'postal-mime';
import type { Attachment, Email } from 'postal-mime';
import { MAIL_LIMITS, MAIL_ROLES } from '#shared/domain/mail.ts';
import type { MailParticipant } from '#shared/domain/mail.ts';
import { headerValues } from '#shared/domain/mail-headers.ts';
import { messageIdKey, messageIdKeys } from '#shared/domain/message-id.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { HostAttachment, HostMail } from '#shared/panel/panel-host.ts';
import { addressKey, distinct } from './addresses.ts';

export type MailFile = {
  readonly mail: HostMail;
  readonly attachments: readonly HostAttachment[];
  /** By the id of the attachment. */
  readonly content: ReadonlyMap<string, Uint8Array>;
};

const MAX_DEPTH = 50;

const bytesOf = ({ content }: Attachment): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);

const participantsOf = ({ headers }: Email): MailParticipant[] =>
  distinct(
    MAIL_ROLES.flatMap((role) =>
      headers
        .filter(({ key }) => key === role.replace('_', '-'))
        // Of several senders the first counts: a second one is how a forged sender is smuggled in.
        .slice(0, role === 'from' || role === 'sender' ? 1 : undefined)
        .flatMap(({ value }) => addressParser(value.slice(0, 400_000), { flatten: true }))
        .filter(({ address }) => addressKey(address ?? '') !== '')
        .map(({ address = '', name }) => ({
          role,
          email: address.slice(0, 1_000),
          name: name.slice(0, 1_000),
        })),
    ),
  ).slice(0, MAIL_LIMITS.participants);

const headerBlock = (bytes: Uint8Array): string => {
  const text = new TextDecoder().decode(bytes.subarray(0, MAIL_LIMITS.headerChars));
  const end = text.search(/\r?\n\r?\n/);
  return end < 0 ? text : text.slice(0, end);
};

const instantOf = (email: Email): string | null => {
  const ms = Date.parse(email.date ?? '');
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
};

const toMail = (email: Email, headers: string): HostMail => ({
  // Read as it was when page and source were compared.
  messageId: messageIdKey(headerValues(headers, 'Message-ID')[0] ?? ''),
  inReplyTo: messageIdKey(email.inReplyTo ?? ''),
  references: messageIdKeys(email.references ?? '', MAIL_LIMITS.references),
  conversationId: '',
  subject: (email.subject ?? '').slice(0, MAIL_LIMITS.subjectChars),
  sentAt: instantOf(email),
  participants: participantsOf(email),
  headers,
  // Where only HTML came, the server makes the text of it.
  text: (email.text ?? '').slice(0, MAIL_LIMITS.textChars),
  html: (email.html ?? '').slice(0, MAIL_LIMITS.htmlChars),
});

const toAttachment = (file: Attachment, id: string, sizeBytes: number): HostAttachment => {
  const contentId = (file.contentId ?? '').replace(/^<|>$/g, '').slice(0, MAIL_LIMITS.contentIdChars);
  return {
    id,
    name:
      (file.filename ?? '').slice(0, 255) || (file.mimeType === 'message/rfc822' ? 'mail.eml' : `${id}.bin`),
    contentType: file.mimeType.slice(0, 255),
    sizeBytes,
    inline: file.related === true || file.disposition === 'inline',
    ...(contentId ? { contentId } : {}),
    cloud: false,
  };
};

/** Errors: `host.failed`, when the bytes are no mail. */
export const parseMailFile = async (bytes: Uint8Array): Promise<Result<MailFile>> => {
  const email = await PostalMime.parse(bytes, {
    attachmentEncoding: 'arraybuffer',
    forceRfc822Attachments: true,
    maxNestingDepth: MAX_DEPTH,
    maxHeadersSize: MAIL_LIMITS.headerChars,
  }).catch(() => null);
  if (!email) return fail('host.failed');
  const files = email.attachments
    .slice(0, MAIL_LIMITS.attachments)
    .map((file, index) => ({ file, id: String(index + 1), content: bytesOf(file) }));
  return ok({
    mail: toMail(email, headerBlock(bytes)),
    attachments: files.map(({ file, id, content }) => toAttachment(file, id, content.length)),
    content: new Map(files.map(({ id, content }) => [id, content])),
  });
};
