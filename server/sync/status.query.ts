/** How far devices are: for the person who wonders, and for whoever helps with one that hangs. */
import type { SyncDevice, SyncStatus } from '#shared/domain/sync.ts';
import { isAdmin } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Sql, Store } from '../db/store.ts';
import { readLots } from '../db/read-lots.ts';
import { readEpoch } from './epoch.ts';

type Row = {
  id: string;
  userId: string;
  userName: string;
  name: string | null;
  credentialId: string | null;
  signedIn: number;
  lastUsedAt: string | null;
  lastN: number;
  lastPushAt: string | null;
  lastPullAt: string | null;
  waiting: number | null;
  cursor: string | null;
};
type SetAside = SyncDevice['quarantined'][number] & { clientId: string };
type Lag = Pick<SyncDevice, 'behind' | 'behindSince'>;

const CLIENTS = (mine: string): string => `
  select s.id as id, s."userId" as "userId", u.name as "userName", c.name as name,
  s."credentialId" as "credentialId",
  case when c.id is not null and c."revokedAt" is null and u.disabled = 0 then 1 else 0 end as "signedIn",
  c."lastUsedAt" as "lastUsedAt", s."lastN" as "lastN", s."lastPushAt" as "lastPushAt",
  s."lastPullAt" as "lastPullAt", s.waiting as waiting, s.cursor as cursor
  from sync_client s join user_account u on u.id = s."userId" left join credential c on c.id = s."credentialId"
  ${mine} order by coalesce(s."lastPullAt", s."lastPushAt", s."createdAt") desc limit 200`;
const OWN = CLIENTS('where s."userId" = ?');
const EVERYBODYS = CLIENTS('');
const SET_ASIDE = `select id, "clientId", name, at from sync_quarantine where "clientId" in ({ids}) order by at, id`;
/** Counted so far; a device that is further behind than this starts anew anyway. */
const BEHIND_MAX = 1_000;

const lagBehind = async (store: Store, cursor: string | null): Promise<Lag> => {
  const page = await store.changes.after(cursor, BEHIND_MAX);
  const changes = page.ok ? page.value.changes : [];
  return { behind: Math.min(changes.length, BEHIND_MAX), behindSince: changes[0]?.at ?? null };
};

const newest = (instants: readonly (string | null)[]): string | null =>
  instants
    .filter((instant) => instant !== null)
    .toSorted()
    .at(-1) ?? null;

const setAsideOf = async (
  sql: Sql,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SyncDevice['quarantined']>> => {
  const rows = Map.groupBy(await readLots<SetAside>(sql, SET_ASIDE, ids), ({ clientId }) => clientId);
  return new Map([...rows].map(([id, of]) => [id, of.map(({ clientId: _, ...change }) => change)]));
};

const statusOf = async (
  store: Store,
  rows: readonly Row[],
  asker: { readonly scope: Scope; readonly clientId: string | undefined },
  now: string,
): Promise<SyncStatus> => {
  const setAside = await setAsideOf(
    store.sql,
    rows.map(({ id }) => id),
  );
  // Most devices stand at the same place.
  const lags = new Map<string | null, Lag>();
  const clients: SyncDevice[] = [];
  for (const { cursor, name, credentialId, signedIn, lastUsedAt, ...row } of rows) {
    const lag = lags.get(cursor) ?? (await lagBehind(store, cursor));
    lags.set(cursor, lag);
    clients.push({
      ...row,
      ...lag,
      name: name ?? '',
      current: row.id === asker.clientId,
      own: credentialId !== null && credentialId === asker.scope.credentialId,
      signedIn: signedIn === 1,
      lastSeenAt: newest([lastUsedAt, row.lastPushAt, row.lastPullAt]),
      quarantined: setAside.get(row.id) ?? [],
    });
  }
  return { epoch: await readEpoch(store.sql), now, clients };
};

/** The asker's own devices; `clientId` names the one they ask from. */
export const readSyncStatus = async (
  store: Store,
  scope: Scope,
  clientId: string | undefined,
  now: string,
): Promise<SyncStatus> =>
  statusOf(store, await store.sql.all<Row>(OWN, scope.userId), { scope, clientId }, now);

/** Those of everybody, for whoever answers for the whole; nobody else sees any. */
export const readEverybodysStatus = async (store: Store, scope: Scope, now: string): Promise<SyncStatus> =>
  statusOf(
    store,
    isAdmin(scope) ? await store.sql.all<Row>(EVERYBODYS) : [],
    { scope, clientId: undefined },
    now,
  );
