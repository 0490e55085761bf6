/** A click on the toolbar button or the shortcut: opens the panel and reads the page it was made on. */
import type { Browser, Tabs } from '../browser.ts';
import type { MarkedText, PageReader } from './page-reader.ts';

export type PanelOpenerOptions = {
  readonly sidePanel: { readonly open: (options: { windowId: number }) => Promise<void> } | undefined;
  readonly sidebar: Pick<Browser['sidebarAction'], 'open'> | undefined;
  readonly reader: PageReader;
};

export type Opening = {
  /** Whether the page is to be read, too. */
  readonly reads: boolean;
  /** What of it somebody pointed at. */
  readonly marked?: MarkedText;
};
export type PanelOpener = (tab: Tabs.Tab | undefined, opening?: Opening) => Promise<void>;

/**
 * Gives the listener for clicks. It asks for the panel before anything else: behind an `await` the browser would no
 * longer see the person's gesture and refuse. A panel that is open stays open, because a second click means "read
 * this page too"; it is closed by its own cross.
 */
export const createPanelOpener =
  ({ sidePanel, sidebar, reader }: PanelOpenerOptions): PanelOpener =>
  async (tab, { reads, marked } = { reads: true }) => {
    const opened =
      sidePanel && tab?.windowId !== undefined ? sidePanel.open({ windowId: tab.windowId }) : sidebar?.open();
    // A browser that refuses to open the panel (another one has the place) still lets an open one hear of the page.
    await Promise.all([
      opened?.catch(() => undefined),
      reads && tab?.id !== undefined ? reader.read(tab.id, true, marked) : undefined,
    ]);
  };
