import { defineBackground } from 'wxt/utils/define-background';
import { browser, declarativeContent, sidePanel } from '../browser.ts';
import type { Runtime } from '../browser.ts';
import { startReminders } from '../host/start-reminders.ts';
import { startSync } from '../host/start-sync.ts';
import { createRequestListener } from '../page/background-requests.ts';
import { createPageReader } from '../page/page-reader.ts';
import { createPanelOpener } from '../page/panel-opener.ts';
import { startKnownSites } from '../sites/start-known-sites.ts';
import { startFollowingMailboxes } from '../webmail/mailbox-permission.ts';

/** Listeners are registered at once: the browser starts this script anew for each event it has none for. */
export default defineBackground(() => {
  const reader = createPageReader({ api: browser });
  const openPanel = createPanelOpener({ sidePanel: sidePanel(), sidebar: browser.sidebarAction, reader });
  const answer = createRequestListener(reader);
  const ownPages = browser.runtime.getURL('');

  browser.action.onClicked.addListener((tab) => void openPanel(tab));
  browser.commands.onCommand.addListener((_command, tab) => void openPanel(tab));
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
    answer(message, sender.url?.startsWith(ownPages) ?? false),
  );
  startFollowingMailboxes(browser);
  startReminders(browser);
  startSync(browser, startKnownSites(browser, declarativeContent()));
});
