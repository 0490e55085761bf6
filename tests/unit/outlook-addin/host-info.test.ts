import { expect, test } from 'vitest';
import { standsInOutlook } from '#outlook/host-info.ts';

const nowhere = { external: {}, search: '?surface=read', windowName: '', session: () => null };

test('a page in an ordinary tab does not stand in Outlook', () => {
  expect(standsInOutlook(nowhere)).toBe(false);
});

test.each([
  ['the address', { search: '?surface=read&_host_Info=Outlook$Web$16.01$de-DE$$$$0' }],
  ['the name of the frame', { windowName: JSON.stringify({ hostInfo: 'Outlook|Web|16.01|de-DE||||0' }) }],
  ['the classic client', { external: { GetHostInfo: () => 'Outlook' } }],
  ['the tab after a reload', { session: () => 'Outlook|Web|16.01|de-DE||||0' }],
])('Outlook is known by %s', (_, mark) => {
  expect(standsInOutlook({ ...nowhere, ...mark })).toBe(true);
});

test('a frame with a name of its own in a browser that refuses its storage is not Outlook', () => {
  const session = (): string => {
    throw new Error('Access is denied for this document.');
  };
  expect(standsInOutlook({ ...nowhere, windowName: 'panel', session })).toBe(false);
});
