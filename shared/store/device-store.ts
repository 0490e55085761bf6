/** What this browser keeps for whoever is signed in or connected: opened with the account, taken away with it. */
import { effect, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Me } from '../domain/user.ts';
import type { LocalStore } from './local-store.ts';

export type DeviceStore = {
  /** Null while nobody is signed in. It may still be on its way. */
  readonly current: ReadonlySignal<Promise<LocalStore> | null>;
  /** Takes everything of the account from this browser, waiting changes too. To be called before signing out. */
  readonly clear: () => Promise<void>;
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

  const leave = async (store: LocalStore): Promise<void> => {
    const { pending, attention } = store.health.peek();
    await store.wipe(true).catch(() => undefined);
    store.dispose();
    onLeft(pending + attention);
  };

  effect(() => {
    const now = me.value;
    if ((now?.id ?? null) === account) return;
    account = now?.id ?? null;
    void current.peek()?.then(leave);
    current.value = now && open(now);
  });
  return {
    current,
    clear: async () => {
      const store = await current.peek();
      current.value = null;
      await store?.wipe().catch(() => undefined);
      store?.dispose();
    },
  };
};
