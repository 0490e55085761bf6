/** Timers of a page, for what waits until somebody stops typing or a line has been read; a test gives others. */
export type PageTimers = {
  readonly set: (run: () => void, ms: number) => number;
  readonly clear: (id: number) => void;
};

export const pageTimers: PageTimers = {
  set: (run, ms) => window.setTimeout(run, ms),
  clear: (id) => window.clearTimeout(id),
};
