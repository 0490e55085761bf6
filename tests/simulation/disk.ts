/**
 * The disk of a device: IndexedDB as several programs share it, any of which can end in the middle, and that can lose
 * power. What was committed with strict durability stays; of the rest stays what the system had written down by then.
 */
import { IDBFactory } from 'fake-indexeddb';

type RawRecords = {
  readonly values: () => Iterable<{ key: unknown; value: unknown }>;
  put: (record: unknown) => void;
};
type RawIndex = {
  readonly name: string;
  readonly keyPath: unknown;
  readonly multiEntry: boolean;
  readonly unique: boolean;
  readonly records: RawRecords;
  initialized: boolean;
};
type StoreRecord = (record: unknown, noOverwrite: boolean, undoing?: unknown[]) => unknown;
type RawStore = {
  readonly name: string;
  readonly keyPath: unknown;
  readonly records: RawRecords;
  readonly rawIndexes: Map<string, RawIndex>;
  storeRecord?: StoreRecord;
};
type RawTransaction = {
  readonly mode: string;
  readonly durability: string;
  readonly db: unknown;
  readonly _state: string;
  abort: () => void;
};
type RawDatabase = {
  readonly name: string;
  version: number;
  readonly transactions: RawTransaction[];
  readonly connections: Connection[];
  readonly rawObjectStores: Map<string, RawStore>;
};
type Connection = IDBDatabase & { readonly _rawDatabase: RawDatabase };
type RawFactory = IDBFactory & { readonly _databases: Map<string, RawDatabase> };

type Make<T> = new (...values: unknown[]) => T;
const alike = <T extends object>(one: T, ...values: unknown[]): T =>
  new (one.constructor as Make<T>)(...values);

const copyOf = (raw: RawDatabase): RawDatabase => {
  const copy = alike(raw, raw.name, raw.version);
  for (const [name, store] of raw.rawObjectStores) {
    const copied = alike(store, copy, name, store.keyPath, false);
    for (const { key, value } of store.records.values()) copied.records.put({ key, value });
    for (const [at, index] of store.rawIndexes) {
      const made = alike(index, copied, at, index.keyPath, index.multiEntry, index.unique);
      for (const { key, value } of index.records.values()) made.records.put({ key, value });
      made.initialized = true;
      copied.rawIndexes.set(at, made);
    }
    copy.rawObjectStores.set(name, copied);
  }
  return copy;
};

/** A program on the device. */
export type Owner = { readonly isAlive: () => boolean };

export type Disk = {
  readonly factoryFor: (owner: Owner) => IDBFactory;
  readonly isBusy: () => boolean;
  /** What the system writes down now and then. */
  readonly flush: () => void;
  /** A program ends: what it had not finished is undone. True when it was in the middle of a change. */
  readonly release: (owner: Owner) => boolean;
  /** The power goes: also what was not written down is gone. Answers how many databases lost something. */
  readonly cutPower: () => number;
  readonly evict: (isMeant: (name: string) => boolean) => number;
  readonly setFull: (isFull: boolean) => void;
  readonly setBroken: (isBroken: boolean) => void;
  /** The disk of another device gets a copy of everything. */
  readonly cloneTo: (other: Disk) => void;
  readonly replace: (databases: Iterable<RawDatabase>) => void;
  /** A program of an older version opens the databases and does not let go; gives what closes it. */
  readonly holdAsOlder: (isMeant: (name: string) => boolean) => (() => void) | null;
  /** Every value of every table, as it lies there, with the keys of its indexes. */
  readonly values: () => Lying[];
};
export type Lying = { readonly database: string; readonly store: string; readonly value: unknown };

export type DiskOptions = { readonly onRefused: (why: 'full' | 'broken') => void };

