/**
 * When a server shall end: SIGTERM, Ctrl+C, or the end of the npm that started it.
 *
 * Ctrl+C in a terminal reaches npm and Node alike, and npm passes it on: every signal after the first is taken and
 * ignored, so that running requests finish. `npm run` puts a shell between npm and Node that dies of SIGTERM and tells
 * nobody (`npm start` has it replaced, see package.json); Node then has another parent, which is noticed here.
 */
const LOOK_MS = 500;
const parent = process.ppid;

export const untilToldToStop = (): Promise<void> =>
  new Promise((resolve) => {
    const stop = (): void => resolve();
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
    if (!process.env['npm_lifecycle_event']) return;
    const looking = setInterval(() => {
      if (process.ppid !== parent) resolve();
    }, LOOK_MS);
    looking.unref();
  });
