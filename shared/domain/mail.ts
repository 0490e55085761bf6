/**
 * A mail as Kontor keeps it, whatever it came from: a raw message, an Outlook item, a page of a webmail.
 * Everything in here is foreign text (rule 6 of the README): limits are part of the schema, nothing is markup.
 */
import * as z from 'zod/mini';
import { instantSchema } from './scalars.ts';

export const MAIL_LIMITS = {
  rawBytes: 50 * 1024 * 1024,
  textChars: 5_000_000,
  htmlChars: 10_000_000,
  headerChars: 1_000_000,
  subjectChars: 2_000,
  participants: 2_000,
  attachments: 500,
  references: 1_000,
  contentIdChars: 1_000,
} as const;

export const MAIL_ROLES = ['from', 'sender', 'reply_to', 'to', 'cc', 'bcc'] as const;

export const mailParticipantSchema = z.strictObject({
  role: z.enum(MAIL_ROLES),
  email: z.string().check(z.maxLength(1_000)),
  name: z.string().check(z.maxLength(1_000)),
});
export type MailParticipant = z.infer<typeof mailParticipantSchema>;

export const mailAttachmentSchema = z.strictObject({
  /** SHA-256 of the bytes, lower-case hex: the name under which they are stored. */
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  name: z.string().check(z.maxLength(255)),
  contentType: z.string().check(z.maxLength(255)),
  sizeBytes: z.int().check(z.nonnegative()),
  /** Shown inside the text (signature pictures); kept apart from what a person attached. */
  inline: z.boolean(),
  /** Content-ID without angle brackets, when the HTML refers to it; else empty. */
  contentId: z.string().check(z.maxLength(MAIL_LIMITS.contentIdChars)),
});
export type MailAttachment = z.infer<typeof mailAttachmentSchema>;

export const mailSchema = z.strictObject({
  /** As in the header, possibly without `<>`; empty when the mail has none. */
  messageId: z.string().check(z.maxLength(2_000)),
  inReplyTo: z.string().check(z.maxLength(2_000)),
  references: z.array(z.string().check(z.maxLength(2_000))).check(z.maxLength(MAIL_LIMITS.references)),
  /** Outlook's conversation id, when the client has one; else empty. */
  conversationId: z.string().check(z.maxLength(1_000)),
  subject: z.string().check(z.maxLength(MAIL_LIMITS.subjectChars)),
  sentAt: z.nullable(instantSchema),
  participants: z.array(mailParticipantSchema).check(z.maxLength(MAIL_LIMITS.participants)),
  /** The raw header block where the source has it; else empty. */
  headers: z.string().check(z.maxLength(MAIL_LIMITS.headerChars)),
  /** Plain text: the text part, or what remains of the HTML. */
  text: z.string().check(z.maxLength(MAIL_LIMITS.textChars)),
  /** Foreign HTML, stored as it came; sanitised where it is shown, never on the server. Empty when there is none. */
  html: z.string().check(z.maxLength(MAIL_LIMITS.htmlChars)),
  attachments: z.array(mailAttachmentSchema).check(z.maxLength(MAIL_LIMITS.attachments)),
});
export type Mail = z.infer<typeof mailSchema>;
