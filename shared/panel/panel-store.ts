/** The store of this device as the panel sees it: it may still be on its way when the panel is painted. */
import { computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { LocalStore, StoreHealth } from '../store/local-store.ts';

export type PanelStore = {
  readonly opened: Promise<LocalStore>;
  /** Null until it is open. */
  readonly current: ReadonlySignal<LocalStore | null>;
  readonly health: ReadonlySignal<StoreHealth | null>;
  /** Whether a record, or a mail by its key, has something in it that is on this device alone. */
  readonly isWaiting: (name: string) => boolean;
};

export const followStore = (store: LocalStore | Promise<LocalStore>): PanelStore => {
  const current = signal<LocalStore | null>('then' in store ? null : store);
  const opened = Promise.resolve(store);
  void opened.then((open) => (current.value = open));
  return {
    opened,
    current,
    health: computed(() => current.value?.health.value ?? null),
    isWaiting: (name) => current.value?.waitingRecords.value.has(name) ?? false,
  };
};
