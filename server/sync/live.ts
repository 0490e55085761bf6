/**
 * Says that there is something new, never what. Every commit of this process is told at once; what other processes
 * write is noticed by looking now and then, as long as anybody listens.
 *
 * On PostgreSQL a change can be read only once older transactions have ended: it is told when it can be read.
 */
import type { Timers } from '#shared/lib/timers.ts';
import type { Store } from '../db/store.ts';

export type Live = {
  /** Told the newest position with every change; gives what ends it. */
  readonly listen: (listener: (position: string) => void) => () => void;
  /** Something was committed here. */
  readonly poke: () => void;
  /** Resolves once there is something behind the cursor, or after so many ms. */
  readonly next: (cursor: string, ms: number, signal: AbortSignal) => Promise<void>;
  /** Ends all who listen. */
  readonly close: () => void;
  readonly onClose: (ending: () => void) => () => void;
};

const LOOK_MS = 1_000;
/** After a commit that cannot be read yet. */
const SOON_MS = 50;

export const createLive = (store: Pick<Store, 'changes' | 'isUnavailable'>, timers: Timers): Live => {
  const listeners = new Set<(position: string) => void>();
  const endings = new Set<() => void>();
  let position: string | null = null;
  let cancel: (() => void) | null = null;
  let soonUntil = 0;
  let isLooking = false;
  let isAsked = false;

  const schedule = (ms: number): void => {
    cancel?.();
    cancel = listeners.size > 0 ? timers.after(ms, () => void look()) : null;
  };

  const look = async (): Promise<void> => {
    if (isLooking) {
      isAsked = true;
      return;
    }
    isLooking = true;
    try {
      const end = await store.changes.end();
      const isNew = position !== null && end !== position;
      position = end;
      if (isNew) {
        soonUntil = 0;
        for (const listener of listeners) listener(end);
      }
    } catch (error) {
      // A database that cannot be reached for a moment; the next look will tell.
      if (!store.isUnavailable(error)) throw error;
    } finally {
      isLooking = false;
    }
    if (isAsked) {
      isAsked = false;
      return look();
    }
    soonUntil -= 1;
    schedule(soonUntil > 0 ? SOON_MS : LOOK_MS);
  };

  const listen: Live['listen'] = (listener) => {
    listeners.add(listener);
    if (listeners.size === 1) {
      position = null;
      void look();
    }
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) schedule(LOOK_MS);
    };
  };

  return {
    listen,
    poke: () => {
      if (listeners.size === 0) return;
      soonUntil = LOOK_MS / SOON_MS;
      void look();
    },
    next: async (cursor, ms, signal) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const stop = listen(() => resolve());
      const stopWaiting = timers.after(ms, resolve);
      signal.addEventListener('abort', () => resolve());
      endings.add(resolve);
      // Looked at once after listening: nothing falls between what was read and what is told.
      if (signal.aborted || store.changes.isBehind(cursor, await store.changes.end())) resolve();
      await promise;
      endings.delete(resolve);
      stopWaiting();
      stop();
    },
    onClose: (ending) => {
      endings.add(ending);
      return () => void endings.delete(ending);
    },
    close: () => {
      endings.forEach((ending) => ending());
      listeners.clear();
      cancel?.();
    },
  };
};
