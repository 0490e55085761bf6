/** Connecting devices. */
import { fail, ok } from '#shared/lib/result.ts';
import type { HandlersOf } from '../http/handler.ts';
import type { Services } from '../services.ts';
import { showCode } from './secrets.ts';

type Names = 'startPairing' | 'pollPairing' | 'readPairing' | 'confirmPairing' | 'devices';

const POLL_SECONDS = 2;

type DeviceRow = {
  id: string;
  kind: 'session' | 'device' | 'api';
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
};

export const pairingHandlers = ({ pairing, brakes, store, publicUrl }: Services): HandlersOf<Names> => ({
  startPairing: async ({ body, place }) => {
    if (!(await brakes.pairingStart.allow(place))) return fail('pairing.too_many');
    const started = await pairing.start({ ...body, place });
    if (!started.ok) return started;
    const { code, secret, expiresAt } = started.value;
    return ok({
      code: showCode(code),
      secret,
      expiresAt,
      url: `${publicUrl()}/pair?code=${showCode(code)}`,
      interval: POLL_SECONDS,
    });
  },
  pollPairing: ({ body }) => pairing.poll(body.secret),
  readPairing: async ({ scope, body }) => {
    if (await brakes.pairingTry.isShut(scope.userId)) return fail('pairing.too_many');
    const found = await pairing.read(body.code);
    if (found.ok) {
      const { kind, name, place, createdAt } = found.value;
      return ok({ kind, name, place, startedAt: createdAt });
    }
    return (await brakes.pairingTry.allow(scope.userId)) ? found : fail('pairing.too_many');
  },
  confirmPairing: async ({ scope, body }) => {
    if (await brakes.pairingTry.isShut(scope.userId)) return fail('pairing.too_many');
    const decided = await pairing.decide(body.code, scope.userId, body.accept);
    if (decided.ok) return ok({});
    return (await brakes.pairingTry.allow(scope.userId)) ? decided : fail('pairing.too_many');
  },
  devices: async ({ scope }) => {
    const rows = await store.sql.all<DeviceRow>(
      `select id, kind, name, "createdAt", "lastUsedAt" from credential
       where "userId" = ? and "revokedAt" is null order by "createdAt" desc limit 200`,
      scope.userId,
    );
    return ok({ items: rows.map((row) => ({ ...row, current: row.id === scope.credentialId })) });
  },
});
