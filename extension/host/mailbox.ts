/** Whether Kontor may read along in the mailbox that is shown, and the way to allow and to end it. */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Browser } from '../browser.ts';
import { permissionOf } from '../webmail/mailbox-permission.ts';

export type Mailbox = { readonly origin: string; readonly isFollowed: boolean };

export type Mailboxes = {
  /** The one that is shown; null beside anything else. */
  readonly current: ReadonlySignal<Mailbox | null>;
  readonly show: (origin: string | null) => void;
  readonly isFollowed: (origin: string) => Promise<boolean>;
  /** Asks the person for the mailbox's site alone; has to be called from a click. */
  readonly follow: () => Promise<void>;
  readonly unfollow: () => Promise<void>;
};

export const createMailboxes = (api: Pick<Browser, 'permissions'>): Mailboxes => {
  const current = signal<Mailbox | null>(null);
  const isFollowed = (origin: string): Promise<boolean> => api.permissions.contains(permissionOf(origin));
  const set = (origin: string, allowed: boolean): void => {
    if (current.peek()?.origin === origin) current.value = { origin, isFollowed: allowed };
  };
  return {
    current,
    isFollowed,
    show: (origin) => {
      if (origin === current.peek()?.origin) return;
      // Said to be followed until it is known: an offer that goes away again would be worse than one that comes late.
      current.value = origin === null ? null : { origin, isFollowed: true };
      if (origin !== null)
        isFollowed(origin).then(
          (allowed) => set(origin, allowed),
          () => undefined,
        );
    },
    follow: async () => {
      const origin = current.peek()?.origin;
      if (origin !== undefined && (await api.permissions.request(permissionOf(origin)))) set(origin, true);
    },
    unfollow: async () => {
      const origin = current.peek()?.origin;
      if (origin !== undefined && (await api.permissions.remove(permissionOf(origin)))) set(origin, false);
    },
  };
};
