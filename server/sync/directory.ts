/**
 * Which addresses and domains are known, in a form a device may keep: domains of companies in plain (they are public),
 * addresses as the first eight bytes of a keyed hash, so that a device can ask itself and nobody else.
 */
import { createHmac } from 'node:crypto';
import type { SyncDirectory } from '#shared/domain/sync.ts';
import { ok } from '#shared/lib/result.ts';
import type { RandomBytes } from '#shared/lib/ids.ts';
import type { Scope } from '../core/scope.ts';
import type { Sql, Store } from '../db/store.ts';

const KEY = 'directory_key';
const KEY_BYTES = 32;
const HASH_BYTES = 8;
const PAGE = 5_000;
const NEWEST = 'select max(seq) as seq from change';

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

/** All rows of a statement by its key, page by page, so that nothing else waits long. */
const readColumn = async (sql: Sql, statement: string, scope: Scope): Promise<string[]> => {
  const values: string[] = [];
  for (let last = ''; ;) {
    const rows = await sql.all<{ value: string }>(statement, last, ...scope.buckets, PAGE);
    values.push(...rows.map(({ value }) => value));
    if (rows.length < PAGE) return values;
    last = rows.at(-1)!.value;
    await new Promise(setImmediate);
  }
};

const marks = (scope: Scope): string => scope.buckets.map(() => '?').join(', ');

/** Null when the asker's version is still right. */
export const readDirectory = async (
  store: Store,
  scope: Scope,
  random: RandomBytes,
  version: string | undefined,
): Promise<SyncDirectory | null> => {
  const { sql } = store;
  const newest = String((await sql.get<{ seq: number | null }>(NEWEST))?.seq ?? 0);
  if (newest === version) return null;
  const key = await ensureKey(store, random);
  const addresses = await readColumn(
    sql,
    `select distinct i."emailKey" as value from email_index i join person p on p.id = i."recordId"
     where i."emailKey" > ? and p."deletedAt" is null and p.bucket in (${marks(scope)}) order by 1 limit ?`,
    scope,
  );
  const domains = await readColumn(
    sql,
    `select distinct d.domain as value from domain_index d join company c on c.id = d."companyId"
     where d.domain > ? and c."deletedAt" is null and c.bucket in (${marks(scope)}) order by 1 limit ?`,
    scope,
  );
  const secret = Buffer.from(key, 'base64');
  const hashes = addresses.map((address) =>
    createHmac('sha256', secret).update(address).digest().subarray(0, HASH_BYTES),
  );
  return {
    key,
    addresses: Buffer.concat(hashes.toSorted((one, other) => one.compare(other))).toString('base64'),
    domains,
    version: newest,
  };
};
