/**
 * Sessions, devices and API tokens: one table, one prepared look-up by the hash of an opaque secret.
 *
 * A revoked, expired or disabled one is no longer found with the very next request. Nothing rotates: Outlook's storage
 * forgets, and a rotated token that is lost locks a person out. Making and ending one is in the audit; when it was last
 * used is noted beside it, to the hour.
 */
import type { Clock } from '#shared/lib/clock.ts';
import { toInstant } from '#shared/lib/clock.ts';
import type { IdGenerator } from '#shared/lib/ids.ts';
import { ok } from '#shared/lib/result.ts';
import { DEFAULT_PREFERENCES } from '#shared/domain/user.ts';
import type { Preferences, Role } from '#shared/domain/user.ts';
import { writeAudit } from '../core/audit.ts';
import type { Actor } from '../core/audit.ts';
import { ANSWERS_FOR_ALL, bucketsOf } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Store, Tx } from '../db/store.ts';
import { newSecret, secretHash } from './secrets.ts';

export type CredentialKind = 'session' | 'device' | 'api';
const PREFIX = { session: 'kos', device: 'kod', api: 'koa' } as const;
/** What making one is called in the audit. A session is made by signing in. */
export const MADE = { session: 'session.create', device: 'device.create', api: 'token.create' } as const;
const DAY_MS = 86_400_000;
/** Sessions of the browser end after 30 days; devices and API tokens live until revoked. */
const SESSION_DAYS = 30;

type Found = {
  id: string;
  kind: CredentialKind;
  userId: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
  name: string;
  role: Role;
  teamId: string;
  preferences: string;
  /** What others opened to the account, one row for each; null where nobody did. */
  shared: string | null;
};

/** With what is shared, in one look-up: what was shared just now is seen with the next request. */
const LOOK_UP = `select c.id as id, c.kind as kind, c."userId" as "userId", c."expiresAt" as "expiresAt",
  c."lastUsedAt" as "lastUsedAt", u.name as name, u.role as role, u."teamId" as "teamId", u.preferences as preferences,
  s.bucket as shared
  from credential c join user_account u on u.id = c."userId"
  left join share s on s."userId" in (u.id, case when u.role = 'user' then u.id else '${ANSWERS_FOR_ALL}' end)
  where c."secretHash" = ? and c."revokedAt" is null and u.disabled = 0 and u."deletedAt" is null`;

/** Until the end of the transaction nobody else signs this account in, sets its password or ends what it holds. */
export const lockAccount = (tx: Tx, userId: string): Promise<void> | void => tx.lock(`account:${userId}`);

/** Signs an account out of its browsers, but for the session named. */
export const endSessions = async (
  tx: Tx,
  now: string,
  userId: string,
  keepId: string | null,
): Promise<void> => {
  await lockAccount(tx, userId);
  await tx.run(
    `update credential set "revokedAt" = ? where "userId" = ? and kind = 'session' and "revokedAt" is null and id <> ?`,
    now,
    userId,
    keepId ?? '',
  );
};

/**
 * Ends everything an account is signed in with; a device confirmed just now that has no token yet gets none. A linked
 * Microsoft account would let the next one in, so it is unlinked.
 */
export const endCredentials = async (tx: Tx, now: string, userId: string): Promise<void> => {
  await lockAccount(tx, userId);
  await tx.run(
    'update credential set "revokedAt" = ? where "userId" = ? and "revokedAt" is null',
    now,
    userId,
  );
  await tx.run(`update pairing set state = 'refused' where "userId" = ? and state = 'accepted'`, userId);
  await tx.run('update device_code set "usedAt" = ? where "userId" = ? and "usedAt" is null', now, userId);
  await tx.run('delete from entra_account where "userId" = ?', userId);
};
const STILL = `select c."expiresAt" as "expiresAt" from credential c join user_account u on u.id = c."userId"
  where c.id = ? and c."revokedAt" is null and u.disabled = 0 and u."deletedAt" is null`;

export type Credentials = {
  /** The asker behind a secret; null when it is good for nothing. */
  readonly check: (secret: string) => Promise<Scope | null>;
  /**
   * Makes a credential inside a transaction, with its entry in the audit; the secret is returned once and never stored.
   * `by` is who made it, where that is somebody else than the one who holds it from now on.
   */
  readonly create: (
    tx: Tx,
    kind: CredentialKind,
    userId: string,
    name: string,
    by?: Actor,
  ) => Promise<{ id: string; secret: string }>;
  /** Whether what was checked before still holds; for what lasts longer than a request. */
  readonly isLive: (id: string | null) => Promise<boolean>;
  /** Writes when credentials were last used, to the hour; called now and then. */
  readonly flushUse: () => Promise<void>;
};

export const createCredentials = (store: Store, clock: Clock, newId: IdGenerator): Credentials => {
  const used = new Map<string, string>();
  // Buckets of one user are the same list each time, as long as they are the same buckets.
  const buckets = new Map<string, readonly string[]>();

  const bucketsFor = (rows: readonly Found[]): readonly string[] => {
    const { userId, teamId } = rows[0]!;
    const more = rows.flatMap(({ shared }) => shared ?? []).toSorted();
    const key = [userId, teamId, ...more].join(' ');
    let list = buckets.get(key);
    if (!list) {
      list = bucketsOf(userId, teamId, more);
      if (buckets.size > 10_000) buckets.clear();
      buckets.set(key, list);
    }
    return list;
  };

  const noteUse = (found: Found, now: string): void => {
    const hour = now.slice(0, 13);
    if (!found.lastUsedAt?.startsWith(hour) && !used.get(found.id)?.startsWith(hour)) used.set(found.id, now);
  };

  return {
    check: async (secret) => {
      const rows = await store.sql.all<Found>(LOOK_UP, secretHash(secret));
      const [found] = rows;
      if (!found) return null;
      const now = toInstant(clock.now());
      if (found.expiresAt !== null && found.expiresAt <= now) return null;
      noteUse(found, now);
      const { locale } = JSON.parse(found.preferences) as Partial<Preferences>;
      return {
        userId: found.userId,
        userName: found.name,
        role: found.role,
        teamId: found.teamId,
        buckets: bucketsFor(rows),
        locale: locale ?? DEFAULT_PREFERENCES.locale,
        credentialId: found.id,
        credentialKind: found.kind,
      };
    },
    create: async (tx, kind, userId, name, by) => {
      const id = newId();
      const secret = newSecret(PREFIX[kind]);
      const now = clock.now();
      const actor = by ?? { userId, credentialId: id, credentialKind: kind };
      await tx.run(
        'insert into credential (id, kind, "userId", "secretHash", name, "createdAt", "expiresAt") values (?, ?, ?, ?, ?, ?, ?)',
        id,
        kind,
        userId,
        secretHash(secret),
        name,
        toInstant(now),
        kind === 'session' ? toInstant(now + SESSION_DAYS * DAY_MS) : null,
      );
      await writeAudit(tx, toInstant(now), actor, { action: MADE[kind], recordId: id, outcome: 'applied' });
      return { id, secret };
    },
    isLive: async (id) => {
      const found = await store.sql.get<{ expiresAt: string | null }>(STILL, id);
      return found !== undefined && (found.expiresAt === null || found.expiresAt > toInstant(clock.now()));
    },
    flushUse: async () => {
      if (used.size === 0) return;
      const entries = [...used];
      used.clear();
      await store.write(async (tx) => {
        for (const [id, at] of entries)
          await tx.run('update credential set "lastUsedAt" = ? where id = ?', at, id);
        return ok(null);
      });
    },
  };
};
