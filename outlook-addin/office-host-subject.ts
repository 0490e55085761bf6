/**
 * Follows what is open in Outlook. Each change of item gets the next generation, and a request about an older one is
 * refused, before it is issued and when its reply comes.
 */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { NoSubject, Subject } from '#shared/panel/panel-host.ts';
import { followDraft } from './office-host-draft-follow.ts';
import type { DraftFollower } from './office-host-draft-follow.ts';
import {
  isBeingWritten,
  isReadMail,
  itemKey,
  openItem,
  readAppointmentSubject,
  readMailSubject,
} from './office-host-item.ts';
import type { MailboxFacts, OpenItem, SubjectFields } from './office-host-item.ts';
import { followItems } from './office-host-registration.ts';
import { readSharedAddresses } from './office-host-shared.ts';

export type SubjectFollower = {
  readonly subject: ReadonlySignal<Subject>;
  /** Whether the subject of that generation is what is open in Outlook at this moment. */
  readonly isCurrent: (generation: number) => boolean;
  /** Tells the same subject once more, so that whoever shows it asks about it again; nothing else changes. */
  readonly tellAgain: () => void;
  /** Asks Outlook once more for what is being written; does nothing beside anything else. */
  readonly readAgain: () => Promise<void>;
  /** False once Outlook does not tell of changes: a pinned pane would then show the mail before. */
  readonly followsItems: ReadonlySignal<boolean>;
};

const nothing = (reason: NoSubject['reason']): SubjectFields => ({ type: 'none', reason });

const readAtOnce = (item: OpenItem | null, facts: MailboxFacts): SubjectFields => {
  if (item === null) return nothing('nothing_selected');
  if (isBeingWritten(item)) return nothing('loading');
  if (isReadMail(item)) return readMailSubject(item, facts);
  if (item.itemType === 'appointment') return readAppointmentSubject(item);
  return nothing('unsupported_item');
};

const sameFields = (left: Subject, right: SubjectFields): boolean =>
  JSON.stringify({ ...left, generation: 0 }) === JSON.stringify({ ...right, generation: 0 });

export const followSubject = (office: typeof Office, pane: Window): SubjectFollower => {
  const { mailbox, requirements } = office.context;
  const handsOutBytes = requirements.isSetSupported('Mailbox', '1.8');
  const subject = signal<Subject>({ type: 'none', reason: 'loading', generation: 0 });
  let key: string | null = null;
  let selection = 0;
  let draft: DraftFollower | null = null;

  const facts = (shared: readonly string[]): MailboxFacts => ({
    user: mailbox.userProfile?.emailAddress ?? '',
    shared,
    handsOutBytes,
  });
  const nextGeneration = (): number => subject.peek().generation + 1;

  /**
   * Shows more of what is already open, unless nothing is new. A draft with other recipients is still the same one and
   * keeps its generation, so that what is typed beside it stays.
   */
  const showMore = (fields: SubjectFields): void => {
    const before = subject.peek();
    if (sameFields(before, fields)) return;
    subject.value = { ...fields, generation: before.type === 'none' ? nextGeneration() : before.generation };
  };

  const addSharedMailbox = async (of: number): Promise<void> => {
    const isCurrent = (): boolean => of === selection && itemKey(openItem(mailbox)) === key;
    const shared = await readSharedAddresses(office, isCurrent);
    const item = openItem(mailbox);
    if (shared.length === 0 || !isCurrent() || item === null || !isReadMail(item)) return;
    showMore(readMailSubject(item, facts(shared)));
  };

  const onItem = (): void => {
    const item = openItem(mailbox);
    const next = itemKey(item);
    // The same mail told twice is no change: what is being saved to it goes on.
    if (next === key && item !== null && !isBeingWritten(item)) return;
    key = next;
    selection += 1;
    const of = selection;
    draft = null;
    subject.value = { ...readAtOnce(item, facts([])), generation: nextGeneration() };
    if (item === null) return;
    if (isBeingWritten(item))
      draft = followDraft(office, { isCurrent: () => of === selection, onRead: showMore });
    else if (isReadMail(item)) void addSharedMailbox(of);
  };

  onItem();
  const followsItems = followItems(office, {
    onItem,
    onAgreed: () => {
      if (itemKey(openItem(mailbox)) !== key) onItem();
    },
  });
  pane.addEventListener('focus', () => draft?.onFocus());

  return {
    subject,
    isCurrent: (generation) => generation === subject.peek().generation && itemKey(openItem(mailbox)) === key,
    tellAgain: () => {
      subject.value = { ...subject.peek() };
    },
    readAgain: async () => draft?.readAgain(),
    followsItems,
  };
};
