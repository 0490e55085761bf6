/**
 * The store of one account in this browser. What it is made of is fetched when it is opened, beside the first paint; where
 * the browser lets nothing be kept, or not safely, changes go straight to the server.
 */
import type { ApiClient } from '../api/client.ts';
import { accountName } from './account-name.ts';
import type { AccountPlace } from './account-name.ts';
import { createDirectStore } from './direct-store.ts';
import type { LocalStore } from './local-store.ts';

export type OpenStoreOptions = AccountPlace & {
  readonly api: ApiClient;
  readonly token: () => string | null;
  readonly onSignedOut: () => void;
};

/** What a store cannot be used with from the start; whatever comes later it tells by itself. */
const UNUSABLE: ReadonlySet<string> = new Set(['store.unopenable', 'store.blocked', 'store.quota']);

/** Back on the network, or looked at again: the moment to try. */
const WAKING = ['online', 'offline'] as const;

const withWaking = (store: LocalStore): LocalStore => {
  const sync = (): void => void store.syncNow();
  const look = (): void => {
    if (document.visibilityState === 'visible') sync();
  };
  for (const event of WAKING) addEventListener(event, sync);
  document.addEventListener('visibilitychange', look);
  return {
    ...store,
    dispose: () => {
      for (const event of WAKING) removeEventListener(event, sync);
      document.removeEventListener('visibilitychange', look);
      store.dispose();
    },
  };
};

/** A frame of another site, or a browser that is set to keep nothing, may not even ask for a database. */
const mayKeep = (): boolean => {
  try {
    return Boolean(globalThis.indexedDB);
  } catch {
    return false;
  }
};

const loadParts = () =>
  Promise.all([import('./create-local-store.ts'), import('./browser-environment.ts')]).catch(() => null);

/** Errors: throws nothing. Where nothing can be kept the store says so (`keeps`, `health.problem`). */
export const openStore = async (options: OpenStoreOptions): Promise<LocalStore> => {
  const { api, baseUrl, token, self, onSignedOut } = options;
  const nothingKept = (code: string): LocalStore => createDirectStore(api, { code, since: Date.now() });
  if (!globalThis.crypto?.subtle) return nothingKept('store.needs_https');
  if (!mayKeep()) return nothingKept('store.refused');
  const parts = await loadParts();
  if (!parts) return nothingKept('store.not_loaded');
  const [{ createLocalStore }, { browserEnvironment }] = parts;
  const account = accountName(options);
  const env = browserEnvironment({ api, account, baseUrl, token });
  const store = await createLocalStore({ env, account, self, onSignedOut });
  const code = store.health.peek().problem?.code ?? '';
  if (UNUSABLE.has(code)) {
    store.dispose();
    return nothingKept(code === 'store.unopenable' ? 'store.refused' : code);
  }
  const kept = withWaking(store);
  void kept.syncNow();
  return kept;
};
