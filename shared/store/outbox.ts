/**
 * The changes of this device, in a database of their own: what waits, what needs a person, and for two weeks what the
 * server has acknowledged. Written with strict durability; its form only ever grows.
 *
 * A change gets its number in the transaction that saves it, so numbers have no gap. All content is encrypted; in clear
 * lie ids, numbers and times.
 */
import { Dexie } from 'dexie';
import type { Table } from 'dexie';
import type { MutationEnvelope } from '../domain/mutation.ts';
import { SYNC_LIMITS } from '../domain/sync.ts';
import { fail, ok } from '../lib/result.ts';
import type { Result } from '../lib/result.ts';
import type { Cipher, StoreEnvironment } from './environment.ts';
import type { PendingContent } from './local-store.ts';
import { openJson, sealJson } from './sealed-json.ts';
import { storeFailure } from './store-failure.ts';

export type Waiting = { readonly n: number; readonly savedAt: number; readonly mutation: MutationEnvelope };
export type Refused = {
  readonly mutation: MutationEnvelope;
  readonly code: string;
  readonly fields: Readonly<Record<string, string>>;
};

type Entry = { id: string; n: number; savedAt: number; sealed: Uint8Array; needs: readonly string[] };
type Kept = { id: string; order: number; at: number; sealed: Uint8Array };
type AttentionRow = {
  id: string;
  at: number;
  code: string;
  fields: Record<string, string>;
  sealed: Uint8Array;
};
type Content = { hash: string; sealed: Uint8Array };
export type OutboxIdentity = { readonly clientId: string; readonly epoch: string };
type Meta = { key: 'identity'; clientId: string; epoch: string; nextN: number; order: number };

const DAY_MS = 86_400_000;

export const outboxName = (account: string): string => `kontor-outbox-${account}`;

export type Outbox = {
  /** Which device this is for the server; a new one when nobody has said so yet. */
  readonly identity: () => Promise<OutboxIdentity>;
  /** All or none. An id that is there already, in whatever state, is not saved again. */
  readonly save: (
    mutations: readonly MutationEnvelope[],
    content: readonly PendingContent[],
  ) => Promise<Result<void>>;
  /** The next ones to send, in their order. */
  readonly next: (count: number) => Promise<readonly Waiting[]>;
  readonly waitingIds: () => Promise<ReadonlySet<string>>;
  readonly waiting: () => Promise<readonly Waiting[]>;
  readonly oldest: () => Promise<{ readonly count: number; readonly savedAt: number | null }>;
  /** Hashes of content the change needs at the server first. */
  readonly needs: (mutationId: string) => Promise<readonly string[]>;
  readonly content: (hash: string) => Promise<Uint8Array | null>;
  /** The server has settled it: kept for two weeks in case it forgets. */
  readonly acknowledge: (mutationId: string) => Promise<void>;
  /** The server will not have it: it waits for a person. */
  readonly setAside: (
    mutationId: string,
    code: string,
    fields: Readonly<Record<string, string>>,
  ) => Promise<void>;
  readonly attention: () => Promise<readonly Refused[]>;
  readonly attentionCount: () => Promise<number>;
  /** Back in the queue, at its end, as the given change. */
  readonly requeue: (mutationId: string, as: MutationEnvelope) => Promise<void>;
  readonly drop: (mutationId: string) => Promise<void>;
  /**
   * Another life of the server, or another device with our number: everything of the last two weeks is offered again
   * under a new device id, in the old order. The changes keep their ids, so the server does nothing twice.
   */
  readonly renumber: (epoch: string, withJournal: boolean) => Promise<void>;
  readonly setEpoch: (epoch: string) => Promise<void>;
  /** Removes every change that mentions the record, wherever it stands. */
  readonly forget: (recordId: string) => Promise<void>;
  readonly close: () => void;
  readonly destroy: () => Promise<void>;
};

class OutboxDatabase extends Dexie {
  declare entries: Table<Entry, string>;
  declare journal: Table<Kept, string>;
  declare attention: Table<AttentionRow, string>;
  declare contents: Table<Content, string>;
  declare meta: Table<Meta, string>;

  constructor(name: string, env: Pick<StoreEnvironment, 'indexedDB' | 'IDBKeyRange'>) {
    super(name, {
      indexedDB: env.indexedDB,
      IDBKeyRange: env.IDBKeyRange,
      chromeTransactionDurability: 'strict',
    });
    this.version(1).stores({
      entries: '&id, n',
      journal: '&id, order, at',
      attention: '&id, at',
      contents: '&hash',
      meta: '&key',
    });
  }
}

