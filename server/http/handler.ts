/** What a handler of an endpoint gets and gives; who may call it was settled before. */
import type { Context } from 'hono';
import type * as z from 'zod/mini';
import type { EndpointName, endpoints } from '#shared/api/endpoints.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Scope } from '../core/scope.ts';

type Registry = typeof endpoints;
type Of<E, K extends string> = E extends Record<K, infer S extends z.ZodMiniType> ? z.output<S> : undefined;

export type Call<N extends EndpointName> = {
  readonly scope: Registry[N]['access'] extends 'public' ? Scope | null : Scope;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Of<Registry[N], 'query'>;
  readonly body: Of<Registry[N], 'body'>;
  /** The body's bytes, for endpoints that take something else than JSON; limited already. */
  readonly bytes: () => Promise<Uint8Array>;
  /** Network address of the asker, for brakes and for naming a device; proxies only where trusted. */
  readonly place: string;
  /** Starts or (null) ends the session cookie with the answer. */
  readonly setSession: (secret: string | null) => void;
  readonly http: Context;
};

export type Answer<N extends EndpointName> = z.output<Registry[N]['response']>;

/** `status` is 200 unless said; a `Response` answers as it is (files). */
export type Handled<N extends EndpointName> =
  | Result<Answer<N>>
  | { readonly status: 201; readonly value: Answer<N> }
  | Response;

export type Handler<N extends EndpointName> = (call: Call<N>) => Promise<Handled<N>>;
export type Handlers = { readonly [N in EndpointName]: Handler<N> };
export type HandlersOf<N extends EndpointName> = { readonly [K in N]: Handler<K> };
