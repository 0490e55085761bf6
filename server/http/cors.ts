/**
 * Extensions call with a bearer token from an origin of their own; no other origin gets an answer it can read.
 *
 * Hono's middleware answers the preflight only. Around a call it would wrap the finished answer in a second one, whose
 * body then goes out as a stream: about as much work as reading a panel's history. Answers of the API are never kept
 * by caches, so those without the header are good for nobody else.
 */
import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';

const EXTENSION_ORIGIN = /^(chrome|moz)-extension:\/\/[a-z0-9-]+$/;
const PREFLIGHT_SECONDS = 600;

const preflight = cors({
  origin: (origin) => (EXTENSION_ORIGIN.test(origin) ? origin : null),
  allowHeaders: ['authorization', 'content-type'],
  allowMethods: ['GET', 'POST', 'PUT', 'DELETE'],
  maxAge: PREFLIGHT_SECONDS,
});

export const extensionCors: MiddlewareHandler = async (http, next) => {
  if (http.req.method === 'OPTIONS') return preflight(http, next);
  await next();
  const origin = http.req.header('origin');
  if (origin === undefined || !EXTENSION_ORIGIN.test(origin)) return undefined;
  http.res.headers.set('access-control-allow-origin', origin);
  http.res.headers.append('vary', 'Origin');
  return undefined;
};
