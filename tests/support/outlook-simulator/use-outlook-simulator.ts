/** One browser and one set of origins for a test file, a fresh simulated Outlook for each test. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';

import { launchChromium } from '../chromium.ts';
import { type OutlookSimulator, type SimulatorOptions, startOutlookSimulator } from './driver/simulator.ts';
import { type OutlookWeb, serveOutlookWeb } from './web/outlook-web.ts';

export interface OutlookForTests {
  /** The served origins; a server under test needs them before its pane is opened. */
  web: () => OutlookWeb;
  browser: () => Browser;
  /** The file's own Outlook, opened once and reset for each test: quicker, for tests without storage. */
  shared: () => Promise<OutlookSimulator>;
  /** A fresh Outlook, closed when the test ends. */
  start: (options?: Omit<SimulatorOptions, 'browser' | 'web'>) => Promise<OutlookSimulator>;
}

/** Call it once at the top of a test file. */
export function useOutlookSimulator(): OutlookForTests {
  let browser: Browser;
  let web: OutlookWeb;
  let started: OutlookSimulator[] = [];
  let kept: OutlookSimulator | null = null;

  beforeAll(async () => {
    [browser, web] = await Promise.all([launchChromium(), serveOutlookWeb()]);
  });
  afterEach(async () => {
    await Promise.all(started.map((outlook) => outlook.close()));
    started = [];
  });
  afterAll(async () => {
    await kept?.close();
    await browser.close();
    await web.close();
  });

  return {
    web: () => web,
    shared: async () => {
      kept ??= await startOutlookSimulator({ browser, web });
      await kept.reset();
      return kept;
    },
    browser: () => browser,
    start: async (options = {}) => {
      const outlook = await startOutlookSimulator({ browser, web, ...options });
      started.push(outlook);
      return outlook;
    },
  };
}
