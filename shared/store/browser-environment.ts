/** The world as a browser has it: real time, real network, Web Locks, BroadcastChannel, IndexedDB, WebCrypto. */
import type { ApiClient } from '../api/client.ts';
import { systemClock } from '../lib/clock.ts';
import { newId, systemRandom } from '../lib/ids.ts';
import { createBrowserCiphers } from './browser-ciphers.ts';
import type { Channel, Locks, StoreEnvironment } from './environment.ts';

export type BrowserOptions = {
  readonly api: ApiClient;
  /** Names the channel between contexts of one account. */
  readonly account: string;
  /** Origin of the server; empty for Kontor's own pages. */
  readonly baseUrl: string;
  readonly token: () => string | null;
};

const browserLocks: Locks = {
  hold: async (name, work, signal, steal) => {
    const lost = new AbortController();
    const options: LockOptions = steal ? { steal: true } : { signal };
    const held = navigator.locks.request(name, options, () => work(lost.signal));
    // A stolen lock rejects the request while the work is still going on.
    await held.finally(() => lost.abort());
  },
};

/** Where there are no locks (an old web view), one context is taken to be alone. */
const lonely: Locks = { hold: (_name, work, signal) => work(signal) };

const browserChannel = (name: string): Channel => {
  if (typeof BroadcastChannel === 'undefined') return { post: () => {}, listen: () => () => {} };
  const channel = new BroadcastChannel(name);
  return {
    post: (message) => channel.postMessage(message),
    listen: (listener) => {
      const hear = ({ data }: MessageEvent): void => listener(data);
      channel.addEventListener('message', hear);
      return () => {
        channel.removeEventListener('message', hear);
        channel.close();
      };
    },
  };
};

const MAC = { name: 'HMAC', hash: 'SHA-256' } as const;

export const browserEnvironment = ({ api, account, baseUrl, token }: BrowserOptions): StoreEnvironment => ({
  clock: systemClock,
  random: systemRandom,
  newId,
  timers: {
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  },
  locks: 'locks' in navigator ? browserLocks : lonely,
  channel: browserChannel(`kontor-${account}`),
  ciphers: createBrowserCiphers(indexedDB),
  hmac: async (key, bytes) => {
    const imported = await crypto.subtle.importKey('raw', key as Uint8Array<ArrayBuffer>, MAC, false, [
      'sign',
    ]);
    return new Uint8Array(await crypto.subtle.sign(MAC, imported, bytes as Uint8Array<ArrayBuffer>));
  },
  api,
  openStream: async (path, signal) => {
    const secret = token();
    const response = await fetch(baseUrl + path, {
      signal,
      cache: 'no-store',
      credentials: secret || baseUrl ? 'omit' : 'same-origin',
      headers: { accept: 'text/event-stream', ...(secret ? { authorization: `Bearer ${secret}` } : {}) },
    });
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
    return response.ok && isStream ? response.body : null;
  },
  indexedDB,
  IDBKeyRange,
  isOnline: () => navigator.onLine,
  persist: async () => (await navigator.storage?.persist?.()) ?? false,
});
