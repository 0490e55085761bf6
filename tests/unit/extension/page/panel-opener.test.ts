import { describe, expect, test } from 'vitest';
import type { Tabs } from '#extension/browser.ts';
import type { PageReader } from '#extension/page/page-reader.ts';
import { createPanelOpener } from '#extension/page/panel-opener.ts';

const tab = { id: 7, windowId: 3 } as Tabs.Tab;

const setUp = () => {
  const calls: string[] = [];
  const reader: PageReader = {
    read: (tabId, clicked) => {
      calls.push(`read ${tabId} ${clicked}`);
      return Promise.resolve({ tabId, status: 'reading' });
    },
    last: () => Promise.resolve(null),
  };
  const sidePanel = {
    open: ({ windowId }: { windowId: number }) => {
      calls.push(`side panel of window ${windowId}`);
      return Promise.resolve();
    },
  };
  const sidebar = {
    open: () => {
      calls.push('sidebar');
      return Promise.resolve();
    },
  };
  return { calls, reader, sidePanel, sidebar };
};

describe('a click on the toolbar button', () => {
  test('opens the side panel within the gesture, then reads the page', async () => {
    const { calls, reader, sidePanel } = setUp();
    const done = createPanelOpener({ sidePanel, sidebar: undefined, reader })(tab);
    expect(calls[0], 'asked for before anything was awaited').toBe('side panel of window 3');
    await done;
    expect(calls).toEqual(['side panel of window 3', 'read 7 true']);
  });

  test('opens the sidebar where there is no side panel', async () => {
    const { calls, reader, sidebar } = setUp();
    await createPanelOpener({ sidePanel: undefined, sidebar, reader })(tab);
    expect(calls).toEqual(['sidebar', 'read 7 true']);
  });

  test('without a tab there is nothing to read', async () => {
    const { calls, reader, sidebar } = setUp();
    await createPanelOpener({ sidePanel: undefined, sidebar, reader })(undefined);
    expect(calls).toEqual(['sidebar']);
  });
});
