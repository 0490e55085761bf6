/**
 * What this device knows of the server's records: may be thrown away at any time and fetched again. Content is encrypted;
 * the indexes hold ids, times and keyed marks, never a name or an address.
 *
 * A page and the cursor behind it are one transaction; a page that was asked for from another cursor than the one that
 * stands now is not taken.
 */
import { Dexie } from 'dexie';
import type { Table } from 'dexie';
import { SYNC_TYPES } from '../domain/sync.ts';
import type { RecordKey, SyncDirectory, SyncDoc, SyncType } from '../domain/sync.ts';
import { docLinks, docMarks, isRoot } from './doc-index.ts';
import type { Cipher, StoreEnvironment } from './environment.ts';
import { openDatabase } from './open-database.ts';
import type { ReadyDatabase } from './open-database.ts';
import { openJson, sealJson } from './sealed-json.ts';

type Row = {
  key: string;
  type: SyncType;
  /** Buckets in clear: ids of teams and people, by which a device lets go of what it lost. */
  buckets: string[];
  /** Ids of records it hangs on. */
  links: string[];
  marks: string[];
  /** ms: when it was last looked at; customers not seen for long make room. */
  used: number;
  /** Which start brought it, so that a new one clears what it did not bring. */
  start: number;
  sealed: Uint8Array;
};
type State = {
  key: 'state';
  cursor: string | null;
  buckets: string[];
  /** ms of the last complete fetch. */
  asOf: number | null;
  /** A start under way: where to go on. */
  boot: { after: string | null; cursor: string; buckets: string[] | null } | null;
  start: number;
};
type Blob = { key: 'directory'; sealed: Uint8Array };
/** What is told of the directory without opening it, which takes a while when it is large. */
type Listed = { key: 'listed'; version: string; at: number; size: number };
type Use = { key: 'use'; at: number };

/** ms: what nobody opened for so long is not kept lying about. */
const EXPIRES_MS = 30 * 86_400_000;

export type Page = {
  /** The cursor it was asked from. */
  readonly from: string;
  readonly cursor: string;
  readonly puts: readonly SyncDoc[];
  readonly removes: readonly RecordKey[];
  readonly buckets: readonly string[];
  readonly isLast: boolean;
};
export type CacheState = Omit<State, 'key'>;

/** Two keys for each account: what others wrote can be forgotten while own changes still wait for their author. */
export const cacheKeyName = (account: string): string => `${account} cache`;
export const cacheName = (account: string): string => `kontor-cache-${account}`;
const keyOf = (type: SyncType, id: string): string => `${type}:${id}`;

class CacheDatabase extends Dexie {
  declare docs: Table<Row, string>;
  declare state: Table<State | Blob | Listed | Use, string>;

  constructor(name: string, env: Pick<StoreEnvironment, 'indexedDB' | 'IDBKeyRange'>) {
    super(name, { indexedDB: env.indexedDB, IDBKeyRange: env.IDBKeyRange });
    this.version(1).stores({ docs: '&key, type, used, start, *links, *marks', state: '&key' });
  }
}

export type Cache = {
  readonly ready: ReadyDatabase;
  /** Somebody opens it: what nobody did for 30 days is emptied first. */
  readonly open: () => Promise<void>;
  readonly state: () => Promise<CacheState>;
  /** Of everything; `cursor` is where pulling goes on after its last page. */
  readonly beginStart: (cursor: string, buckets: readonly string[]) => Promise<void>;
  /** One page of a start; `next` null ends it. */
  readonly takeStartPage: (docs: readonly SyncDoc[], next: string | null) => Promise<void>;
  /**
   * Records, cursor and what the buckets say in one transaction: records of lost buckets go, gained ones are marked to
   * be fetched. False when it was not taken: somebody else has fetched meanwhile.
   */
  readonly takePage: (
    page: Page,
    keep: (doc: SyncDoc, isHeld: boolean, hangsOnHeld: boolean) => boolean,
  ) => Promise<boolean>;
  /** From a fresh answer: marked as used now. */
  readonly remember: (docs: readonly SyncDoc[]) => Promise<void>;
  readonly get: (type: SyncType, id: string) => Promise<SyncDoc | null>;
  readonly byMark: (
    kind: 'email' | 'domain' | 'mail' | 'colleague' | 'parent',
    text: string,
  ) => Promise<readonly SyncDoc[]>;
  readonly ofType: (type: SyncType) => Promise<readonly SyncDoc[]>;
  /** What hangs on a record. */
  readonly linkedTo: (id: string) => Promise<readonly SyncDoc[]>;
  readonly touch: (ids: readonly string[]) => Promise<void>;
  readonly forget: (ids: readonly string[]) => Promise<void>;
  /** Customers not looked at for longest go until `limit` are left, and what hangs on them alone. */
  readonly makeRoom: (limit: number) => Promise<void>;
  readonly directory: () => Promise<SyncDirectory | null>;
  /** Of the directory: its version, since when it is known to be right (ms since 1970), its size in bytes. */
  readonly listed: () => Promise<Omit<Listed, 'key'> | null>;
  /** Changes with the directory, with whatever is fetched and with each company that comes or goes; decrypts nothing. */
  readonly companiesStamp: () => Promise<string>;
  /** Null: what is there is right. */
  readonly setDirectory: (directory: SyncDirectory | null) => Promise<void>;
  readonly all: () => Promise<readonly SyncDoc[]>;
  readonly clear: () => Promise<void>;
  readonly close: () => void;
  readonly destroy: () => Promise<void>;
};

