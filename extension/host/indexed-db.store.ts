/**
 * Few small values that survive a restart, in the extension's own IndexedDB: content scripts cannot reach it, while
 * in Firefox they could read `storage.local`.
 *
 * Errors: a browser that refuses (private mode, full disk) makes `get` answer null and `set` false; nothing throws.
 */
import type { KeyValueStore } from '#shared/panel/panel-host.ts';

const STORE = 'values';

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed')));
  });

const committed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    const failed = (): void => reject(transaction.error ?? new Error('IndexedDB failed'));
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('error', failed);
    transaction.addEventListener('abort', failed);
  });

export const createIndexedDbStore = (name: string, factory: IDBFactory = indexedDB): KeyValueStore => {
  const open = async (): Promise<IDBDatabase> => {
    const request = factory.open(name, 1);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE));
    return settled(request);
  };
  let database: Promise<IDBDatabase> | undefined;
  const connected = (): Promise<IDBDatabase> => {
    database ??= open().catch((error: unknown) => {
      database = undefined;
      throw error;
    });
    return database;
  };
  const change = async (act: (store: IDBObjectStore) => void): Promise<boolean> => {
    try {
      const transaction = (await connected()).transaction(STORE, 'readwrite');
      act(transaction.objectStore(STORE));
      await committed(transaction);
      return true;
    } catch {
      return false;
    }
  };

  return {
    get: async (key) => {
      try {
        const transaction = (await connected()).transaction(STORE, 'readonly');
        const value: unknown = await settled(transaction.objectStore(STORE).get(key));
        return typeof value === 'string' ? value : null;
      } catch {
        return null;
      }
    },
    set: (key, value) => change((store) => void store.put(value, key)),
    remove: async (key) => void (await change((store) => void store.delete(key))),
  };
};
