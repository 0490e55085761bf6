/**
 * Lets Kontor's own pages be opened without a connection: keeps the files they are made of, and nothing that Kontor
 * answers. What a page shows of customers it has from the encrypted store of the device, or not at all; who is signed out
 * finds the same empty pages.
 *
 * A page comes from the server whenever that answers, so a new build is there with the next load.
 */
import { matchRoute } from '../routes.ts';
import { createKeptShell } from './kept-shell.ts';
import type { Shell } from './kept-shell.ts';
import type { WorkerScope } from './worker-scope.ts';

/** Put in by the build. */
declare const KONTOR_SHELL: Shell;

const scope = globalThis as unknown as WorkerScope;
const shell = createKeptShell(scope, KONTOR_SHELL);

/** ms; after that, what is kept is shown, and the page goes on asking. */
const PATIENCE_MS = 5_000;
/** A proxy whose Kontor is down. */
const NOBODY_THERE: ReadonlySet<number> = new Set([502, 503, 504]);

/** Not the window Outlook's pane opens: nobody signs in there without a server. */
const isPage = (path: string): boolean => !['missing', 'signInWindow'].includes(matchRoute(path).name);

const fromServer = async (request: Request, path: string): Promise<Response> => {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));
  const asked = scope.fetch(request);
  const answer = await Promise.race([asked.catch(() => null), late]);
  if (answer && !NOBODY_THERE.has(answer.status)) return answer;
  return (await shell.file(path)) ?? answer ?? asked;
};

const fromDevice = async (request: Request, path: string): Promise<Response> =>
  (await shell.file(path)) ?? scope.fetch(request);

scope.addEventListener('install', (event) => event.waitUntil(shell.keep().then(() => scope.skipWaiting())));
scope.addEventListener('activate', (event) =>
  event.waitUntil(
    shell
      .takeOver()
      .then(() => scope.clients.claim())
      .then(() => shell.tidy()),
  ),
);
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== scope.location.origin) return;
  if (request.mode === 'navigate') {
    if (!isPage(url.pathname)) return;
    event.respondWith(fromServer(request, '/'));
    event.waitUntil(shell.tidy());
  } else if (url.pathname.startsWith('/assets/')) event.respondWith(fromDevice(request, url.pathname));
  else if (/^\/(?:icon\.svg$|icons\/)/.test(url.pathname))
    event.respondWith(fromServer(request, url.pathname));
});
