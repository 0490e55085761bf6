/** What a mail without a Message-ID is known by; fetched only where such a mail is open. */
import { contentIdentityText, similarityText } from '../domain/mail-fingerprint.ts';
import type { MailContent } from '../domain/panel.ts';
import { hashBytes } from '../store/content-upload.ts';
import type { HostMail } from './panel-host.ts';

const hashText = async (text: string): Promise<string | null> => {
  const hash = await hashBytes(new TextEncoder().encode(text));
  return hash.ok ? hash.value : null;
};

/**
 * The same hashes the server makes when the mail is logged. Null where they cannot be made: the mail came as HTML
 * alone, whose text is the server's to make, or the browser offers no hashing (a page without https).
 */
export const contentOf = async (mail: HostMail): Promise<MailContent | null> => {
  if (mail.text.trim() === '' && mail.html !== '') return null;
  const identityText = contentIdentityText(mail);
  const identity = identityText === null ? null : await hashText(identityText);
  const similarity = await hashText(similarityText(mail));
  return similarity === null ? null : { identity, similarity, sentAt: mail.sentAt };
};
