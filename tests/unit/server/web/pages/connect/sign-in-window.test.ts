import { expect, test } from 'vitest';
import { handOverUrl, readAsked } from '#server/web/pages/connect/sign-in-window.ts';

const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

test('what the pane asks for is read from the address, and nothing that no pane wrote', () => {
  const read = (query: Record<string, string>) => readAsked(new URLSearchParams(query));
  expect(read({ name: ' Outlook im Web ', challenge })).toEqual({ name: 'Outlook im Web', challenge });
  expect(read({ name: 'Outlook' })).toBeNull();
  expect(read({ name: ' ', challenge })).toBeNull();
  expect(read({ name: 'Outlook', challenge: 'plain' })).toBeNull();
  expect(read({ name: 'x'.repeat(500), challenge })?.name).toHaveLength(200);
});

test('the code goes on in the fragment, with the marks of Outlook’s library and nothing else of the address', () => {
  const url = new URL(
    handOverUrl(
      { search: `?name=Outlook&challenge=${challenge}&_host_Info=outlook$web$16.01` },
      'de',
      'koc_1',
    ),
    'https://kontor.example',
  );
  expect(url.pathname).toBe('/outlook/connected.html');
  expect([...url.searchParams]).toEqual([
    ['_host_Info', 'outlook$web$16.01'],
    ['lang', 'de'],
  ]);
  expect(url.hash).toBe('#code=koc_1');
});
