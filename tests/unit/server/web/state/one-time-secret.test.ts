import { expect, test } from 'vitest';
import { takeSecret } from '#server/web/state/one-time-secret.ts';

const makeView = (hash: string) => {
  const replaced: string[] = [];
  const view = {
    location: { hash, pathname: '/setup', search: '' },
    history: { replaceState: (_: unknown, __: string, to: string) => void replaced.push(to) },
  } as unknown as Parameters<typeof takeSecret>[0];
  return { view, replaced };
};

test('the secret is read from the fragment and taken out of the address bar', () => {
  const { view, replaced } = makeView('#secret=kol_abc-123');
  expect(takeSecret(view)).toBe('kol_abc-123');
  expect(replaced).toEqual(['/setup']);
});

test('an address without a secret stays as it is', () => {
  const { view, replaced } = makeView('');
  expect(takeSecret(view)).toBe('');
  expect(replaced).toEqual([]);
});
