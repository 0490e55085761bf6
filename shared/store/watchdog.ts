/** Notices that changes lie on this device although the server could have them, and says why as far as it can be told. */
import type { StoreEnvironment } from './environment.ts';
import type { StoreProblem } from './local-store.ts';

const STALLED_MS = 2 * 60_000;
const LOOK_MS = 30_000;

/** The server has troubles with a store of its own; these are the device's. */
const ON_THIS_DEVICE = new Set(['store.quota', 'store.blocked', 'store.unopenable']);

export type Signs = {
  readonly oldestAt: number | null;
  readonly online: boolean;
  /** Code of the last round that did not end well. */
  readonly trouble: string | null;
  readonly evicted: boolean;
};

export type Watchdog = {
  readonly judge: (signs: Signs) => StoreProblem | null;
  readonly dispose: () => void;
};

export const createWatchdog = (
  { clock, timers }: Pick<StoreEnvironment, 'clock' | 'timers'>,
  look: () => void,
): Watchdog => {
  let cancel = (): void => {};
  let evictedAt: number | null = null;
  const again = (): void => {
    cancel = timers.after(LOOK_MS, () => {
      look();
      again();
    });
  };
  again();
  return {
    judge: ({ oldestAt, online, trouble, evicted }) => {
      if (trouble !== null && ON_THIS_DEVICE.has(trouble))
        return { code: trouble, since: oldestAt ?? clock.now() };
      if (evicted) return { code: 'store.evicted', since: (evictedAt ??= clock.now()) };
      // A clock that was set back makes nothing look old.
      const isOld = oldestAt !== null && clock.now() - oldestAt > STALLED_MS;
      if (!isOld || !online) return null;
      return { code: 'sync.stalled', since: oldestAt, diagnosis: trouble ?? 'sync.no_round' };
    },
    dispose: () => cancel(),
  };
};
