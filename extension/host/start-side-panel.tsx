/** Puts the side panel together and paints it. Everything of the browser comes in from the entry point. */
import { computed, effect, signal } from '@preact/signals';
import { render } from 'preact';
import { followTheme } from '#shared/panel/panel-theme.ts';
import { openStore } from '#shared/store/open-store.ts';
import type { ExtensionApi, Browser } from '../browser.ts';
import type { SitesChanged } from '../messages.ts';
import { createSitesPermission } from '../sites/sites-permission.ts';
import { createAccount } from './account.ts';
import { CONNECTION_STORE, createConnections } from './connection.ts';
import type { Connection, Connections } from './connection.ts';
import { browserName } from '#shared/lib/user-agent.ts';
import { createExtensionHost } from './extension-host.ts';
import { voiceOf } from './extension-texts.ts';
import { createIndexedDbStore } from './indexed-db.store.ts';
import { createNotifications } from './notifications.ts';
import type { Organisation } from './organisation.ts';
import { createSidePanel } from './side-panel.tsx';
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
  // The background script keeps the list of known sites in step. None there, none is kept.
  const tellSites = (): void => {
    const news: SitesChanged = { type: 'sites.changed' };
    void api.runtime.sendMessage(news).catch(() => undefined);
  };
  const kept = createConnections(store);
  const connections: Connections = {
    ...kept,
    remember: (connection) => kept.remember(connection).finally(tellSites),
    forget: () => kept.forget().finally(tellSites),
  };
  const [frontWindow, connected, lastServer, shortcut] = await Promise.all([
    api.windows.getCurrent(),
    connections.current(),
    connections.lastServer(),
    shortcutOf(api),
  ]);
  const organisation = signal<Organisation | null>(null);
  void import('./organisation.ts').then(({ followOrganisation }) =>
    followOrganisation(api.storage, organisation),
  );
  const openUrl = createUrlOpener(api);
  const host = createExtensionHost({ api, windowId: frontWindow.id ?? -1, locale, openUrl });
  followTheme(root, 'system', host.theme);
  const SidePanel = createSidePanel({
    connections,
    connection: signal<Connection | null>(connected),
    account: createAccount(store),
    lastServer,
    organisation,
    lasts: connected !== null || (await connections.lasts()),
    host,
    voice,
    deviceName: browserName(navigator.userAgent),
    shortcut,
    notifications: createNotifications(api),
    sites: createSitesPermission(api),
    fetch: (input, init) => fetch(input, init),
    openStore: async (options) => {
      const opened = await openStore({ ...options, place: 'extension' });
      const fetched = computed(() => opened.health.value.lastSyncAt);
      effect(() => {
        if (fetched.value !== null) tellSites();
      });
      // Closed with something waiting, the background script goes on.
      effect(() => {
        if (opened.health.value.pending > 0) void api.alarms.create(SYNC_ALARM, { periodInMinutes: 1 });
      });
      return {
        ...opened,
        // A company that was just added is among what is remembered.
        remember: (query, answer) => opened.remember(query, answer).finally(tellSites),
      };
    },
  });
  await host.start();
  render(<SidePanel />, root);
};
