import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { launchChromium, launchChromiumWithExtension } from '#tests/support/chromium.ts';
import { launchFirefoxWithExtension } from '#tests/support/firefox.ts';
import { makeToyExtension } from '#tests/support/toy-extension.ts';

const server = createServer((_, response) =>
  response.setHeader('content-type', 'text/html').end('<title>Muster GmbH</title><h1>Hello</h1>'),
);
const folders: string[] = [];
let port = 0;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});

afterAll(async () => {
  server.close();
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true })));
});

const makeToy = async (browser: 'chromium' | 'firefox'): Promise<string> => {
  const folder = await makeToyExtension(browser);
  folders.push(folder);
  return folder;
};

test('Chromium opens a page under a made-up host name', async () => {
  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  await page.goto(`http://muster.example:${port}/`);
  expect(await page.title()).toBe('Muster GmbH');
});

test('in Chromium a click on the toolbar button opens the side panel, which reads the page', async () => {
  const chromium = await launchChromiumWithExtension(await makeToy('chromium'));
  onTestFinished(chromium.close);
  const page = await chromium.browser.newPage();
  await page.goto(`http://muster.example:${port}/`);
  await chromium.clickToolbarButton(page);
  const panel = await chromium.sidePanel();
  await panel.waitForFunction(() => document.getElementById('title')?.textContent !== '');
  expect(await panel.$eval('#title', (node) => node.textContent)).toBe('Muster GmbH');
});

test('in Firefox a click on the toolbar button opens the sidebar, which reads the page', async () => {
  const firefox = await launchFirefoxWithExtension(await makeToy('firefox'), ['muster.example']);
  onTestFinished(firefox.close);
  await firefox.open(`http://muster.example:${port}/`);
  await firefox.clickToolbarButton();
  const title = await firefox.untilInSidebar('return document.getElementById("title")?.textContent || null');
  expect(title).toBe('Muster GmbH');
  const image = await firefox.screenshot();
  expect(image.subarray(1, 4).toString()).toBe('PNG');
});
