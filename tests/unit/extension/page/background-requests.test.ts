import { expect, test } from 'vitest';
import type { PageReader } from '#extension/page/page-reader.ts';
import type { LookUps } from '#extension/page/look-ups.ts';
import { createRequestListener } from '#extension/page/background-requests.ts';

const reader: PageReader = {
  read: (tabId) => Promise.resolve({ tabId, status: 'reading' }),
  last: () => Promise.resolve(null),
};
const lookUps: LookUps = {
  ask: () => Promise.resolve(),
  take: (windowId) => Promise.resolve(windowId === 2 ? 'Keller' : null),
};
const listen = createRequestListener(reader, lookUps);

test('the panel’s requests are answered', async () => {
  expect(await listen({ type: 'page.read', tabId: 4 }, true)).toEqual({ tabId: 4, status: 'reading' });
  expect(await listen({ type: 'page.last', tabId: 4 }, true)).toBeNull();
  expect(await listen({ type: 'look_up.take', windowId: 2 }, true)).toBe('Keller');
  expect(await listen({ type: 'look_up.take', windowId: 3 }, true)).toBeNull();
});

test.each([
  ['a page’s own script', { type: 'page.read', tabId: 4 }, false],
  ['an unknown request', { type: 'page.steal', tabId: 4 }, true],
  ['a tab that is no number', { type: 'page.read', tabId: '4' }, true],
  ['no message at all', null, true],
])('%s gets no answer', (_, message, isOwn) => {
  expect(listen(message, isOwn)).toBeUndefined();
});
