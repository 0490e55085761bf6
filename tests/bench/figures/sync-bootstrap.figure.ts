/** A device's start with every contact, over HTTP and compressed, against a download of the very same bytes. */
import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import type { SyncBootstrapAnswer } from '#shared/domain/sync.ts';
import { newId } from '#shared/lib/ids.ts';
import type { BenchServer } from '../bench-server-process.ts';
import { measured, median } from '../figure.ts';
import type { Figure } from '../figure.ts';

const ROUNDS = 3;

/** The body as it came over the wire. */
const download = ({ port, token }: BenchServer, path: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, 'accept-encoding': 'gzip' };
    request({ host: '127.0.0.1', port, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        const body = Buffer.concat(chunks);
        if (response.statusCode === 200) resolve(body);
        else reject(new Error(`${path}: ${response.statusCode} ${body.toString()}`));
      });
    })
      .once('error', reject)
      .end();
  });

const pageOf = (body: Buffer): SyncBootstrapAnswer => {
  const isZipped = body[0] === 0x1f && body[1] === 0x8b;
  return JSON.parse((isZipped ? gunzipSync(body) : body).toString()) as SyncBootstrapAnswer;
};

/** Page by page, as a device does, until the contacts are through: they come first. */
const start = async (server: BenchServer): Promise<{ pages: Buffer[]; contacts: number; ms: number }> => {
  const pages: Buffer[] = [];
  let contacts = 0;
  let ms = 0;
  const query = new URLSearchParams({ clientId: newId(), set: 'all' });
  for (;;) {
    const asked = performance.now();
    const body = await download(server, `/api/v1/sync/bootstrap?${query.toString()}`);
    const took = performance.now() - asked;
    // A device reads it as well, which is no matter of the server.
    const { docs, next } = pageOf(body);
    const people = docs.filter(({ type }) => type === 'person').length;
    if (people === 0) return { pages, contacts, ms };
    pages.push(body);
    contacts += people;
    ms += took;
    if (next === null) return { pages, contacts, ms };
    query.set('after', next);
  }
};

const keep = async (server: BenchServer, pages: readonly Buffer[]): Promise<void> => {
  for (const [index, page] of pages.entries()) {
    const body = new Uint8Array(page);
    const kept = await fetch(`${server.url}/bench/bytes/${index}`, { method: 'PUT', body });
    if (!kept.ok) throw new Error(`bytes ${kept.status}`);
  }
};

const plain = async (server: BenchServer, pages: readonly Buffer[]): Promise<number> => {
  const started = performance.now();
  for (const [index, page] of pages.entries()) {
    const body = await download(server, `/bench/bytes/${index}`);
    if (body.length !== page.length) throw new Error('other bytes');
  }
  return performance.now() - started;
};

export const syncBootstrapFigure: Figure = {
  names: ['sync.bootstrap', 'sync.bootstrap.bytes'],
  run: async (context) => {
    const server = await context.server();
    const rounds: { own: number; bare: number }[] = [];
    let [bytes, contacts] = [0, 0];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const started = await start(server);
      await keep(server, started.pages);
      const bare = await plain(server, started.pages);
      bytes = started.pages.reduce((sum, page) => sum + page.length, 0);
      ({ contacts } = started);
      // The first round warms both up.
      if (round > 0) rounds.push({ own: started.ms, bare });
    }
    const [own, bare] = [median(rounds.map((one) => one.own)), median(rounds.map((one) => one.bare))];
    const against = `download of the same bytes from memory: ${Math.round(bare)} ms`;
    return [
      measured(
        'sync.bootstrap',
        own / 1_000,
        `s for ${contacts} contacts`,
        against,
        median(rounds.map((one) => one.own / one.bare)),
      ),
      measured('sync.bootstrap.bytes', bytes, 'bytes', `${contacts} contacts, compressed`),
    ];
  },
};
