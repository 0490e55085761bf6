import { expect, test } from 'vitest';
import type { Timers } from '#shared/lib/timers.ts';
import { everyDay } from '#server/daily.ts';

test('daily work runs at the start and each day after, also after a day on which it failed', async () => {
  const waiting: { ms: number; run: () => void }[] = [];
  const timers: Timers = {
    after: (ms, run) => {
      waiting.push({ ms, run });
      return () => void waiting.splice(0);
    },
  };
  let runs = 0;
  const bugs: unknown[] = [];
  const work = async (): Promise<void> => {
    runs += 1;
    if (runs === 1) throw new Error('once');
  };
  const chores = everyDay(timers, work, (error) => void bugs.push(error));
  await expect.poll(() => waiting.length).toBe(1);
  expect([runs, bugs.length, waiting[0]!.ms]).toEqual([1, 1, 86_400_000]);
  waiting.shift()!.run();
  await expect.poll(() => waiting.length).toBe(1);
  await chores.stop();
  expect([runs, bugs.length, waiting.length]).toEqual([2, 1, 0]);
});
