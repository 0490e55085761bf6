/** One build at a time: whoever comes second waits and then finds the work done. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const LOOK_AGAIN_MS = 200;

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Takes the lock, waiting for whoever holds it; one whose holder is gone is taken over. */
const take = async (path: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  for (;;) {
    try {
      await writeFile(path, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = Number(await readFile(path, 'utf8').catch(() => ''));
    if (holder > 0 && !isRunning(holder)) await rm(path, { force: true });
    else await wait(LOOK_AGAIN_MS);
  }
};

export const withLock = async <T>(path: string, work: () => Promise<T>): Promise<T> => {
  await take(path);
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
};
