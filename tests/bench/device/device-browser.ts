/**
 * The store of a device in real Chromium, on a disk as a person's browser has it: a private window would keep everything in
 * memory.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { Self } from '#shared/store/overlay.ts';
import { launchChromiumOn } from '#tests/support/chromium.ts';
import { buildPageProgram } from '#tests/support/page-program.ts';
import { startBenchServer } from '../bench-server-process.ts';
import { withCustomerFolder } from '../customer-store.ts';

const ENTRY = fileURLToPath(new URL('device-page.ts', import.meta.url));

/** Opens the page as somebody who is signed in, with a server of its own. */
export const withDevicePage = <T>(work: (page: Page) => Promise<T>): Promise<T> =>
  withCustomerFolder(async (folder) => {
    const [server, code, profile] = await Promise.all([
      startBenchServer(folder),
      buildPageProgram(ENTRY),
      mkdtemp(join(tmpdir(), 'kontor-device-')),
    ]);
    const browser = await launchChromiumOn(profile);
    try {
      await browser.addCookies([{ name: 'kontor', value: server.session, url: server.url }]);
      const page = await browser.newPage();
      await page.goto(`${server.url}/bench/empty`);
      await page.addScriptTag({ content: code });
      await page.evaluate(async () => {
        const me = await fetch('/api/v1/me');
        await device.open((await me.json()) as Self);
      });
      return await work(page);
    } finally {
      await browser.close();
      await server.stop();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  });
