/** How far the asker's devices are: for the person who wonders, and for the diagnosis of one that hangs. */
import type { SyncStatus } from '#shared/domain/sync.ts';
import type { Scope } from '../core/scope.ts';
import type { Store } from '../db/store.ts';
import { readEpoch } from './epoch.ts';

type Row = {
  id: string;
  name: string | null;
  lastN: number;
  lastPushAt: string | null;
  lastPullAt: string | null;
  cursor: string | null;
  quarantined: number;
};

const CLIENTS = `select s.id as id, c.name as name, s."lastN" as "lastN", s."lastPushAt" as "lastPushAt",
  s."lastPullAt" as "lastPullAt", s.cursor as cursor,
  (select count(*) from sync_quarantine q where q."clientId" = s.id) as quarantined
  from sync_client s left join credential c on c.id = s."credentialId"
  where s."userId" = ? order by s."createdAt" desc limit 100`;
/** Counted so far; a device that is further behind than this starts anew anyway. */
const BEHIND_MAX = 1_000;

const behind = async (store: Store, cursor: string | null): Promise<number> => {
  const page = await store.changes.after(cursor, BEHIND_MAX);
  return page.ok ? page.value.changes.length : 0;
};

export const readSyncStatus = async (
  store: Store,
  scope: Scope,
  clientId: string | undefined,
  now: string,
): Promise<SyncStatus> => {
  const rows = await store.sql.all<Row>(CLIENTS, scope.userId);
  const clients: SyncStatus['clients'] = [];
  for (const { cursor, name, ...row } of rows) {
    clients.push({
      ...row,
      name: name ?? '',
      current: row.id === clientId,
      behind: await behind(store, cursor),
    });
  }
  return { epoch: await readEpoch(store.sql), now, clients };
};
