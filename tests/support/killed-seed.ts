/** A large seed whose process is killed in the middle: no exit handler runs, nothing is tidied up. */
import { fork } from 'node:child_process';
import { once } from 'node:events';

/** Seeds the database of the settings until the first activities are in; gives the signal that ended the process. */
export const seedUntilKilled = async (env: Record<string, string>): Promise<unknown> => {
  const child = fork(new URL('killed-seed.process.ts', import.meta.url), { env: { ...process.env, ...env } });
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  return signal;
};
