/** Sockets: http, or https with the certificate of the settings; slow senders are cut off; a clean end. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { fail, ok } from '#shared/lib/result.ts';
import type { Failure, Result } from '#shared/lib/result.ts';
import { isPem } from '../config.ts';
import type { Config } from '../config.ts';

export type Listening = { readonly port: number; readonly close: () => Promise<void> };

const REQUEST_MS = 60_000;
const HEADERS_MS = 15_000;
/** Longer than a proxy keeps its connections (nginx: 60 s), or it asks on one that is being closed. */
const KEPT_MS = 75_000;
const DRAIN_MS = 20_000;
/** A connection that has answered its last request is idle only afterwards. */
const LOOK_FOR_IDLE_MS = 50;

/** The code alone: messages of the system quote what they were given, and that may be the key itself. */
const codeOf = (error: unknown): string => {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : 'unknown';
};
const unusable = (reason: string): Failure => fail('config.tls', { params: { reason } });

const readPem = async (setting: string, value: string): Promise<Result<string>> => {
  if (isPem(value)) return ok(value);
  try {
    return ok(await readFile(value, 'utf8'));
  } catch (error) {
    return unusable(`${setting}, ${codeOf(error)}`);
  }
};

const openServer = async (listener: RequestListener, { tls }: Config): Promise<Result<Server>> => {
  const timeouts = { requestTimeout: REQUEST_MS, headersTimeout: HEADERS_MS, keepAliveTimeout: KEPT_MS };
  if (!tls) return ok(createServer(timeouts, listener));
  const cert = await readPem('KONTOR_TLS_CERT', tls.cert);
  if (!cert.ok) return cert;
  const key = await readPem('KONTOR_TLS_KEY', tls.key);
  if (!key.ok) return key;
  try {
    return ok(createSecureServer({ ...timeouts, cert: cert.value, key: key.value }, listener));
  } catch (error) {
    return unusable(codeOf(error));
  }
};

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    const idle = setInterval(() => server.closeIdleConnections(), LOOK_FOR_IDLE_MS);
    server.close(() => {
      clearTimeout(cut);
      clearInterval(idle);
      resolve();
    });
  });

const LISTEN_FAILURES: Readonly<Record<string, string>> = {
  EADDRINUSE: 'listen.in_use',
  EACCES: 'listen.denied',
};

const start = async (listener: RequestListener, config: Config): Promise<Result<Listening>> => {
  const opened = await openServer(listener, config);
  if (!opened.ok) return opened;
  const server = opened.value;
  return new Promise((resolve) => {
    server.once('error', (error) => {
      const code = LISTEN_FAILURES[codeOf(error)] ?? 'listen.failed';
      resolve(fail(code, { params: { host: config.host, port: config.port } }));
    });
    server.listen(config.port, config.host, () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : config.port;
      resolve(ok({ port, close: () => closeServer(server) }));
    });
  });
};

/**
 * Errors: `listen.in_use`, `listen.denied`, `listen.failed` with the address; `config.tls` with the setting and the
 * system's code, never with what the setting holds.
 */
export const listen = (app: Hono, config: Config): Promise<Result<Listening>> =>
  start(getRequestListener(app.fetch), config);

/** Whether `listen` will work, asked before anything that takes long. Errors: the same. */
export const tryListening = async (config: Config): Promise<Result<null>> => {
  const tried = await start((_, response) => void response.writeHead(503).end(), config);
  if (!tried.ok) return tried;
  await tried.value.close();
  return ok(null);
};
