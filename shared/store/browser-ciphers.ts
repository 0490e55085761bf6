/**
 * Keys that the browser keeps and nobody can take out: AES-GCM for content, HMAC for marks, one pair for each account.
 * Forgetting the pair makes everything written with it unreadable at once.
 *
 * Source: https://w3c.github.io/webcrypto/ (non-extractable keys, structured clone into IndexedDB)
 */
import type { Cipher, CipherSource } from './environment.ts';

const DATABASE = 'kontor-keys';
const STORE = 'keys';
const IV_BYTES = 12;
const MARK_BYTES = 12;
const AES = 'AES-GCM';
const MAC = { name: 'HMAC', hash: 'SHA-256' } as const;

type Keys = { readonly content: CryptoKey; readonly marks: CryptoKey };

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed')));
  });

const openDatabase = async (factory: IDBFactory): Promise<IDBDatabase> => {
  const request = factory.open(DATABASE, 1);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE));
  const database = await done(request);
  database.addEventListener('versionchange', () => database.close());
  return database;
};

const makeKeys = async (): Promise<Keys> => ({
  content: await crypto.subtle.generateKey({ name: AES, length: 256 }, false, ['encrypt', 'decrypt']),
  marks: (await crypto.subtle.generateKey(MAC, false, ['sign'])) as CryptoKey,
});

const cipherOf = ({ content, marks }: Keys): Cipher => ({
  seal: async (plain) => {
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const sealed = await crypto.subtle.encrypt({ name: AES, iv }, content, plain as Uint8Array<ArrayBuffer>);
    const whole = new Uint8Array(IV_BYTES + sealed.byteLength);
    whole.set(iv);
    whole.set(new Uint8Array(sealed), IV_BYTES);
    return whole;
  },
  open: async (sealed) => {
    try {
      const bytes = sealed as Uint8Array<ArrayBuffer>;
      const iv = bytes.subarray(0, IV_BYTES);
      return new Uint8Array(
        await crypto.subtle.decrypt({ name: AES, iv }, content, bytes.subarray(IV_BYTES)),
      );
    } catch {
      return null;
    }
  },
  mark: async (text) => {
    const mac = await crypto.subtle.sign(MAC, marks, new TextEncoder().encode(text));
    return btoa(String.fromCodePoint(...new Uint8Array(mac).subarray(0, MARK_BYTES)));
  },
});

export const createBrowserCiphers = (factory: IDBFactory): CipherSource => ({
  open: async (accountId) => {
    const database = await openDatabase(factory);
    try {
      const read = database.transaction(STORE).objectStore(STORE);
      const known = await done(read.get(accountId) as IDBRequest<Keys | undefined>);
      if (known) return cipherOf(known);
      const made = await makeKeys();
      const write = database.transaction(STORE, 'readwrite', { durability: 'strict' }).objectStore(STORE);
      // Another tab may have been quicker: the first pair counts.
      const other = await done(write.get(accountId) as IDBRequest<Keys | undefined>);
      if (!other) await done(write.put(made, accountId));
      return cipherOf(other ?? made);
    } finally {
      database.close();
    }
  },
  forget: async (accountId) => {
    const database = await openDatabase(factory);
    try {
      await done(
        database
          .transaction(STORE, 'readwrite', { durability: 'strict' })
          .objectStore(STORE)
          .delete(accountId),
      );
    } finally {
      database.close();
    }
  },
});
