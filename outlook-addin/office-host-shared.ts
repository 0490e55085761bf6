/** Mails in somebody else's folder or in a shared mailbox: whose it is. */
import { callOffice } from './office-host-call.ts';
import { isReadMail, openItem } from './office-host-item.ts';
import type { ReadItem } from './office-host-item.ts';

/**
 * The call is there on shared items only. This is the one place where a method is looked for: whether an item is
 * shared is said by nothing else.
 */
const sharedMail = (mailbox: Office.Mailbox): ReadItem | null => {
  const item = openItem(mailbox);
  return item !== null && isReadMail(item) && typeof item.getSharedPropertiesAsync === 'function'
    ? item
    : null;
};

/**
 * Addresses of the mailbox the open mail lies in and of its owner, where that is another one than the user's own. Empty
 * for a mail of one's own, and where Outlook does not say.
 * Source: Mailbox 1.8 (folders) and 1.13 (shared mailboxes).
 */
export const readSharedAddresses = async (
  { context: { mailbox, requirements } }: typeof Office,
  isCurrent: () => boolean,
): Promise<readonly string[]> => {
  if (!requirements.isSetSupported('Mailbox', '1.8') || sharedMail(mailbox) === null) return [];
  const shared = await callOffice<Office.SharedProperties>(
    (done) => sharedMail(mailbox)?.getSharedPropertiesAsync(done),
    { isCurrent: () => isCurrent() && sharedMail(mailbox) !== null },
  );
  if (!shared.ok) return [];
  const { owner, targetMailbox } = shared.value;
  return [owner, targetMailbox].filter((address) => typeof address === 'string' && address.includes('@'));
};
