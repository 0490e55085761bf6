/** The store of this device as the panel sees it: it may still be on its way, and another may take its place. */
import { computed, effect, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { LocalStore, StoreHealth } from '../store/local-store.ts';

/** Null while there is none, e.g. while a connection has to be renewed. */
export type StoreSource = ReadonlySignal<Promise<LocalStore> | null>;

export type PanelStore = {
  /** Waits until there is one. */
  readonly opened: () => Promise<LocalStore>;
  /** Null until it is open. */
  readonly current: ReadonlySignal<LocalStore | null>;
  readonly health: ReadonlySignal<StoreHealth | null>;
  /** Whether a record, or a mail by its key, has something in it that is on this device alone. */
  readonly isWaiting: (name: string) => boolean;
};

const whenThere = (source: StoreSource): Promise<LocalStore> => {
  const now = source.peek();
  if (now) return now;
  return new Promise((resolve) => {
    let isThere = false;
    const stop = effect(() => {
      const next = source.value;
      if (!next || isThere) return;
      isThere = true;
      resolve(next);
      queueMicrotask(() => stop());
    });
  });
};

/** What keeps nothing is there at once; everything else when it is open. */
export const followStore = (source: LocalStore | Promise<LocalStore> | StoreSource): PanelStore => {
  const isOpen = 'save' in source;
  const opening: StoreSource =
    'peek' in source ? source : signal('then' in source ? source : Promise.resolve(source));
  const current = signal<LocalStore | null>(isOpen ? source : null);
  if (!isOpen)
    effect(() => {
      const awaited = opening.value;
      if (!awaited) current.value = null;
      void awaited?.then((open) => {
        if (opening.peek() === awaited) current.value = open;
      });
    });
  return {
    opened: () => whenThere(opening),
    current,
    health: computed(() => current.value?.health.value ?? null),
    isWaiting: (name) => current.value?.waitingRecords.value.has(name) ?? false,
  };
};
