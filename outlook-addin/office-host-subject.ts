/**
 * Follows what is open in Outlook. Each change of item gets the next generation, and a request about an older one is
 * refused, before it is issued and when its reply comes.
 */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { NoSubject, Subject } from '#shared/panel/panel-host.ts';
import { callOffice } from './office-host-call.ts';
import { readDraftSubject } from './office-host-draft.ts';
import {
  isBeingWritten,
  isMail,
  isReadMail,
  itemKey,
  openItem,
  readAppointmentSubject,
  readMailSubject,
} from './office-host-item.ts';
import type { OpenItem, SubjectFields } from './office-host-item.ts';

export type SubjectFollower = {
  readonly subject: ReadonlySignal<Subject>;
  /** Whether the subject of that generation is what is open in Outlook at this moment. */
  readonly isCurrent: (generation: number) => boolean;
  /** Tells the same subject once more, so that whoever shows it asks about it again; nothing else changes. */
  readonly tellAgain: () => void;
  /** False when Outlook refused to tell of changes: a pinned pane would then show the mail before. */
  readonly followsItems: boolean;
};

/** ms; the pane is not kept waiting long for permission to follow. */
const REGISTRATION_MS = 2_000;

const nothing = (reason: NoSubject['reason']): SubjectFields => ({ type: 'none', reason });

const readAtOnce = (item: OpenItem | null, own: string, handsOutBytes: boolean): SubjectFields => {
  if (item === null) return nothing('nothing_selected');
  if (isBeingWritten(item)) return nothing('loading');
  if (isReadMail(item)) return readMailSubject(item, own, handsOutBytes);
  if (item.itemType === 'appointment') return readAppointmentSubject(item);
  return nothing('unsupported_item');
};

const sameFields = (left: Subject, right: SubjectFields): boolean =>
  JSON.stringify({ ...left, generation: 0 }) === JSON.stringify({ ...right, generation: 0 });

export const followSubject = async (office: typeof Office, pane: Window): Promise<SubjectFollower> => {
  const { mailbox, requirements } = office.context;
  const handsOutBytes = requirements.isSetSupported('Mailbox', '1.8');
  const tellsRecipients = requirements.isSetSupported('Mailbox', '1.7');
  const subject = signal<Subject>({ type: 'none', reason: 'loading', generation: 0 });
  let key: string | null = null;
  let selection = 0;

  const own = (): string => mailbox.userProfile?.emailAddress ?? '';
  const show = (fields: SubjectFields, generation: number): void => {
    subject.value = { ...fields, generation };
  };
  const nextGeneration = (): number => subject.peek().generation + 1;

  /**
   * Reads the draft that is open; shows it unless another item was opened meanwhile or nothing is new. A draft with
   * other recipients is still the same one and keeps its generation, so that what is typed beside it stays.
   */
  const showDraft = async (of: number): Promise<void> => {
    const item = openItem(mailbox);
    if (item === null || !isBeingWritten(item)) return;
    const isCurrent = (): boolean => of === selection;
    const fields = await readDraftSubject(item, { isCurrent });
    const before = subject.peek();
    if (!isCurrent() || sameFields(before, fields)) return;
    show(fields, before.type === 'none' ? nextGeneration() : before.generation);
  };

  const followDraft = (of: number): void => {
    void showDraft(of);
    if (!tellsRecipients) return;
    const again = (): void => void showDraft(of);
    const listenTo = (event: Office.EventType | string): Promise<unknown> =>
      callOffice<void>(
        (done) => {
          const item = openItem(mailbox);
          if (item !== null && isBeingWritten(item)) item.addHandlerAsync(event, again, done);
        },
        { isCurrent: () => of === selection },
      );
    void listenTo(office.EventType.RecipientsChanged);
    const item = openItem(mailbox);
    if (item !== null && !isMail(item)) void listenTo(office.EventType.AppointmentTimeChanged);
  };

  const onItem = (): void => {
    const item = openItem(mailbox);
    const next = itemKey(item);
    // The same mail told twice is no change: what is being saved to it goes on.
    if (next === key && item !== null && !isBeingWritten(item)) return;
    key = next;
    selection += 1;
    show(readAtOnce(item, own(), handsOutBytes), nextGeneration());
    if (item !== null && isBeingWritten(item)) followDraft(selection);
  };

  onItem();
  const registration = await callOffice<void>(
    (done) => mailbox.addHandlerAsync(office.EventType.ItemChanged, onItem, done),
    { timeoutMs: REGISTRATION_MS, retries: 0 },
  );
  // Clients that do not tell of recipients are asked when the person turns to the pane.
  if (!tellsRecipients) pane.addEventListener('focus', () => void showDraft(selection));

  return {
    subject,
    isCurrent: (generation) => generation === subject.peek().generation && itemKey(openItem(mailbox)) === key,
    tellAgain: () => {
      subject.value = { ...subject.peek() };
    },
    followsItems: registration.ok,
  };
};
