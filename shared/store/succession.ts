/**
 * Whether the context that syncs still answers. The browser may have frozen its tab, with the lock in its hand: whoever
 * waits for it in vain takes over.
 */
import type { Timers } from '../lib/timers.ts';

const PATIENCE_MS = 5_000;

export type Succession = {
  /** The leader was asked for something. */
  readonly ask: () => void;
  /** It answered. */
  readonly heard: () => void;
  readonly dispose: () => void;
};

/** `takeOver` is called when nobody answered in five seconds. */
export const createSuccession = (timers: Timers, takeOver: () => void): Succession => {
  let cancel: (() => void) | null = null;
  const heard = (): void => {
    cancel?.();
    cancel = null;
  };
  return {
    ask: () => {
      cancel ??= timers.after(PATIENCE_MS, () => {
        cancel = null;
        takeOver();
      });
    },
    heard,
    dispose: heard,
  };
};
