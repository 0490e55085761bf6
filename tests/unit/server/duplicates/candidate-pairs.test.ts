import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCandidatePairs } from '#server/duplicates/candidate-pairs.ts';

const pairsOf = (records: readonly (readonly string[])[]): string[] => {
  const candidates = createCandidatePairs();
  for (const keys of records) candidates.add(keys);
  return [...candidates.pairs()].map((pair) => pair.join('-'));
};

test('every two records with a key in common are a pair, once, and no others', () => {
  const keys = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 3 });
  fc.assert(
    fc.property(fc.array(keys, { maxLength: 30 }), (records) => {
      const expected = records.flatMap((one, a) =>
        records.flatMap((other, b) => (a < b && one.some((key) => other.includes(key)) ? [`${a}-${b}`] : [])),
      );
      expect(pairsOf(records)).toEqual(expected);
    }),
  );
});

test('under a key of very many records nothing is compared, and that is told', () => {
  const candidates = createCandidatePairs();
  for (let at = 0; at < 200; at += 1) candidates.add(['switchboard', `own${Math.floor(at / 2)}`]);
  expect([...candidates.pairs()]).toHaveLength(100);
  expect(candidates.skipped()).toBe(1);
});
