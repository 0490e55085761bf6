/**
 * Connecting Outlook's pane by the sign-in window it opens: whoever is signed in there lets the pane in, the window hands
 * it a code, and the pane makes a token of it with the verifier only it knows (RFC 7636, S256). A code works once, for a
 * minute, and is good for nobody who only saw it go by. Letting in and the token are in the audit.
 */
import { hash } from 'node:crypto';
import type { Clock } from '#shared/lib/clock.ts';
import { toInstant } from '#shared/lib/clock.ts';
import type { IdGenerator } from '#shared/lib/ids.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { writeAudit } from '../core/audit.ts';
import type { Scope } from '../core/scope.ts';
import type { Sql, Store } from '../db/store.ts';
import { checkNames } from '../users/account-names.ts';
import { lockAccount } from './credentials.ts';
import type { Credentials } from './credentials.ts';
import { newSecret, secretHash } from './secrets.ts';

const LIFETIME_MS = 60_000;

type CodeRow = {
  id: string;
  challenge: string;
  name: string;
  userId: string;
  expiresAt: string;
  usedAt: string | null;
};

export type DeviceCodes = {
  /** `challenge` is the SHA-256 of the pane's verifier. The code is returned once and never stored. */
  readonly approve: (
    device: { readonly name: string; readonly challenge: string },
    scope: Scope,
  ) => Promise<Result<{ code: string; expiresAt: string }>>;
  /**
   * The token of a device. Errors: `device_code.invalid` for unknown, used and expired codes and for another's verifier
   * alike; none of them changes anything.
   */
  readonly redeem: (code: string, verifier: string) => Promise<Result<{ token: string }>>;
};

export const createDeviceCodes = (
  store: Store,
  credentials: Credentials,
  clock: Clock,
  newId: IdGenerator,
): DeviceCodes => {
  const now = (): string => toInstant(clock.now());

  const readOpen = async (sql: Sql, code: string, verifier: string): Promise<CodeRow | null> => {
    const row = await sql.get<CodeRow>(
      `select id, challenge, name, "userId", "expiresAt", "usedAt" from device_code where "codeHash" = ?`,
      secretHash(code),
    );
    const isOpen = row !== undefined && row.usedAt === null && row.expiresAt > now();
    return isOpen && hash('sha256', verifier, 'base64url') === row.challenge ? row : null;
  };

  return {
    approve: async ({ name, challenge }, scope) => {
      const plain = checkNames({ name });
      if (!plain.ok) return plain;
      return store.write(async (tx) => {
        const [id, code] = [newId(), newSecret('koc')];
        const expiresAt = toInstant(clock.now() + LIFETIME_MS);
        await tx.run('delete from device_code where "expiresAt" < ?', toInstant(clock.now() - LIFETIME_MS));
        await tx.run(
          `insert into device_code (id, "codeHash", challenge, name, "userId", "expiresAt") values (?, ?, ?, ?, ?, ?)`,
          id,
          secretHash(code),
          challenge,
          name,
          scope.userId,
          expiresAt,
        );
        await writeAudit(tx, now(), scope, { action: 'device.approve', recordId: id, outcome: 'applied' });
        return ok({ code, expiresAt });
      });
    },
    redeem: async (code, verifier) => {
      const seen = await readOpen(store.sql, code, verifier);
      if (!seen) return fail('device_code.invalid');
      return store.write(async (tx) => {
        // First the account, as whoever ends its credentials takes them in that order.
        await lockAccount(tx, seen.userId);
        await tx.lock(`device_code:${seen.id}`);
        const row = await readOpen(tx, code, verifier);
        if (!row) return fail('device_code.invalid');
        await tx.run('update device_code set "usedAt" = ? where id = ?', now(), row.id);
        const { secret: token } = await credentials.create(tx, 'device', row.userId, row.name);
        return ok({ token });
      });
    },
  };
};
