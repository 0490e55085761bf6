/**
 * Which addresses and domains are known, in a form a device may keep: domains of companies in plain (they are public),
 * addresses as the first eight bytes of a keyed hash, so that a device can ask itself and nobody else.
 *
 * Going through a million addresses takes seconds of the thread that answers everybody. It is done in small pieces, once
 * for all who ask, and where it takes long not again for a while.
 */
import { createHmac } from 'node:crypto';
import type { SyncDirectory } from '#shared/domain/sync.ts';
import type { Clock } from '#shared/lib/clock.ts';
import type { RandomBytes } from '#shared/lib/ids.ts';
import { ok } from '#shared/lib/result.ts';
import type { Scope } from '../core/scope.ts';
import type { Sql, Store } from '../db/store.ts';
import { takingTurns } from '../db/taking-turns.ts';
import { hashesIn, inOrder, merged } from './hash-lists.ts';
import type { HashLists } from './hash-lists.ts';

const KEY = 'directory_key';
const KEY_BYTES = 32;
/** Rows read in one piece. */
const PAGE = 200;
const SMALL = 20_000;
/** Of more, for how long per address what was made is given out: about a hundred times of what making it took. */
const KEPT_MS = 1;

const ADDRESSES = `select i."emailKey" as value, i."recordType" as type, i."recordId" as id, coalesce(p.bucket, c.bucket) as bucket
  from email_index i
  left join person p on i."recordType" = 'person' and p.id = i."recordId" and p."deletedAt" is null
  left join company c on i."recordType" = 'company' and c.id = i."recordId" and c."deletedAt" is null
  where (i."emailKey", i."recordType", i."recordId") > (?, ?, ?)
  order by i."emailKey", i."recordType", i."recordId" limit ${PAGE}`;
const DOMAINS = `select d.domain as value, '' as type, d."companyId" as id, c.bucket as bucket
  from domain_index d left join company c on c.id = d."companyId" and c."deletedAt" is null
  where (d.domain, d."companyId") > (?, ?) order by d.domain, d."companyId" limit ${PAGE}`;

type Entry = { value: string; type: string; id: string; bucket: string | null };

/** All that is known, by who may see it. */
type Known = {
  /** Changes up to this cursor are in it. */
  readonly asOf: string;
  /** ms since 1970. */
  readonly madeAt: number;
  readonly size: number;
  readonly addresses: ReadonlyMap<string, HashLists>;
  readonly domains: ReadonlyMap<string, readonly string[]>;
};

const readKey = async (sql: Sql): Promise<string | null> =>
  (await sql.get<{ value: string }>('select value from meta where key = ?', KEY))?.value ?? null;

const ensureKey = async (store: Store, random: RandomBytes): Promise<string> => {
  const known = await readKey(store.sql);
  if (known) return known;
  const made = Buffer.from(random(KEY_BYTES)).toString('base64');
  await store.write(async (tx) =>
    ok(await tx.run('insert into meta (key, value) values (?, ?) on conflict (key) do nothing', KEY, made)),
  );
  return (await readKey(store.sql)) ?? made;
};

/** Pages of a walk along a key, others in between; what is deleted has no bucket and is left out. */
const walk = async function* (
  sql: Sql,
  statement: string,
  keyOf: (entry: Entry) => string[],
): AsyncGenerator<readonly (Entry & { bucket: string })[]> {
  let last = keyOf({ value: '', type: '', id: '', bucket: null });
  for (;;) {
    const rows = await sql.all<Entry>(statement, ...last);
    yield rows.filter((row): row is Entry & { bucket: string } => row.bucket !== null);
    if (rows.length < PAGE) return;
    last = keyOf(rows.at(-1)!);
  }
};

const make = async (sql: Sql, key: string, asOf: string, madeAt: number): Promise<Known> => {
  const secret = Buffer.from(key, 'base64');
  const hashes = new Map<string, string[][]>();
  let size = 0;
  for await (const page of walk(sql, ADDRESSES, ({ value, type, id }) => [value, type, id])) {
    for (const { value, bucket } of page)
      hashesIn(hashes, bucket, createHmac('sha256', secret).update(value).digest('latin1'));
    size += page.length;
  }
  const domains = new Map<string, string[]>();
  for await (const page of walk(sql, DOMAINS, ({ value, id }) => [value, id])) {
    for (const { value, bucket } of page) {
      const list = domains.get(bucket) ?? [];
      if (list.at(-1) !== value) list.push(value);
      domains.set(bucket, list);
    }
  }
  return { asOf, madeAt, size, addresses: await inOrder(hashes), domains };
};

export type Directory = {
  /** Null when the asker's version is still right. Of a large installation it may be some minutes old. */
  readonly read: (scope: Scope, version: string | undefined) => Promise<SyncDirectory | null>;
};

/** Up to `small` addresses every new one is there at once. */
export const createDirectory = (
  store: Store,
  random: RandomBytes,
  clock: Clock,
  small = SMALL,
): Directory => {
  let known: Known | null = null;
  let making: Promise<void> | null = null;

  const isRight = ({ asOf, madeAt, size }: Known, newest: string): boolean => {
    const age = clock.now() - madeAt;
    return !store.changes.isBehind(asOf, newest) || (size > small && age >= 0 && age < size * KEPT_MS);
  };
  const makeAnew = async (asOf: string): Promise<void> => {
    known = await make(takingTurns(store.sql), await ensureKey(store, random), asOf, clock.now());
  };
  const current = async (newest: string): Promise<Known> => {
    // One at a time, whoever asks: what somebody else had made may be older than what was asked for.
    while (!known || !isRight(known, newest)) {
      making ??= makeAnew(newest).finally(() => {
        making = null;
      });
      await making;
    }
    return known;
  };

  return {
    read: async ({ buckets }, version) => {
      const newest = await store.changes.end();
      if (newest === version) return null;
      const { asOf, addresses, domains } = await current(newest);
      if (asOf === version) return null;
      const lists = buckets.flatMap((bucket) => {
        const list = addresses.get(bucket);
        return list ? [list] : [];
      });
      return {
        key: await ensureKey(store, random),
        addresses: await merged(lists),
        domains: [...new Set(buckets.flatMap((bucket) => domains.get(bucket) ?? []))],
        version: asOf,
      };
    },
  };
};
