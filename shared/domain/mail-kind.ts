/**
 * What kinds of mails there are beside those a person wrote to a person. A hint for people, never a reason to drop a mail;
 * what nobody wrote is no contact. How a kind is told: `mail-headers.ts`.
 */

/**
 * `report`: about a delivery · `receipt`: that somebody opened a mail · `auto_reply`: out of office and the like ·
 * `automatic`: by a program · `bulk`: newsletter, mass mailing · `list`: through a list people write to · `meeting`:
 * invitation or answer to one · `encrypted`: its text is for its recipients alone · `draft`: not sent yet.
 */
export const MAIL_KINDS = [
  'report',
  'receipt',
  'auto_reply',
  'automatic',
  'bulk',
  'list',
  'meeting',
  'encrypted',
  'draft',
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** Kinds that nobody wrote: who sends only these was not in contact. */
export const NO_CONTACT = [
  'report',
  'receipt',
  'auto_reply',
  'automatic',
  'bulk',
] as const satisfies readonly MailKind[];
export type NoContactKind = (typeof NO_CONTACT)[number];

export const isNoContact = (kind: string | null | undefined): kind is NoContactKind =>
  (NO_CONTACT as readonly string[]).includes(kind ?? '');

/** Whether a mail of that kind (null, undefined and '' for an ordinary one) counts as contact. */
export const isContactMail = (kind: string | null | undefined): boolean => !isNoContact(kind);
