/** The example panel in a real browser, ready for each test; console noise fails the test. */
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { MutationEnvelope } from '#shared/domain/mutation.ts';
import { launchChromium } from './chromium.ts';
import { serveExamplePanel } from './example-panel.ts';
import type { ExamplePanel, ExampleView } from './example-panel.ts';

export type PanelPage = {
  readonly page: () => Page;
  readonly open: (view?: ExampleView) => Promise<void>;
  readonly button: (name: string | RegExp) => Locator;
  readonly sentBatches: () => Promise<readonly (readonly MutationEnvelope[])[]>;
  /** Another mail is opened beside the panel. */
  readonly openMail: (change: { messageId: string; generation: number }) => Promise<void>;
};

/** Call it once at the top of a test file. */
export const usePanelPage = (): PanelPage => {
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
      locale: 'de-DE',
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
    sentBatches: () => page.evaluate(() => window.example!.api.sent as never),
    openMail: (change) =>
      page.evaluate((to) => {
        const { subject } = window.example!.host;
        subject.value = { ...subject.peek(), ...to } as never;
      }, change),
  };
};
