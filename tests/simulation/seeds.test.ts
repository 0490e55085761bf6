import { expect, test } from 'vitest';
import { FAULT_NAMES } from './faults/fault-names.ts';
import { runSeed } from './run-seed.ts';
import { runSeeds } from './run-seeds.ts';

const SEEDS = 300;

test('in 300 working days with every mishap of the list nothing is lost, doubled or shown to the wrong person', async () => {
  const { seeds, faults, mutations, failed } = await runSeeds({ from: 1, count: SEEDS });
  expect(failed.map(({ seed, violations }) => ({ seed, violations }))).toEqual([]);
  expect(seeds).toBe(SEEDS);
  expect(mutations / seeds).toBeGreaterThanOrEqual(50);
  const rare = Object.keys(FAULT_NAMES).filter((number) => (faults[number] ?? 0) < 20);
  expect(rare, 'mishaps that happened fewer than 20 times').toEqual([]);
});

test('a seed that is run again does exactly the same', async () => {
  const first = await runSeed({ seed: 7 });
  const lines: string[] = [];
  const again = await runSeed({ seed: 7, onLine: (line) => void lines.push(line) });
  expect(again.hash).toBe(first.hash);
  expect(lines.length).toBeGreaterThan(100);
  expect((await runSeed({ seed: 8 })).hash).not.toBe(first.hash);
});
