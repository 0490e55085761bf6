/** What a running server does once a day. */
import type { Timers } from '#shared/lib/timers.ts';

const DAY_MS = 86_400_000;
const AGAIN_MS = 900_000;

export type DailyOptions = {
  readonly timers: Timers;
  /** Whether what the work threw says that the database cannot be reached: nobody's mistake, and over soon. */
  readonly isUnavailable: (error: unknown) => boolean;
  readonly onBug: (error: unknown) => void;
};

/**
 * Runs the work at once, so that a server started anew every morning does it too, and then once a day. What it throws goes
 * to `onBug`, and the next day it is tried again; while the database cannot be reached it is tried every quarter of an
 * hour. `stop` waits for the run under way.
 */
export const everyDay = (
  { timers, isUnavailable, onBug }: DailyOptions,
  work: () => Promise<unknown>,
): { readonly stop: () => Promise<void> } => {
  let isStopped = false;
  let cancel = (): void => {};
  let running: Promise<void> = Promise.resolve();
  const run = async (): Promise<void> => {
    let pause = DAY_MS;
    try {
      await work();
    } catch (error) {
      if (isUnavailable(error)) pause = AGAIN_MS;
      else onBug(error);
    }
    if (!isStopped) cancel = timers.after(pause, () => void (running = run()));
  };
  running = run();
  return {
    stop: async () => {
      isStopped = true;
      cancel();
      await running;
    },
  };
};
