/** What this browser keeps for whoever is signed in or connected: opened with the account, taken away with it. */
import { effect, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Me } from '../domain/user.ts';
import type { LocalStore } from './local-store.ts';

export type DeviceStore = {
  /** Null while nobody is there. It may still be on its way. */
  readonly current: ReadonlySignal<Promise<LocalStore> | null>;
  /** Ends the connection by `end`; everything of the account goes from this browser with it, waiting changes too. */
  readonly leave: (end: () => Promise<unknown>) => Promise<void>;
};

export type DeviceStoreOptions = {
  readonly me: ReadonlySignal<Me | null>;
  readonly open: (me: Me) => Promise<LocalStore>;
  /** The server has ended the connection: so many changes wait here for the same person to come back. */
  readonly onLeft: (waiting: number) => void;
};

/** A connection that ends by itself leaves nothing of others behind, and what its owner has not sent yet. */
export const createDeviceStore = ({ me, open, onLeft }: DeviceStoreOptions): DeviceStore => {
  const current = signal<Promise<LocalStore> | null>(null);
  let account: string | null = null;
  let takesAll = false;
  let gone: Promise<unknown> = Promise.resolve();

  const takeAway = async (store: LocalStore, keepWaiting: boolean): Promise<void> => {
    const { pending, attention } = store.health.peek();
    await store.wipe(keepWaiting).catch(() => undefined);
    store.dispose();
    if (keepWaiting) onLeft(pending + attention);
  };

  effect(() => {
    const now = me.value;
    if ((now?.id ?? null) === account) return;
    account = now?.id ?? null;
    const keepWaiting = !takesAll;
    const leaving = current.peek();
    if (leaving) gone = leaving.then((store) => takeAway(store, keepWaiting));
    // Whoever comes back at once finds what was left, not what is just being taken away.
    const free = gone;
    current.value = now && free.then(() => open(now));
  });
  return {
    current,
    leave: async (end) => {
      takesAll = true;
      await end();
      takesAll = false;
    },
  };
};
