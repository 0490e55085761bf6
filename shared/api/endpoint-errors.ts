/** Every code an endpoint can answer: what follows from who may call it, how and with what body, and its own. */
import type { Endpoint } from './endpoint.ts';

const ALWAYS = ['request.token_in_url', 'internal', 'store.unavailable'];

export const errorCodesOf = (endpoint: Endpoint): readonly string[] => {
  const { access, method, path, query, body, contentType, errors } = endpoint;
  const isSent = body !== undefined || contentType !== undefined;
  const codes = [
    ...ALWAYS,
    ...(body || query ? ['request.invalid'] : []),
    ...(body ? ['request.too_deep'] : []),
    ...(isSent ? ['request.type', 'request.too_large'] : []),
    ...(access === 'public' ? [] : ['auth.required']),
    ...(access === 'session' || access === 'admin' ? ['access.denied'] : []),
    // A cookie that comes from another site is refused wherever something may be changed.
    ...(method === 'GET' ? [] : ['request.origin', 'store.full', 'store.read_only', 'store.busy']),
    ...(path.includes(':id') ? ['record.not_found'] : []),
    ...errors,
  ];
  return [...new Set(codes)];
};
