/** Whether the source of a mail belongs to the mail the page shows. */
import { headerValues } from '#shared/domain/mail-headers.ts';
import { messageIdKey } from '#shared/domain/message-id.ts';
import type { OpenMail } from './adapter.ts';
import { addressKey, partiesOf } from './addresses.ts';

export type SourceFacts = { readonly messageId: string; readonly sentAt: string | null };

const RECIPIENTS = ['To', 'Cc', 'Bcc', 'Reply-To', 'Sender'];

const keysIn = (headers: string, names: readonly string[]): Set<string> =>
  new Set(
    names
      .flatMap((name) => headerValues(headers, name))
      .flatMap(partiesOf)
      .map(({ email }) => addressKey(email)),
  );

const instantOf = (written: string): string | null => {
  const ms = Date.parse(written.replaceAll(/\([^()]*\)/g, ''));
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
};

/**
 * What the headers add to what the page shows, or null when they are of another mail: the sender must be the same one,
 * and nobody may stand in the page who is not in the headers.
 */
export const compareWithSource = (mail: OpenMail, headers: string): SourceFacts | null => {
  const from = keysIn(headers, ['From']);
  const others = keysIn(headers, RECIPIENTS);
  const isSame = mail.participants.every(({ role, email }) => {
    const key = addressKey(email);
    return role === 'from' ? from.has(key) : others.has(key) || from.has(key);
  });
  if (!isSame || from.size === 0) return null;
  return {
    messageId: messageIdKey(headerValues(headers, 'Message-ID')[0] ?? ''),
    sentAt: instantOf(headerValues(headers, 'Date')[0] ?? ''),
  };
};
