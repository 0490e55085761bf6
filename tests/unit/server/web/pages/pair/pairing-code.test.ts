import { expect, test } from 'vitest';
import { tidyCode } from '#server/web/pages/pair/pairing-code.ts';

test.each([
  ['abcd efgh', 'ABCD-EFGH'],
  [' ABCD-EFGH ', 'ABCD-EFGH'],
  ['abcdefgh', 'ABCD-EFGH'],
  ['abc', 'ABC'],
  ['', ''],
])('"%s" is read as "%s"', (typed, code) => {
  expect(tidyCode(typed)).toBe(code);
});
