/** First paint in a real browser: a person's page with the panel, against a page that holds one word. */
import type { BrowserContext } from 'playwright-core';
import { launchChromium } from '#tests/support/chromium.ts';
import { ensureBuilt } from '#server/build.ts';
import { measured, median } from '../figure.ts';
import type { Figure } from '../figure.ts';

const ROUNDS = 5;
const LIMIT_MS = 20_000;

type Paint = { first: number; panel: number };

const load = async (browser: BrowserContext, url: string, selector: string): Promise<Paint> => {
  const page = await browser.newPage();
  const started = performance.now();
  await page.goto(url);
  await page.waitForSelector(selector, { timeout: LIMIT_MS });
  const panel = performance.now() - started;
  const first = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  );
  await page.close();
  return { first, panel };
};

export const paintFigure: Figure = {
  name: 'paint',
  run: async (context) => {
    await ensureBuilt((line) => process.stderr.write(`${line}\n`));
    const server = await context.server();
    const { store } = await context.store();
    const person = await store.sql.get<{ id: string }>('select id from person order by no limit 1');
    if (!person) throw new Error('The store holds no person.');
    const chromium = await launchChromium();
    const browser = await chromium.newContext({ locale: 'en-GB' });
    await browser.addCookies([{ name: 'kontor', value: server.session, url: server.url }]);
    const panels: Paint[] = [];
    const empties: Paint[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const panel = await load(browser, `${server.url}/people/${person.id}`, '.kp-card');
      const empty = await load(browser, `${server.url}/bench/empty`, 'p');
      // The first load fills the browser's cache.
      if (round > 0) {
        panels.push(panel);
        empties.push(empty);
      }
    }
    await chromium.close();
    const [first, emptyFirst] = [
      median(panels.map((one) => one.first)),
      median(empties.map((one) => one.first)),
    ];
    return [
      measured('paint.first', first, 'ms', `empty page: ${Math.round(emptyFirst)} ms`, first / emptyFirst),
      measured(
        'paint.panel',
        median(panels.map((one) => one.panel)),
        'ms',
        'budget 500 ms, from the address to the panel of the open mail',
      ),
    ];
  },
};
