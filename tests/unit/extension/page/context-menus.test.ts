import { expect, test } from 'vitest';
import type { Menus, Tabs } from '#extension/browser.ts';
import { createMenuListener, createMenus, markedLink } from '#extension/page/context-menus.ts';
import { createLookUps } from '#extension/page/look-ups.ts';

const tab = { id: 7, windowId: 3 } as Tabs.Tab;
const click = (info: Partial<Menus.OnClickData>): Menus.OnClickData => info as Menus.OnClickData;

const setUp = () => {
  const calls: unknown[] = [];
  const listen = createMenuListener(
    (of, opening) => {
      calls.push([of?.id, opening]);
      return Promise.resolve();
    },
    {
      ask: (windowId, text) => {
        calls.push([windowId, text]);
        return Promise.resolve();
      },
      take: () => Promise.resolve(null),
    },
  );
  return { calls, listen };
};

test('words are looked up in the panel of their window, and nothing of the page is read for it', async () => {
  const { calls, listen } = setUp();
  const done = listen(click({ menuItemId: 'look-up', selectionText: 'Keller' }), tab);
  expect(calls[0], 'asked for before anything was awaited').toEqual([7, { reads: false }]);
  await done;
  expect(calls[1]).toEqual([3, 'Keller']);
});

test('marked words and addresses go along with the page, a page goes by itself', async () => {
  const { calls, listen } = setUp();
  await listen(click({ menuItemId: 'add-selection', selectionText: ' Maria Keller ' }), tab);
  await listen(
    click({ menuItemId: 'add-link', linkUrl: 'mailto:m@keller.example', selectionText: 'x' }),
    tab,
  );
  await listen(click({ menuItemId: 'add-page' }), tab);
  expect(calls).toEqual([
    [7, { reads: true, marked: { text: 'Maria Keller', isLink: false } }],
    [7, { reads: true, marked: { text: 'm@keller.example', isLink: true } }],
    [7, { reads: true }],
  ]);
});

test('a link gives its address or number, with the words it stands behind', () => {
  const link = (linkUrl: string, linkText = '') => markedLink(click({ linkUrl, linkText }));
  expect(link('mailto:maria.keller@keller.example?subject=Hallo', 'Maria Keller')).toBe(
    'Maria Keller\nmaria.keller@keller.example',
  );
  expect(link('mailto:m%C3%BCller@keller.example', 'müller@keller.example')).toBe('müller@keller.example');
  expect(link('mailto:a@keller.example,b@keller.example')).toBe('a@keller.example');
  expect(link('tel:+495115550123', 'Zentrale')).toBe('Zentrale\nTel. +495115550123');
  expect(link('mailto:%E0%A4%A')).toBe('%E0%A4%A');
});

test('the menus are made anew, each with its words', async () => {
  const made: unknown[] = [];
  await createMenus({
    i18n: { getMessage: (name: string) => name },
    contextMenus: {
      removeAll: () => Promise.resolve(void made.splice(0)),
      create: (item: { id: string; title: string }) => void made.push([item.id, item.title]),
    },
  } as unknown as Parameters<typeof createMenus>[0]);
  expect(made).toEqual([
    ['look-up', 'menu_look_up'],
    ['add-selection', 'menu_add_selection'],
    ['add-link', 'menu_add_link'],
    ['add-page', 'menu_add_page'],
  ]);
});

test('what is to be looked up is handed out once, to the window it was asked in', async () => {
  let kept: Record<string, unknown> = {};
  const told: unknown[] = [];
  const lookUps = createLookUps({
    storage: {
      session: {
        get: () => Promise.resolve(kept),
        set: (values: Record<string, unknown>) => Promise.resolve(void (kept = { ...kept, ...values })),
      },
    },
    runtime: {
      sendMessage: (message: unknown) => {
        told.push(message);
        return Promise.reject(new Error('nobody listens'));
      },
    },
  } as unknown as Parameters<typeof createLookUps>[0]);
  await lookUps.ask(3, '  Maria\n Keller ');
  await lookUps.ask(4, '   ');
  expect(told).toEqual([{ type: 'look_up.asked', windowId: 3 }]);
  expect([await lookUps.take(4), await lookUps.take(3), await lookUps.take(3)]).toEqual([
    null,
    'Maria Keller',
    null,
  ]);
});
