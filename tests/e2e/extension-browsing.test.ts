/**
 * Whoever surfs beside a connected panel tells Kontor nothing of it: the whole traffic of a browser goes through a proxy
 * while two hundred sites are visited, and not one of their names is in what Kontor was asked.
 */
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { startBrowserProxy } from '#tests/support/browser-proxy.ts';
import type { BrowserProxy } from '#tests/support/browser-proxy.ts';
import { buildExtensionUnderTest } from '#tests/support/built-extension.ts';
import type { ExtensionUnderTest } from '#tests/support/built-extension.ts';
import { launchChromiumWithExtension } from '#tests/support/chromium.ts';
import type { ChromiumWithExtension } from '#tests/support/chromium.ts';
import { createRecords, userOn } from '#tests/support/records.ts';
import { keepInSidePanel, untilShown } from '#tests/support/side-panel.ts';
import { startTestServer } from '#tests/support/test-server.ts';
import type { TestServer } from '#tests/support/test-server.ts';

type Worker = {
  chrome: {
    action: { getBadgeText: (which: { tabId?: number }) => Promise<string> };
    declarativeContent: {
      onPageChanged: { getRules: (done: (rules: { conditions: unknown[] }[]) => void) => void };
    };
    tabs: { query: (which: object) => Promise<{ id: number }[]> };
  };
};

const SITES = 200;
const names = Array.from({ length: SITES }, (_site, index) => `besuch-${String(index).padStart(3, '0')}`);
/** Every tenth belongs to a company in Kontor. */
const known = names.filter((_name, index) => index % 10 === 0);

let built: ExtensionUnderTest;
let kontor: TestServer;
let proxy: BrowserProxy;
let chromium: ChromiumWithExtension;
let page: Page;
let token: string;

beforeAll(async () => {
  [built, kontor] = await Promise.all([buildExtensionUnderTest(), startTestServer()]);
  const katrin = await kontor.addUser('katrin@kontor.example', 'Katrin Sommer', 'owner');
  ({ token } = katrin);
  const { company } = createRecords({ newId }, userOn(katrin.api));
  for (const name of known) await company({ name, domains: [`${name}.example`] });
  proxy = await startBrowserProxy(kontor.url);
});

afterAll(async () => {
  await chromium?.close();
  await Promise.all([proxy.close(), kontor.remove(), built.remove()]);
});

const inWorker = async <T>(work: () => Promise<T>): Promise<T> =>
  (await chromium.serviceWorker()).evaluate(work);

const ruleHosts = (): Promise<number> =>
  inWorker(
    () =>
      new Promise<number>((resolve) => {
        const { chrome } = globalThis as unknown as Worker;
        chrome.declarativeContent.onPageChanged.getRules((rules) =>
          resolve(rules.reduce((sum, { conditions }) => sum + conditions.length, 0)),
        );
      }),
  );

const badge = (): Promise<string> =>
  inWorker(async () => {
    const { chrome } = globalThis as unknown as Worker;
    const [front] = await chrome.tabs.query({ active: true });
    return chrome.action.getBadgeText(front ? { tabId: front.id } : {});
  });

/** Connected, with the panel open and the list of known sites in place. */
const start = async (folder: string): Promise<void> => {
  chromium = await launchChromiumWithExtension(folder, { proxy: proxy.address });
  page = await chromium.browser.newPage();
  await page.goto('http://vorher.example/');
  await chromium.clickToolbarButton(page);
  const panel = await chromium.sidePanel();
  await untilShown(panel, 'Address of your Kontor');
  await keepInSidePanel(panel, { server: kontor.url, token });
  await panel.reload();
  await expect.poll(ruleHosts, { timeout: 20_000 }).toBe(known.length * 2);
  proxy.forget();
};

const toKontor = (): string[] => {
  const { host } = new URL(kontor.url);
  return proxy.passed().flatMap((one) => (one.host === host ? [one.text] : []));
};
/** Requests to Kontor that say anything about a site that was visited. */
const tellingOnes = (): string[] =>
  toKontor().filter((text) => names.some((name) => text.toLowerCase().includes(name)));

const visitAll = async (look: (name: string) => Promise<void>): Promise<void> => {
  for (const name of names) {
    await page.goto(`http://www.${name}.example/seite?q=${name}`);
    await look(name);
  }
  const visited = new Set(proxy.passed().map(({ host }) => host));
  expect(names.filter((name) => !visited.has(`www.${name}.example`))).toEqual([]);
};

/** Something is asked of Kontor all the same, so that an empty list means something. */
const untilKontorWasAsked = async (): Promise<void> => {
  const panel = await chromium.sidePanel();
  await panel.evaluate(() => globalThis.dispatchEvent(new Event('online')));
  await expect.poll(() => toKontor().length, { timeout: 20_000 }).toBeGreaterThan(0);
};

describe('whoever visits two hundred sites tells Kontor of none', () => {
  test('as the extension is installed', async () => {
    await start(built.chrome.folder);
    await visitAll(async () => undefined);
    await untilKontorWasAsked();
    expect(tellingOnes()).toEqual([]);
  });

  test('a single name in a single request would be noticed', async () => {
    const panel = await chromium.sidePanel();
    await panel.evaluate(
      (server, name) => fetch(`${server}/api/v1/panel`, { method: 'POST', body: `www.${name}.example` }),
      kontor.url,
      names[17]!,
    );
    expect(tellingOnes()).toHaveLength(1);
    await chromium.close();
  });

  test('with the tick switched on', async () => {
    // The permission is given beforehand: without a screen nobody can answer the browser's question.
    const permitted = join(built.chrome.folder, '..', 'permitted');
    await cp(built.chrome.folder, permitted, { recursive: true });
    const file = join(permitted, 'manifest.json');
    const manifest = JSON.parse(await readFile(file, 'utf8')) as { permissions: string[] };
    await writeFile(
      file,
      JSON.stringify({
        ...manifest,
        permissions: [...manifest.permissions, 'tabs'],
        optional_permissions: [],
      }),
    );
    await start(permitted);
    await visitAll(async (name) => {
      if (known.includes(name)) await expect.poll(badge).toBe('✓');
    });
    await untilKontorWasAsked();
    expect(tellingOnes()).toEqual([]);
  });
});
