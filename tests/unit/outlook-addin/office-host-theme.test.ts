import { expect, test } from 'vitest';
import { backgroundToTheme } from '#outlook/office-host-theme.ts';

test.each([
  ['#ffffff', 'light'],
  ['#F3F2F1', 'light'],
  ['#1f1f1f', 'dark'],
  ['#000000', 'dark'],
  ['white', 'system'],
  [undefined, 'system'],
])('a background of %s is shown as %s', (color, theme) => {
  expect(backgroundToTheme(color)).toBe(theme);
});
