/**
 * The seeded store the figures are measured on; made once in the system's folder for temporary files, for each size and
 * each version of what makes it.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqliteStore } from '#server/db/sqlite/sqlite-store.ts';
import type { Store } from '#server/db/store.ts';
import { bucketsOf } from '#server/core/scope.ts';
import type { Scope } from '#server/core/scope.ts';
import { seedStore } from '#server/seed/seed-store.ts';

export type Size = {
  readonly people: number;
  readonly companies: number;
  readonly activities: number;
  readonly orders: number;
};
export type BenchStore = { readonly store: Store; readonly scope: Scope };

const SEED = 1;

export const openOrThrow = async (path: string): Promise<Store> => {
  const opened = await openSqliteStore(path);
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
};

/** Folders whose files decide what is in a seeded store. */
const MAKERS = ['seed', 'db/migrations'];

/** Changes with the seed and the tables: data of an older version is not measured as if it were today's. */
export const versionOf = (root: string): string => {
  const hash = createHash('sha256');
  for (const folder of MAKERS) {
    for (const name of readdirSync(join(root, folder)).toSorted())
      hash.update(`${folder}/${name}\n`).update(readFileSync(join(root, folder, name)));
  }
  return hash.digest('hex').slice(0, 12);
};
const SERVER = new URL('../../server', import.meta.url).pathname;

/** `folder` overrides where the data is; a seeded store found there is taken as it is. */
export const dataFolder = (size: Size, folder = ''): string =>
  folder ||
  join(
    tmpdir(),
    'kontor-bench',
    [size.people, size.companies, size.activities, size.orders, versionOf(SERVER)].join('-'),
  );

/** Seeds what is not there yet, and says so on standard error. */
export const ensureSeeded = async (folder: string, size: Size): Promise<void> => {
  const ready = join(folder, 'ready');
  if (existsSync(ready)) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  process.stderr.write(`Seeding ${JSON.stringify(size)} into ${folder}, once …\n`);
  const store = await openOrThrow(join(folder, 'kontor.db'));
  const done = await seedStore(store, { ...size, seed: SEED });
  await store.close();
  if (!done.ok) throw new Error(done.error.code);
  writeFileSync(ready, JSON.stringify(done.value));
};

/** Only read by devices that were away, and more than half of a large file. */
const COLD = new Set(['change']);
const PARTS = `select type, name, tbl_name as "table" from sqlite_master where type in ('table', 'index') and rootpage > 0`;
type Part = { readonly type: 'table' | 'index'; readonly name: string; readonly table: string };

/**
 * Reads each table and index once, but for the log of changes: as the system's memory has them for a server that has
 * been running. Disks are not what is measured.
 */
export const warmUp = (folder: string): void => {
  const db = new DatabaseSync(join(folder, 'kontor.db'), { readOnly: true });
  for (const { type, name, table } of db.prepare(PARTS).all() as Part[]) {
    if (COLD.has(table)) continue;
    const how = type === 'index' ? `indexed by "${name}"` : 'not indexed';
    try {
      db.prepare(`select count(*) from "${table}" ${how}`).get();
    } catch {
      // An index over some of the rows only cannot be read from end to end; it is small.
    }
  }
  db.close();
};

export const openBenchStore = async (folder: string): Promise<BenchStore> => {
  const store = await openOrThrow(join(folder, 'kontor.db'));
  const user = await store.sql.get<{ id: string; name: string; teamId: string }>(
    'select id, name, "teamId" from user_account where disabled = 0 order by id limit 1',
  );
  if (!user) throw new Error('The store holds no account.');
  const { id: userId, name: userName, teamId } = user;
  const scope: Scope = {
    userId,
    userName,
    teamId,
    role: 'owner',
    buckets: bucketsOf(userId, teamId),
    locale: 'de',
    credentialId: null,
    credentialKind: 'api',
  };
  return { store, scope };
};
