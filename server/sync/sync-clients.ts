/** The devices that sync: whose they are and how far they have come. */
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Scope } from '../core/scope.ts';
import type { Sql, Tx } from '../db/store.ts';

export type SyncClient = {
  readonly id: string;
  readonly userId: string;
  readonly lastN: number;
  readonly cursor: string | null;
  readonly poisonId: string | null;
  readonly poisonTries: number;
};

const FIND = `select id, "userId", "lastN", cursor, "poisonId", "poisonTries" from sync_client where id = ?`;

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
  if (found.value) return ok(found.value);
  await tx.run(
    'insert into sync_client (id, "userId", "credentialId", "createdAt") values (?, ?, ?, ?)',
    id,
    scope.userId,
    scope.credentialId,
    now,
  );
  return ok({ id, userId: scope.userId, lastN: 0, cursor: null, poisonId: null, poisonTries: 0 });
};

/** How far a device has read, for the status and for nothing else; never in the way of the answer. */
export const notePull = async (
  tx: Tx,
  scope: Scope,
  id: string,
  cursor: string,
  now: string,
): Promise<Result<null>> => {
  const client = await claimClient(tx, scope, id, now);
  if (!client.ok) return client;
  await tx.run('update sync_client set cursor = ?, "lastPullAt" = ? where id = ?', cursor, now, id);
  return ok(null);
};
