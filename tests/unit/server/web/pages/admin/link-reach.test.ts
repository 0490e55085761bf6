import { expect, test } from 'vitest';
import { worksHereOnly } from '#server/web/pages/admin/link-reach.ts';

test.each([
  ['http://localhost:8787/invitation#secret=x', true],
  ['https://127.0.0.1/invitation#secret=x', true],
  ['http://[::1]:8787/reset#secret=x', true],
  ['https://kontor.example/invitation#secret=localhost', false],
  ['http://192.0.2.7:8787/invitation', false],
  ['http://localhost.example/invitation', false],
])('%s works on the computer Kontor runs on, and only there: %s', (url, isHereOnly) => {
  expect(worksHereOnly(url)).toBe(isHereOnly);
});
