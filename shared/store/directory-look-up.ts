/** Known or unknown, told on the device alone: a domain by its name, an address by its keyed hash. */
import type { Cache } from './cache.ts';
import type { StoreEnvironment } from './environment.ts';

const HASH_BYTES = 8;
type Asked = { readonly email: string } | { readonly domain: string };

/** Sign by sign: of a million addresses it is millions, and a call for each is felt. */
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => {
  const signs = atob(text);
  const bytes = new Uint8Array(signs.length);
  for (let at = 0; at < signs.length; at += 1) bytes[at] = signs.codePointAt(at)!;
  return bytes;
};

/** Whether the hash is among the sorted ones. */
export const hasHash = (sorted: Uint8Array, hash: Uint8Array): boolean => {
  let [low, high] = [0, sorted.length / HASH_BYTES];
  while (low < high) {
    const middle = (low + high) >> 1;
    let order = 0;
    for (let at = 0; at < HASH_BYTES && order === 0; at += 1)
      order = sorted[middle * HASH_BYTES + at]! - hash[at]!;
    if (order === 0) return true;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return false;
};

export const createDirectoryLookUp = (cache: Cache, { hmac }: Pick<StoreEnvironment, 'hmac'>) => {
  let known: {
    version: string;
    key: Uint8Array;
    addresses: Uint8Array;
    domains: ReadonlySet<string>;
  } | null = null;

  const load = async (): Promise<typeof known> => {
    const directory = await cache.directory();
    if (!directory) return null;
    if (known?.version !== directory.version) {
      known = {
        version: directory.version,
        key: fromBase64(directory.key),
        addresses: fromBase64(directory.addresses),
        domains: new Set(directory.domains),
      };
    }
    return known;
  };

  /** Null while the device has no directory. `email` as `emailKey` makes it. */
  return async (asked: Asked): Promise<boolean | null> => {
    const directory = await load();
    if (!directory) return null;
    if ('domain' in asked) return directory.domains.has(asked.domain.toLowerCase());
    const hash = await hmac(directory.key, new TextEncoder().encode(asked.email));
    return hasHash(directory.addresses, hash.subarray(0, HASH_BYTES));
  };
};
