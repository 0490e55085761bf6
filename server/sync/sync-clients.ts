/** The devices that sync: whose they are and how far they have come. */
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Scope } from '../core/scope.ts';
import type { Sql, Store, Tx } from '../db/store.ts';

export type SyncClient = {
  readonly id: string;
  readonly userId: string;
  readonly credentialId: string | null;
  readonly lastN: number;
  readonly cursor: string | null;
  readonly waiting: number | null;
  readonly poisonId: string | null;
  readonly poisonTries: number;
};

const FIND = `select id, "userId", "credentialId", "lastN", cursor, waiting, "poisonId", "poisonTries" from sync_client where id = ?`;

/** Null for one that never said anything. Errors: `sync.foreign_client` for somebody else's. */
export const findClient = async (sql: Sql, scope: Scope, id: string): Promise<Result<SyncClient | null>> => {
  const client = await sql.get<SyncClient>(FIND, id);
  return client && client.userId !== scope.userId ? fail('sync.foreign_client') : ok(client ?? null);
};

/** The client, made known when it is new, held by this transaction until its end. Errors: `sync.foreign_client`. */
export const claimClient = async (
  tx: Tx,
  scope: Scope,
  id: string,
  now: string,
): Promise<Result<SyncClient>> => {
  await tx.lock(`sync:${id}`);
  const found = await findClient(tx, scope, id);
  if (!found.ok) return found;
  const { credentialId } = scope;
  if (found.value) {
    // Paired again, it comes with another sign-in.
    if (found.value.credentialId !== credentialId)
      await tx.run('update sync_client set "credentialId" = ? where id = ?', credentialId, id);
    return found as Result<SyncClient>;
  }
  await tx.run(
    'insert into sync_client (id, "userId", "credentialId", "createdAt") values (?, ?, ?, ?)',
    id,
    scope.userId,
    credentialId,
    now,
  );
  const { userId } = scope;
  return ok({
    id,
    userId,
    credentialId,
    lastN: 0,
    cursor: null,
    waiting: null,
    poisonId: null,
    poisonTries: 0,
  });
};

export type Pulled = { readonly id: string; readonly cursor: string; readonly waiting: number | null };

/** How far a device has read and what waits on it, for the status and for nothing else; written when it differs. */
export const notePull = async (
  store: Pick<Store, 'sql' | 'write'>,
  scope: Scope,
  { id, cursor, waiting }: Pulled,
  now: string,
): Promise<Result<null>> => {
  const known = await findClient(store.sql, scope, id);
  if (!known.ok) return known;
  const { cursor: before, waiting: waited, credentialId } = known.value ?? {};
  if (before === cursor && waited === waiting && credentialId === scope.credentialId) return ok(null);
  return store.write(async (tx) => {
    const client = await claimClient(tx, scope, id, now);
    if (!client.ok) return client;
    await tx.run(
      'update sync_client set cursor = ?, waiting = ?, "lastPullAt" = ? where id = ?',
      cursor,
      waiting,
      now,
      id,
    );
    return ok(null);
  });
};
