/** What this device holds, read anew only after something of it has changed. */
import type { ReadonlySignal } from '@preact/signals';
import type { LocalStore } from './local-store.ts';
import type { WorkingSet } from './working-set.ts';

type Reading = {
  readonly store: LocalStore;
  readonly waiting: ReadonlySet<string>;
  readonly set: Promise<WorkingSet | null>;
};

type Source = {
  /** Null while there is none; it may still be on its way. */
  readonly current: ReadonlySignal<LocalStore | Promise<LocalStore> | null>;
};

/** Null while there is no store, and where nothing is kept. */
export const createHeldRecords = ({ current }: Source) => {
  let reading: Reading | null = null;
  return async (): Promise<WorkingSet | null> => {
    const store = await current.peek();
    if (!store) return null;
    const waiting = store.waiting.peek();
    if (reading?.store === store && reading.waiting === waiting) return reading.set;
    const mine: Reading = { store, waiting, set: store.workingSet() };
    reading = mine;
    const forget = store.onChanged(() => {
      if (reading === mine) reading = null;
      forget();
    });
    return mine.set;
  };
};
