/**
 * The records a device starts with, in pages that can be asked for again. The cursor to go on from is that of before the
 * first page: what changed in between comes once more with the first pull.
 */
import { SYNC_LIMITS, SYNC_TYPES } from '#shared/domain/sync.ts';
import type { RecordKey, SyncBootstrapAnswer, SyncDoc, SyncType } from '#shared/domain/sync.ts';
import { isId } from '#shared/lib/ids.ts';
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { pageRows } from '../activities/timeline.query.ts';
import type { Scope } from '../core/scope.ts';
import { invalidCursor } from '../db/change-feed.ts';
import { readLots } from '../db/read-lots.ts';
import type { Sql, Store } from '../db/store.ts';
import { takingTurns } from '../db/taking-turns.ts';
import { recordTables } from '../records.ts';
import { readDocuments } from './documents.ts';
import { readEpoch } from './epoch.ts';
import { findClient } from './sync-clients.ts';
import { workingSet } from './working-set.ts';

export type Bootstrap = {
  readonly clientId: string;
  readonly set: 'working' | 'all';
  readonly limit: number;
  readonly buckets: readonly string[] | null;
  readonly after: string | undefined;
  /** These alone, in one page. */
  readonly customers: readonly string[] | null;
};
/** Where a page begins: the cursor of the start, what part, and the last id given. */
type Place = { readonly cursor: string; readonly part: string; readonly id: string };
type Page = {
  readonly docs: SyncDoc[];
  readonly next: { readonly part: string; readonly id: string } | null;
};

/** Customers of a working set in one page; each brings its history. */
const CUSTOMERS = 100;

const writePlace = ({ cursor, part, id }: Place): string => `${cursor}~${part}~${id}`;

const readPlace = (text: string): Place | null => {
  const [cursor = '', part = '', id = '', ...rest] = text.split('~');
  const isPart = part === 'customers' || (SYNC_TYPES as readonly string[]).includes(part);
  return rest.length === 0 && isPart && (id === '' || isId(id)) && /^[\d-]{1,40}$/.test(cursor)
    ? { cursor, part, id }
    : null;
};

/** One page of everything of one type; then the next type. */
const pageOfAll = async (sql: Sql, scope: Scope, { part, id }: Place): Promise<Page> => {
  const type = part as SyncType;
  const rows = await sql.all<{ id: string }>(
    `select id from ${recordTables[type]!.table} where "deletedAt" is null and id > ? order by id limit ?`,
    id,
    SYNC_LIMITS.bootstrap,
  );
  const docs = await readDocuments(
    sql,
    scope,
    rows.map((row) => ({ type, id: row.id })),
  );
  const isFull = rows.length === SYNC_LIMITS.bootstrap;
  const following = SYNC_TYPES[SYNC_TYPES.indexOf(type) + 1];
  const next = isFull ? { part, id: rows.at(-1)!.id } : following ? { part: following, id: '' } : null;
  return { docs, next };
};

const keysOf = (type: SyncType, rows: readonly { id: string }[]): RecordKey[] =>
  rows.map(({ id }) => ({ type, id }));

/** What hangs on these customers: who works where, what is open, and the last of their history. */
const around = async (sql: Sql, scope: Scope, ids: readonly string[]): Promise<RecordKey[]> => {
  const find = (text: string) => readLots<{ id: string }>(sql, text, ids);
  const activities = new Set<string>();
  for (const id of ids) {
    for (const row of await pageRows(sql, scope, id, null)) activities.add(row.id);
  }
  return [
    ...keysOf(
      'person',
      ids.map((id) => ({ id })),
    ),
    ...keysOf(
      'company',
      ids.map((id) => ({ id })),
    ),
    ...keysOf('employment', await find('select id from employment where "personId" in ({ids})')),
    ...keysOf('company', await find('select "companyId" as id from employment where "personId" in ({ids})')),
    ...keysOf('relationship', await find('select id from relationship where "personId" in ({ids})')),
    ...keysOf('relationship', await find('select id from relationship where "otherId" in ({ids})')),
    ...keysOf('task', await find('select id from task where done = 0 and "personId" in ({ids})')),
    ...keysOf('task', await find('select id from task where done = 0 and "companyId" in ({ids})')),
    ...keysOf('fact', await find('select id from fact where "personId" in ({ids})')),
    ...keysOf('fact', await find('select id from fact where "companyId" in ({ids})')),
    ...keysOf('deal', await find('select id from deal where "personId" in ({ids})')),
    ...keysOf('deal', await find('select id from deal where "companyId" in ({ids})')),
    ...keysOf(
      'conflict',
      await find('select id from conflict where "resolvedAt" is null and "recordId" in ({ids})'),
    ),
    ...keysOf(
      'activity',
      [...activities].map((id) => ({ id })),
    ),
  ];
};

