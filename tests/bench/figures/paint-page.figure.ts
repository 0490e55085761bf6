/** Kontor's own page about a person, with the panel in it. */
import type { Page } from 'playwright-core';
import { ensureBuilt } from '#server/build.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import type { Figure } from '../figure.ts';
import { READ_ARGUMENT, WATCH_ARGUMENTS, paintFigures, paintNames } from '../painted.ts';
import { readPainted, watchForCustomer } from '../painted.ts';
import type { Painted } from '../painted.ts';

const ROUNDS = 7;

const paintOf = async (page: Page, url: string): Promise<Painted> => {
  await page.goto(url);
  const painted = await page.waitForFunction(readPainted, READ_ARGUMENT);
  return (await painted.jsonValue())!;
};

const firstPaintOf = async (page: Page, url: string): Promise<number> => {
  await page.goto(url);
  const entry = await page.waitForFunction(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
  );
  return (await entry.jsonValue())!;
};

export const pagePaintFigure: Figure = {
  names: paintNames('page'),
  run: async (context) => {
    await ensureBuilt((line) => process.stderr.write(`${line}\n`));
    const server = await context.server();
    const { store } = await context.store();
    const person = await store.sql.get<{ id: string }>('select id from person order by no limit 1');
    if (!person) throw new Error('The store holds no person.');
    const chromium = await launchChromium();
    try {
      const browser = await chromium.newContext({ locale: 'en-GB' });
      await browser.addCookies([{ name: 'kontor', value: server.session, url: server.url }]);
      await browser.addInitScript(watchForCustomer, WATCH_ARGUMENTS);
      const [rounds, empty]: [Painted[], number[]] = [[], []];
      for (let round = 0; round <= ROUNDS; round += 1) {
        const page = await browser.newPage();
        const painted = await paintOf(page, `${server.url}/people/${person.id}`);
        const emptyFirst = await firstPaintOf(page, `${server.url}/bench/empty`);
        await page.close();
        // The first load fills the browser's cache.
        if (round === 0) continue;
        rounds.push(painted);
        empty.push(emptyFirst);
      }
      return paintFigures('page', rounds, empty);
    } finally {
      await chromium.close();
    }
  },
};
