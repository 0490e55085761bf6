/**
 * Everything the store takes from the world, so that the simulation can own it: time, chance, the network, the disk, who
 * else is there.
 */
import type { ApiClient } from '../api/client.ts';
import type { Clock } from '../lib/clock.ts';
import type { IdGenerator, RandomBytes } from '../lib/ids.ts';
import type { Timers } from '../lib/timers.ts';

/** One holder at a time among all tabs and workers of this origin. Source: https://w3c.github.io/web-locks/ */
export type Locks = {
  /**
   * Waits for the lock, holds it until `work` settles; `lost` says that somebody took it away. `signal` gives up waiting.
   * With `steal` it is taken from whoever has it: from a tab the browser has frozen.
   */
  readonly hold: (
    name: string,
    work: (lost: AbortSignal) => Promise<void>,
    signal: AbortSignal,
    steal: boolean,
  ) => Promise<void>;
};

/** Says something to all other contexts of this origin. */
export type Channel = {
  readonly post: (message: unknown) => void;
  readonly listen: (listener: (message: unknown) => void) => () => void;
};

/** AES-GCM with a key that cannot be taken out; kept in the device's own database, gone with `forget`. */
export type Cipher = {
  readonly seal: (plain: Uint8Array) => Promise<Uint8Array>;
  /** Null when the key does not fit: the content is lost, not the program. */
  readonly open: (sealed: Uint8Array) => Promise<Uint8Array | null>;
  /** A keyed hash for looking things up without keeping them in clear text. */
  readonly mark: (text: string) => Promise<string>;
};

export type CipherSource = {
  /** The key of this account on this device, made when there is none. */
  readonly open: (accountId: string) => Promise<Cipher>;
  readonly forget: (accountId: string) => Promise<void>;
};

export type StoreEnvironment = {
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly newId: IdGenerator;
  readonly timers: Timers;
  readonly locks: Locks;
  readonly channel: Channel;
  readonly ciphers: CipherSource;
  /** HMAC-SHA-256. */
  readonly hmac: (key: Uint8Array, bytes: Uint8Array) => Promise<Uint8Array>;
  readonly api: ApiClient;
  /** For the event stream: the body of the answer in pieces. Null where there is none (then polling). */
  readonly openStream:
    | ((path: string, signal: AbortSignal) => Promise<ReadableStream<Uint8Array> | null>)
    | null;
  readonly indexedDB: IDBFactory;
  readonly IDBKeyRange: typeof IDBKeyRange;
  readonly isOnline: () => boolean;
  /** Asks the browser not to evict; false when it will not promise. */
  readonly persist: () => Promise<boolean>;
};
