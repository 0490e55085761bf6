/** What is believed of what the script in a mailbox's page answers: it runs beside foreign scripts and foreign text. */
import * as z from 'zod/mini';
import { MAIL_ROLES } from '#shared/domain/mail.ts';

const text = (max: number) => z.string().check(z.maxLength(max));

export const webmailReadingSchema = z.object({
  type: z.literal('webmail'),
  provider: z.enum(['roundcube', 'gmail', 'outlook-web']),
  origin: text(300),
  stamp: text(500_000),
  open: z.enum(['mail', 'compose', 'list', 'unreadable']),
  key: text(4_000),
  subject: text(2_000),
  participants: z
    .array(z.object({ role: z.enum(MAIL_ROLES), email: text(1_000), name: text(1_000) }))
    .check(z.maxLength(2_000)),
  messageId: text(2_000),
  // The schemas of the domain are not part of what a browser loads.
  sentAt: z.nullable(text(40)),
  hasSource: z.boolean(),
  ownAddress: text(1_000),
  part: z.nullable(z.enum(['identity', 'sender', 'recipients', 'subject', 'text', 'source'])),
});
