/** Known or unknown while browsing, in Chromium: the toolbar icon as it stands on a screen, and nobody told which site it is. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { buildExtensionUnderTest } from '#tests/support/built-extension.ts';
import type { ExtensionUnderTest } from '#tests/support/built-extension.ts';
import { launchChromiumWithExtension } from '#tests/support/chromium.ts';
import type { ChromiumWithExtension } from '#tests/support/chromium.ts';
import { startProspectSite } from '#tests/support/prospect-site.ts';
import type { ProspectSite } from '#tests/support/prospect-site.ts';
import { createRecords, userOn } from '#tests/support/records.ts';
import { clickButton, keepInSidePanel, untilShown } from '#tests/support/side-panel.ts';
import { startTestServer } from '#tests/support/test-server.ts';
import type { TestServer } from '#tests/support/test-server.ts';
import { hasVirtualScreen, startVirtualScreen } from '#tests/support/virtual-screen.ts';
import type { Colour, VirtualScreen } from '#tests/support/virtual-screen.ts';

type Rule = { id: string; conditions: { pageUrl: { hostEquals?: string; hostSuffix?: string } }[] };
type Worker = {
  chrome: {
    alarms: { create: (name: string, alarm: { when: number }) => Promise<void> };
    declarativeContent: { onPageChanged: { getRules: (done: (rules: Rule[]) => void) => void } };
    tabs: { query: (which: object) => Promise<{ url?: string }[]> };
  };
};

/** Of the disc on a known site; nothing else in the window has it. */
const GREEN: Colour = [11, 106, 11];
const JIMDO = 'laden.jimdosite.com';

let built: ExtensionUnderTest;
let kontor: TestServer;
let site: ProspectSite;
let screen: VirtualScreen | undefined;
let chromium: ChromiumWithExtension;
let page: Page;
let panel: Page;
let katrin: Awaited<ReturnType<TestServer['addUser']>>;

beforeAll(async () => {
  [built, kontor, site] = await Promise.all([
    buildExtensionUnderTest(),
    startTestServer(),
    startProspectSite(),
  ]);
  katrin = await kontor.addUser('katrin@kontor.example', 'Katrin Sommer', 'owner');
  const { company } = createRecords({ newId }, userOn(katrin.api));
  await company({ name: 'Nordlicht Optik GmbH', domains: ['nordlicht.example'] });
  await company({ name: 'Laden am Eck', domains: [JIMDO] });
  if (hasVirtualScreen) screen = await startVirtualScreen();
  chromium = await launchChromiumWithExtension(built.chrome.folder, {
    hosts: ['*.jimdosite.com'],
    ...(screen ? { display: screen.display } : {}),
  });
  page = await chromium.browser.newPage();
});

afterAll(async () => {
  await chromium.close();
  await Promise.all([screen?.close(), site.close(), kontor.remove(), built.remove()]);
});

const rules = async (): Promise<Rule[]> =>
  (await chromium.serviceWorker()).evaluate(
    () =>
      new Promise<Rule[]>((resolve) => {
        const { chrome } = globalThis as unknown as Worker;
        chrome.declarativeContent.onPageChanged.getRules(resolve);
      }),
  );

const hosts = async (): Promise<string[]> =>
  (await rules()).flatMap(({ conditions }) => conditions.flatMap(({ pageUrl }) => pageUrl.hostEquals ?? []));

/** What the extension sees of the address in front. */
const frontAddresses = async (): Promise<string[]> =>
  (await chromium.serviceWorker()).evaluate(async () => {
    const { chrome } = globalThis as unknown as Worker;
    return (await chrome.tabs.query({ active: true })).map(({ url }) => url ?? 'not to be seen');
  });

/** Of the connection, as the panel has it on its disk. */
const keptToken = (): Promise<string> =>
  panel.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const opening = indexedDB.open('kontor');
        opening.addEventListener('success', () => {
          const reading = opening.result.transaction('values').objectStore('values').get('token');
          reading.addEventListener('success', () => resolve(String(reading.result ?? '')));
        });
      }),
  );

const connectAs = async ({ token }: { token: string }): Promise<void> => {
  await keepInSidePanel(panel, { server: kontor.url, token });
  await panel.reload();
};

const isMarked = async (): Promise<boolean> => ((await screen?.count(GREEN)) ?? 0) > 20;

describe('known sites in Chromium', () => {
  test('nothing is marked before anybody is connected', async () => {
    await page.goto(site.urlOf('www.nobody.example'));
    expect(await rules()).toEqual([]);
  });

  test('once connected, the browser is given the sites of known companies', async () => {
    await chromium.clickToolbarButton(page);
    panel = await chromium.sidePanel();
    await untilShown(panel, 'Address of your Kontor');
    await connectAs(await kontor.addUser('jonas@kontor.example', 'Jonas Frei'));
    await expect.poll(hosts, { timeout: 20_000 }).toEqual([JIMDO, 'nordlicht.example']);
    await page.goto(site.urlOf('nordlicht.example'));
    if (screen) await expect.poll(isMarked).toBe(true);
  });

  test('whoever disconnects this browser takes the marks along', async () => {
    await panel.locator('summary').click();
    await clickButton(panel, 'Disconnect this browser');
    await untilShown(panel, 'Address of your Kontor');
    await expect.poll(rules, { timeout: 20_000 }).toEqual([]);
    if (screen) await expect.poll(isMarked).toBe(false);
  });

  test('the next one to connect gets them again', async () => {
    await expect.poll(keptToken).toBe('');
    await connectAs(katrin);
    await expect.poll(hosts, { timeout: 20_000 }).toEqual([JIMDO, 'nordlicht.example']);
  });

  test.skipIf(!hasVirtualScreen).each([
    ['nordlicht.example', true],
    ['shop.nordlicht.example', true],
    ['www.nobody.example', false],
    [JIMDO, true],
    ['fremd.jimdosite.com', false],
    ['nordlicht.example.evil.example', false],
    ['evil-nordlicht.example', false],
  ])('the icon on %s is marked: %s', async (host, marked) => {
    await page.bringToFront();
    await page.goto(site.urlOf(host));
    await expect.poll(isMarked).toBe(marked);
    // The browser compares; the extension does not see what it compares.
    expect(await frontAddresses()).toEqual(['not to be seen']);
  });

  test('a company that is added in the panel is marked at once', async () => {
    await page.bringToFront();
    await page.goto(site.urlOf('www.keller-antriebe.example', '/impressum'));
    await chromium.clickToolbarButton(page);
    await clickButton(panel, 'Add company');
    await expect.poll(hosts, { timeout: 20_000 }).toContain('keller-antriebe.example');
    if (screen) await expect.poll(isMarked).toBe(true);
  });

  test('the marks outlive the background script, which does not write them twice', async () => {
    const before = (await rules()).map(({ id }) => id);
    const worker = await chromium.serviceWorker();
    await worker.close();
    // The next thing to do starts it again.
    await chromium.clickToolbarButton(page);
    await expect.poll(async () => (await rules()).map(({ id }) => id)).toEqual(before);
    expect(before).toHaveLength(1);
  });

  test('when the connection is ended in Kontor, the marks go without anybody opening the panel', async () => {
    await panel.close();
    await katrin.api.call('signOut', { body: {} });
    await (
      await chromium.serviceWorker()
    ).evaluate(() => (globalThis as unknown as Worker).chrome.alarms.create('hourly', { when: Date.now() }));
    await expect.poll(rules, { timeout: 20_000 }).toEqual([]);
    if (screen) await expect.poll(isMarked).toBe(false);
  });
});
