/** What a running server does once a day. */
import type { Timers } from '#shared/lib/timers.ts';

const DAY_MS = 86_400_000;

/**
 * Runs the work at once, so that a server started anew every morning does it too, and then once a day. What it throws goes
 * to `onBug`, and the next day it is tried again. `stop` waits for the run under way.
 */
export const everyDay = (
  timers: Timers,
  work: () => Promise<unknown>,
  onBug: (error: unknown) => void,
): { readonly stop: () => Promise<void> } => {
  let isStopped = false;
  let cancel = (): void => {};
  let running: Promise<void> = Promise.resolve();
  const run = async (): Promise<void> => {
    try {
      await work();
    } catch (error) {
      onBug(error);
    }
    if (!isStopped) cancel = timers.after(DAY_MS, () => void (running = run()));
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
