/** Mails in somebody else's folder or in a shared mailbox: whose it is. */
import type { Result } from '#shared/lib/result.ts';
import { callOffice } from './office-host-call.ts';
import { isReadMail, openItem } from './office-host-item.ts';
import type { ReadItem } from './office-host-item.ts';

/** The mail a call is about, as long as it is that one; null once it is not. */
export type FindMail = () => ReadItem | null;

/** The open mail, while `isCurrent` holds. */
export const findOpenMail =
  ({ context: { mailbox } }: typeof Office, isCurrent: () => boolean): FindMail =>
  () => {
    const item = isCurrent() ? openItem(mailbox) : null;
    return item !== null && isReadMail(item) ? item : null;
  };

/**
 * The call is there on shared items only. This is the one place where a method is looked for: whether an item is
 * shared is said by nothing else.
 */
const ifShared = (mail: ReadItem | null): ReadItem | null =>
  typeof mail?.getSharedPropertiesAsync === 'function' ? mail : null;

const readShared = (find: FindMail): Promise<Result<Office.SharedProperties>> =>
  callOffice<Office.SharedProperties>((done) => ifShared(find())?.getSharedPropertiesAsync(done), {
    isCurrent: () => ifShared(find()) !== null,
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
  const find = findOpenMail(office, isCurrent);
  if (!office.context.requirements.isSetSupported('Mailbox', '1.8') || !ifShared(find())) return [];
  const shared = await readShared(find);
  if (!shared.ok) return [];
  const { owner, targetMailbox } = shared.value;
  return [owner, targetMailbox].filter((address) => typeof address === 'string' && address.includes('@'));
};

/** The bits "edit own" and "edit all". */
const MAY_EDIT = 16 | 32;

/** Whether the user may change the mail: one of their own, or in a folder that was shared with them so. */
export const mayEditMail = async (find: FindMail): Promise<boolean> => {
  if (!ifShared(find())) return true;
  const shared = await readShared(find);
  const permissions: number = shared.ok ? shared.value.delegatePermissions : 0;
  return (permissions & MAY_EDIT) !== 0;
};
