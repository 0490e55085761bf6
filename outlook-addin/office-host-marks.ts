/**
 * What a mail that is being written says of itself, and the mark it is given: a header with the id of a decision. The
 * same is left in `sessionData`, where the handler for sending finds it.
 */
import { isId } from '#shared/lib/ids.ts';
import { REFERENCE_HEADER } from '#shared/domain/reference-header.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { DraftMarks, DraftPort } from '#shared/panel/panel-host.ts';
import { callOffice } from './office-host-call.ts';
import { isBeingWritten, isMail, openItem } from './office-host-item.ts';
import { SESSION_KEY } from './session-decision.ts';
import type { SessionDecision } from './session-decision.ts';

type Written = Office.MessageCompose;
type Done<T> = (reply: Office.AsyncResult<T>) => void;
type IsCurrent = (generation: number) => boolean;

const KINDS: Readonly<Record<string, DraftMarks['kind']>> = {
  newMail: 'new',
  reply: 'reply',
  forward: 'forward',
};

/** Calls a method of the mail that is being written at that moment. Writing is not tried twice. */
export const callDraft = <T>(
  { context: { mailbox } }: typeof Office,
  isCurrent: () => boolean,
  method: (item: Written, done: Done<T>) => void,
  retries = 0,
): Promise<Result<T>> => {
  const draft = (): Written | null => {
    const item = isCurrent() ? openItem(mailbox) : null;
    return item !== null && isBeingWritten(item) && isMail(item) ? item : null;
  };
  return callOffice<T>(
    (done) => {
      const item = draft();
      if (item) method(item, done);
    },
    { isCurrent: () => draft() !== null, retries },
  );
};

const leaveForSending = async (
  office: typeof Office,
  isCurrent: () => boolean,
  decision: SessionDecision,
): Promise<void> => {
  if (!office.context.requirements.isSetSupported('Mailbox', '1.11')) return;
  // A help for the moment of sending; the header is there already.
  await callDraft<void>(office, isCurrent, (item, done) =>
    item.sessionData.setAsync(SESSION_KEY, JSON.stringify(decision), done),
  );
};

const textOr = <T>(result: Result<T> | null, read: (value: T) => string | undefined): string =>
  (result?.ok ? read(result.value) : undefined) ?? '';

const readMarks = async (office: typeof Office, isCurrent: () => boolean): Promise<Result<DraftMarks>> => {
  const ask = <T>(set: string, method: (item: Written, done: Done<T>) => void): Promise<Result<T> | null> =>
    office.context.requirements.isSetSupported('Mailbox', set)
      ? callDraft<T>(office, isCurrent, method, 1)
      : Promise.resolve(null);
  const [headers, from, kind, label] = await Promise.all([
    ask<Record<string, string>>('1.8', (item, done) =>
      item.internetHeaders.getAsync([REFERENCE_HEADER], done),
    ),
    ask<Office.EmailAddressDetails>('1.7', (item, done) => item.from.getAsync(done)),
    ask<{ composeType: string }>('1.10', (item, done) => item.getComposeTypeAsync(done as Done<unknown>)),
    ask<string>('1.13', (item, done) => item.sensitivityLabel.getAsync(done)),
  ]);
  if (!isCurrent()) return fail('host.subject_changed');
  const reference = textOr(headers, (values) => values?.[REFERENCE_HEADER])
    .trim()
    .toLowerCase();
  return ok({
    reference: isId(reference) ? reference : null,
    from: textOr(from, (address) => address?.emailAddress).slice(0, 320),
    kind: KINDS[textOr(kind, (value) => value?.composeType)] ?? '',
    isLabelled: textOr(label, (id) => id) !== '',
  });
};

/** The part of the port that reads and sets marks. */
export const createMarks = (
  office: typeof Office,
  isCurrent: IsCurrent,
): Pick<DraftPort, 'readMarks' | 'mark'> => ({
  readMarks: (generation) => readMarks(office, () => isCurrent(generation)),
  mark: async (generation, reference) => {
    const isOpen = (): boolean => isCurrent(generation);
    const marked = await callDraft<void>(office, isOpen, (item, done) =>
      reference === null
        ? item.internetHeaders.removeAsync([REFERENCE_HEADER], done)
        : item.internetHeaders.setAsync({ [REFERENCE_HEADER]: reference }, done),
    );
    await leaveForSending(office, isOpen, { reference: marked.ok ? reference : null });
    return marked;
  },
});
