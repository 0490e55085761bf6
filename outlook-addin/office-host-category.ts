/**
 * Outlook's category on mails that are logged. The add-in may put a category on a mail, not add one to Outlook's own list:
 * a name that is not there is refused, which is no error.
 */
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { callOffice } from './office-host-call.ts';
import { isReadMail, openItem } from './office-host-item.ts';
import type { ReadItem } from './office-host-item.ts';
import { mayEditMail } from './office-host-shared.ts';

const CATEGORY = 'Kontor';
/** `InvalidCategory`. */
const NOT_IN_LIST = 9044;

/**
 * Puts the category on the open mail or takes it off. On a mail that the asker may not change nothing is tried.
 * Errors: as `callOffice`. Source: Mailbox 1.8, permission ReadWriteItem.
 */
export const markWithCategory = async (
  office: typeof Office,
  isCurrent: () => boolean,
  isLogged: boolean,
): Promise<Result<'done' | 'unknown_mark'>> => {
  if (!(await mayEditMail(office, isCurrent))) return isCurrent() ? ok('done') : fail('host.subject_changed');
  const mail = (): ReadItem | null => {
    const item = isCurrent() ? openItem(office.context.mailbox) : null;
    return item !== null && isReadMail(item) ? item : null;
  };
  // Writing is not tried twice.
  const marked = await callOffice<void>(
    (done) => {
      const categories = mail()?.categories;
      if (isLogged) categories?.addAsync([CATEGORY], done);
      else categories?.removeAsync([CATEGORY], done);
    },
    { isCurrent: () => mail() !== null, retries: 0 },
  );
  if (marked.ok) return ok('done');
  return marked.error.params?.['number'] === NOT_IN_LIST ? ok('unknown_mark') : marked;
};