/** A server newer than this program sends kinds it knows nothing about. */
const isKnown = ({ type }: SyncDoc): boolean => (SYNC_TYPES as readonly string[]).includes(type);

const EMPTY: State = { key: 'state', cursor: null, buckets: [], asOf: null, boot: null, start: 0 };

export const openCache = (
  account: string,
  env: Pick<StoreEnvironment, 'indexedDB' | 'IDBKeyRange' | 'clock' | 'timers'>,
  cipher: Cipher,
): Cache => {
  const db = new CacheDatabase(cacheName(account), env);
  const ready = openDatabase(db, env.timers);
  const { clock } = env;

  const readState = async (): Promise<State> => ((await db.state.get('state')) as State | undefined) ?? EMPTY;

  const toRow = async (doc: SyncDoc, start: number): Promise<Row> => ({
    key: keyOf(doc.type, doc.id),
    type: doc.type,
    buckets: [...doc.buckets],
    links: docLinks(doc),
    marks: await Promise.all(docMarks(doc).map((text) => cipher.mark(text))),
    used: clock.now(),
    start,
    sealed: await sealJson(cipher, doc),
  });
  const toRows = async (docs: readonly SyncDoc[], start: number): Promise<Row[]> => {
    const rows: Row[] = [];
    for (const doc of docs) if (isKnown(doc)) rows.push(await toRow(doc, start));
    return rows;
  };
  const open = async (rows: readonly Row[]): Promise<SyncDoc[]> => {
    const docs: SyncDoc[] = [];
    for (const { sealed } of rows) {
      const doc = await openJson<SyncDoc>(cipher, sealed);
      if (doc) docs.push(doc);
    }
    return docs;
  };

  const takePage: Cache['takePage'] = async (page, keep) => {
    const { start } = await readState();
    const puts = page.puts.filter(isKnown);
    const rows = await toRows(puts, start);
    return db.transaction('rw', db.docs, db.state, async () => {
      const state = await readState();
      if (state.cursor !== page.from || state.boot !== null) return false;
      const arriving = new Set(puts.map(({ id }) => id));
      for (const [index, row] of rows.entries()) {
        const held = await db.docs.get(row.key);
        const hangs = row.links.some((id) => arriving.has(id)) || (await holdsAny(row.links));
        if (!keep(puts[index]!, held !== undefined, hangs)) continue;
        await db.docs.put(held ? { ...row, used: held.used } : row);
      }
      await db.docs.bulkDelete(page.removes.map(({ type, id }) => keyOf(type, id)));
      const mine = new Set(page.buckets);
      if (state.buckets.some((bucket) => !mine.has(bucket)))
        await db.docs.filter((row) => !row.buckets.some((bucket) => mine.has(bucket))).delete();
      const gained = page.buckets.filter((bucket) => !state.buckets.includes(bucket));
      await db.state.put({
        ...state,
        cursor: page.cursor,
        buckets: [...page.buckets],
        asOf: page.isLast ? clock.now() : state.asOf,
        ...(gained.length > 0
          ? { boot: { after: null, cursor: page.cursor, buckets: gained }, start: state.start + 1 }
          : {}),
      });
      return true;
    });
  };
  const holdsAny = async (ids: readonly string[]): Promise<boolean> => {
    for (const id of ids) {
      if (await db.docs.get(keyOf('person', id))) return true;
      if (await db.docs.get(keyOf('company', id))) return true;
    }
    return false;
  };

  const takeStartPage: Cache['takeStartPage'] = async (docs, next) => {
    const { start } = await readState();
    const rows = await toRows(docs, start);
    await db.transaction('rw', db.docs, db.state, async () => {
      const state = await readState();
      if (state.boot === null || state.start !== start) return;
      await db.docs.bulkPut(rows);
      if (next !== null) return void (await db.state.put({ ...state, boot: { ...state.boot, after: next } }));
      // A full start replaces everything; one of single buckets only adds.
      if (state.boot.buckets === null) await db.docs.where('start').below(start).delete();
      const cursor = state.boot.buckets === null ? state.boot.cursor : state.cursor;
      await db.state.put({ ...state, boot: null, cursor, asOf: clock.now() });
    });
  };

  const listed: Cache['listed'] = async () => ((await db.state.get('listed')) as Listed | undefined) ?? null;

  /** Inside a transaction over everything. */
  const empty = async (): Promise<void> => {
    const { start } = await readState();
    await db.docs.clear();
    await db.state.bulkDelete(['state', 'directory', 'listed']);
    await db.state.put({ ...EMPTY, start: start + 1 });
  };

  const makeRoom: Cache['makeRoom'] = (limit) =>
    db.transaction('rw', db.docs, async () => {
      const oldestFirst = await db.docs.orderBy('used').toArray();
      const roots = oldestFirst.toReversed().filter(({ type }) => isRoot(type));
      const gone = new Set(roots.slice(limit).map(({ key }) => key.slice(key.indexOf(':') + 1)));
      if (gone.size === 0) return;
      await db.docs.bulkDelete(roots.slice(limit).map(({ key }) => key));
      const orphans = await db.docs
        .filter(({ links }) => links.length > 0 && links.every((id) => gone.has(id)))
        .primaryKeys();
      await db.docs.bulkDelete(orphans);
    });

  return {
    ready,
    open: () =>
      db.transaction('rw', db.docs, db.state, async () => {
        const use = (await db.state.get('use')) as Use | undefined;
        // A tab that has been open all the time fetches, and that is use as well.
        const usedAt = Math.max(use?.at ?? clock.now(), (await readState()).asOf ?? 0);
        if (clock.now() - usedAt > EXPIRES_MS) await empty();
        await db.state.put({ key: 'use', at: clock.now() });
      }),
    state: async () => {
      const { cursor, buckets, asOf, boot, start } = await readState();
      return { cursor, buckets, asOf, boot, start };
    },
    beginStart: (cursor, buckets) =>
      db.transaction('rw', db.state, async () => {
        const state = await readState();
        const boot = { after: null, cursor, buckets: null };
        // Those of now: whatever is lost or gained until the last page is seen by the first pull after it.
        await db.state.put({ ...state, boot, buckets: [...buckets], start: state.start + 1 });
      }),
    takeStartPage,
    takePage,
    remember: async (docs) => {
      const { start, cursor } = await readState();
      // Before the first start is through, it counts as brought by it: what was just looked at shall stay.
      await db.docs.bulkPut(await toRows(docs, cursor === null ? start + 1 : start));
    },
    get: async (type, id) => {
      const row = await db.docs.get(keyOf(type, id));
      return row ? ((await open([row]))[0] ?? null) : null;
    },
    byMark: async (kind, text) =>
      open(
        await db.docs
          .where('marks')
          .equals(await cipher.mark(`${kind}:${text}`))
          .toArray(),
      ),
    ofType: async (type) => open(await db.docs.where('type').equals(type).toArray()),
    linkedTo: async (id) => open(await db.docs.where('links').equals(id).toArray()),
    touch: async (ids) => {
      const keys = ids.flatMap((id) => [keyOf('person', id), keyOf('company', id)]);
      const used = clock.now();
      // No room to note it is no reason not to show it.
      await db.docs.bulkUpdate(keys.map((key) => ({ key, changes: { used } }))).catch(() => {});
    },
    forget: async (ids) => {
      for (const id of ids) {
        await db.docs.where('links').equals(id).delete();
        await db.docs.filter(({ key }) => key.endsWith(`:${id}`)).delete();
      }
    },
    makeRoom,
    directory: async () => {
      const row = (await db.state.get('directory')) as Blob | undefined;
      return row ? openJson<SyncDirectory>(cipher, row.sealed) : null;
    },
    listed,
    companiesStamp: async () => {
      const { cursor, start } = await readState();
      const list = await listed();
      const companies = await db.docs.where('type').equals('company').count();
      return [start, cursor ?? '', list?.version ?? '', companies].join(' ');
    },
    setDirectory: async (directory) => {
      const at = clock.now();
      if (directory === null) {
        const known = (await db.state.get('listed')) as Listed | undefined;
        if (known) await db.state.put({ ...known, at });
        return;
      }
      const sealed = await sealJson(cipher, directory);
      await db.state.bulkPut([
        { key: 'directory', sealed },
        { key: 'listed', version: directory.version, at, size: sealed.byteLength },
      ]);
    },
    all: async () => open(await db.docs.toArray()),
    clear: () => db.transaction('rw', db.docs, db.state, empty),
    close: () => db.close(),
    destroy: () => db.delete(),
  };
};
