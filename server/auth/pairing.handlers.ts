/** Connecting devices. */
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Scope } from '../core/scope.ts';
import type { HandlersOf } from '../http/handler.ts';
import type { Services } from '../services.ts';
import { showCode } from './secrets.ts';

type Names =
  | 'startPairing'
  | 'pollPairing'
  | 'readPairing'
  | 'confirmPairing'
  | 'approveDevice'
  | 'redeemDevice'
  | 'devices';

const POLL_SECONDS = 2;

type DeviceRow = {
  id: string;
  kind: 'session' | 'device' | 'api';
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
};

/** Five wrong codes of one person, then a pause in which the right one fails as well. */
const withTries = async <T>(
  { pairingTry }: Services['brakes'],
  { userId }: Scope,
  work: () => Promise<Result<T>>,
): Promise<Result<T>> => {
  if (!(await pairingTry.allow(userId))) return pairingTry.tooMany('pairing.too_many', userId);
  const done = await work();
  if (done.ok || done.error.code !== 'pairing.wrong_code') await pairingTry.giveBack(userId);
  return done;
};

export const pairingHandlers = ({
  pairing,
  deviceCodes,
  brakes,
  store,
  publicUrl,
}: Services): HandlersOf<Names> => ({
  startPairing: async ({ body, place }) => {
    const { pairingStart } = brakes;
    if (!(await pairingStart.allow(place))) return pairingStart.tooMany('pairing.too_many', place);
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
    const found = await withTries(brakes, scope, () => pairing.read(body.code));
    if (!found.ok) return found;
    const { kind, name, place, createdAt } = found.value;
    return ok({ kind, name, place, startedAt: createdAt });
  },
  confirmPairing: async ({ scope, body }) => {
    const decided = await withTries(brakes, scope, () => pairing.decide(body.code, scope, body.accept));
    return decided.ok ? ok({}) : decided;
  },
  approveDevice: async ({ scope, body }) => {
    const { deviceApproval } = brakes;
    if (!(await deviceApproval.allow(scope.userId)))
      return deviceApproval.tooMany('request.too_many', scope.userId);
    return deviceCodes.approve(body, scope);
  },
  redeemDevice: async ({ body, place }) => {
    const { deviceCode } = brakes;
    if (!(await deviceCode.allow(place))) return deviceCode.tooMany('request.too_many', place);
    const redeemed = await deviceCodes.redeem(body.code, body.verifier);
    if (redeemed.ok || redeemed.error.code !== 'device_code.invalid') await deviceCode.giveBack(place);
    return redeemed;
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
