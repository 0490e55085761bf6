/** How much of a mail is taken: apart from the schema, for those who need only the numbers. */

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
