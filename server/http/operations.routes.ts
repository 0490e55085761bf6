/** What the operator's tools ask: is the process alive, is it ready, how is it doing; and the contract as OpenAPI. */
import type { Hono } from 'hono';
import { fail } from '#shared/lib/result.ts';
import type { Services } from '../services.ts';
import { openApiDocument } from './openapi.ts';
import { isLocal } from './place.ts';
import { localeOf, respondFailure, respondJson } from './respond.ts';

export const mountOperations = (app: Hono, services: Services): void => {
  const startedAt = services.clock.now();
  let requests = 0;
  app.use('*', async (_, next) => {
    requests += 1;
    await next();
  });
  app.get('/healthz', () => respondJson({ status: 'ok' }));
  app.get('/readyz', async () => {
    const ready = await services.store.ping();
    return respondJson({ status: ready ? 'ready' : 'unavailable' }, ready ? 200 : 503);
  });
  // Figures of the house are nobody's business outside: the operator asks on the machine.
  app.get('/metrics', (http) => {
    if (!isLocal(http))
      return respondFailure(fail('route.not_found'), localeOf(http.req.header('accept-language')));
    const { rss } = process.memoryUsage();
    const lines = [
      '# TYPE kontor_requests_total counter',
      `kontor_requests_total ${requests}`,
      '# TYPE kontor_resident_memory_bytes gauge',
      `kontor_resident_memory_bytes ${rss}`,
      '# TYPE kontor_uptime_seconds gauge',
      `kontor_uptime_seconds ${Math.round((services.clock.now() - startedAt) / 1000)}`,
    ];
    return http.text(`${lines.join('\n')}\n`);
  });
  // Printed once for each address it is asked under; that is known only when the server listens.
  const contracts = new Map<string, unknown>();
  app.get('/api/v1/openapi.json', () => {
    const url = services.publicUrl();
    const printed = contracts.get(url) ?? openApiDocument(services.version, url);
    contracts.set(url, printed);
    return respondJson(printed);
  });
};
