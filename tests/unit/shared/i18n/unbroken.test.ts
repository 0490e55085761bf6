import { expect, test } from 'vitest';
import { unbroken } from '#shared/i18n/unbroken.ts';

test('a telephone number has no place where a line could end, several have one behind each comma', () => {
  expect(unbroken('+49 511 5550142')).toBe('+49\u00a0511\u00a05550142');
  expect(unbroken('+49 511 1, 0511 / 22')).toBe('+49\u00a0511\u00a01, 0511\u00a0/\u00a022');
  expect(unbroken('')).toBe('');
});
