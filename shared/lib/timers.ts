/** Waiting, handed in like the clock, so that tests and the simulation own it. Units: ms. */
export type Timers = {
  /** Runs once after so long; gives what cancels it. */
  readonly after: (ms: number, run: () => void) => () => void;
};

/** Does not keep a process alive. */
export const systemTimers: Timers = {
  after: (ms, run) => {
    const timer = setTimeout(run, ms) as unknown as { unref?: () => void };
    timer.unref?.();
    return () => clearTimeout(timer as unknown as number);
  },
};
