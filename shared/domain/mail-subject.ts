/** Subjects of mails, as people read them. */

/** Without the reply and forward marks of mail programs. */
export const bareSubject = (subject: string): string =>
  subject.replace(/^(?:\s*(?:re|aw|antw|fw|fwd|wg)\s*(?:\[\d+\])?\s*:)+\s*/i, '').trim();
