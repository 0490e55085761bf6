import { beforeEach, describe, expect, test } from 'vitest';
import type { ExtensionApi } from '#extension/browser.ts';
import { createExtensionHost } from '#extension/host/extension-host.ts';
import type { ExtensionHost } from '#extension/host/extension-host.ts';
import type { PageReport } from '#extension/messages.ts';

type Listener = (...args: never[]) => unknown;
type FakeTab = { id: number; windowId: number; url?: string };

const page = {
  url: 'https://www.brandt.example/',
  title: 'Brandt Pumpen',
  siteName: '',
  selection: '',
  imprintUrl: '',
  closed: false,
  domain: 'brandt.example',
  company: [],
  people: [],
};
const readIn = (tabId: number): PageReport => ({ tabId, status: 'read', page });

const EXTENSION = 'chrome-extension://kontor/';
const background = { url: `${EXTENSION}background.js` };

/** One browser window (3) with its tabs, and the background script's answers. */
const makeBrowser = () => {
  const listeners = new Map<string, Listener>();
  const event = (name: string) => ({
    addListener: (listener: Listener) => void listeners.set(name, listener),
  });
  const tabs = new Map<number, FakeTab>([
    [1, { id: 1, windowId: 3, url: page.url }],
    [2, { id: 2, windowId: 3 }],
  ]);
  const world = {
    active: 1,
    tabs,
    last: new Map<number, PageReport>(),
    answerToRead: null as PageReport | null,
    badge: '',
    fire: (name: string, ...args: unknown[]) => listeners.get(name)?.(...(args as never[])),
    settled: () => new Promise<void>((resolve) => void setImmediate(resolve)),
  };
  const api = {
    action: {
      getBadgeText: () => Promise.resolve(world.badge),
      setBadgeText: ({ text }: { text: string }) => Promise.resolve(void (world.badge = text)),
    },
    runtime: {
      getURL: (path: string) => `${EXTENSION}${path}`,
      onMessage: event('message'),
      sendMessage: (request: { type: string; tabId: number }) =>
        Promise.resolve(
          request.type === 'page.last' ? (world.last.get(request.tabId) ?? null) : world.answerToRead,
        ),
    },
    tabs: {
      onActivated: event('activated'),
      onUpdated: event('updated'),
      get: (id: number) => Promise.resolve(tabs.get(id)),
      query: () => Promise.resolve([tabs.get(world.active)]),
    },
  } as unknown as ExtensionApi;
  return { api, world };
};

describe('the panel beside a web page', () => {
  let host: ExtensionHost;
  let world: ReturnType<typeof makeBrowser>['world'];

  beforeEach(() => {
    const made = makeBrowser();
    world = made.world;
    host = createExtensionHost({ api: made.api, windowId: 3, locale: 'de', openUrl: () => undefined });
  });

  const shown = (): unknown => {
    const subject = host.subject.value;
    if (subject.type === 'page') return subject.read ? `page ${subject.domain}` : 'unread page';
    return subject.type === 'none' ? subject.reason : subject.type;
  };

  test('a page nobody clicked on is not read and its address not known', async () => {
    await host.start();
    expect(shown()).toBe('unread page');
    expect(host.subject.value).toMatchObject({ url: '', domain: '', company: [], people: [] });
  });

  test('the click that opened the panel has read the page before the panel was there', async () => {
    world.last.set(1, readIn(1));
    await host.start();
    expect(shown()).toBe('page brandt.example');
  });

  test('a later click shows first that it is reading and then the page', async () => {
    await host.start();
    world.fire('message', { type: 'page.reported', report: { tabId: 1, status: 'reading' } }, background);
    expect(shown()).toBe('loading');
    world.fire('message', { type: 'page.reported', report: readIn(1) }, background);
    expect(shown()).toBe('page brandt.example');
  });

  test('a click in another window does not touch this panel', async () => {
    await host.start();
    world.fire('message', { type: 'page.reported', report: readIn(9) }, background);
    expect(shown()).toBe('unread page');
  });

  test('a message of another kind is no news', async () => {
    await host.start();
    world.fire('message', { type: 'page.read', tabId: 1 }, background);
    world.fire('message', null, background);
    expect(shown()).toBe('unread page');
  });

  test.each([
    ['what runs inside a page', { url: 'https://brandt.example/', tab: { id: 1 } }],
    ['a page of the extension inside a page', { url: `${EXTENSION}frame.html`, tab: { id: 1 } }],
    ['somebody unnamed', {}],
  ])('%s cannot make the panel believe anything', async (_who, sender) => {
    await host.start();
    world.fire('message', { type: 'page.reported', report: readIn(1) }, sender);
    expect(shown()).toBe('unread page');
  });

  test('within the site the company stays, on another site the panel asks for a click', async () => {
    world.last.set(1, readIn(1));
    await host.start();
    world.fire(
      'updated',
      1,
      { status: 'loading' },
      { ...world.tabs.get(1), url: 'https://www.brandt.example/team' },
    );
    expect(shown()).toBe('page brandt.example');
    world.fire('updated', 1, { status: 'loading' }, { id: 1, windowId: 3 });
    expect(shown()).toBe('unread page');
    expect(host.subject.value).toMatchObject({ url: '' });
  });

  test('changing the tab changes the subject, and back again', async () => {
    world.last.set(1, readIn(1));
    await host.start();
    world.fire('activated', { tabId: 2, windowId: 3 });
    await world.settled();
    expect(shown()).toBe('unread page');
    world.fire('activated', { tabId: 1, windowId: 3 });
    await world.settled();
    expect(shown()).toBe('page brandt.example');
  });

  test('a tab that went to another site meanwhile is not taken for the one read before', async () => {
    world.last.set(1, readIn(1));
    world.tabs.set(1, { id: 1, windowId: 3 });
    await host.start();
    expect(shown()).toBe('unread page');
  });

  test('every change of the subject has a new generation', async () => {
    await host.start();
    const before = host.subject.value.generation;
    world.fire('message', { type: 'page.reported', report: readIn(1) }, background);
    expect(host.subject.value.generation).toBeGreaterThan(before);
  });

  test('a page of the browser itself is named as one that cannot be read', async () => {
    await host.start();
    world.fire('message', { type: 'page.reported', report: { tabId: 1, status: 'restricted' } }, background);
    expect(shown()).toBe('restricted_page');
  });

  test('reading again tells when a click is needed first', async () => {
    await host.start();
    world.answerToRead = { tabId: 1, status: 'not_permitted' };
    expect(await host.readPage?.()).toMatchObject({ error: { code: 'host.denied' } });
    world.answerToRead = readIn(1);
    expect(await host.readPage?.()).toMatchObject({ ok: true });
  });

  test('there is no mail beside a web page', async () => {
    expect(await host.readMail(0)).toMatchObject({ error: { code: 'host.unsupported' } });
  });

  test.each([
    [0, ''],
    [3, '3'],
    [120, '99+'],
  ])('%i open tasks show as "%s" on the button', (count, text) => {
    host.setBadge?.(count);
    expect(world.badge).toBe(text);
  });
});
