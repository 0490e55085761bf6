/**
 * Process under measurement: the real app over a data folder, with two routes more: the same bytes from memory, and
 * the times each request took. A time runs from the request's arrival in Node to the answer's hand-over to the system.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { createApp } from '#server/app.ts';
import { composeServices } from '#server/composition.ts';
import { readConfig } from '#server/config.ts';
import { openStore } from '#server/db/open-store.ts';
import { extensionCors } from '#server/http/cors.ts';
import { newId } from '#shared/lib/ids.ts';
import { systemClock } from '#shared/lib/clock.ts';
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

const config = must(readConfig({ KONTOR_DATA: process.argv[2], KONTOR_PORT: '0' }, '/'));
const store = must(await openStore(config));
const distDir = new URL('../../dist', import.meta.url).pathname;
let port = 0;
const { services } = composeServices({
  config,
  store,
  clock: systemClock,
  newId,
  publicUrl: () => `http://localhost:${port}`,
  distDir,
});
const user = await store.sql.get<{ id: string }>(
  `select id from user_account where disabled = 0 order by case role when 'owner' then 0 else 1 end, id limit 1`,
);
if (!user) throw new Error('The store holds no account.');
const token = must(
  await store.write(async (tx) => ok(await services.credentials.create(tx, 'api', user.id, 'bench'))),
).secret;
const session = must(
  await store.write(async (tx) => ok(await services.credentials.create(tx, 'session', user.id, 'bench'))),
).secret;

const product = createApp({
  services,
  installationId: newId(),
  onBug: (error) => process.stderr.write(`${String(error)}\n`),
});
// Before the product's own routes, whose last one takes every path.
const app = new Hono();
app.use('/api/v1/bench/*', extensionCors);
const memory = new Map<string, string>();
app.put('/api/v1/bench/memory', async (http) => {
  const { question, answer } = await http.req.json<{ question: string; answer: string }>();
  memory.set(question, answer);
  return http.json(memory.size);
});
app.post('/api/v1/bench/memory', async (http) => {
  const answer = memory.get(await http.req.text());
  return new Response(answer ?? '', {
    status: answer === undefined ? 404 : 200,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });
});
const bytes = new Map<string, ArrayBuffer>();
app.put('/bench/bytes/:name', async (http) => {
  bytes.set(http.req.param('name'), await http.req.arrayBuffer());
  return http.json(bytes.size);
});
app.get('/bench/bytes/:name', (http) => {
  const kept = bytes.get(http.req.param('name'));
  return new Response(kept ?? '', {
    status: kept === undefined ? 404 : 200,
    headers: { 'content-type': 'application/octet-stream', 'cache-control': 'no-store' },
  });
});
app.post('/bench/quality', (http) => {
  void services.staleness.run();
  return http.json(services.staleness.state());
});
// For good: no other figure is measured beside it.
app.delete('/bench/quality', async (http) => {
  await services.staleness.close();
  return http.json(services.staleness.state());
});
app.get('/bench/empty', (http) => http.html('<!doctype html><title>empty</title><p>Kontor</p>'));

app.route('/', product);

const listener = getRequestListener(app.fetch);
let times = new Map<string, number[]>();
const server = createServer((request, response) => {
  const path = request.url ?? '';
  if (path === '/bench/times') {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(Object.fromEntries(times)));
    times = new Map();
    return;
  }
  const started = performance.now();
  response.once('finish', () => {
    const list = times.get(path);
    if (list) list.push(performance.now() - started);
    else times.set(path, [performance.now() - started]);
  });
  void listener(request, response);
});
server.listen(0, '127.0.0.1', () => {
  port = (server.address() as AddressInfo).port;
  process.send?.({ port, token, session });
});
process.once('disconnect', () => process.exit(0));
