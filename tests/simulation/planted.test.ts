import { expect, test } from 'vitest';
import { PLANTED } from './planted.ts';
import type { PlantedName } from './planted.ts';
import { runSeeds } from './run-seeds.ts';

test.each(Object.keys(PLANTED) as PlantedName[])('a bug put in on purpose is found: %s', async (planted) => {
  const { failed } = await runSeeds({
    from: 1,
    count: 60,
    planted,
    isEnough: ({ violations }) => violations.length > 0,
  });
  expect(failed.flatMap(({ violations }) => violations)).not.toEqual([]);
});
