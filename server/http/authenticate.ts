/**
 * Who asks: a bearer token or, where none is sent, the session cookie of Kontor's own pages.
 *
 * A request with a token is judged by the token alone; its cookies are not looked at. Other schemes are not Kontor's
 * (a proxy's own password, say) and count for nothing. A request with a cookie that changes something must come from
 * Kontor's own origin (Sec-Fetch-Site, Origin), beside SameSite=Lax.
 */
import { getCookie } from 'hono/cookie';
import type { Context } from 'hono';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Credentials } from '../auth/credentials.ts';
import type { Scope } from '../core/scope.ts';

const TOKEN_PARAMETERS = ['token', 'access_token', 'secret'];

/** The `__Host-` prefix binds the cookie to https and this very host; plain http (loopback) cannot carry it. */
export const sessionCookieName = (https: boolean): string => (https ? '__Host-kontor' : 'kontor');

const isOwnOrigin = (http: Context, publicUrl: string): boolean => {
  const site = http.req.header('sec-fetch-site');
  if (site && site !== 'same-origin' && site !== 'none') return false;
  const origin = http.req.header('origin');
  if (!origin) return true;
  return origin === new URL(publicUrl).origin || origin === new URL(http.req.url).origin;
};

/** The asker; null when nobody is signed in. Errors: `request.origin`, `request.token_in_url`. */
export const authenticate = async (
  http: Context,
  credentials: Credentials,
  publicUrl: string,
): Promise<Result<Scope | null>> => {
  const bearer = /^bearer(?: (.*))?$/i.exec(http.req.header('authorization') ?? '');
  if (bearer) {
    const token = /^[\w-]{20,200}$/.exec(bearer[1] ?? '')?.[0];
    const scope = token ? await credentials.check(token) : null;
    return ok(scope && scope.credentialKind !== 'session' ? scope : null);
  }
  const query = http.req.raw.url.indexOf('?');
  if (query >= 0 && TOKEN_PARAMETERS.some((name) => new URL(http.req.url).searchParams.has(name))) {
    return fail('request.token_in_url');
  }
  const secret = getCookie(http, sessionCookieName(publicUrl.startsWith('https:')));
  if (!secret) return ok(null);
  if (http.req.method !== 'GET' && !isOwnOrigin(http, publicUrl)) return fail('request.origin');
  const scope = await credentials.check(secret);
  return ok(scope?.credentialKind === 'session' ? scope : null);
};
