/**
 * The typed client over the contract: every answer is a `Result`, never a throw.
 *
 * Errors: `network.unreachable` (nothing reached the server or no answer came), `network.timeout`,
 * `network.server_trouble` (a 5xx without Kontor's words: a proxy whose Kontor is starting or down), `network.garbled`
 * (any other answer that is not Kontor's: a captive portal), `cancelled`, and the codes the endpoint declares.
 * Cookies are sent only by Kontor's own pages (`credentials: 'same-origin'` without a token); with a token never.
 */
import type * as z from 'zod/mini';
import { fail, ok } from '../lib/result.ts';
import type { Failure, Result } from '../lib/result.ts';
import { systemTimers } from '../lib/timers.ts';
import type { Timers } from '../lib/timers.ts';
import { fillPath } from './endpoint.ts';
import type { Endpoint } from './endpoint.ts';
import { endpoints } from './endpoints.ts';
import type { EndpointName } from './endpoints.ts';

type Registry = typeof endpoints;
type Query<E> = E extends { query: infer Q extends z.ZodMiniType } ? { query: z.input<Q> } : unknown;
type Body<E> = E extends { contentType: string }
  ? { raw: Uint8Array | Blob }
  : E extends { body: infer B extends z.ZodMiniType }
    ? { body: z.input<B> }
    : unknown;
export type CallInput<N extends EndpointName> = Query<Registry[N]> &
  Body<Registry[N]> & {
    params?: Record<string, string>;
    signal?: AbortSignal;
    /** ms; for a question that waits at the server longer than others. */
    timeoutMs?: number;
  };
export type CallOutput<N extends EndpointName> = z.output<Registry[N]['response']>;

export type ApiClient = {
  readonly call: <N extends EndpointName>(name: N, input: CallInput<N>) => Promise<Result<CallOutput<N>>>;
};

export type ClientOptions = {
  /** Origin of the server without a trailing slash; empty for Kontor's own pages. */
  readonly baseUrl: string;
  readonly token: () => string | null;
  readonly fetch: typeof fetch;
  /** ms; 20 s unless said. */
  readonly timeoutMs?: number;
  /** Real time unless said. */
  readonly timers?: Timers;
};

type AnyInput = {
  query?: Record<string, string | undefined>;
  body?: unknown;
  raw?: Uint8Array | Blob;
  params?: Record<string, string>;
  signal?: AbortSignal;
  timeoutMs?: number;
};

const errorOf = async (response: Response): Promise<Result<never>> => {
  const payload: unknown = await response.json().catch(() => null);
  const error = (payload as { error?: Partial<Failure['error']> & { code?: unknown } } | null)?.error;
  if (typeof error?.code !== 'string')
    return fail(response.status >= 500 ? 'network.server_trouble' : 'network.garbled');
  const retryAfterS = Number(response.headers.get('retry-after') ?? Number.NaN);
  return fail(error.code, {
    ...(error.fields ? { fields: error.fields } : {}),
    ...(error.params || retryAfterS >= 0
      ? { params: { ...error.params, ...(retryAfterS >= 0 ? { retryAfterS } : {}) } }
      : {}),
  });
};

const urlOf = (baseUrl: string, endpoint: Endpoint, input: AnyInput): string => {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(input.query ?? {}))
    if (value !== undefined) query.set(key, value);
  const text = query.toString();
  return baseUrl + fillPath(endpoint.path, input.params ?? {}) + (text ? `?${text}` : '');
};

export const createApiClient = (options: ClientOptions): ApiClient => ({
  call: async <N extends EndpointName>(name: N, callInput: CallInput<N>): Promise<Result<CallOutput<N>>> => {
    const endpoint: Endpoint = endpoints[name];
    const input = callInput as AnyInput;
    const token = options.token();
    const headers: Record<string, string> = { accept: 'application/json' };
    if (token) headers['authorization'] = `Bearer ${token}`;
    if (input.raw) headers['content-type'] = endpoint.contentType ?? 'application/octet-stream';
    else if (input.body !== undefined) headers['content-type'] = 'application/json';
    const late = new AbortController();
    const cancel = (options.timers ?? systemTimers).after(
      input.timeoutMs ?? options.timeoutMs ?? 20_000,
      () => late.abort(),
    );
    const timeout = late.signal;
    try {
      const response = await options.fetch(urlOf(options.baseUrl, endpoint, input), {
        method: endpoint.method,
        headers,
        body:
          (input.raw as BodyInit | undefined) ??
          (input.body === undefined ? null : JSON.stringify(input.body)),
        credentials: token || options.baseUrl ? 'omit' : 'same-origin',
        cache: 'no-store',
        signal: input.signal ? AbortSignal.any([input.signal, timeout]) : timeout,
      });
      if (!response.ok) return await errorOf(response);
      if (endpoint.responseType) return ok((await response.blob()) as CallOutput<N>);
      if (!response.headers.get('content-type')?.includes('json')) return fail('network.garbled');
      return ok((await response.json()) as CallOutput<N>);
    } catch {
      if (input.signal?.aborted) return fail('cancelled');
      return fail(timeout.aborted ? 'network.timeout' : 'network.unreachable');
    } finally {
      cancel();
    }
  },
});
