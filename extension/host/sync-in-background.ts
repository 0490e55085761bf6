/**
 * Sends what waits while no panel is open: when the browser starts, and every minute as long as something waits. The
 * browser ends this script after half a minute, so it opens the store, lets it work and closes it again.
 */
import { effect } from '@preact/signals';
import type { LocalStore } from '#shared/store/local-store.ts';

export const SYNC_ALARM = 'sync';

export type BackgroundSyncOptions = {
  /** Null while this browser is not connected, or nobody knows whose it is. */
  readonly open: () => Promise<LocalStore | null>;
  /** Rings again in a minute, or no more. */
  readonly ringAgain: (wanted: boolean) => Promise<void>;
  readonly setTimer: (run: () => void, ms: number) => () => void;
};

/** Less than the browser gives a script that does nothing it can see. */
const WORK_MS = 20_000;

const untilSent = (store: LocalStore, setTimer: BackgroundSyncOptions['setTimer']): Promise<void> =>
  new Promise((resolve) => {
    let stop = (): void => {};
    const end = (): void => {
      cancel();
      queueMicrotask(() => stop());
      resolve();
    };
    const cancel = setTimer(end, WORK_MS);
    stop = effect(() => {
      if (store.health.value.pending === 0) end();
    });
  });

/** Does not start while it is at work. Errors: none; what cannot be opened is tried again later. */
export const createBackgroundSync = ({ open, ringAgain, setTimer }: BackgroundSyncOptions) => {
  let isAtWork = false;
  return async (): Promise<void> => {
    if (isAtWork) return;
    isAtWork = true;
    try {
      const store = await open();
      if (store) {
        await store.syncNow();
        await untilSent(store, setTimer);
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
