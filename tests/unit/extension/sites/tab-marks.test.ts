import { beforeEach, describe, expect, test } from 'vitest';
import { createBadge } from '#extension/host/toolbar-badge.ts';
import type { BadgeApi } from '#extension/host/toolbar-badge.ts';
import { followTabs } from '#extension/sites/follow-tabs.ts';
import type { FollowTabsApi } from '#extension/sites/follow-tabs.ts';
import { createTabMarks } from '#extension/sites/tab-marks.ts';
import type { TabMarksOptions } from '#extension/sites/tab-marks.ts';

type Tab = { id: number; url?: string; incognito: boolean; active: boolean };
type Listener = (...args: never[]) => unknown;
const settled = () => new Promise<void>((resolve) => void setTimeout(resolve, 0));

/** A browser with tabs, a toolbar button and one permission. */
const makeBrowser = () => {
  const events = new Map<string, Set<Listener>>();
  const event = (name: string) => {
    const listeners = events.get(name) ?? new Set<Listener>();
    events.set(name, listeners);
    return {
      addListener: (listener: Listener) => void listeners.add(listener),
      removeListener: (listener: Listener) => void listeners.delete(listener),
    };
  };
  const everywhere = { text: '', colour: 'grey', title: 'Kontor' };
  const own = new Map<number, Partial<typeof everywhere>>();
  const tabs = new Map<number, Tab>([
    [1, { id: 1, url: 'https://www.nordlicht.example/', incognito: false, active: true }],
    [2, { id: 2, url: 'https://www.nobody.example/', incognito: false, active: false }],
  ]);
  const world = {
    tabs,
    isAllowed: true,
    listens: (name: string) => (events.get(name)?.size ?? 0) > 0,
    fire: async (name: string, ...args: unknown[]) => {
      for (const listener of events.get(name) ?? []) listener(...(args as never[]));
      await settled();
    },
    shown: (id: number) => ({ ...everywhere, ...own.get(id) }),
  };
  const part =
    <K extends keyof typeof everywhere>(key: K) =>
    async ({ tabId }: { tabId?: number }) =>
      (tabId === undefined ? null : own.get(tabId)?.[key]) ?? everywhere[key];
  const set = async (tabId: number | undefined, change: Record<string, string | null>): Promise<void> => {
    if (tabId === undefined) Object.assign(everywhere, change);
    else {
      const next = { ...own.get(tabId), ...change };
      own.set(tabId, Object.fromEntries(Object.entries(next).filter(([, value]) => value !== null)));
    }
  };
  const api = {
    action: {
      getBadgeText: part('text'),
      getBadgeBackgroundColor: part('colour'),
      getTitle: part('title'),
      setBadgeText: ({ tabId, text }: { tabId?: number; text: string | null }) => set(tabId, { text }),
      setBadgeBackgroundColor: ({ tabId, color }: { tabId?: number; color: string }) =>
        set(tabId, { colour: color }),
      setTitle: ({ tabId, title }: { tabId?: number; title: string }) => set(tabId, { title }),
    },
    permissions: {
      contains: async () => world.isAllowed,
      onAdded: event('added'),
      onRemoved: event('removed'),
    },
    tabs: {
      onUpdated: event('updated'),
      onActivated: event('activated'),
      get: async (id: number) => tabs.get(id),
      query: async ({ active }: { active?: boolean }) =>
        [...tabs.values()].filter((tab) => active === undefined || tab.active === active),
    },
  } as unknown as TabMarksOptions['api'] & FollowTabsApi & BadgeApi;
  return { api, world };
};

describe('a tick on known sites', () => {
  let api: ReturnType<typeof makeBrowser>['api'];
  let world: ReturnType<typeof makeBrowser>['world'];
  let asked: string[];
  let markAgain: () => Promise<void>;

  const start = async (): Promise<void> => {
    const isKnown = async (host: string): Promise<boolean> => {
      asked.push(host);
      return host.endsWith('nordlicht.example');
    };
    markAgain = followTabs(api, createTabMarks({ api, isKnown, title: 'Known' }));
    await settled();
  };
  const goTo = async (id: number, url: string): Promise<void> => {
    const tab = { ...world.tabs.get(id)!, url };
    world.tabs.set(id, tab);
    await world.fire('updated', id, { url }, tab);
  };

  beforeEach(() => {
    ({ api, world } = makeBrowser());
    asked = [];
  });

  test('comes with a known site and goes with the next', async () => {
    await start();
    await goTo(2, 'https://shop.nordlicht.example/a');
    expect(world.shown(2)).toEqual({ text: '✓', colour: '#0b6a0b', title: 'Known' });
    await goTo(2, 'https://www.nobody.example/');
    expect(world.shown(2)).toEqual({ text: '', colour: 'grey', title: 'Kontor' });
  });

  test('comes with a tab that is brought to the front', async () => {
    await start();
    await world.fire('activated', { tabId: 1 });
    expect(world.shown(1).text).toBe('✓');
    expect(world.shown(2).text).toBe('');
  });

  test('the number of due follow-ups stands beside it, as on every other tab', async () => {
    await start();
    const setBadge = createBadge(api);
    setBadge(3);
    await settled();
    await goTo(1, 'https://www.nordlicht.example/');
    expect([world.shown(1).text, world.shown(2).text]).toEqual(['✓3', '3']);
    setBadge(120);
    await settled();
    expect([world.shown(1).text, world.shown(2).text]).toEqual(['✓99+', '99+']);
    setBadge(0);
    await settled();
    expect([world.shown(1).text, world.shown(2).text]).toEqual(['✓', '']);
  });

  test('private windows and pages of the browser are left alone', async () => {
    await start();
    world.tabs.set(3, { id: 3, incognito: true, active: true });
    await goTo(3, 'https://www.nordlicht.example/');
    await goTo(2, 'about:addons');
    await goTo(2, 'file:///home/nordlicht.example');
    expect(world.shown(3).text).toBe('');
    expect(world.shown(2).text).toBe('');
    expect(asked).toEqual([]);
  });

  test('without the permission nothing is looked at, and nobody’s surfing wakes the script', async () => {
    world.isAllowed = false;
    await start();
    expect(world.listens('updated')).toBe(false);
    expect(world.listens('activated')).toBe(false);
    await markAgain();
    expect(asked).toEqual([]);
  });

  test('begins when it is allowed and ends when it is not any more', async () => {
    world.isAllowed = false;
    await start();
    world.isAllowed = true;
    await world.fire('added');
    expect(world.shown(1).text).toBe('✓');
    world.isAllowed = false;
    await world.fire('removed');
    expect(world.shown(1)).toEqual({ text: '', colour: 'grey', title: 'Kontor' });
    asked = [];
    await goTo(1, 'https://www.nordlicht.example/');
    expect(asked).toEqual([]);
  });

  test('a list that has changed marks the tabs in front anew', async () => {
    await start();
    await markAgain();
    expect(world.shown(1).text).toBe('✓');
  });
});
