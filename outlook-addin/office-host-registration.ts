/** Asks Outlook to tell of every other item that is opened beside the pane. */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { callOffice } from './office-host-call.ts';

/** The pane shows the mail meanwhile, so there is time to be patient. */
const RETRIES = 2;

export type ItemEvents = {
  /** Another item is open. */
  readonly onItem: () => void;
  /** Outlook will tell from now on; what was opened before that is to be caught up with. */
  readonly onAgreed: () => void;
};

/**
 * The signal turns false when Outlook refused or never answered: a pinned pane would then show the mail before. It is
 * true again with the first event that comes all the same, for an answer may be lost and the registration stand.
 */
export const followItems = (
  office: typeof Office,
  { onItem, onAgreed }: ItemEvents,
): ReadonlySignal<boolean> => {
  const isTold = signal(true);
  let tries = 0;
  let heeded: number | null = null;
  const register = async (): Promise<void> => {
    const registered = await callOffice<void>(
      (done) => {
        tries += 1;
        const mine = tries;
        // Two tries may both have reached Outlook; one of them is enough.
        const onEvent = (): void => {
          heeded ??= mine;
          if (heeded !== mine) return;
          isTold.value = true;
          onItem();
        };
        office.context.mailbox.addHandlerAsync(office.EventType.ItemChanged, onEvent, done);
      },
      { retries: RETRIES },
    );
    isTold.value = registered.ok || heeded !== null;
    if (registered.ok) onAgreed();
  };
  void register();
  return isTold;
};
