/** What an import did, in the words every import ends with. */
import type { Failure } from '#shared/lib/result.ts';

export type ImportTally = {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly failed: number;
};
export type ImportStep = keyof ImportTally;

export type TallyKeeper = {
  readonly count: (step: ImportStep) => void;
  readonly read: () => ImportTally;
};

export const createTally = (): TallyKeeper => {
  const tally = { created: 0, updated: 0, unchanged: 0, failed: 0 };
  return { count: (step) => void (tally[step] += 1), read: () => ({ ...tally }) };
};

/** How an import speaks to whoever started it. */
export type ImportReport = {
  /** `place` is a file or a message in an mbox (`box.mbox#3`). */
  readonly failed: (place: string, failure: Failure) => void;
  /** Called after each item with the number of items done. */
  readonly progress: (done: number) => void;
};
