/**
 * Kontor's own page about somebody of whom everything is known, with all cards of the panel and with those alone that
 * cannot be put away: by turns, in one browser.
 */
import type { Browser } from 'playwright-core';
import { ensureBuilt } from '#server/build.ts';
import { ARRANGED_CARDS } from '#shared/domain/panel-cards.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { createFullCustomer } from '#tests/support/full-customer.ts';
import { apply, userOn } from '#tests/support/records.ts';
import { startTestServer } from '#tests/support/test-server.ts';
import type { TestServer } from '#tests/support/test-server.ts';
import { measured, median } from '../figure.ts';
import type { Figure, Measured } from '../figure.ts';
import { READ_ARGUMENT, WATCH_ARGUMENTS, readPainted, watchForCustomer } from '../painted.ts';
import type { Painted } from '../painted.ts';

const ROUNDS = 15;
const EMAIL = 'owner@nordlicht.example';

const measure = async (server: TestServer, chromium: Browser): Promise<Measured[]> => {
  const { api, password } = await server.addUser(EMAIL, 'Nora', 'owner');
  const id = await createFullCustomer(api);
  const browser = await chromium.newContext({ locale: 'en-GB' });
  await browser.request.post(`${server.url}/api/v1/sign-in`, { data: { email: EMAIL, password } });
  await browser.addInitScript(watchForCustomer, WATCH_ARGUMENTS);
  const paintWithout = async (hidden: readonly string[]): Promise<Painted> => {
    const layout = { order: [], hidden: [...hidden] };
    await apply(userOn(api), 'panel.arrange', { target: { role: 'owner' }, layout });
    const page = await browser.newPage();
    await page.goto(`${server.url}/people/${id}`);
    const painted = await page.waitForFunction(readPainted, READ_ARGUMENT);
    const value = (await painted.jsonValue())!;
    await page.close();
    return value;
  };
  const [all, few]: [Painted[], Painted[]] = [[], []];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const [withAll, withFew] = [await paintWithout([]), await paintWithout(ARRANGED_CARDS)];
    // The first load fills the browser's cache.
    if (round === 0) continue;
    all.push(withAll);
    few.push(withFew);
  }
  const figure = (name: 'first' | 'customer'): Measured => {
    const [most, least] = [median(all.map((one) => one[name])), median(few.map((one) => one[name]))];
    const against = `without the ${ARRANGED_CARDS.length} cards that may stay away: ${Math.round(least)} ms`;
    return measured(`paint.cards.${name}`, most, 'ms', against, most / least);
  };
  return [figure('first'), figure('customer')];
};

export const cardsPaintFigure: Figure = {
  names: ['paint.cards.first', 'paint.cards.customer'],
  run: async () => {
    await ensureBuilt((line) => process.stderr.write(`${line}\n`));
    const [server, chromium] = await Promise.all([startTestServer(), launchChromium()]);
    try {
      return await measure(server, chromium);
    } finally {
      await chromium.close();
      await server.remove();
    }
  },
};
