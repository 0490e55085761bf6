/** Puts the known sites together in the background script. Everything of the browser comes in from there. */
import { systemClock } from '#shared/lib/clock.ts';
import { systemTimers } from '#shared/lib/timers.ts';
import { createBrowserCiphers } from '#shared/store/browser-ciphers.ts';
import { withKeptDomains } from '#shared/store/kept-domains.ts';
import type { Browser, DeclarativeContent, Runtime } from '../browser.ts';
import { CONNECTION_STORE } from '../host/connection.ts';
import { createConnectedAccounts } from '../host/connected-account.ts';
import { extensionTexts, voiceOf } from '../host/extension-texts.ts';
import { createIndexedDbStore } from '../host/indexed-db.store.ts';
import { isSitesChanged } from '../messages.ts';
import { chromeIconRules } from './chrome-icon-rules.ts';
import { followTabs } from './follow-tabs.ts';
import { drawKnownIcon } from './known-icon.ts';
import { createKnownSites } from './known-sites.ts';
import { createTabMarks } from './tab-marks.ts';

/** Gives what looks whether the list has changed. @param content undefined in Firefox */
export const startKnownSites = (
  api: Browser,
  content: DeclarativeContent | undefined,
): (() => Promise<void>) => {
  const accounts = createConnectedAccounts(createIndexedDbStore(CONNECTION_STORE));
  const t = extensionTexts(voiceOf(api.i18n.getUILanguage()));
  const drawIcon = () =>
    drawKnownIcon(async (size) => (await fetch(api.runtime.getURL(`icon/${size}.png`))).blob());

  const sites = createKnownSites({
    account: async () => (await accounts.current())?.name ?? null,
    withKept: (account, use) => {
      const ciphers = createBrowserCiphers(indexedDB);
      return withKeptDomains(
        account,
        { indexedDB, IDBKeyRange, ciphers, clock: systemClock, timers: systemTimers },
        use,
      );
    },
    session: api.storage.session,
    rules: content && chromeIconRules(content, drawIcon),
    mayUseRules: async () => !(await api.extension.isAllowedIncognitoAccess()),
    onChanged: () => markAgain(),
  });
  const marks = createTabMarks({ api, isKnown: sites.isKnown, title: t('sites.known') });
  const markAgain = followTabs(api, marks);

  // A browser that refuses its own database knows no sites; the next change asks again.
  const refresh = (): Promise<void> => sites.refresh().catch(() => undefined);
  const ownPages = api.runtime.getURL('');
  api.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    if (isSitesChanged(message) && sender.url?.startsWith(ownPages)) void refresh();
    return undefined;
  });
  void refresh();
  return refresh;
};
