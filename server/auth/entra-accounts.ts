/**
 * Which account of Kontor belongs to which of Entra. Linked by whoever is signed in as the one and holds a token of the
 * other, or by the command line; never by an address. One of each: neither is moved to another without being unlinked first.
 * Linking, unlinking and each device made this way are in the audit.
 */
import type { Clock } from '#shared/lib/clock.ts';
import { toInstant } from '#shared/lib/clock.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { writeAudit } from '../core/audit.ts';
import type { Actor } from '../core/audit.ts';
import type { Sql, Store } from '../db/store.ts';
import { checkNames } from '../users/account-names.ts';
import { lockAccount } from './credentials.ts';
import type { Credentials } from './credentials.ts';
import type { EntraIdentity } from './entra-tokens.ts';

export type EntraAccounts = {
  /** A device of the linked account. Errors: `entra.unlinked`, `entra.refused` (the account is locked). */
  readonly signIn: (identity: EntraIdentity, deviceName: string) => Promise<Result<{ token: string }>>;
  /** Linked to the same already: nothing changes. Errors: `entra.linked_elsewhere`, `entra.has_other`. */
  readonly link: (userId: string, identity: EntraIdentity, by: Actor) => Promise<Result<null>>;
  /** Not linked: nothing changes. */
  readonly unlink: (userId: string, by: Actor) => Promise<Result<null>>;
  /** When it was linked; null when it is not. */
  readonly linkedAt: (userId: string) => Promise<string | null>;
};

type Linked = { userId: string; disabled: number; deletedAt: string | null };

const FIND = `select e."userId" as "userId", u.disabled as disabled, u."deletedAt" as "deletedAt"
  from entra_account e join user_account u on u.id = e."userId" where e."tenantId" = ? and e."objectId" = ?`;

export const createEntraAccounts = (store: Store, credentials: Credentials, clock: Clock): EntraAccounts => {
  const now = (): string => toInstant(clock.now());
  const find = async (sql: Sql, { tenantId, objectId }: EntraIdentity): Promise<Linked | undefined> =>
    sql.get<Linked>(FIND, tenantId, objectId);

  return {
    signIn: async (identity, name) => {
      const plain = checkNames({ name });
      if (!plain.ok) return plain;
      const seen = await find(store.sql, identity);
      if (!seen) return fail('entra.unlinked');
      return store.write(async (tx) => {
        await lockAccount(tx, seen.userId);
        const found = await find(tx, identity);
        if (found?.userId !== seen.userId) return fail('entra.unlinked');
        if (found.disabled === 1 || found.deletedAt !== null) return fail('entra.refused');
        const { secret: token } = await credentials.create(tx, 'device', found.userId, name);
        return ok({ token });
      });
    },
    link: (userId, identity, by) =>
      store.write(async (tx) => {
        await lockAccount(tx, userId);
        await tx.lock(`entra:${identity.tenantId}:${identity.objectId}`);
        const found = await find(tx, identity);
        if (found) return found.userId === userId ? ok(null) : fail('entra.linked_elsewhere');
        const own = await tx.get('select "userId" from entra_account where "userId" = ?', userId);
        if (own) return fail('entra.has_other');
        await tx.run(
          'insert into entra_account ("userId", "tenantId", "objectId", "linkedAt") values (?, ?, ?, ?)',
          userId,
          identity.tenantId,
          identity.objectId,
          now(),
        );
        await writeAudit(tx, now(), by, { action: 'entra.link', recordId: userId, outcome: 'applied' });
        return ok(null);
      }),
    unlink: (userId, by) =>
      store.write(async (tx) => {
        await lockAccount(tx, userId);
        const own = await tx.get('select "userId" from entra_account where "userId" = ?', userId);
        if (!own) return ok(null);
        await tx.run('delete from entra_account where "userId" = ?', userId);
        await writeAudit(tx, now(), by, { action: 'entra.unlink', recordId: userId, outcome: 'applied' });
        return ok(null);
      }),
    linkedAt: async (userId) => {
      const row = await store.sql.get<{ linkedAt: string }>(
        'select "linkedAt" from entra_account where "userId" = ?',
        userId,
      );
      return row?.linkedAt ?? null;
    },
  };
};
