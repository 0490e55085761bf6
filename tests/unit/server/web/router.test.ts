import { describe, expect, test } from 'vitest';
import { createRouter, safeNext } from '#server/web/router.ts';
import { matchRoute } from '#server/web/routes.ts';

describe('addresses', () => {
  test.each([
    ['/', 'start'],
    ['/setup', 'setUp'],
    ['/settings/', 'settings'],
    ['/admin/users', 'users'],
    ['/extension', 'extension'],
    ['/extension/', 'extension'],
    ['/extension/kontor-chrome.zip', 'missing'],
    ['/people/', 'people'],
    ['/admin', 'missing'],
    ['/people/a/b', 'missing'],
    ['/Settings', 'missing'],
  ])('%s leads to the page "%s"', (path, name) => {
    expect(matchRoute(path).name).toBe(name);
  });

  test('a record’s id is taken out of its address', () => {
    expect(matchRoute('/companies/0190%2Fx')).toEqual({
      name: 'company',
      access: 'signed',
      params: { id: '0190/x' },
    });
  });

  test('an address that cannot be decoded leads nowhere', () => {
    expect(matchRoute('/people/%E0%A4%A').name).toBe('missing');
  });
});

describe('where sign-in leads on to', () => {
  test.each([
    ['/people/7', '/people/7'],
    ['/pair?code=ABCD-EFGH', '/pair?code=ABCD-EFGH'],
    [null, '/'],
    ['/sign-in', '/'],
    ['https://evil.example/', '/'],
    ['//evil.example/', '/'],
    [String.raw`/\evil.example`, '/'],
    ['/nowhere', '/'],
    ['javascript:alert(1)', '/'],
  ])('%s becomes %s', (next, expected) => {
    expect(safeNext(next)).toBe(expected);
  });
});

type Listener = (event: Event) => void;

const makeView = (address: string) => {
  const listeners = new Map<string, Listener>();
  const history: string[] = [];
  const location = new URL(address, 'http://kontor.example') as unknown as Location;
  const move = (to: string): void => {
    history.push(to);
    Object.assign(location, { href: new URL(to, 'http://kontor.example').href });
  };
  const view = {
    location,
    history: {
      pushState: (_: unknown, __: string, to: string) => move(to),
      replaceState: (_: unknown, __: string, to: string) => move(`replaced ${to}`.replace('replaced ', '')),
    },
    addEventListener: (name: string, listener: Listener) => listeners.set(name, listener),
    removeEventListener: (name: string) => listeners.delete(name),
  };
  return { view: view as unknown as Parameters<typeof createRouter>[0], listeners, history, location };
};

const makeClick = (link: object, event: object = {}): Event =>
  ({
    button: 0,
    target: { closest: () => link },
    preventDefault: () => undefined,
    ...event,
  }) as unknown as Event;

const makeLink = (address: string, more: object = {}): object => {
  const url = new URL(address, 'http://kontor.example');
  const { origin, pathname, search, hash } = url;
  return { origin, pathname, search, hash, target: '', hasAttribute: () => false, ...more };
};

describe('going from page to page', () => {
  test('a click on a link of ours changes the page without loading anew', () => {
    const { view, listeners, history } = makeView('/');
    const router = createRouter(view);
    router.start();
    listeners.get('click')?.(makeClick(makeLink('/settings')));
    expect(router.place.value.name).toBe('settings');
    expect(history).toEqual(['/settings']);
  });

  test.each([
    ['another site', makeLink('https://other.example/settings'), {}],
    ['a download', makeLink('/settings', { hasAttribute: () => true }), {}],
    ['a new tab', makeLink('/settings', { target: '_blank' }), {}],
    ['a click with Ctrl', makeLink('/settings'), { ctrlKey: true }],
    ['a file of the server', makeLink('/outlook/manifest.xml'), {}],
    ['a place on the same page', makeLink('/#content'), {}],
  ])('%s is left to the browser', (_, link, event) => {
    const { view, listeners, history } = makeView('/');
    createRouter(view).start();
    listeners.get('click')?.(makeClick(link, event));
    expect(history).toEqual([]);
  });

  test('going to the same address again is another visit', () => {
    const router = createRouter(makeView('/settings').view);
    const before = router.place.value.visit;
    router.go('/settings');
    expect(router.place.value.visit).toBeGreaterThan(before);
  });
});
