/**
 * Outlook's category on mails that are logged. The add-in may put a category on a mail, not add one to Outlook's own list:
 * a name that is not there is refused, which is no error.
 */
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { callOffice } from './office-host-call.ts';
import { mayEditMail } from './office-host-shared.ts';
import type { FindMail } from './office-host-shared.ts';

const CATEGORY = 'Kontor';
/** `InvalidCategory`. */
const NOT_IN_LIST = 9044;

/**
 * Puts the category on a mail or takes it off. On a mail that the asker may not change nothing is tried.
 * Errors: as `callOffice`. Source: Mailbox 1.8, permission ReadWriteItem.
 */
export const markWithCategory = async (
  find: FindMail,
  isLogged: boolean,
): Promise<Result<'done' | 'unknown_mark'>> => {
  if (!(await mayEditMail(find))) return find() ? ok('done') : fail('host.subject_changed');
  // Writing is not tried twice.
  const marked = await callOffice<void>(
    (done) => {
      const categories = find()?.categories;
      if (isLogged) categories?.addAsync([CATEGORY], done);
      else categories?.removeAsync([CATEGORY], done);
    },
    { isCurrent: () => find() !== null, retries: 0 },
  );
  if (marked.ok) return ok('done');
  return marked.error.params?.['number'] === NOT_IN_LIST ? ok('unknown_mark') : marked;
};