const OWN_TASKS = 'select id from task where "assigneeId" = ? and done = 0 and "deletedAt" is null';
const DATED = `${OWN_TASKS} and "dueOn" is not null order by "dueOn" limit ?`;
const UNDATED = `${OWN_TASKS} and "dueOn" is null limit ?`;
const RULES =
  'select id from log_rule where "deletedAt" is null and ("ownerId" is null or "ownerId" = ?) order by id';
const CUSTOM_FIELDS = 'select id from custom_field where "deletedAt" is null';
const USERS = 'select id from user_account where "deletedAt" is null';

/** Own open follow-ups, as many as a device takes: those with a day first, the next ones of them. */
const ownTasks = async (sql: Sql, { userId }: Scope): Promise<{ id: string }[]> => {
  const dated = await sql.all<{ id: string }>(DATED, userId, SYNC_LIMITS.workingSet);
  const undated = await sql.all<{ id: string }>(UNDATED, userId, SYNC_LIMITS.workingSet - dated.length);
  return [...dated, ...undated];
};

const pageOfWorkingSet = async (
  sql: Sql,
  scope: Scope,
  place: Place,
  limit: number,
  now: number,
): Promise<Page> => {
  const customers = (await workingSet(sql, scope, limit, now)).filter((id) => id > place.id);
  const page = customers.slice(0, CUSTOMERS);
  const first: RecordKey[] =
    place.id === ''
      ? [
          ...keysOf('user', await sql.all<{ id: string }>(USERS)),
          ...keysOf('custom_field', await sql.all<{ id: string }>(CUSTOM_FIELDS)),
          ...keysOf('log_rule', await sql.all<{ id: string }>(RULES, scope.userId)),
          ...keysOf('task', await ownTasks(sql, scope)),
        ]
      : [];
  const docs = await readDocuments(sql, scope, [...first, ...(await around(sql, scope, page))]);
  return { docs, next: customers.length > CUSTOMERS ? { part: 'customers', id: page.at(-1)! } : null };
};

export const createBootstrap =
  (store: Store) =>
  async (scope: Scope, asked: Bootstrap, now: number): Promise<Result<SyncBootstrapAnswer>> => {
    const client = await findClient(store.sql, scope, asked.clientId);
    if (!client.ok) return client;
    const start = async (): Promise<Place> => ({
      cursor: await store.changes.end(),
      part: asked.set === 'all' ? SYNC_TYPES[0] : 'customers',
      id: '',
    });
    const place = asked.after === undefined ? await start() : readPlace(asked.after);
    if (!place) return invalidCursor();
    const only = asked.buckets && new Set(asked.buckets);
    // Only the asked-for buckets, and of those only the asker's own.
    const seen = only ? { ...scope, buckets: scope.buckets.filter((bucket) => only.has(bucket)) } : scope;
    const sql = takingTurns(store.sql);
    const page = asked.customers
      ? { docs: await readDocuments(sql, seen, await around(sql, seen, asked.customers)), next: null }
      : place.part === 'customers'
        ? await pageOfWorkingSet(sql, seen, place, asked.limit, now)
        : await pageOfAll(sql, seen, place);
    return ok({
      epoch: await readEpoch(store.sql),
      cursor: place.cursor,
      buckets: [...scope.buckets],
      docs: page.docs,
      next: page.next && writePlace({ ...place, ...page.next }),
    });
  };
