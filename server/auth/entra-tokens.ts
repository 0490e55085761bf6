/**
 * Access tokens of Microsoft Entra for this Kontor, as Outlook hands them to the pane: believed only with a signature of
 * the tenant's own keys, and only where they were made for this very application. Whom one is about is its tenant and
 * object id and nothing else: addresses and names in a token can be chosen, also by strangers.
 */
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { JWTVerifyOptions } from 'jose';
import type { Clock } from '#shared/lib/clock.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { GUID } from '../config.ts';
import type { EntraConfig } from '../config.ts';

/** What the pane asks for, and what a token that stands for a person carries; an ID token carries none. */
export const ENTRA_SCOPE = 'access_as_user';
/** s; clocks of two machines. */
const TOLERANCE = 60;
const FETCH_MS = 5_000;
/** ms; an unknown key is asked for anew no more often, whoever makes keys up. */
const COOLDOWN_MS = 30_000;
const CACHED_MS = 10 * 60_000;

export type EntraIdentity = { readonly tenantId: string; readonly objectId: string };

export type EntraTokens = {
  /**
   * Whom a token is about. Errors: `entra.off` (not set up), `entra.refused` (not a valid token for this application),
   * `entra.unreachable` (the keys could not be fetched).
   */
  readonly verify: (token: string) => Promise<Result<EntraIdentity>>;
  /** Whether the tenant's keys could be fetched just now. Errors: `entra.off`, `entra.unreachable`. */
  readonly reach: () => Promise<Result<null>>;
};

const isGuid = (value: unknown): value is string => typeof value === 'string' && GUID.test(value);

/** What is wrong with the token itself; everything else happened on the way to the keys. */
const isTokenAtFault = (error: unknown): boolean =>
  error instanceof errors.JWTClaimValidationFailed ||
  error instanceof errors.JWTExpired ||
  error instanceof errors.JWTInvalid ||
  error instanceof errors.JWSInvalid ||
  error instanceof errors.JWSSignatureVerificationFailed ||
  error instanceof errors.JOSEAlgNotAllowed ||
  error instanceof errors.JOSENotSupported ||
  error instanceof errors.JWKSNoMatchingKey;

export const createEntraTokens = (config: EntraConfig | null, clock: Clock): EntraTokens => {
  if (!config) {
    const off = async (): Promise<Result<never>> => fail('entra.off');
    return { verify: off, reach: off };
  }
  const { authority, tenant, clientId } = config;
  const keys = createRemoteJWKSet(new URL(`${authority}/${tenant}/discovery/v2.0/keys`), {
    timeoutDuration: FETCH_MS,
    cooldownDuration: COOLDOWN_MS,
    cacheMaxAge: CACHED_MS,
  });
  // Which of the two forms a token has, the application's registration decides.
  const expected: JWTVerifyOptions = {
    issuer: [`${authority}/${tenant}/v2.0`, `https://sts.windows.net/${tenant}/`],
    audience: [clientId, `api://${clientId}`],
    algorithms: ['RS256'],
    clockTolerance: TOLERANCE,
    requiredClaims: ['exp', 'nbf', 'tid', 'oid', 'scp'],
  };
  return {
    verify: async (token) => {
      try {
        const { payload } = await jwtVerify(token, keys, { ...expected, currentDate: new Date(clock.now()) });
        const { tid, oid, scp } = payload;
        const isOurs = isGuid(tid) && isGuid(oid) && tid.toLowerCase() === tenant && typeof scp === 'string';
        if (!isOurs || !scp.split(' ').includes(ENTRA_SCOPE)) return fail('entra.refused');
        return ok({ tenantId: tenant, objectId: oid.toLowerCase() });
      } catch (error) {
        return fail(isTokenAtFault(error) ? 'entra.refused' : 'entra.unreachable');
      }
    },
    reach: async () => {
      try {
        if (!keys.fresh) await keys.reload();
        return ok(null);
      } catch {
        return fail('entra.unreachable');
      }
    },
  };
};
