/** A large answer, compressed where the asker takes it: pages of records shrink to a fifth. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context } from 'hono';
import { respondJson } from './respond.ts';

const SMALL_CHARS = 2_000;
const zip = promisify(gzip);

export const compressed = async (http: Context, value: unknown): Promise<Response> => {
  const accepts = /\bgzip\b/.test(http.req.header('accept-encoding') ?? '');
  const text = JSON.stringify(value);
  if (!accepts || text.length < SMALL_CHARS) return respondJson(value);
  const response = respondJson(null);
  const headers = new Headers(response.headers);
  headers.set('content-encoding', 'gzip');
  headers.set('vary', 'accept-encoding');
  return new Response(await zip(text, { level: 5 }), { headers });
};