export const createDisk = ({ onRefused }: DiskOptions): Disk => {
  const base = new IDBFactory() as RawFactory;
  const databases = base._databases;
  const opened = new Map<Owner, Set<Connection>>();
  /** Of databases with changes the system has not written down: as they were before those. */
  const written = new Map<string, RawDatabase>();
  let isBroken = false;
  let isFull = false;

  const all = (): RawDatabase[] => [...databases.values()];
  const refuse = (store: RawStore): void => {
    const put = Object.getPrototypeOf(store).storeRecord as StoreRecord;
    store.storeRecord = (record, noOverwrite, undoing) => {
      // Without a list of what to undo it is the undoing itself, which needs no room.
      if (undoing === undefined) return put.call(store, record, noOverwrite);
      onRefused('full');
      throw new DOMException('no room', 'QuotaExceededError');
    };
  };
  const applyFull = (): void => {
    for (const store of all().flatMap((raw) => [...raw.rawObjectStores.values()])) {
      if (isFull) refuse(store);
      else delete store.storeRecord;
    }
  };
  const isOpen = ({ _state }: RawTransaction): boolean => _state !== 'finished';

  const adopt = (owner: Owner, connection: Connection): void => {
    const mine = opened.get(owner) ?? new Set();
    opened.set(owner, mine);
    if (mine.has(connection)) return;
    mine.add(connection);
    const begin = connection.transaction.bind(connection);
    connection.transaction = (names, mode, options) => {
      if (!owner.isAlive()) throw new DOMException('the program has ended', 'UnknownError');
      const raw = connection._rawDatabase;
      if (mode === 'readwrite' && options?.durability !== 'strict' && !written.has(raw.name))
        written.set(raw.name, copyOf(raw));
      return begin(names, mode, options);
    };
  };

  const factoryFor = (owner: Owner): IDBFactory => {
    const open = (name: string, version?: number): IDBOpenDBRequest => {
      if (isBroken) {
        onRefused('broken');
        throw new DOMException('the database cannot be opened', 'InvalidStateError');
      }
      // Whoever is dead waits for ever: a request nobody answers.
      if (!owner.isAlive()) return new EventTarget() as IDBOpenDBRequest;
      const request = base.open(name, version);
      const take = (): void => {
        const connection = request.result as Connection;
        if (owner.isAlive()) adopt(owner, connection);
        else connection.close();
      };
      request.addEventListener('upgradeneeded', take);
      request.addEventListener('success', take);
      return request;
    };
    return {
      open,
      deleteDatabase: (name: string) => {
        written.delete(name);
        return base.deleteDatabase(name);
      },
      databases: () => base.databases(),
      cmp: (one: unknown, other: unknown) => base.cmp(one, other),
    };
  };

  const release = (owner: Owner): boolean => {
    let wasWriting = false;
    for (const connection of opened.get(owner) ?? []) {
      for (const transaction of connection._rawDatabase.transactions) {
        if (transaction.db !== connection || !isOpen(transaction) || transaction._state === 'committing')
          continue;
        wasWriting ||= transaction.mode === 'readwrite';
        transaction.abort();
      }
      connection.close();
    }
    opened.delete(owner);
    return wasWriting;
  };
  const releaseAll = (): void => {
    for (const owner of opened.keys()) release(owner);
  };

  return {
    factoryFor,
    isBusy: () => all().some(({ transactions }) => transactions.some(isOpen)),
    flush: () => written.clear(),
    release,
    cutPower: () => {
      releaseAll();
      const lost = written.size;
      for (const [name, raw] of written) if (databases.has(name)) databases.set(name, raw);
      written.clear();
      applyFull();
      return lost;
    },
    evict: (isMeant) => {
      releaseAll();
      const gone = [...databases.keys()].filter(isMeant);
      for (const name of gone) {
        databases.delete(name);
        written.delete(name);
      }
      return gone.length;
    },
    setFull: (now) => {
      isFull = now;
      applyFull();
    },
    setBroken: (now) => {
      isBroken = now;
    },
    cloneTo: (other) => other.replace(all()),
    replace: (others) => {
      releaseAll();
      databases.clear();
      for (const raw of others) databases.set(raw.name, copyOf(raw));
    },
    holdAsOlder: (isMeant) => {
      const meant = all().filter(({ name }) => isMeant(name));
      if (meant.length === 0) return null;
      releaseAll();
      const holders = meant.map((raw) => {
        const held = {
          _closed: false,
          _closePending: false,
          _rawDatabase: { transactions: [] },
          dispatchEvent: () => true,
        };
        raw.version = 5;
        raw.connections.push(held as unknown as Connection);
        return held;
      });
      return () => {
        for (const held of holders) held._closed = true;
      };
    },
    values: () =>
      all().flatMap((raw) =>
        [...raw.rawObjectStores.values()].flatMap((store) => [
          ...[...store.records.values()].map(({ value }) => ({
            database: raw.name,
            store: store.name,
            value,
          })),
          ...[...store.rawIndexes.values()].flatMap(({ name, records }) =>
            [...records.values()].map(({ key }) => ({
              database: raw.name,
              store: `${store.name}.${name}`,
              value: key,
            })),
          ),
        ]),
      ),
  };
};
