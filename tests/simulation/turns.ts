/**
 * Turns of the event loop. Everything in a simulation runs on this thread, in microtasks and `setImmediate`, so that a
 * number of turns means the same in every run.
 */
let isBusy: () => boolean = () => false;

/** Who can tell whether a database still works. */
export const watchWork = (look: () => boolean): void => {
  isBusy = look;
};

export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export const turns = async (count: number): Promise<void> => {
  for (let done = 0; done < count; done += 1) await turn();
};

const QUIET = 3;
const LONGEST = 20_000;

/** Until nothing but timers is left. Throws when it never becomes quiet: something goes round in circles. */
export const settle = async (): Promise<void> => {
  let quiet = 0;
  for (let done = 0; quiet < QUIET; done += 1) {
    if (done > LONGEST) throw new Error('The simulation does not come to rest');
    await turn();
    quiet = isBusy() ? 0 : quiet + 1;
  }
};
