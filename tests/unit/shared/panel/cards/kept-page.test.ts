import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasMore, pageAddress, pageToKeep } from '#shared/panel/cards/page/kept-page.model.ts';

const keep = (url: string, isWhole = false): string | undefined =>
  pageToKeep({ url, title: 'Titel' }, isWhole)?.url;

test('host and path are kept, what follows them only where that is wanted', () => {
  const url = 'https://www.brandt.example/messe?session=geheim#person';
  expect(keep(url)).toBe('https://www.brandt.example/messe');
  expect(keep(url, true)).toBe(url);
  expect([hasMore({ url, title: '' }), hasMore({ url: 'https://www.brandt.example/', title: '' })]).toEqual([
    true,
    false,
  ]);
  expect(pageAddress('https://www.brandt.example/messe/')).toBe('brandt.example/messe');
});

test('a user name in an address never goes along', () => {
  expect(keep('https://nora:geheim@brandt.example/intern')).toBe('https://brandt.example/intern');
});

test('what is no web page, or too long to be kept as it is, is not kept', () => {
  for (const url of [
    'about:blank',
    'chrome://settings/',
    'file:///home/nora/plan.html',
    'javascript:alert(1)',
    '',
    'x',
  ])
    expect(keep(url), url).toBeUndefined();
  expect(keep(`https://brandt.example/${'a'.repeat(3_000)}`)).toBeUndefined();
  expect(keep(`https://brandt.example/?${'a'.repeat(3_000)}`)).toBe('https://brandt.example/');
});

test('a title is one line of what the server takes', () => {
  const page = pageToKeep({
    url: 'https://brandt.example/',
    title: ` Neues\n aus\u2028Hannover ${'x'.repeat(400)}`,
  });
  expect(page?.title.startsWith('Neues  aus Hannover xxx')).toBe(true);
  expect(page?.title).toHaveLength(300);
});

test('of no web address anything but host and path is kept unasked', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
      const kept = new URL(keep(url)!);
      const { origin, pathname } = new URL(url);
      expect(kept.href).toBe(`${origin}${pathname}`);
    }),
  );
});
