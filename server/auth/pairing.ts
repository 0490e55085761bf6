/**
 * Connecting a device in the style of RFC 8628: eight signs shown on the device, ten minutes, once, confirmed by a
 * signed-in person on a page that names the device. The device polls with a secret of its own that is never shown.
 * Asking, deciding and the token made of it are in the audit.
 */
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
import { newPairingCode, newSecret, secretHash, tidyCode } from './secrets.ts';

const LIFETIME_MS = 10 * 60_000;

type PairingRow = {
  id: string;
  code: string;
  kind: 'outlook' | 'extension' | 'other';
  name: string;
  place: string;
  createdAt: string;
  expiresAt: string;
  state: 'waiting' | 'accepted' | 'refused' | 'taken';
  userId: string | null;
};
export type PairingRequest = Pick<PairingRow, 'kind' | 'name' | 'place'>;

export type Pairing = {
  readonly start: (
    request: PairingRequest,
  ) => Promise<Result<{ code: string; secret: string; expiresAt: string }>>;
  /** Errors: `pairing.wrong_code` for unknown, expired and used alike. */
  readonly read: (code: string) => Promise<Result<PairingRow>>;
  readonly decide: (code: string, scope: Scope, accept: boolean) => Promise<Result<null>>;
  /** Errors: `pairing.expired`, also for a confirmed one after its ten minutes. The token comes once. */
  readonly poll: (
    secret: string,
  ) => Promise<Result<{ status: 'waiting' | 'refused' | 'paired'; token: string | null }>>;
};

const COLUMNS = 'id, code, kind, name, place, "createdAt", "expiresAt", state, "userId"';

export const createPairing = (
  store: Store,
  credentials: Credentials,
  clock: Clock,
  newId: IdGenerator,
): Pairing => {
  const now = (): string => toInstant(clock.now());

  const readWaiting = async (sql: Sql, typed: string): Promise<Result<PairingRow>> => {
    const row = await sql.get<PairingRow>(`select ${COLUMNS} from pairing where code = ?`, tidyCode(typed));
    return row && row.state === 'waiting' && row.expiresAt > now() ? ok(row) : fail('pairing.wrong_code');
  };

  return {
    start: async ({ kind, name, place }) => {
      const plain = checkNames({ name });
      if (!plain.ok) return plain;
      return store.write(async (tx) => {
        const [code, secret] = [newPairingCode(), newSecret('kop')];
        const id = newId();
        const expiresAt = toInstant(clock.now() + LIFETIME_MS);
        await tx.run('delete from pairing where "expiresAt" < ?', toInstant(clock.now() - LIFETIME_MS));
        await tx.run(
          `insert into pairing (${COLUMNS}, "secretHash") values (?, ?, ?, ?, ?, ?, ?, 'waiting', null, ?)`,
          id,
          code,
          kind,
          name,
          place,
          now(),
          expiresAt,
          secretHash(secret),
        );
        await writeAudit(tx, now(), null, { action: 'pairing.start', recordId: id, outcome: 'applied' });
        return ok({ code, secret, expiresAt });
      });
    },
    read: (code) => readWaiting(store.sql, code),
    decide: (code, scope, accept) =>
      store.write(async (tx) => {
        await tx.lock(`pairing:${tidyCode(code)}`);
        const found = await readWaiting(tx, code);
        if (!found.ok) return found;
        await tx.run(
          'update pairing set state = ?, "userId" = ? where id = ?',
          accept ? 'accepted' : 'refused',
          scope.userId,
          found.value.id,
        );
        const action = accept ? 'pairing.accept' : 'pairing.refuse';
        await writeAudit(tx, now(), scope, { action, recordId: found.value.id, outcome: 'applied' });
        return ok(null);
      }),
    poll: async (secret) => {
      const hash = secretHash(secret);
      const seen = await store.sql.get<PairingRow>(
        `select ${COLUMNS} from pairing where "secretHash" = ?`,
        hash,
      );
      if (!seen || seen.state === 'taken') return fail('pairing.expired');
      if (seen.state === 'refused') return ok({ status: 'refused', token: null });
      if (seen.expiresAt <= now()) return fail('pairing.expired');
      if (seen.state === 'waiting' || !seen.userId) return ok({ status: 'waiting', token: null });
      const { userId } = seen;
      return store.write(async (tx) => {
        // First the account, as whoever ends its credentials takes them in that order.
        await lockAccount(tx, userId);
        await tx.lock(`pairing:${seen.code}`);
        const row = await tx.get<PairingRow>(`select ${COLUMNS} from pairing where id = ?`, seen.id);
        if (row?.state !== 'accepted') return fail('pairing.expired');
        await tx.run(`update pairing set state = 'taken' where id = ?`, row.id);
        const { secret: token } = await credentials.create(tx, 'device', userId, row.name);
        return ok({ status: 'paired' as const, token });
      });
    },
  };
};
