/**
 * Mounts the contract: for each endpoint in the registry one route that settles who asks, what is sent and how large,
 * before its handler runs.
 */
import { deleteCookie, setCookie } from 'hono/cookie';
import type { Context, Hono } from 'hono';
import * as z from 'zod/mini';
import { endpoints } from '#shared/api/endpoints.ts';
import type { EndpointName } from '#shared/api/endpoints.ts';
import { BODY_LIMIT } from '#shared/api/endpoint.ts';
import type { Endpoint } from '#shared/api/endpoint.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Credentials } from '../auth/credentials.ts';
import { fieldErrors } from '../core/field-errors.ts';
import { isAdmin } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import { authenticate, sessionCookieName } from './authenticate.ts';
import type { Call, Handler, Handlers } from './handler.ts';
import { placeOf } from './place.ts';
import { parseJson, readBytes } from './read-body.ts';
import { localeOf, respondFailure, respondJson } from './respond.ts';
import type { TrustedProxies } from './trusted-proxies.ts';

export type MountOptions = {
  readonly handlers: Handlers;
  readonly credentials: Credentials;
  readonly publicUrl: () => string;
  readonly trustedProxies: TrustedProxies;
};

const SESSION_SECONDS = 30 * 86_400;

const mayCall = (endpoint: Endpoint, scope: Scope | null): Result<null> => {
  if (endpoint.access === 'public') return ok(null);
  if (!scope) return fail('auth.required');
  if (endpoint.access === 'user') return ok(null);
  if (scope.credentialKind !== 'session') return fail('access.denied');
  return endpoint.access === 'session' || isAdmin(scope) ? ok(null) : fail('access.denied');
};

const readQuery = (endpoint: Endpoint, http: Context): Result<unknown> => {
  if (!endpoint.query) return ok(undefined);
  const parsed = z.safeParse(endpoint.query, http.req.query(), { reportInput: true });
  return parsed.success
    ? ok(parsed.data)
    : fail('request.invalid', { fields: fieldErrors(parsed.error, 'query') });
};

const typeOf = (http: Context): string =>
  (http.req.header('content-type') ?? '').split(';')[0]!.trim().toLowerCase();

const readBody = async (endpoint: Endpoint, http: Context): Promise<Result<unknown>> => {
  if (!endpoint.body) return ok(undefined);
  if (typeOf(http) !== 'application/json') return fail('request.type');
  const bytes = await readBytes(http.req.raw, endpoint.bodyLimit ?? BODY_LIMIT);
  if (!bytes.ok) return bytes;
  const json = parseJson(bytes.value);
  if (!json.ok) return json;
  const parsed = z.safeParse(endpoint.body, json.value, { reportInput: true });
  return parsed.success ? ok(parsed.data) : fail('request.invalid', { fields: fieldErrors(parsed.error) });
};

export const mountEndpoints = (app: Hono, options: MountOptions): void => {
  const { handlers, credentials, publicUrl, trustedProxies } = options;

  const withCookies = new WeakSet<Context>();
  const sessionSetter =
    (http: Context) =>
    (secret: string | null): void => {
      withCookies.add(http);
      const https = publicUrl().startsWith('https:');
      const name = sessionCookieName(https);
      const attributes = { path: '/', httpOnly: true, sameSite: 'Lax', secure: https } as const;
      if (secret === null) deleteCookie(http, name, attributes);
      else setCookie(http, name, secret, { ...attributes, maxAge: SESSION_SECONDS });
    };

  const handle = async (name: EndpointName, http: Context): Promise<Result<unknown> | Response> => {
    const endpoint: Endpoint = endpoints[name];
    const scope = await authenticate(http, credentials, publicUrl());
    if (!scope.ok) return scope;
    const permitted = mayCall(endpoint, scope.value);
    if (!permitted.ok) return permitted;
    if (endpoint.contentType && typeOf(http) !== endpoint.contentType) return fail('request.type');
    const query = readQuery(endpoint, http);
    if (!query.ok) return query;
    const body = await readBody(endpoint, http);
    if (!body.ok) return body;
    let raw: Uint8Array | null = null;
    if (endpoint.contentType) {
      const bytes = await readBytes(http.req.raw, endpoint.bodyLimit ?? BODY_LIMIT);
      if (!bytes.ok) return bytes;
      raw = bytes.value;
    }
    const call = {
      scope: scope.value,
      params: http.req.param() as Record<string, string>,
      query: query.value,
      body: body.value,
      bytes: () => Promise.resolve(raw ?? new Uint8Array()),
      place: placeOf(http, trustedProxies),
      setSession: sessionSetter(http),
      http,
    } as unknown as Call<EndpointName>;
    const handled = await (handlers[name] as Handler<EndpointName>)(call);
    if (handled instanceof Response) return handled;
    return 'status' in handled ? respondJson(handled.value, handled.status) : handled;
  };

  for (const name of Object.keys(endpoints) as EndpointName[]) {
    const endpoint: Endpoint = endpoints[name];
    app.on(endpoint.method, endpoint.path, async (http) => {
      const handled = await handle(name, http);
      const response =
        handled instanceof Response
          ? handled
          : handled.ok
            ? respondJson(handled.value)
            : respondFailure(handled, localeOf(http.req.header('accept-language')));
      // Cookies set by the handler stand on the context; looking there makes a second response, which few need.
      if (withCookies.has(http)) {
        for (const cookie of http.res.headers.getSetCookie()) response.headers.append('set-cookie', cookie);
      }
      return response;
    });
  }
};
