/**
 * The one door to the browser's extension interfaces: webextension-polyfill with its types, and the little of
 * `chrome.*` it does not know. Everything else in `extension` takes what it needs from here or is handed it.
 */
import browser from 'webextension-polyfill';
import type { Browser } from 'webextension-polyfill';

export { browser };
export type { Browser, Menus, Runtime, Tabs } from 'webextension-polyfill';

type SidePanel = { readonly open: (options: { windowId: number }) => Promise<void> };

/** Chrome's and Edge's side panel; undefined in Firefox, which has a sidebar instead. */
export const sidePanel = (): SidePanel | undefined =>
  (globalThis as { chrome?: { sidePanel?: SidePanel } }).chrome?.sidePanel;

/** The part of the polyfill the page reader and the host use, so that tests hand in their own. */
export type ExtensionApi = Pick<
  Browser,
  'action' | 'permissions' | 'runtime' | 'scripting' | 'storage' | 'tabs'
>;
