/**
 * Domains of companies out of what an account keeps on this device, without opening its store: nothing is sent, fetched
 * or written for it. For whoever compares sites and does nothing else.
 */
import { cacheKeyName, cacheName, openCache } from './cache.ts';
import type { StoreEnvironment } from './environment.ts';
import { lazyCipher } from './lazy-cipher.ts';

export type KeptDomains = {
  /** Stays the same as long as the domains do. */
  readonly stamp: string;
  /** Of the list all companies are in, and of those that came since; in no order. Decrypts both. */
  readonly read: () => Promise<readonly string[]>;
};

type World = Pick<StoreEnvironment, 'indexedDB' | 'IDBKeyRange' | 'ciphers' | 'clock' | 'timers'>;

/** `look` may read until it ends. Null where nothing is kept. Errors: whatever the browser throws at a broken database. */
export const withKeptDomains = async <T>(
  account: string,
  env: World,
  look: (kept: KeptDomains) => Promise<T>,
): Promise<T | null> => {
  // Opening what is not there would make it.
  const there = await env.indexedDB.databases();
  if (!there.some(({ name }) => name === cacheName(account))) return null;
  const cache = openCache(account, env, lazyCipher(env.ciphers, cacheKeyName(account)));
  try {
    if (!(await cache.ready()).ok) return null;
    return await look({
      stamp: await cache.companiesStamp(),
      read: async () => {
        const listed = (await cache.directory())?.domains ?? [];
        const companies = await cache.ofType('company');
        return [...listed, ...companies.flatMap(({ data }) => (data['domains'] ?? []) as readonly string[])];
      },
    });
  } finally {
    cache.close();
  }
};
