/** Puts the side panel together and paints it. Everything of the browser comes in from the entry point. */
import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { followTheme } from '#shared/panel/panel-theme.ts';
import { openStore } from '#shared/store/open-store.ts';
import type { ExtensionApi, Browser } from '../browser.ts';
import { createAccount } from './account.ts';
import { CONNECTION_STORE, createConnections } from './connection.ts';
import type { Connection } from './connection.ts';
import { browserName } from '#shared/lib/user-agent.ts';
import { createExtensionHost } from './extension-host.ts';
import { voiceOf } from './extension-texts.ts';
import { createIndexedDbStore } from './indexed-db.store.ts';
import { createNotifications } from './notifications.ts';
import { createSidePanel } from './side-panel.tsx';
import { createShortcutsOpener } from './shortcuts-page.ts';
import { SYNC_ALARM } from './sync-in-background.ts';

export type SidePanelBrowser = ExtensionApi &
  Pick<Browser, 'alarms' | 'commands' | 'i18n' | 'permissions' | 'windows'>;

/** Web addresses in a tab, so that the panel stays; `mailto:` and `tel:` go to the program that handles them. */
const createUrlOpener =
  (api: Pick<Browser, 'tabs'>) =>
  (url: string): void => {
    if (/^https?:/i.test(url)) void api.tabs.create({ url });
    else if (/^(?:mailto|tel):/i.test(url)) location.assign(url);
  };

const shortcutOf = async (api: SidePanelBrowser): Promise<string> => {
  const commands = await api.commands.getAll();
  return commands.find(({ name }) => name === 'open-panel')?.shortcut ?? '';
};

export const startSidePanel = async (root: HTMLElement, api: SidePanelBrowser): Promise<void> => {
  const locale = api.i18n.getUILanguage();
  const voice = voiceOf(locale);
  document.documentElement.lang = voice.locale;
  const store = createIndexedDbStore(CONNECTION_STORE);
  const connections = createConnections(store);
  const [frontWindow, connected, lastServer, shortcut] = await Promise.all([
    api.windows.getCurrent(),
    connections.current(),
    connections.lastServer(),
    shortcutOf(api),
  ]);
  const openUrl = createUrlOpener(api);
  const host = createExtensionHost({ api, windowId: frontWindow.id ?? -1, locale, openUrl });
  followTheme(root, 'system', host.theme);
  const SidePanel = createSidePanel({
    connections,
    connection: signal<Connection | null>(connected),
    account: createAccount(store),
    lastServer,
    lasts: connected !== null || (await connections.lasts()),
    host,
    voice,
    deviceName: browserName(navigator.userAgent),
    shortcut,
    openShortcuts: createShortcutsOpener(api),
    notifications: createNotifications(api),
    fetch: (input, init) => fetch(input, init),
    openStore: async (options) => {
      const opened = await openStore({ ...options, place: 'extension' });
      // Closed with something waiting, the background script goes on.
      effect(() => {
        if (opened.health.value.pending > 0) void api.alarms.create(SYNC_ALARM, { periodInMinutes: 1 });
      });
      return opened;
    },
  });
  await host.start();
  render(<SidePanel />, root);
};
