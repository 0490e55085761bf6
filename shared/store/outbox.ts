/**
 * The changes of this device, in a database of their own: what waits, what needs a person, and for two weeks what the
 * server has acknowledged. Written with strict durability.
 *
 * A change gets its number in the transaction that saves it, so numbers have no gap. All content is encrypted; in clear
 * lie ids, numbers and times.
 */
import type { Table } from 'dexie';
import type { MutationEnvelope, MutationOutcome } from '../domain/mutation.ts';
import { SYNC_LIMITS } from '../domain/sync.ts';
import { fail, ok } from '../lib/result.ts';
import type { Result } from '../lib/result.ts';
import type { Cipher, StoreEnvironment } from './environment.ts';
import type { PendingContent } from './local-store.ts';
import { openDatabase } from './open-database.ts';
import type { ReadyDatabase } from './open-database.ts';
import { sweepContents } from './outbox-contents.ts';
import { OutboxDatabase } from './outbox-database.ts';
import type { AttentionRow, Content, Entry, Kept, Meta } from './outbox-database.ts';
import { createSettle } from './outbox-settle.ts';
import { openJson, sealJson } from './sealed-json.ts';
import { storeFailure } from './store-failure.ts';

export type Waiting = {
  readonly n: number;
  readonly savedAt: number;
  readonly mutation: MutationEnvelope;
  /** Hashes of content the change needs at the server first. */
  readonly needs: readonly string[];
};
type Params = Readonly<Record<string, string | number>>;
export type Refused = {
  readonly mutation: MutationEnvelope;
  readonly code: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly params?: Params;
};
export type OutboxIdentity = {
  readonly clientId: string;
  readonly epoch: string;
  readonly isNew: boolean;
  /** Up to where the settled ones go; all of them are in whatever is asked for from now on. */
  readonly settledTo: number;
};
export type OutboxOverview = {
  readonly ids: ReadonlySet<string>;
  /** ms since 1970; null when nothing waits. */
  readonly oldestAt: number | null;
  readonly attention: number;
};

const DAY_MS = 86_400_000;

export type Outbox = {
  readonly ready: ReadyDatabase;
  /** Which device this is for the server; `isNew` until the server's time was noted for the first time. */
  readonly identity: () => Promise<OutboxIdentity>;
  /** All or none. An id that is there already, in whatever state, is not saved again. Errors: `store.*`. */
  readonly save: (
    mutations: readonly MutationEnvelope[],
    content: readonly PendingContent[],
  ) => Promise<Result<void>>;
  /** The next ones to send, in their order. */
  readonly next: (count: number) => Promise<readonly Waiting[]>;
  /** All of them, or those of the given ids that still wait. */
  readonly waiting: (ids?: readonly string[]) => Promise<readonly Waiting[]>;
  readonly waitingCount: () => Promise<number>;
  readonly overview: () => Promise<OutboxOverview>;
  /** Settled ones that are not in what was fetched yet: they are as much there for their author as those that wait. */
  readonly unshown: () => Promise<readonly MutationEnvelope[]>;
  readonly noteShown: (settledTo: number) => Promise<void>;
  readonly content: (hash: string) => Promise<Uint8Array | null>;
  /**
   * What the server has settled leaves the queue: kept for two weeks in case it forgets, or, where it will not have it,
   * until a person decides. One transaction. Replay: harmless.
   */
  readonly settle: (outcomes: readonly MutationOutcome[]) => Promise<void>;
  /** What became of a change that waits no more; null when it still does or was never here. */
  readonly outcomeOf: (mutationId: string) => Promise<MutationOutcome | null>;
  readonly attention: () => Promise<readonly Refused[]>;
  /** Back in the queue, at its end, as the given change. */
  readonly requeue: (mutationId: string, as: MutationEnvelope) => Promise<void>;
  readonly drop: (mutationId: string) => Promise<void>;
  /**
   * Another life of the server, or another device with our number: everything of the last two weeks is offered again
   * under a new device id, in the old order. The changes keep their ids, so the server does nothing twice.
   */
  readonly renumber: (epoch: string, withJournal: boolean) => Promise<void>;
  readonly setEpoch: (epoch: string) => Promise<void>;
  /** By the server's clock, as a device's own may be years off: what was settled two weeks before goes. ms since 1970. */
  readonly noteServerTime: (now: number) => Promise<void>;
  /** Removes every change that says one of these words (ids, addresses), wherever it stands. */
  readonly forget: (words: readonly string[]) => Promise<void>;
  readonly close: () => void;
  readonly destroy: () => Promise<void>;
};

