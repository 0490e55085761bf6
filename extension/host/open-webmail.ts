/** The mail that is open in a mailbox, as the panel's port shows it. Its content is brought in on demand, once. */
import type { Result } from '#shared/lib/result.ts';
import type { MailSubject, NoSubject } from '#shared/panel/panel-host.ts';
import type { Browser } from '../browser.ts';
import { addressKey } from '../webmail/addresses.ts';
import type { MailFile } from '../webmail/mail-file.ts';
import type { WebmailReading } from '../webmail/webmail-messages.ts';

export type OpenWebmail = {
  readonly tabId: number;
  readonly reading: WebmailReading;
  /** The whole mail. Errors: `host.subject_changed`, `host.failed`. */
  readonly file: () => Promise<Result<MailFile>>;
};

export const createOpenWebmail = (
  tabs: Pick<Browser['tabs'], 'sendMessage'>,
  tabId: number,
  reading: WebmailReading,
): OpenWebmail => {
  let fetched: Promise<Result<MailFile>> | null = null;
  const bring = async (): Promise<Result<MailFile>> => {
    const { fetchMail } = await import('../webmail/fetch-mail.ts');
    const file = await fetchMail(tabs, tabId, reading);
    // After a failure the next one who asks tries again.
    if (!file.ok) fetched = null;
    return file;
  };
  return { tabId, reading, file: () => (fetched ??= bring()) };
};

type WithoutGeneration<T> = Omit<T, 'generation'>;

/** Sent from the mailbox's own address; what else is outgoing the panel knows by who belongs to the house. */
const directionOf = ({ ownAddress, participants }: WebmailReading): 'out' | 'none' => {
  const own = addressKey(ownAddress);
  const isOwn = participants.some(({ role, email }) => role === 'from' && addressKey(email) === own);
  return own !== '' && isOwn ? 'out' : 'none';
};

/** Whose mailbox it is, everybody there knows: an address of the house is nobody to be added. */
const withoutOwn = ({ ownAddress, participants }: WebmailReading): WebmailReading['participants'] => {
  const own = addressKey(ownAddress);
  return participants.filter(({ role, email }) => role === 'from' || own === '' || addressKey(email) !== own);
};

export const webmailSubject = (
  reading: WebmailReading,
): WithoutGeneration<MailSubject> | WithoutGeneration<NoSubject> => {
  if (reading.open === 'list') return { type: 'none', reason: 'nothing_selected' };
  if (reading.open === 'unreadable') return { type: 'none', reason: 'unreadable_mail' };
  return {
    type: 'mail',
    messageId: reading.messageId,
    ...(reading.open === 'mail' ? { itemId: reading.key } : {}),
    conversationId: '',
    subject: reading.subject,
    participants: withoutOwn(reading),
    direction: reading.open === 'compose' ? 'out' : directionOf(reading),
    mode: reading.open === 'compose' ? 'compose' : 'read',
    attachments: [],
  };
};
