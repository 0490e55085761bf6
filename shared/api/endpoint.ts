/**
 * An endpoint is a value (rule 5 of the README): the server mounts it, the client calls it, OpenAPI is printed from it and
 * tests enumerate it. Nothing about a route is written anywhere else.
 */
import type * as z from 'zod/mini';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * Who may call: `public` needs no sign-in (a short list, asserted by a test), `user` a session cookie or a bearer
 * token, `session` a cookie only (acts that a stolen device token must not be able to do), `admin` a session of an
 * owner or admin.
 */
export type Access = 'public' | 'user' | 'session' | 'admin';

export type Endpoint<
  Q extends z.ZodMiniType = z.ZodMiniType,
  B extends z.ZodMiniType = z.ZodMiniType,
  R extends z.ZodMiniType = z.ZodMiniType,
> = {
  readonly method: Method;
  /** With `:name` parameters, e.g. `/api/v1/mails/:id`. */
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly query?: Q;
  readonly body?: B;
  /** What a bodied request must be sent as; `application/json` unless said. */
  readonly contentType?: string;
  /** Bytes; `BODY_LIMIT` unless said. */
  readonly bodyLimit?: number;
  readonly response: R;
  /** Success statuses beside 200, and what they say. */
  readonly statuses?: Readonly<Record<number, string>>;
  /** Of a file instead of JSON. */
  readonly responseType?: string;
  /** Codes beyond those that follow from access, method and body (`endpoint-errors.ts`). */
  readonly errors: readonly string[];
};

/** Bytes of a body: 1 MiB. */
export const BODY_LIMIT = 1024 * 1024;

/** Keeps what was written as its own type, so that the client knows which endpoint takes a query or a body. */
export const defineEndpoint = <const E extends Endpoint>(endpoint: E): E => endpoint;

/** `/mails/:id` and `{ id }` to `/mails/0190…`; a missing parameter is a bug and throws. */
export const fillPath = (path: string, params: Readonly<Record<string, string>>): string =>
  path.replaceAll(/:([a-zA-Z]+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`Missing path parameter ${name} of ${path}`);
    return encodeURIComponent(value);
  });
