/**
 * Sends what waits and fetches what is new while no panel is open: when the browser starts, every hour, and every minute
 * as long as something waits. The browser ends this script after half a minute, so it opens the store, lets it work
 * and closes it again.
 */
import { effect } from '@preact/signals';
import type { LocalStore } from '#shared/store/local-store.ts';

export const SYNC_ALARM = 'sync';

export type OpenedStore = {
  readonly store: LocalStore;
  /** The server does not take this device's token any more. */
  readonly isRefused: () => boolean;
};

export type BackgroundSyncOptions = {
  /** Null while this browser is not connected, or nobody knows whose it is. */
  readonly open: () => Promise<OpenedStore | null>;
  /** Rings again in a minute, or no more. */
  readonly ringAgain: (wanted: boolean) => Promise<void>;
  readonly setTimer: (run: () => void, ms: number) => () => void;
};

/** Less than the browser gives a script that does nothing it can see. */
const WORK_MS = 20_000;

/** Nothing is left to be sent, and what is new was fetched or cannot be. */
const isDone = ({ store, isRefused }: OpenedStore): boolean => {
  const { pending, lastSyncAt, online } = store.health.value;
  return pending === 0 && (lastSyncAt !== null || !online || isRefused());
};

const untilDone = (opened: OpenedStore, setTimer: BackgroundSyncOptions['setTimer']): Promise<void> =>
  new Promise((resolve) => {
    let stop = (): void => {};
    const end = (): void => {
      cancel();
      queueMicrotask(() => stop());
      resolve();
    };
    const cancel = setTimer(end, WORK_MS);
    stop = effect(() => {
      if (isDone(opened)) end();
    });
  });

/** Does not start while it is at work. Errors: none; what cannot be opened is tried again later. */
export const createBackgroundSync = ({ open, ringAgain, setTimer }: BackgroundSyncOptions) => {
  let isAtWork = false;
  return async (): Promise<void> => {
    if (isAtWork) return;
    isAtWork = true;
    try {
      const opened = await open();
      if (opened) {
        const { store } = opened;
        await store.syncNow();
        await untilDone(opened, setTimer);
        await ringAgain(store.health.peek().pending > 0);
        store.dispose();
      }
    } catch {
      await ringAgain(true);
    } finally {
      isAtWork = false;
    }
  };
};
