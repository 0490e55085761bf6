/**
 * The built extension's real side panel in real Chromium, beside the website of a company of the seed. The page was read
 * by a real click before; the clock starts when the side panel's document is loaded anew.
 */
import type { Page } from 'puppeteer-core';
import { ensureBuilt } from '#server/build.ts';
import { launchChromiumWithExtension } from '#tests/support/chromium.ts';
import type { ChromiumWithExtension } from '#tests/support/chromium.ts';
import { startProspectSite } from '#tests/support/prospect-site.ts';
import type { BenchServer } from '../bench-server-process.ts';
import type { Figure } from '../figure.ts';
import { READ_ARGUMENT, WATCH_ARGUMENTS, paintFigures, paintNames } from '../painted.ts';
import { readPainted, watchForCustomer } from '../painted.ts';
import type { Painted } from '../painted.ts';

const ROUNDS = 7;
const FOLDER = new URL('../../../dist/extension/chrome', import.meta.url).pathname;

/** Runs in the side panel: puts down what pairing would, in the database of `extension/host/indexed-db.store.ts`. */
const connect = (server: string, token: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('kontor', 1);
    opening.addEventListener('error', () => reject(new Error('IndexedDB does not open.')));
    opening.addEventListener('success', () => {
      const transaction = opening.result.transaction('values', 'readwrite');
      transaction.objectStore('values').put(server, 'server');
      transaction.objectStore('values').put(token, 'token');
      transaction.addEventListener('complete', () => resolve());
    });
  });

const loadAgain = async (panel: Page): Promise<Painted> => {
  await panel.reload();
  const painted = await panel.waitForFunction(readPainted, {}, READ_ARGUMENT);
  return (await painted.jsonValue())!;
};

const openPanels = async (
  chromium: ChromiumWithExtension,
  { url, token }: BenchServer,
  website: string,
): Promise<Painted[]> => {
  const page = await chromium.browser.newPage();
  await page.goto(website);
  await chromium.clickToolbarButton(page);
  const panel = await chromium.sidePanel();
  await panel.waitForSelector('input');
  await panel.evaluate(connect, url, token);
  await panel.evaluateOnNewDocument(watchForCustomer, WATCH_ARGUMENTS);
  const rounds: Painted[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const painted = await loadAgain(panel);
    // The first time it asks whose the device is, and remembers it.
    if (round > 0) rounds.push(painted);
  }
  return rounds;
};

export const sidePanelPaintFigure: Figure = {
  names: paintNames('sidepanel'),
  run: async (context) => {
    await ensureBuilt((line) => process.stderr.write(`${line}\n`));
    const server = await context.server();
    const { store } = await context.store();
    const company = await store.sql.get<{ domain: string }>('select domain from domain_index limit 1');
    if (!company) throw new Error('The store holds no company with a domain.');
    const [site, chromium] = await Promise.all([startProspectSite(), launchChromiumWithExtension(FOLDER)]);
    try {
      return paintFigures(
        'sidepanel',
        await openPanels(chromium, server, site.urlOf(`www.${company.domain}`)),
      );
    } finally {
      await chromium.close();
      await site.close();
    }
  },
};
