import { expect, test } from 'vitest';
import { countSlips } from '#shared/lib/edit-distance.ts';

const whole = (typed: string, known: string): number => countSlips(typed, known).toWhole;

test('a letter left out, added, exchanged or swapped is one slip', () => {
  expect(whole('krueger', 'krueger')).toBe(0);
  expect(whole('kruger', 'krueger')).toBe(1);
  expect(whole('kruueger', 'krueger')).toBe(1);
  expect(whole('krieger', 'krueger')).toBe(1);
  expect(whole('kreuger', 'krueger')).toBe(1);
  expect(whole('rkueger', 'krueger')).toBe(1);
  expect(whole('abc', 'xyz')).toBe(3);
});

test('a word that is still being typed is compared with the beginning of the known one', () => {
  expect(countSlips('schneit', 'schneider')).toEqual({ toBeginning: 1, toWhole: 3 });
  expect(countSlips('', 'abc')).toEqual({ toBeginning: 0, toWhole: 3 });
});
