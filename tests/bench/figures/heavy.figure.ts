/** The panel's p99 while somebody searches the texts of all mails without pause. */
import { measured, percentile } from '../figure.ts';
import type { Figure } from '../figure.ts';
import { sendAll } from '../load-client.ts';
import { panelQuestions } from '../questions.ts';

const PANEL = '/api/v1/panel';
const REQUESTS = 1_000;

export const heavyFigure: Figure = {
  names: ['panel.beside_search.p99'],
  run: async (context) => {
    const server = await context.server();
    const questions = await panelQuestions(await context.store(), REQUESTS, 23);
    const requests = questions.map((body) => ({ path: PANEL, body }));
    await sendAll(server.port, server.token, 1, requests.slice(0, 200));
    await server.times();
    const searching = { on: true, count: 0 };
    const search = async (): Promise<void> => {
      const headers = { authorization: `Bearer ${server.token}` };
      while (searching.on) {
        await (
          await fetch(`${server.url}/api/v1/search?in=activities&q=lieferung%20bitte`, { headers })
        ).text();
        searching.count += 1;
      }
    };
    const searched = search();
    await sendAll(server.port, server.token, 1, requests);
    searching.on = false;
    await searched;
    const times = (await server.times())[PANEL] ?? [];
    return [
      measured(
        'panel.beside_search.p99',
        percentile(times, 0.99),
        'ms',
        `budget 20 ms, ${searching.count} searches beside it`,
      ),
    ];
  },
};
