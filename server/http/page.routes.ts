/** Kontor's own pages: one document for every page address, files beside it, the built extension packages. */
import { join } from 'node:path';
import type { Context, Hono } from 'hono';
import { fail } from '#shared/lib/result.ts';
import type { Services } from '../services.ts';
import { localeOf, respondFailure } from './respond.ts';
import { IMMUTABLE, NO_REFERRER, webHeaders } from './security-headers.ts';
import { createStaticFiles } from './static-files.ts';
import { webManifest } from './web-manifest.ts';

const notFound = (http: Context): Response =>
  respondFailure(fail('route.not_found'), localeOf(http.req.header('accept-language')));

/** The window Outlook's pane opens, and the page that signs in there, should it be loaded anew. */
const isSignInWindow = ({ req }: Context): boolean =>
  [req.path, ...(req.path === '/sign-in' ? [req.query('next') ?? ''] : [])].some((path) =>
    /^\/outlook\/connect(?:$|\?)/.test(path),
  );

/** A caller's number stands in the address until the page has taken it out; it goes nowhere from there. */
const isCall = ({ req }: Context): boolean =>
  [req.path, req.path === '/sign-in' ? (req.query('next') ?? '') : ''].some((path) =>
    /^\/call(?:$|\?)/.test(path),
  );

/** In the place of the worker that keeps the pages: takes itself and what was kept away. */
const NO_WORKER = `addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) =>
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith('kontor-shell-')).map((name) => caches.delete(name))))
      .then(() => registration.unregister()),
  ),
);
`;

export const mountPages = (app: Hono, services: Services): void => {
  const web = createStaticFiles(join(services.distDir, 'web'));
  const packages = createStaticFiles(join(services.distDir, 'extension'));
  const headers = (keepsOpener = false): Record<string, string> =>
    webHeaders(services.publicUrl().startsWith('https:'), keepsOpener);

  app.get('/extension/:file{kontor-[a-z]+\\.zip}', async (http) => {
    const file = await packages.read(http.req.param('file'));
    if (!file) return notFound(http);
    const name = http.req.param('file');
    return http.body(file.bytes, 200, {
      ...headers(),
      'content-type': file.type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-cache',
    });
  });

  app.get('/manifest.webmanifest', (http) =>
    http.body(webManifest(localeOf(http.req.header('accept-language'))), 200, {
      ...headers(),
      'content-type': 'application/manifest+json; charset=utf-8',
      'cache-control': 'no-cache',
      vary: 'accept-language',
    }),
  );

  // Browsers ask for it at most a day later: what they keep is taken away without anybody opening a page twice.
  if (!services.config.offlinePages)
    app.get('/service-worker.js', (http) =>
      http.body(NO_WORKER, 200, {
        ...headers(),
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'no-cache',
      }),
    );

  // Where the page about the extension stood first.
  app.get('/browser', (http) => http.redirect('/extension/', 308));

  app.get('*', async (http) => {
    const path = http.req.path;
    if (path.startsWith('/api/')) return notFound(http);
    const asset = await web.read(path);
    if (asset && !path.endsWith('.html')) {
      const caching = path.startsWith('/assets/') ? IMMUTABLE : 'no-cache';
      return http.body(asset.bytes, 200, {
        ...headers(),
        'content-type': asset.type,
        'cache-control': caching,
      });
    }
    const isFile = /\.[a-z0-9]+$/i.test(path);
    const page = isFile ? null : await web.read('index.html');
    if (!page) return notFound(http);
    return http.body(page.bytes, 200, {
      ...headers(isSignInWindow(http)),
      ...(isCall(http) ? NO_REFERRER : {}),
      'content-type': page.type,
      'cache-control': 'no-cache',
    });
  });
  app.all('*', notFound);
};
