/** Sends what waits from the background script: at its start, when the browser starts, and on an alarm of its own. */
import { createApiClient } from '#shared/api/client.ts';
import { browserEnvironment } from '#shared/store/browser-environment.ts';
import { createLocalStore } from '#shared/store/create-local-store.ts';
import type { LocalStore } from '#shared/store/local-store.ts';
import { accountName } from '#shared/store/account-name.ts';
import type { Browser } from '../browser.ts';
import { createAccount } from './account.ts';
import { CONNECTION_STORE, createConnections } from './connection.ts';
import { createIndexedDbStore } from './indexed-db.store.ts';
import { SYNC_ALARM, createBackgroundSync } from './sync-in-background.ts';

export const startSync = (api: Browser): void => {
  const kept = createIndexedDbStore(CONNECTION_STORE);
  const { current } = createConnections(kept);
  const account = createAccount(kept);

  const open = async (): Promise<LocalStore | null> => {
    const [connection, me] = [await current(), await account.known()];
    if (!connection || !me || !globalThis.crypto?.subtle) return null;
    const { server, token } = connection;
    const { id, name, email } = me;
    const self = { id, name, email };
    const client = createApiClient({
      baseUrl: server,
      token: () => token,
      fetch: (input, init) => fetch(input, init),
    });
    const named = accountName({ baseUrl: server, place: 'extension', self });
    const env = browserEnvironment({ api: client, account: named, baseUrl: server, token: () => token });
    // A refusal is the panel's to tell: it takes things away with whoever sees it.
    return createLocalStore({ env, account: named, self, onSignedOut: () => undefined });
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
  api.runtime.onStartup.addListener(() => void sync());
  api.alarms.onAlarm.addListener(({ name }) => {
    if (name === SYNC_ALARM) void sync();
  });
  addEventListener('online', () => void sync());
  void sync();
};
