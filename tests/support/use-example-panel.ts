/** The example panel in a browser for one test file: built and opened once, a fresh page for each test. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { MutationEnvelope } from '#shared/domain/mutation.ts';
import { launchChromium } from './chromium.ts';
import { serveExamplePanel } from './example-panel.ts';
import type { ExamplePanel, ExampleView } from './example-panel.ts';

export type ExamplePage = {
  readonly page: () => Page;
  /** Shows a state of the panel and waits until it stands there. */
  readonly open: (view?: ExampleView) => Promise<void>;
  readonly button: (name: string | RegExp) => ReturnType<Page['getByRole']>;
  /** All changes the server has received, in order. */
  readonly sent: () => Promise<readonly MutationEnvelope[]>;
  /** Names of the endpoints that were asked, in order. */
  readonly calls: () => Promise<readonly string[]>;
};

/** Call it at the top of a test file. Whatever the console says fails the test. */
export const useExamplePanel = (): ExamplePage => {
  let browser: Browser;
  let panel: ExamplePanel;
  let context: BrowserContext;
  let page: Page;
  let noise: string[];
  beforeAll(async () => {
    [browser, panel] = await Promise.all([launchChromium(), serveExamplePanel()]);
  });
  afterAll(async () => {
    await browser?.close();
    await panel?.close();
  });
  beforeEach(async () => {
    context = await browser.newContext({
      viewport: { width: 360, height: 1_000 },
      timezoneId: 'UTC',
      locale: 'en-US',
    });
    page = await context.newPage();
    noise = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') noise.push(message.text());
    });
    page.on('pageerror', (error) => noise.push(error.message));
  });
  afterEach(async () => {
    await context.close();
    expect(noise).toEqual([]);
  });
  return {
    page: () => page,
    open: async (view = {}) => {
      await page.goto(panel.url(view));
      await page.locator('.kp-layout').waitFor();
    },
    button: (name) => page.getByRole('button', { name, exact: typeof name === 'string' }),
    sent: async () => (await page.evaluate(() => window.example!.api.sent as never[])).flat(),
    calls: () => page.evaluate(() => window.example!.api.calls as never),
  };
};
