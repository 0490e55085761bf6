/**
 * From a real click on the toolbar button to the panel with the customer, beside the website of a company of the seed,
 * against the click on an extension that does next to nothing: its panel shows the title of the page. The two take
 * turns, each in a browser of its own.
 */
import { rm } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { ensureBuilt } from '#server/build.ts';
import { launchChromiumWithExtension } from '#tests/support/chromium.ts';
import type { ChromiumWithExtension } from '#tests/support/chromium.ts';
import { startProspectSite } from '#tests/support/prospect-site.ts';
import { keepInSidePanel } from '#tests/support/side-panel.ts';
import { makeToyExtension } from '#tests/support/toy-extension.ts';
import { measured, percentile } from '../figure.ts';
import type { Figure } from '../figure.ts';
import { CUSTOMER_NAME } from '../painted.ts';

const ROUNDS = 20;
const FOLDER = new URL('../../../dist/extension/chrome', import.meta.url).pathname;

/** What stands in the toy's panel once it is filled; empty before. */
const TITLE = '#title:not(:empty)';

/** ms from the click until `filled` is there; the panel is closed again. */
const click = async (chromium: ChromiumWithExtension, page: Page, filled: string): Promise<number> => {
  await page.bringToFront();
  const started = performance.now();
  await chromium.clickToolbarButton(page);
  const panel = await chromium.sidePanel();
  await panel.waitForSelector(filled);
  const took = performance.now() - started;
  await panel.close();
  return took;
};

const p95 = (values: readonly number[]): number => percentile(values, 0.95);

export const clickFigure: Figure = {
  names: ['click.panel'],
  run: async (context) => {
    await ensureBuilt((line) => process.stderr.write(`${line}\n`));
    const { url, token } = await context.server();
    const { store } = await context.store();
    const company = await store.sql.get<{ domain: string }>('select domain from domain_index limit 1');
    if (!company) throw new Error('The store holds no company with a domain.');
    const toy = await makeToyExtension('chromium');
    const site = await startProspectSite();
    const [kontor, empty] = [
      await launchChromiumWithExtension(FOLDER),
      await launchChromiumWithExtension(toy),
    ];
    try {
      const website = site.urlOf(`www.${company.domain}`);
      const [page, other] = [await kontor.browser.newPage(), await empty.browser.newPage()];
      await Promise.all([page.goto(website), other.goto(website)]);
      await kontor.clickToolbarButton(page);
      const panel = await kontor.sidePanel();
      await panel.waitForSelector('input');
      await keepInSidePanel(panel, { server: url, token });
      await panel.reload();
      await panel.waitForSelector(CUSTOMER_NAME);
      await panel.close();
      const own: number[] = [];
      const bare: number[] = [];
      for (let round = 0; round <= ROUNDS; round += 1) {
        const took = await click(kontor, page, CUSTOMER_NAME);
        const tookEmpty = await click(empty, other, TITLE);
        // The first round warms both up.
        if (round > 0) {
          own.push(took);
          bare.push(tookEmpty);
        }
      }
      return [
        measured(
          'click.panel',
          p95(own),
          'ms (p95 of a click)',
          `the click on an empty extension: ${Math.round(p95(bare))} ms`,
          p95(own) / p95(bare),
        ),
      ];
    } finally {
      await Promise.all([kontor.close(), empty.close(), site.close()]);
      await rm(toy, { recursive: true });
    }
  },
};
