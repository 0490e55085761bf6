/** The Outlook add-in's files: its page with office.js's address filled in, its manifest filled for this server. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Hono } from 'hono';
import type { Config } from '../config.ts';
import type { Services } from '../services.ts';
import { localeOf, respondFailure } from '../http/respond.ts';
import { IMMUTABLE, outlookHeaders, outlookWindowHeaders } from '../http/security-headers.ts';
import { createStaticFiles } from '../http/static-files.ts';
import { fillManifest } from './manifest.ts';

const TEMPLATE = new URL('../../manifest.xml', import.meta.url);
/** What the page needs to know of the application in Entra: its authority and its id; empty where there is none. */
const entraOf = ({ entra }: Config): string =>
  entra ? `${entra.authority}/${entra.tenant} ${entra.clientId}` : '';

export const mountOutlook = (app: Hono, services: Services, installationId: string): void => {
  const { config } = services;
  const files = createStaticFiles(join(services.distDir, 'outlook'));
  const frameHeaders = outlookHeaders(
    config.officeJsUrl,
    config.outlookOrigins,
    config.entra?.authority ?? null,
  );
  const windowHeaders = outlookWindowHeaders(config.officeJsUrl);

  app.get('/outlook/manifest.xml', async (http) => {
    const events = http.req.query('variant') === 'events';
    const multiSelect = http.req.query('multiselect') === '1';
    const name = ['kontor-outlook', ...(events ? ['events'] : []), ...(multiSelect ? ['multiselect'] : [])];
    const template = await readFile(TEMPLATE, 'utf8');
    const filled = fillManifest(template, {
      origin: services.publicUrl(),
      installationId,
      version: services.version,
      events,
      multiSelect,
    });
    if (!filled.ok) return respondFailure(filled, localeOf(http.req.header('accept-language')));
    return http.body(filled.value, 200, {
      'content-type': 'application/xml; charset=utf-8',
      'content-disposition': `attachment; filename="${name.join('-')}.xml"`,
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    });
  });

  app.get('/outlook/:page{taskpane\\.html|events\\.html|connected\\.html}', async (http) => {
    const name = http.req.param('page');
    const page = await files.read(name);
    if (!page) return http.notFound();
    const headers = name === 'connected.html' ? windowHeaders : frameHeaders;
    const html = new TextDecoder()
      .decode(page.bytes)
      .replaceAll('{{officeJsUrl}}', encodeURI(config.officeJsUrl))
      .replaceAll('{{entra}}', entraOf(config));
    return http.body(html, 200, { ...headers, 'content-type': page.type, 'cache-control': 'no-cache' });
  });

  // Outlook keeps the address it read in the manifest, so the file keeps its name.
  app.get('/outlook/events.js', async (http) => {
    const script = await files.read('events.js');
    if (!script) return http.notFound();
    return http.body(script.bytes, 200, {
      ...frameHeaders,
      'content-type': script.type,
      'cache-control': 'no-cache',
    });
  });

  app.get('/outlook/:folder{assets|icons}/:file', async (http) => {
    const { folder, file } = http.req.param();
    const found = await files.read(`${folder}/${file}`);
    if (!found) return http.notFound();
    const caching = folder === 'assets' ? IMMUTABLE : 'public, max-age=86400';
    return http.body(found.bytes, 200, {
      ...frameHeaders,
      'content-type': found.type,
      'cache-control': caching,
    });
  });
};
