/**
 * From the moment a colleague's change is sent until another device has it: pushed, told by the open stream, pulled.
 * Against the push alone.
 */
import type { SyncPullAnswer, SyncStatus } from '#shared/domain/sync.ts';
import { newId } from '#shared/lib/ids.ts';
import { systemClock, toInstant } from '#shared/lib/clock.ts';
import { startBenchServer } from '../bench-server-process.ts';
import type { BenchServer } from '../bench-server-process.ts';
import { withCustomerFolder } from '../customer-store.ts';
import { measured, percentile } from '../figure.ts';
import type { Figure, Measured } from '../figure.ts';

const CHANGES = 300;
const WARM_UP = 30;

type Ask = <T>(path: string, body?: unknown) => Promise<T>;

const asking =
  ({ url, token }: BenchServer): Ask =>
  async <T>(path: string, body?: unknown): Promise<T> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const response = await fetch(`${url}/api/v1/sync/${path}`, {
      headers,
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };

/** Waits for the next word of the stream; what came before it is no word of what comes. */
const openStream = async ({ url, token }: BenchServer) => {
  const response = await fetch(`${url}/api/v1/sync/events`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const reader = response.body!.getReader();
  // Where it stands at the start.
  await reader.read();
  return { next: () => reader.read(), close: () => reader.cancel() };
};

const measure = async (server: BenchServer): Promise<Measured[]> => {
  const ask = asking(server);
  const { epoch } = await ask<SyncStatus>('status');
  const [writer, reader] = [newId(), newId()];
  const start = await ask<{ cursor: string }>(`bootstrap?clientId=${reader}&set=working`);
  let { cursor } = start;
  const stream = await openStream(server);
  const [visible, alone]: [number[], number[]] = [[], []];
  for (let n = 1; n <= WARM_UP + CHANGES; n += 1) {
    const id = newId();
    const args = { id, fields: { lastName: `Nr. ${n}` } };
    const change = { id: newId(), n, name: 'person.create', at: toInstant(systemClock.now()), args };
    const told = stream.next();
    const sent = performance.now();
    const pushed = ask('push', { epoch, clientId: writer, mutations: [change] }).then(
      () => performance.now() - sent,
    );
    await told;
    for (;;) {
      const query = new URLSearchParams({ clientId: reader, epoch, cursor }).toString();
      const page = await ask<SyncPullAnswer>(`pull?${query}`);
      ({ cursor } = page);
      if (page.puts.some((doc) => doc.id === id)) break;
    }
    const seen = performance.now() - sent;
    const push = await pushed;
    if (n <= WARM_UP) continue;
    visible.push(seen);
    alone.push(push);
  }
  await stream.close();
  const [p95, pushP95] = [percentile(visible, 0.95), percentile(alone, 0.95)];
  const against = `budget 2,000 ms; the push alone: ${pushP95.toFixed(1)} ms (p95)`;
  return [measured('sync.visible', p95, 'ms (p95)', against, p95 / pushP95)];
};

export const syncVisibleFigure: Figure = {
  names: ['sync.visible'],
  run: () =>
    withCustomerFolder(async (folder) => {
      const server = await startBenchServer(folder);
      try {
        return await measure(server);
      } finally {
        await server.stop();
      }
    }),
};
