/** What a mail may ask of the reader before it is refused. Tests hand in smaller ones. */
import { MAIL_LIMITS } from '#shared/domain/mail.ts';

export const PARSE_LIMITS = {
  rawBytes: MAIL_LIMITS.rawBytes,
  /** Header block of the mail itself. */
  headerBytes: MAIL_LIMITS.headerChars,
  /** Headers of all parts together. */
  partHeaderBytes: 2 * 1024 * 1024,
  parts: 1_000,
  depth: 50,
  /** Messages inside messages whose text is read along; deeper ones stay attachments only. */
  nestedMessages: 3,
  /** HTML beyond this gives its words and links without lists and tables made readable. */
  htmlToTextChars: 1_500_000,
} as const;
