/** The panel's example page, built and served, for looking at it in a real browser. */
import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { ExampleStateName } from '#shared/panel/examples/example-states.ts';

const root = fileURLToPath(new URL('../../shared/panel/examples', import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

export type ExampleView = {
  readonly state?: ExampleStateName;
  readonly locale?: 'de' | 'en';
  readonly theme?: 'light' | 'dark' | 'contrast';
  readonly form?: 'sie' | 'du';
};

export type ExamplePanel = {
  readonly url: (view: ExampleView) => string;
  readonly close: () => Promise<void>;
};

/** Builds once; close it in `afterAll`. */
export const serveExamplePanel = async (): Promise<ExamplePanel> => {
  const folder = await mkdtemp(join(tmpdir(), 'kontor-panel-'));
  await build({ root, configFile: false, logLevel: 'silent', build: { outDir: folder, emptyOutDir: true } });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = pathname === '/' ? '/index.html' : pathname;
    readFile(join(folder, path)).then(
      (bytes) => response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'text/plain' }).end(bytes),
      () => response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (view) => `http://127.0.0.1:${port}/?${new URLSearchParams(view)}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
};
