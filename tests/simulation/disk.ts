/**
 * The disk of a device: IndexedDB that can lose power. What was committed with strict durability stays; of the rest
 * stays what the system had written by then.
 */
import { IDBFactory } from 'fake-indexeddb';

type RawRecords = { readonly values: () => Iterable<{ key: unknown; value: unknown }>; put: (record: unknown) => void };
type RawIndex = {
  readonly name: string;
  readonly keyPath: unknown;
  readonly multiEntry: boolean;
  readonly unique: boolean;
  readonly records: RawRecords;
  initialized: boolean;
};
type RawStore = {
  readonly name: string;
  readonly keyPath: unknown;
  readonly records: RawRecords;
  readonly rawIndexes: Map<string, RawIndex>;
  storeRecord?: unknown;
};
type RawTransaction = { readonly mode: string; readonly durability: string; readonly _state: string; abort: () => void };
type RawDatabase = {
  readonly name: string;
  readonly version: number;
  transactions: RawTransaction[];
  readonly rawObjectStores: Map<string, RawStore>;
};
type RawFactory = IDBFactory & { readonly _databases: Map<string, RawDatabase> };

type Make<T> = new (...values: unknown[]) => T;
const alike = <T extends object>(one: T, ...values: unknown[]): T => new (one.constructor as Make<T>)(...values);

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

export type Disk = {
  readonly factory: () => IDBFactory;
  readonly isBusy: () => boolean;
  /** What the system writes down now and then. */
  readonly flush: () => void;
  /** The process ends: open transactions are undone, the rest stays. */
  readonly kill: () => void;
  /** The power goes: also what was not written down is gone. */
  readonly cutPower: () => void;
  readonly evict: (isMeant: (name: string) => boolean) => void;
  readonly setFull: (isFull: boolean) => void;
  readonly setBroken: (isBroken: boolean) => void;
  /** The disk of another device gets a copy of everything. */
  readonly cloneTo: (other: Disk) => void;
  readonly replace: (databases: ReadonlyMap<string, RawDatabase>) => void;
  /** Every value of every table, as it lies there. */
  readonly values: () => { database: string; store: string; value: unknown }[];
};

const full = (): never => {
  throw new DOMException('no room', 'QuotaExceededError');
};

export const createDisk = (): Disk => {
  let isBroken = false;
  let isFull = false;
  let written = new Map<string, RawDatabase>();

  const make = (databases: ReadonlyMap<string, RawDatabase>): RawFactory => {
    const factory = new IDBFactory() as RawFactory;
    for (const [name, raw] of databases) factory._databases.set(name, raw);
    const open = factory.open.bind(factory);
    factory.open = (name, version) => {
      if (isBroken) throw new DOMException('Internal error opening backing store', 'UnknownError');
      return open(name, version);
    };
    return factory;
  };
  let current = make(new Map());

  const all = (): RawDatabase[] => [...current._databases.values()];
  const applyFull = (): void => {
    for (const store of all().flatMap((raw) => [...raw.rawObjectStores.values()])) {
      if (isFull) store.storeRecord = full;
      else delete store.storeRecord;
    }
  };
  const isOpen = ({ _state }: RawTransaction): boolean => _state !== 'finished';
  const undoOpen = (): void => {
    for (const transaction of all().flatMap(({ transactions }) => transactions)) {
      if (isOpen(transaction) && transaction._state !== 'committing') transaction.abort();
    }
  };
  const startFrom = (databases: Iterable<RawDatabase>): void => {
    current = make(new Map([...databases].map((raw) => [raw.name, copyOf(raw)])));
    applyFull();
  };
  const isStrict = ({ transactions }: RawDatabase): boolean =>
    transactions.every(({ mode, durability }) => mode !== 'readwrite' || durability === 'strict');

  return {
    factory: () => current,
    isBusy: () => all().some(({ transactions }) => transactions.some(isOpen)),
    flush: () => {
      written = new Map(all().map((raw) => [raw.name, copyOf(raw)]));
      for (const raw of all()) raw.transactions = raw.transactions.filter(isOpen);
    },
    kill: () => {
      undoOpen();
      startFrom(all());
    },
    cutPower: () => {
      undoOpen();
      startFrom(all().flatMap((raw) => (isStrict(raw) ? raw : (written.get(raw.name) ?? []))));
    },
    evict: (isMeant) => {
      undoOpen();
      startFrom(all().filter(({ name }) => !isMeant(name)));
      for (const name of written.keys()) if (isMeant(name)) written.delete(name);
    },
    setFull: (now) => {
      isFull = now;
      applyFull();
    },
    setBroken: (now) => {
      isBroken = now;
    },
    cloneTo: (other) => other.replace(new Map(all().map((raw) => [raw.name, raw]))),
    replace: (databases) => startFrom(databases.values()),
    values: () =>
      all().flatMap((raw) =>
        [...raw.rawObjectStores.values()].flatMap((store) =>
          [...store.records.values()].map(({ value }) => ({ database: raw.name, store: store.name, value })),
        ),
      ),
  };
};
