import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCandidatePairs } from '#server/duplicates/candidate-pairs.ts';
import type { CandidatePairs } from '#server/duplicates/candidate-pairs.ts';

const all = async (candidates: CandidatePairs): Promise<string[]> => {
  const found: string[] = [];
  for await (const pair of candidates.pairs()) found.push(pair.join('-'));
  return found;
};

const pairsOf = async (records: readonly (readonly string[])[]): Promise<string[]> => {
  const candidates = createCandidatePairs();
  for (const keys of records) candidates.add(keys);
  return all(candidates);
};

test('every two records with a key in common are a pair, once, and no others', async () => {
  const keys = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(fc.array(keys, { maxLength: 30 }), async (records) => {
      const expected = records.flatMap((one, a) =>
        records.flatMap((other, b) => (a < b && one.some((key) => other.includes(key)) ? [`${a}-${b}`] : [])),
      );
      expect(await pairsOf(records)).toEqual(expected);
    }),
  );
});

test('under a key of very many records nothing is compared, and that is told', async () => {
  const candidates = createCandidatePairs();
  for (let at = 0; at < 200; at += 1) candidates.add(['switchboard', `own${Math.floor(at / 2)}`]);
  expect(await all(candidates)).toHaveLength(100);
  expect(candidates.skipped()).toBe(1);
});

test('more pairs than are collected at a time come each once and in order, with others let in between', async () => {
  const candidates = createCandidatePairs();
  // 2,000 offices of 30: 870,000 pairs.
  const [offices, staff] = [2_000, 30];
  for (let at = 0; at < offices * staff; at += 1) candidates.add([`office${at % offices}`]);
  let [pairs, pauses, last] = [0, 0, -1];
  const inOrder = new Set<boolean>();
  for await (const [one, other] of candidates.pairs(() => void (pauses += 1))) {
    const place = one * offices * staff + other;
    inOrder.add(place > last && other % offices === one % offices);
    last = place;
    pairs += 1;
  }
  expect([...inOrder]).toEqual([true]);
  expect(pairs).toBe((offices * staff * (staff - 1)) / 2);
  expect(pauses).toBeGreaterThan(5);
});