export const openOutbox = (account: string, env: StoreEnvironment, cipher: Cipher): Outbox => {
  const db = new OutboxDatabase(outboxName(account), env);
  const { clock, newId } = env;
  const all = [db.entries, db.journal, db.attention, db.contents, db.meta];

  const readMeta = async (): Promise<Meta> =>
    (await db.meta.get('identity')) ?? { key: 'identity', clientId: newId(), epoch: '', nextN: 1, order: 1 };

  const identity: Outbox['identity'] = () =>
    db.transaction('rw', db.meta, async () => {
      const meta = await readMeta();
      await db.meta.put(meta);
      return { clientId: meta.clientId, epoch: meta.epoch };
    });

  const opened = async (entry: Entry): Promise<Waiting | null> => {
    const mutation = await openJson<MutationEnvelope>(cipher, entry.sealed);
    return mutation && { n: entry.n, savedAt: entry.savedAt, mutation };
  };
  const openAll = async (entries: readonly Entry[]): Promise<Waiting[]> => {
    const found: Waiting[] = [];
    for (const entry of entries) {
      const waiting = await opened(entry);
      if (waiting) found.push(waiting);
    }
    return found;
  };

  /** Content nobody waits for any more goes. Inside a transaction over everything. */
  const sweepContents = async (): Promise<void> => {
    const needed = new Set((await db.entries.toArray()).flatMap(({ needs }) => needs));
    await db.contents.filter(({ hash }) => !needed.has(hash)).delete();
  };

  const save: Outbox['save'] = async (mutations, content) => {
    const sealed: Entry[] = [];
    const needs = content.map(({ hash }) => hash);
    for (const mutation of mutations) {
      const bytes = await sealJson(cipher, mutation);
      sealed.push({ id: mutation.id, n: 0, savedAt: clock.now(), sealed: bytes, needs });
    }
    const contents: Content[] = [];
    for (const { hash, bytes } of content) contents.push({ hash, sealed: await cipher.seal(bytes) });
    try {
      await db.transaction('rw', all, async () => {
        const meta = await readMeta();
        await db.contents.bulkPut(contents);
        for (const entry of sealed) {
          const known =
            (await db.entries.get(entry.id)) ??
            (await db.journal.get(entry.id)) ??
            (await db.attention.get(entry.id));
          if (known) continue;
          await db.entries.add({ ...entry, n: meta.nextN });
          meta.nextN += 1;
        }
        await db.meta.put(meta);
      });
      return ok(undefined);
    } catch (error) {
      return fail(storeFailure(error));
    }
  };

  const acknowledge: Outbox['acknowledge'] = (mutationId) =>
    db.transaction('rw', all, async () => {
      const entry = await db.entries.get(mutationId);
      if (!entry) return;
      const meta = await readMeta();
      await db.journal.put({ id: entry.id, order: meta.order, at: clock.now(), sealed: entry.sealed });
      await db.meta.put({ ...meta, order: meta.order + 1 });
      await db.entries.delete(mutationId);
      await db.journal
        .where('at')
        .below(clock.now() - SYNC_LIMITS.journalDays * DAY_MS)
        .delete();
      await sweepContents();
    });

  const setAside: Outbox['setAside'] = (mutationId, code, fields) =>
    db.transaction('rw', all, async () => {
      const entry = await db.entries.get(mutationId);
      if (!entry) return;
      await db.attention.put({
        id: entry.id,
        at: clock.now(),
        code,
        fields: { ...fields },
        sealed: entry.sealed,
      });
      await db.entries.delete(mutationId);
    });

  const attention: Outbox['attention'] = async () => {
    const items: Refused[] = [];
    for (const row of await db.attention.orderBy('at').toArray()) {
      const mutation = await openJson<MutationEnvelope>(cipher, row.sealed);
      if (mutation) items.push({ mutation, code: row.code, fields: row.fields });
    }
    return items;
  };

  const requeue: Outbox['requeue'] = async (mutationId, as) => {
    const sealed = await sealJson(cipher, as);
    await db.transaction('rw', all, async () => {
      const meta = await readMeta();
      await db.attention.delete(mutationId);
      await db.entries.put({ id: as.id, n: meta.nextN, savedAt: clock.now(), sealed, needs: [] });
      await db.meta.put({ ...meta, nextN: meta.nextN + 1 });
    });
  };

  const renumber: Outbox['renumber'] = (epoch, withJournal) =>
    db.transaction('rw', all, async () => {
      const kept = withJournal ? await db.journal.orderBy('order').toArray() : [];
      const waiting = await db.entries.orderBy('n').toArray();
      const again: Entry[] = kept.map(({ id, at, sealed }) => ({ id, n: 0, savedAt: at, sealed, needs: [] }));
      const entries = [...again, ...waiting].map((entry, index) => ({ ...entry, n: index + 1 }));
      await db.entries.bulkPut(entries);
      await db.journal.bulkDelete(kept.map(({ id }) => id));
      const meta = await readMeta();
      await db.meta.put({ ...meta, clientId: newId(), epoch, nextN: entries.length + 1 });
    });

  const forget: Outbox['forget'] = async (recordId) => {
    let isGap = false;
    for (const table of [db.entries, db.journal, db.attention]) {
      const rows = await (table as Table<{ id: string; sealed: Uint8Array }, string>).toArray();
      for (const { id, sealed } of rows) {
        const mutation = await openJson<MutationEnvelope>(cipher, sealed);
        if (mutation && !JSON.stringify(mutation.args).includes(recordId)) continue;
        await (table as Table<unknown, string>).delete(id);
        isGap ||= table === db.entries;
      }
    }
    // A gap in the count would hold up what comes behind it.
    if (isGap) await renumber((await identity()).epoch, false);
  };

  return {
    identity,
    save,
    next: async (count) => openAll(await db.entries.orderBy('n').limit(count).toArray()),
    waiting: async () => openAll(await db.entries.orderBy('n').toArray()),
    waitingIds: async () => new Set(await db.entries.toCollection().primaryKeys()),
    oldest: async () => ({
      count: await db.entries.count(),
      savedAt: (await db.entries.orderBy('n').first())?.savedAt ?? null,
    }),
    needs: async (id) => (await db.entries.get(id))?.needs ?? [],
    content: async (hash) => {
      const row = await db.contents.get(hash);
      return row ? cipher.open(row.sealed) : null;
    },
    acknowledge,
    setAside,
    attention,
    attentionCount: () => db.attention.count(),
    requeue,
    drop: async (id) => {
      await db.attention.delete(id);
    },
    renumber,
    setEpoch: (epoch) =>
      db.transaction('rw', db.meta, async () => {
        await db.meta.put({ ...(await readMeta()), epoch });
      }),
    forget,
    close: () => db.close(),
    destroy: () => db.delete(),
  };
};
