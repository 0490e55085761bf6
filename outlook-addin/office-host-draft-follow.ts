/** Keeps what is shown of a draft up to date while it is being written. */
import { callOffice } from './office-host-call.ts';
import { NO_PARTS, readDraftSubject } from './office-host-draft.ts';
import type { Draft } from './office-host-draft.ts';
import { isBeingWritten, isMail, openItem } from './office-host-item.ts';
import { clip } from './office-host-people.ts';
import type { SubjectFields } from './office-host-item.ts';

export type DraftFollowing = {
  /** Whether the draft is still the one that is open. */
  readonly isCurrent: () => boolean;
  readonly onRead: (fields: SubjectFields) => void;
};

export type DraftFollower = {
  /** Reads the draft anew. */
  readonly readAgain: () => Promise<void>;
  /** Reads it anew unless Outlook tells of changes by itself. */
  readonly onFocus: () => void;
};

/** Follows the draft that is open now, until `isCurrent` says no. */
export const followDraft = (office: typeof Office, { isCurrent, onRead }: DraftFollowing): DraftFollower => {
  const { mailbox, requirements } = office.context;
  let isTold = requirements.isSetSupported('Mailbox', '1.7');
  let parts = NO_PARTS;
  let asked = 0;
  let shown = 0;

  const openDraft = (): Draft | null => {
    const item = isCurrent() ? openItem(mailbox) : null;
    return item !== null && isBeingWritten(item) ? item : null;
  };

  const readAgain = async (): Promise<void> => {
    const item = openDraft();
    if (item === null) return;
    asked += 1;
    const mine = asked;
    const reading = await readDraftSubject(item, parts, clip(mailbox.userProfile?.emailAddress, 320), {
      isCurrent,
    });
    // A reading that was slower than the one after it knows less.
    if (!isCurrent() || mine < shown) return;
    shown = mine;
    parts = reading.parts;
    onRead(reading.fields);
  };

  const listenTo = async (event: Office.EventType | string): Promise<void> => {
    const again = (): void => void readAgain();
    const listening = await callOffice<void>((done) => openDraft()?.addHandlerAsync(event, again, done), {
      isCurrent,
    });
    if (!listening.ok) isTold = false;
  };

  void readAgain();
  const item = openDraft();
  if (isTold && item !== null) {
    void listenTo(office.EventType.RecipientsChanged);
    if (!isMail(item)) void listenTo(office.EventType.AppointmentTimeChanged);
  }
  return {
    readAgain,
    onFocus: () => {
      if (!isTold) void readAgain();
    },
  };
};
