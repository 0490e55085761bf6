/**
 * The two https origins of the simulator, same host name and different ports: Outlook's own page, and
 * the assets (the unmodified office.js, its stand-in for MicrosoftAjax, a small test pane).
 */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { RequestListener, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

import { withCalls, withSelection } from './newer-office.ts';
import { type LoopbackCertificate, makeLoopbackCertificate } from './certificate.ts';

const home = fileURLToPath(new URL('..', import.meta.url));
const officeFolder = join(
  dirname(createRequire(import.meta.url).resolve('@microsoft/office-js/package.json')),
  'dist',
);

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/** The newer office.js of tests: `office.js` under this address stands for the debug file. */
const NEWER = '/newer-office-js/';

/** What of it is edited before it is served. */
const edits: Record<string, (source: string) => string> = {
  [`${NEWER}office.debug.js`]: withCalls,
  [`${NEWER}outlook-web-16.01.debug.js`]: withSelection,
};

/** Where a path of the asset origin lies on disk. office.js asks for some folders in other letter case. */
function assetFiles(path: string): string[] {
  if (path === '/microsoft-ajax.js') return [join(home, 'web', 'microsoft-ajax.js')];
  if (path.startsWith('/pane/')) return [join(home, 'pane', normalize(path.slice('/pane'.length)))];
  if (path.startsWith(NEWER)) {
    const name = normalize(path.slice(NEWER.length));
    return [join(officeFolder, name), join(officeFolder, name.toLowerCase())];
  }
  if (path.startsWith('/office-js/')) {
    const inside = normalize(path.slice('/office-js'.length));
    return [join(officeFolder, inside), join(officeFolder, inside.toLowerCase())];
  }
  return [];
}

const hostFiles = (path: string): string[] => [
  join(home, 'host-page', path === '/' ? 'host-page.html' : normalize(path)),
];

async function readFirst(files: string[]): Promise<{ file: string; bytes: Buffer } | null> {
  for (const file of files) {
    const bytes = await readFile(file).catch(() => null);
    if (bytes !== null) return { file, bytes };
  }
  return null;
}

/** A request listener that answers from the files `filesOf` names. */
function serve(filesOf: (path: string) => string[]): RequestListener {
  const respond = async (url: string, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(url, 'https://localhost');
    const found = await readFirst(filesOf(pathname));
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    if (found === null) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('Content-Type', contentTypes[extname(found.file)] ?? 'application/octet-stream');
    const edit = edits[pathname];
    response.end(edit ? edit(found.bytes.toString('utf8')) : found.bytes);
  };
  return (request, response) => void respond(request.url ?? '/', response);
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function close(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
}

/** The simulator's origins. Start them before the server under test, which has to know `hostOrigin`. */
export interface OutlookWeb {
  /** Origin of the simulated Outlook page; the pane's `frame-ancestors` must allow it. */
  hostOrigin: string;
  /** Origin of office.js; the pane's `script-src` must allow it. */
  assetOrigin: string;
  /** For `KONTOR_OFFICE_JS_URL`. */
  officeJsUrl: string;
  /** An office.js made newer for tests of several selected mails; see `newer-office.ts`. */
  newerOfficeJsUrl: string;
  /** The small pane of the simulator's own tests. */
  testPaneUrl: string;
  /** Good for `localhost`, so the server under test can use it too. */
  certificate: LoopbackCertificate;
  close: () => Promise<void>;
}

/** Starts both origins on free loopback ports. */
export async function serveOutlookWeb(): Promise<OutlookWeb> {
  const certificate = makeLoopbackCertificate();
  const servers = {
    host: createServer(certificate, serve(hostFiles)),
    assets: createServer(certificate, serve(assetFiles)),
  };
  const hostPort = await listen(servers.host);
  const assetOrigin = `https://localhost:${await listen(servers.assets)}`;
  return {
    hostOrigin: `https://localhost:${hostPort}`,
    assetOrigin,
    officeJsUrl: `${assetOrigin}/office-js/office.js`,
    newerOfficeJsUrl: `${assetOrigin}${NEWER}office.debug.js`,
    testPaneUrl: `${assetOrigin}/pane/pane.html`,
    certificate,
    close: async () => {
      await Promise.all([close(servers.host), close(servers.assets)]);
    },
  };
}

/** The text of the MicrosoftAjax stand-in, for panes that load office.js alone. */
export const readAjaxStandIn = (): Promise<string> =>
  readFile(join(home, 'web', 'microsoft-ajax.js'), 'utf8');