export const openOutbox = (account: string, env: StoreEnvironment, cipher: Cipher): Outbox => {
  const db = new OutboxDatabase(account, env);
  const ready = openDatabase(db, env.timers);
  const { clock, newId } = env;
  const all = [db.entries, db.journal, db.attention, db.contents, db.settledContents, db.meta];

  const makeMeta = (): Meta => ({
    key: 'identity',
    clientId: newId(),
    epoch: '',
    nextN: 1,
    order: 1,
    days: [],
    shown: 1,
    met: false,
  });
  const readMeta = async (): Promise<Meta> => (await db.meta.get('identity')) ?? makeMeta();

  const identityOf = ({ clientId, epoch, met, order }: Meta): OutboxIdentity => ({
    clientId,
    epoch,
    isNew: !met,
    settledTo: order,
  });
  /** Asked often: only the very first time something is written. */
  const identity: Outbox['identity'] = async () => {
    const known = await db.meta.get('identity');
    if (known) return identityOf(known);
    return db.transaction('rw', db.meta, async () => {
      const meta = await readMeta();
      await db.meta.put(meta);
      return identityOf(meta);
    });
  };

  /** Those the key does not open are lost; they must not hold up the others. */
  const openAll = async (entries: readonly Entry[]): Promise<Waiting[]> => {
    const lost: string[] = [];
    const open = async ({ id, n, savedAt, sealed, needs }: Entry): Promise<Waiting[]> => {
      const mutation = await openJson<MutationEnvelope>(cipher, sealed);
      if (mutation) return [{ n, savedAt, mutation, needs }];
      lost.push(id);
      return [];
    };
    const found = (await Promise.all(entries.map(open))).flat();
    if (lost.length === 0) return found;
    await db.transaction('rw', all, async () => {
      await db.entries.bulkDelete(lost);
      await count(await readMeta(), await db.entries.orderBy('n').toArray());
    });
    return [];
  };

  /** Numbers them anew, without a gap, as another device. Inside a transaction over everything. */
  const count = async (meta: Meta, entries: readonly Entry[]): Promise<void> => {
    await db.entries.bulkPut(entries.map((entry, index) => ({ ...entry, n: index + 1 })));
    await db.meta.put({ ...meta, clientId: newId(), nextN: entries.length + 1 });
  };

  const save: Outbox['save'] = async (mutations, content) => {
    const opened = await ready();
    if (!opened.ok) return opened;
    try {
      const sealed = new Map<string, Entry>();
      const needs = content.map(({ hash }) => hash);
      for (const mutation of mutations) {
        const bytes = await sealJson(cipher, mutation);
        const { id } = mutation;
        sealed.set(id, { id, n: 0, savedAt: clock.now(), sealed: bytes, needs });
      }
      const contents: Content[] = [];
      for (const { hash, bytes } of content) contents.push({ hash, sealed: await cipher.seal(bytes) });
      await db.transaction('rw', all, async () => {
        const meta = await readMeta();
        if (contents.length > 0) await db.contents.bulkPut(contents);
        const known = await Promise.all(
          [db.entries, db.journal, db.attention].map((table) =>
            table
              .where('id')
              .anyOf([...sealed.keys()])
              .primaryKeys(),
          ),
        );
        for (const id of known.flat()) sealed.delete(id);
        const added = [...sealed.values()].map((entry, index) => ({ ...entry, n: meta.nextN + index }));
        await Promise.all([
          db.entries.bulkAdd(added),
          db.meta.put({ ...meta, nextN: meta.nextN + added.length }),
        ]);
      });
      return ok(undefined);
    } catch (error) {
      return fail(storeFailure(error));
    }
  };

  const outcomeOf: Outbox['outcomeOf'] = async (id) => {
    const kept = await db.journal.get(id);
    if (kept) {
      const outcome = await openJson<MutationOutcome>(cipher, kept.outcome);
      return outcome && (outcome.status === 'rejected' ? outcome : { ...outcome, replayed: true });
    }
    const refused = await db.attention.get(id);
    return refused ? { id, status: 'rejected', error: { code: refused.code, fields: refused.fields } } : null;
  };

  const attention: Outbox['attention'] = async () => {
    const items: Refused[] = [];
    for (const row of await db.attention.orderBy('at').toArray()) {
      const mutation = await openJson<MutationEnvelope>(cipher, row.sealed);
      const params = row.params ? await openJson<Params>(cipher, row.params) : null;
      if (mutation)
        items.push({ mutation, code: row.code, fields: row.fields, ...(params ? { params } : {}) });
    }
    return items;
  };

  const requeue: Outbox['requeue'] = async (mutationId, as) => {
    const sealed = await sealJson(cipher, as);
    await db.transaction('rw', all, async () => {
      // Somebody else was quicker.
      const refused = await db.attention.get(mutationId);
      if (!refused) return;
      const meta = await readMeta();
      await db.attention.delete(mutationId);
      await db.entries.put({ id: as.id, n: meta.nextN, savedAt: clock.now(), sealed, needs: refused.needs });
      await db.meta.put({ ...meta, nextN: meta.nextN + 1 });
    });
  };

  const renumber: Outbox['renumber'] = (epoch, withJournal) =>
    db.transaction('rw', all, async () => {
      const kept = withJournal ? await db.journal.orderBy('order').toArray() : [];
      const waiting = await db.entries.orderBy('n').toArray();
      const savedAt = clock.now();
      const again: Entry[] = kept.map(({ id, sealed, needs }) => ({ id, n: 0, savedAt, sealed, needs }));
      await db.journal.bulkDelete(kept.map(({ id }) => id));
      await count({ ...(await readMeta()), epoch }, [...again, ...waiting]);
    });

  const noteServerTime: Outbox['noteServerTime'] = (now) =>
    db.transaction('rw', all, async () => {
      const meta = await readMeta();
      const old = meta.days.findLast(({ at }) => at <= now - SYNC_LIMITS.journalDays * DAY_MS);
      if (old) {
        await db.journal.where('order').below(old.order).delete();
        await db.settledContents.where('order').below(old.order).delete();
        await sweepContents(db);
      }
      const days = meta.days.filter(({ at }) => at >= (old?.at ?? 0));
      const isNext = (days.at(-1)?.at ?? 0) <= now - DAY_MS;
      await db.meta.put({
        ...meta,
        met: true,
        days: isNext ? [...days, { at: now, order: meta.order }] : days,
      });
    });

  /** Ids of those that say one of the words, or nothing that can be read. */
  const saying = async (
    rows: readonly (Entry | Kept | AttentionRow)[],
    words: readonly string[],
  ): Promise<string[]> => {
    const ids: string[] = [];
    for (const { id, sealed } of rows) {
      const mutation = await openJson<MutationEnvelope>(cipher, sealed);
      const text = mutation && JSON.stringify(mutation.args).toLowerCase();
      if (text === null || words.some((word) => text.includes(word.toLowerCase()))) ids.push(id);
    }
    return ids;
  };

  const forget: Outbox['forget'] = async (words) => {
    if (words.length === 0) return;
    for (;;) {
      const entries = await db.entries.toArray();
      const gone = await saying(entries, words);
      const settled = await saying(await db.journal.toArray(), words);
      const refused = await saying(await db.attention.toArray(), words);
      const isDone = await db.transaction('rw', all, async () => {
        const now = await db.entries.orderBy('n').toArray();
        // Reading took time outside the transaction: whatever was saved meanwhile is looked at as well.
        if (now.length !== entries.length) return false;
        const attached = (await db.journal.bulkGet(settled)).flatMap((kept) => kept?.needs ?? []);
        await db.settledContents.bulkDelete(attached);
        await (db.journal as Table<unknown, string>).bulkDelete(settled);
        await db.attention.bulkDelete(refused);
        await db.entries.bulkDelete(gone);
        await sweepContents(db);
        if (gone.length === 0) return true;
        // A gap in the count would hold up what comes behind it.
        await count(
          await readMeta(),
          now.filter(({ id }) => !gone.includes(id)),
        );
        return true;
      });
      if (isDone) return;
    }
  };

  return {
    ready,
    identity,
    save,
    next: async (limit) => openAll(await db.entries.orderBy('n').limit(limit).toArray()),
    waiting: async (ids) => {
      if (!ids) return openAll(await db.entries.orderBy('n').toArray());
      return openAll((await db.entries.bulkGet([...ids])).filter((entry) => entry !== undefined));
    },
    waitingCount: () => db.entries.count(),
    overview: () =>
      db.transaction('r', db.entries, db.attention, async () => {
        const refused = await db.attention.count();
        const ids = new Set(await db.entries.toCollection().primaryKeys());
        const oldest = ids.size > 0 ? await db.entries.orderBy('n').first() : undefined;
        return { ids, oldestAt: oldest?.savedAt ?? null, attention: refused };
      }),
    unshown: async () => {
      const { shown } = await readMeta();
      const kept = await db.journal.where('order').aboveOrEqual(shown).sortBy('order');
      const mutations: MutationEnvelope[] = [];
      for (const { sealed } of kept) {
        const mutation = await openJson<MutationEnvelope>(cipher, sealed);
        if (mutation) mutations.push(mutation);
      }
      return mutations;
    },
    noteShown: async (settledTo) => {
      if (settledTo <= (await readMeta()).shown) return;
      await db.transaction('rw', db.meta, async () => {
        await db.meta.put({ ...(await readMeta()), shown: settledTo });
      });
    },
    content: async (hash) => {
      const row = await db.contents.get(hash);
      return row ? cipher.open(row.sealed) : null;
    },
    settle: createSettle({ db, all, cipher, clock, readMeta }),
    outcomeOf,
    attention,
    requeue,
    drop: (id) =>
      db.transaction('rw', all, async () => {
        await db.attention.delete(id);
        await sweepContents(db);
      }),
    renumber,
    setEpoch: (epoch) =>
      db.transaction('rw', db.meta, async () => {
        await db.meta.put({ ...(await readMeta()), epoch });
      }),
    noteServerTime,
    forget,
    close: () => db.close(),
    destroy: () => db.delete(),
  };
};
