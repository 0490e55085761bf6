/** Sockets: http, or https with the certificate of the settings; slow senders are cut off; a clean end. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { isPem } from '../config.ts';
import type { Config } from '../config.ts';

export type Listening = { readonly port: number; readonly close: () => Promise<void> };

const REQUEST_MS = 60_000;
const HEADERS_MS = 15_000;
const DRAIN_MS = 20_000;

const readPem = async (value: string): Promise<string> => (isPem(value) ? value : readFile(value, 'utf8'));

const openServer = async (app: Hono, { tls }: Config): Promise<Server> => {
  const listener = getRequestListener(app.fetch);
  const timeouts = { requestTimeout: REQUEST_MS, headersTimeout: HEADERS_MS };
  if (!tls) return createServer(timeouts, listener);
  const [cert, key] = await Promise.all([readPem(tls.cert), readPem(tls.key)]);
  return createSecureServer({ ...timeouts, cert, key }, listener);
};

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });

/** Errors: `listen.in_use`, `listen.denied`, `listen.failed` with the address; `config.tls` for unreadable certificates. */
export const listen = async (app: Hono, config: Config): Promise<Result<Listening>> => {
  let server: Server;
  try {
    server = await openServer(app, config);
  } catch (error) {
    return fail('config.tls', { params: { reason: String(error) } });
  }
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const code =
        error.code === 'EADDRINUSE'
          ? 'listen.in_use'
          : error.code === 'EACCES'
            ? 'listen.denied'
            : 'listen.failed';
      resolve(fail(code, { params: { host: config.host, port: config.port } }));
    });
    server.listen(config.port, config.host, () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : config.port;
      resolve(ok({ port, close: () => closeServer(server) }));
    });
  });
};
