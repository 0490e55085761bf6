/** Mails in somebody else's folder or in a shared mailbox: whose it is. */
import type { Result } from '#shared/lib/result.ts';
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

const readShared = (
  { context: { mailbox } }: typeof Office,
  isCurrent: () => boolean,
): Promise<Result<Office.SharedProperties>> =>
  callOffice<Office.SharedProperties>((done) => sharedMail(mailbox)?.getSharedPropertiesAsync(done), {
    isCurrent: () => isCurrent() && sharedMail(mailbox) !== null,
  });

/**
 * Addresses of the mailbox the open mail lies in and of its owner, where that is another one than the user's own. Empty
 * for a mail of one's own, and where Outlook does not say.
 * Source: Mailbox 1.8 (folders) and 1.13 (shared mailboxes).
 */
export const readSharedAddresses = async (
  office: typeof Office,
  isCurrent: () => boolean,
): Promise<readonly string[]> => {
  const { mailbox, requirements } = office.context;
  if (!requirements.isSetSupported('Mailbox', '1.8') || sharedMail(mailbox) === null) return [];
  const shared = await readShared(office, isCurrent);
  if (!shared.ok) return [];
  const { owner, targetMailbox } = shared.value;
  return [owner, targetMailbox].filter((address) => typeof address === 'string' && address.includes('@'));
};

/** The bits "edit own" and "edit all". */
const MAY_EDIT = 16 | 32;

/** Whether the user may change the open mail: one of their own, or in a folder that was shared with them so. */
export const mayEditMail = async (office: typeof Office, isCurrent: () => boolean): Promise<boolean> => {
  if (sharedMail(office.context.mailbox) === null) return true;
  const shared = await readShared(office, isCurrent);
  const permissions: number = shared.ok ? shared.value.delegatePermissions : 0;
  return (permissions & MAY_EDIT) !== 0;
};
