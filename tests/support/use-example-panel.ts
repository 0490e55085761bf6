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
  /** All changes the server has received, in order and as they came together. */
  readonly sentBatches: () => Promise<readonly (readonly MutationEnvelope[])[]>;
  /** The same, one after the other. */
  readonly sent: () => Promise<readonly MutationEnvelope[]>;
  /** Names of the endpoints that were asked, in order. */
  readonly calls: () => Promise<readonly string[]>;
  /** Another mail is opened beside the panel. */
  readonly openMail: (change: { messageId: string; generation: number }) => Promise<void>;
};

/** Call it at the top of a test file. Whatever the console says fails the test. `locale` is the browser's, BCP 47. */
export const useExamplePanel = (locale: string): ExamplePage => {
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
      locale,
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
  const sentBatches: ExamplePage['sentBatches'] = () =>
    page.evaluate(() => window.example!.api.sent as never);
  return {
    page: () => page,
    open: async (view = {}) => {
      await page.goto(panel.url(view));
      await page.locator('.kp-layout').waitFor();
    },
    button: (name) => page.getByRole('button', { name, exact: typeof name === 'string' }),
    sentBatches,
    sent: async () => (await sentBatches()).flat(),
    calls: () => page.evaluate(() => window.example!.api.calls as never),
    openMail: (change) =>
      page.evaluate((to) => {
        const { subject } = window.example!.host;
        subject.value = { ...subject.peek(), ...to } as never;
      }, change),
  };
};
