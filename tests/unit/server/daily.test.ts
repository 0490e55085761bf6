import { expect, test } from 'vitest';
import type { Timers } from '#shared/lib/timers.ts';
import { everyDay } from '#server/daily.ts';

const makeTimers = () => {
  const waiting: { ms: number; run: () => void }[] = [];
  const timers: Timers = {
    after: (ms, run) => {
      waiting.push({ ms, run });
      return () => void waiting.splice(0);
    },
  };
  return { waiting, timers };
};

test('daily work runs at the start and each day after, also after a day on which it failed', async () => {
  const { waiting, timers } = makeTimers();
  let runs = 0;
  const bugs: unknown[] = [];
  const work = async (): Promise<void> => {
    runs += 1;
    if (runs === 1) throw new Error('once');
  };
  const options = { timers, isUnavailable: () => false, onBug: (error: unknown) => void bugs.push(error) };
  const chores = everyDay(options, work);
  await expect.poll(() => waiting.length).toBe(1);
  expect([runs, bugs.length, waiting[0]!.ms]).toEqual([1, 1, 86_400_000]);
  waiting.shift()!.run();
  await expect.poll(() => waiting.length).toBe(1);
  await chores.stop();
  expect([runs, bugs.length, waiting.length]).toEqual([2, 1, 0]);
});

test('a database that cannot be reached is no bug, and the work is tried again within the hour', async () => {
  const { waiting, timers } = makeTimers();
  const bugs: unknown[] = [];
  const gone = new Error('read ECONNRESET');
  const options = {
    timers,
    isUnavailable: (error: unknown) => error === gone,
    onBug: (error: unknown) => void bugs.push(error),
  };
  const chores = everyDay(options, () => Promise.reject(gone));
  await expect.poll(() => waiting.length).toBe(1);
  expect([bugs.length, waiting[0]!.ms]).toEqual([0, 900_000]);
  await chores.stop();
});
