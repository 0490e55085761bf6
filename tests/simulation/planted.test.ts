import { expect, test } from 'vitest';
import type { PlantedName } from './planted.ts';
import { runSeeds } from './run-seeds.ts';

/** Each with what it breaks. */
const BROKEN: Readonly<Record<PlantedName, readonly string[]>> = {
  'ack before commit': ['I1', 'I2'],
  'replay not skipped': ['I1'],
  'cursor stored before page': ['I3'],
  'out-of-order sequence': ['I3'],
  'lost tombstone': ['I4'],
  "other user's queue": ['author'],
  'attachment said to be stored': ['attachment'],
};

test.each(Object.entries(BROKEN) as [PlantedName, readonly string[]][])(
  'a bug put in on purpose is found, and by what it breaks: %s',
  async (planted, broken) => {
    const isIt = (violation: string): boolean => broken.some((one) => violation.startsWith(`${one}: `));
    const { failed } = await runSeeds({
      from: 1,
      count: 60,
      planted,
      isEnough: ({ violations }) => violations.some(isIt),
    });
    expect(failed.some(({ violations }) => violations.some(isIt))).toBe(true);
  },
);
