/**
 * When are two copies of a mail the same mail?
 *
 * Decision: content is what a person reads: who wrote it, the subject, the words and figures, the attached files.
 * Not content, because it differs between two mailboxes or between Outlook's fields and the raw message:
 * headers, dates (Outlook's add-in shows the time of arrival), white space, line breaks, quote marks, punctuation
 * between words, link addresses (safe-link and tracking rewrites), names of inline pictures, upper and lower case.
 * Figures keep their decimal signs and minus: `10.00` and `1000` are different mails. Nothing is compared by
 * likeness: a false "different" shows one more variant, a false "same" would lose one.
 */
import type { Mail, MailAttachment } from './mail.ts';

/** SHA-256 of a text's UTF-8 bytes, lower-case hex. Handed in, because browsers and servers compute it differently. */
export type HashText = (text: string) => string;

const LINKS = /\b(?:https?|ftp|mailto|tel|cid|file):[^\s<>"'\])]+/gi;
const PICTURES = /\[(?:cid|image|bild|inline)[^\]\n]{0,300}\]/gi;

/** What stands between two word signs: nothing, unless it changes a figure. */
const betweenWords = (gap: string, before: string, after: string): string => {
  if (!/\d/.test(after)) return '';
  const minus = /(?:^|\s)[-\u2212]$/.test(gap) ? '-' : '';
  if (!/\d/.test(before)) return minus;
  return gap === '.' || gap === ',' ? gap : ` ${minus}`;
};

/** The words and figures of a text and nothing else, in one line. */
export const readableContent = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(PICTURES, ' ')
    .replace(LINKS, ' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, (gap: string, at: number, whole: string) =>
      betweenWords(gap, whole[at - 1] ?? '', whole[at + gap.length] ?? ''),
    );

const senderOf = (mail: Pick<Mail, 'participants'>): string =>
  mail.participants
    .find(({ role }) => role === 'from')
    ?.email.trim()
    .toLowerCase() ?? '';

/** Without the reply and forward marks of German and English clients. */
const bareSubject = (subject: string): string =>
  subject.replace(/^(?:\s*(?:re|aw|antwort|fw|fwd|wg|weitergeleitet)\s*(?:\[\d+\])?\s*:)+/i, '');

type Content = Pick<Mail, 'participants' | 'subject' | 'text'>;

/** Addresses it was sent to, each once, in order of the alphabet. */
const recipientsOf = ({ participants }: Content): string[] => {
  const addresses = participants
    .filter(({ role }) => role === 'to' || role === 'cc')
    .map(({ email }) => email.trim().toLowerCase());
  return [...new Set(addresses)].toSorted();
};

/**
 * The text whose hash stands for the Message-ID of a mail that has none; null when it does not say when it was sent.
 *
 * Shape: sender, time of sending, recipients, subject and words. Copies read from a mail client's fields with all of
 * these alike are one mail, a reminder sent a minute later is not; raw messages are told apart by their bytes besides.
 */
export const contentIdentityText = (mail: Content & Pick<Mail, 'sentAt'>): string | null =>
  mail.sentAt === null
    ? null
    : JSON.stringify([
        senderOf(mail),
        new Date(mail.sentAt).toISOString(),
        recipientsOf(mail),
        readableContent(mail.subject),
        readableContent(mail.text),
      ]);

const fingerprintOf = (mail: Content, readableText: string, hash: HashText): string =>
  hash(JSON.stringify([senderOf(mail), readableContent(mail.subject), readableText]));

/**
 * The content hash: two copies with the same Message-ID and the same hash are one mail, another hash makes a variant.
 *
 * Shape: over sender address, subject and words of the plain text. Attachments are compared on their own
 * (`attachmentsDiffer`), because a person may have logged the mail without them.
 */
export const mailFingerprint = (mail: Content, hash: HashText): string =>
  fingerprintOf(mail, readableContent(mail.text), hash);

/**
 * True when two copies carry different files under one name: then the later one is a variant. Files that only one of
 * them has are no contradiction; they are added. Inline pictures do not count.
 */
export const attachmentsDiffer = (
  known: readonly MailAttachment[],
  incoming: readonly MailAttachment[],
): boolean => {
  const hashesByName = new Map<string, Set<string>>();
  for (const file of known) {
    if (!file.inline) hashesByName.set(file.name, (hashesByName.get(file.name) ?? new Set()).add(file.hash));
  }
  return incoming.some((file) => {
    const hashes = file.inline ? undefined : hashesByName.get(file.name);
    return hashes !== undefined && !hashes.has(file.hash);
  });
};

const TEXT_START_CHARS = 400;
const SIMILAR_WITHIN_MS = 2 * 60_000;

const similarityTextOf = (mail: Content, readableText: string): string =>
  JSON.stringify([
    senderOf(mail),
    readableContent(bareSubject(mail.subject)),
    readableText.slice(0, TEXT_START_CHARS),
  ]);

/**
 * The text whose hash is the similarity key. For mails without an id: copies that may be the same mail share that key. A
 * suggestion, never proof.
 */
export const similarityText = (mail: Content): string => similarityTextOf(mail, readableContent(mail.text));

/** The fingerprint and the key of similar mails together, the text read once. */
export const mailMarks = (mail: Content, hash: HashText): { fingerprint: string; similarity: string } => {
  const text = readableContent(mail.text);
  return { fingerprint: fingerprintOf(mail, text, hash), similarity: hash(similarityTextOf(mail, text)) };
};

/** Whether two sending times are close enough (2 minutes) for a suggestion; an unknown time is close to any. */
export const isSentCloseTo = (one: string | null, other: string | null): boolean =>
  one === null || other === null || Math.abs(Date.parse(one) - Date.parse(other)) <= SIMILAR_WITHIN_MS;
