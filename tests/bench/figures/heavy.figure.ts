/** How long the panel is waited for while the server has heavy work: searching the texts of all mails, devices that start, exports, the daily search. */
import { setTimeout } from 'node:timers/promises';
import { newId } from '#shared/lib/ids.ts';
import type { BenchServer } from '../bench-server-process.ts';
import { measured, percentile } from '../figure.ts';
import type { BenchContext, Figure, Measured } from '../figure.ts';
import { sendAll } from '../load-client.ts';
import { panelQuestions } from '../questions.ts';

const PANEL = '/api/v1/panel';
const REQUESTS = 1_000;
const LOOK_AGAIN_MS = 1_000;
const EXPORTED = 10_000_000;

/** One piece of the work; what it gives is asked for again until the panel's questions are through. */
type Work = (ask: (path: string, init?: RequestInit) => Promise<Response>) => Promise<void>;

const search: Work = async (ask) => {
  await (await ask('/api/v1/search?in=activities&q=lieferung%20bitte')).text();
};

/** What a device that is new fetches: which addresses are known, and its working set page by page. */
const startDevice: Work = async (ask) => {
  const query = new URLSearchParams({ clientId: newId(), set: 'working' });
  const directory = ask('/api/v1/sync/directory').then((answer) => answer.arrayBuffer());
  for (let pages = 0; pages < 20; pages += 1) {
    // Read with a pattern: this process is the one that waits for the panel.
    const next = /"next":"([^"]+)"/.exec(
      (await (await ask(`/api/v1/sync/bootstrap?${query.toString()}`)).text()).slice(-200),
    );
    if (!next) break;
    query.set('after', next[1]!);
  }
  await directory;
};

/** The beginning of a file with everybody in it. */
const exportPeople: Work = async (ask) => {
  const file = await ask('/api/v1/export?what=people&format=csv');
  if (file.status !== 200) throw new Error(`The export was answered with ${file.status}.`);
  let bytes = 0;
  for await (const piece of file.body!) {
    bytes += (piece as Uint8Array).byteLength;
    if (bytes > EXPORTED) break;
  }
};

/** What a server looks through once a day. */
const lookThrough: Work = async (ask) => {
  await (await ask('/bench/quality', { method: 'POST' })).text();
  await setTimeout(LOOK_AGAIN_MS);
};

const waitsBeside = async (
  server: BenchServer,
  requests: readonly { path: string; body: string }[],
  work: Work,
): Promise<{ waits: readonly number[]; count: number }> => {
  const headers = { authorization: `Bearer ${server.token}` };
  let isOn = true;
  let count = 0;
  const working = (async () => {
    while (isOn) {
      await work((path, init) => fetch(`${server.url}${path}`, { headers, ...init }));
      count += 1;
    }
  })();
  const { waits } = await sendAll(server.port, server.token, 1, requests);
  isOn = false;
  await working;
  return { waits, count };
};

const runBeside =
  (name: string, work: Work, what: string) =>
  async (context: BenchContext): Promise<Measured[]> => {
    const server = await context.server();
    const questions = await panelQuestions(await context.store(), REQUESTS, 23);
    const requests = questions.map((body) => ({ path: PANEL, body }));
    await sendAll(server.port, server.token, 1, requests.slice(0, 200));
    const { waits, count } = await waitsBeside(server, requests, work);
    return [
      measured(
        `panel.beside_${name}.p99`,
        percentile(waits, 0.99),
        'ms',
        `budget 20 ms, ${count} ${what} beside it, longest ${Math.round(Math.max(...waits))} ms`,
      ),
    ];
  };

export const heavyFigures: readonly Figure[] = [
  { names: ['panel.beside_search.p99'], run: runBeside('search', search, 'searches') },
  { names: ['panel.beside_start.p99'], run: runBeside('start', startDevice, 'devices that start') },
  { names: ['panel.beside_export.p99'], run: runBeside('export', exportPeople, 'exports') },
  {
    names: ['panel.beside_daily.p99'],
    run: async (context) => {
      const figures = await runBeside(
        'daily',
        lookThrough,
        'looks at the search for what is to be confirmed',
      )(context);
      await fetch(`${(await context.server()).url}/bench/quality`, { method: 'DELETE' });
      return figures;
    },
  },
];
