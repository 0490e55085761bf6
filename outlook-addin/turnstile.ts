/** Lets only so many pieces of work run at once; the others wait their turn in order. */

export type Turnstile = <T>(work: () => Promise<T>) => Promise<T>;

export const createTurnstile = (places: number): Turnstile => {
  let free = places;
  const waiting: (() => void)[] = [];
  const enter = (): Promise<void> | undefined => {
    if (free > 0) {
      free -= 1;
      return undefined;
    }
    return new Promise((admit) => {
      waiting.push(admit);
    });
  };
  // A place is handed on rather than freed, so that nobody who comes later slips in between.
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return async (work) => {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
};
