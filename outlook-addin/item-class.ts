/**
 * What Outlook's own name for a kind of item says about a mail, known without a call and where headers are not to be had
 * (below Mailbox 1.8, mails of the own organisation). Pure.
 */
import type { MailKind } from '#shared/domain/mail-kind.ts';

/** Source: [MS-OXCMSG] and [MS-OXOCAL]; upper and lower case do not matter. The first that fits. */
const CLASSES: readonly (readonly [RegExp, MailKind])[] = [
  [/^report\..*\.ipn(?:rn|nrn)$/, 'receipt'],
  [/^report\./, 'report'],
  [/^ipm\.schedule\.meeting\./, 'meeting'],
  [/^ipm\.note\.rules\.(?:oof|externaloof)template\./, 'auto_reply'],
  [/^ipm\.note\.rules\.replytemplate\./, 'auto_reply'],
  [/^ipm\.note\.rpmsg\b/, 'encrypted'],
  // A mail that is only signed is `….SMIME.MultipartSigned`.
  [/^ipm\.note\.(?:smime|secure)$/, 'encrypted'],
  [/^ipm\.outlook\.recall$/, 'automatic'],
];

/** Null for an ordinary mail, and for classes of other programs. */
export const itemClassToKind = (itemClass: unknown): MailKind | null => {
  if (typeof itemClass !== 'string') return null;
  const name = itemClass.slice(0, 255).toLowerCase();
  return CLASSES.find(([pattern]) => pattern.test(name))?.[1] ?? null;
};
