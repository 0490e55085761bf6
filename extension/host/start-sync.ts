/**
 * Sends what waits and fetches what is new from the background script: when the browser or a new version of this extension
 * starts, back on the network, and on alarms of its own. Not whenever the browser happens to start this script: that
 * would tell the server when somebody surfs.
 */
import { createApiClient } from '#shared/api/client.ts';
import { browserEnvironment } from '#shared/store/browser-environment.ts';
import { createLocalStore } from '#shared/store/create-local-store.ts';
import type { Browser } from '../browser.ts';
import { CONNECTION_STORE } from './connection.ts';
import { createConnectedAccounts } from './connected-account.ts';
import { createIndexedDbStore } from './indexed-db.store.ts';
import { SYNC_ALARM, createBackgroundSync } from './sync-in-background.ts';
import type { OpenedStore } from './sync-in-background.ts';

/** So often the list of known companies is looked after while no panel is open. */
const HOURLY_ALARM = 'hourly';

/** @param onFetched what this device keeps may have changed, or belongs to nobody any more */
export const startSync = (api: Browser, onFetched: () => Promise<void>): void => {
  const accounts = createConnectedAccounts(createIndexedDbStore(CONNECTION_STORE));

  const open = async (): Promise<OpenedStore | null> => {
    const connected = await accounts.current();
    if (!connected || !globalThis.crypto?.subtle) return null;
    const { server, token, self, name } = connected;
    const client = createApiClient({
      baseUrl: server,
      token: () => token,
      fetch: (input, init) => fetch(input, init),
    });
    const env = browserEnvironment({ api: client, account: name, baseUrl: server, token: () => token });
    let isRefused = false;
    // Taking things away is the panel's, which tells of it; here nothing is made of them any more.
    const onSignedOut = (): void => {
      isRefused = true;
      void accounts.refuse(token).then(onFetched);
    };
    const store = await createLocalStore({ env, account: name, self, onSignedOut });
    return { store, isRefused: () => isRefused };
  };
  const sync = createBackgroundSync({
    open,
    ringAgain: async (wanted) => {
      if (wanted) await api.alarms.create(SYNC_ALARM, { periodInMinutes: 1 });
      else await api.alarms.clear(SYNC_ALARM);
    },
    setTimer: (run, ms) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  });
  const run = (): void => void sync().then(onFetched);
  api.runtime.onInstalled.addListener(run);
  api.runtime.onStartup.addListener(run);
  api.alarms.onAlarm.addListener(({ name }) => {
    if (name === SYNC_ALARM || name === HOURLY_ALARM) run();
  });
  addEventListener('online', run);
  // The alarm outlives this script; made anew each time it would never ring.
  const keepAlarm = async (): Promise<void> => {
    if (!(await api.alarms.get(HOURLY_ALARM))) await api.alarms.create(HOURLY_ALARM, { periodInMinutes: 60 });
  };
  void keepAlarm();
};
