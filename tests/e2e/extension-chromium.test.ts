import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityProblems } from '#tests/support/accessibility.ts';
import { buildExtensionUnderTest } from '#tests/support/built-extension.ts';
import type { ExtensionUnderTest } from '#tests/support/built-extension.ts';
import { launchChromiumWithExtension } from '#tests/support/chromium.ts';
import type { ChromiumWithExtension } from '#tests/support/chromium.ts';
import { freePort } from '#tests/support/free-port.ts';
import { startProspectSite } from '#tests/support/prospect-site.ts';
import type { ProspectSite } from '#tests/support/prospect-site.ts';
import { startRecordingProxy } from '#tests/support/recording-proxy.ts';
import type { RecordingProxy } from '#tests/support/recording-proxy.ts';
import { startTestServer } from '#tests/support/test-server.ts';
import type { TestServer } from '#tests/support/test-server.ts';

const EMAIL = 'katrin@kontor.example';
const SITE = 'www.keller-antriebe.example';

let built: ExtensionUnderTest;
let kontor: TestServer;
let proxy: RecordingProxy;
let site: ProspectSite;
let chromium: ChromiumWithExtension;
let page: Page;
let password: string;

beforeAll(async () => {
  [built, kontor, site] = await Promise.all([
    buildExtensionUnderTest(),
    startTestServer(),
    startProspectSite(),
  ]);
  ({ password } = await kontor.addUser(EMAIL, 'Katrin Sommer', 'owner'));
  proxy = await startRecordingProxy(kontor.url);
  chromium = await launchChromiumWithExtension(built.chrome.folder);
  page = await chromium.browser.newPage();
});

afterAll(async () => {
  await chromium.close();
  await Promise.all([site.close(), proxy.close(), kontor.remove(), built.remove()]);
});

const clickButton = async (where: Page, text: string): Promise<void> => {
  await where.locator(`button ::-p-text(${text})`).click();
};
const untilShown = async (where: Page, text: string): Promise<void> => {
  await where.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, text);
};

/** Signed in as a person is: the confirmation page opens in the same browser. */
const signIn = async (): Promise<void> => {
  const status = await page.evaluate(
    async (body) =>
      (
        await fetch('/api/v1/sign-in', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
        })
      ).status,
    JSON.stringify({ email: EMAIL, password }),
  );
  expect(status).toBe(200);
};

/** What axe objects to in the panel as it stands, in light and dark. */
const problemsInBothLooks = async (panel: Page): Promise<string[]> => {
  const problems: string[] = [];
  for (const value of ['dark', 'light']) {
    await panel.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    await panel.waitForSelector(`#panel[data-theme=${value}]`);
    // Puppeteer's page evaluates as Playwright's does; only the types are not the same.
    const asPlaywrights = panel as unknown as Parameters<typeof accessibilityProblems>[0];
    problems.push(...(await accessibilityProblems(asPlaywrights)).map((problem) => `${value}: ${problem}`));
  }
  return problems;
};

/** What has been said to the server about any page or person. */
const aboutPages = (): string[] =>
  proxy
    .recorded()
    .filter(({ path, body }) => path.startsWith('/api/v1/panel') || `${path}${body}`.includes('keller'))
    .map(({ method, path, body }) => `${method} ${path} ${body}`);

describe('the extension in Chromium', () => {
  let panel: Page;

  test('a click opens the side panel, which asks for the address of Kontor', async () => {
    await page.goto(`${kontor.url}/`);
    await signIn();
    await page.goto(site.urlOf(SITE));
    await chromium.clickToolbarButton(page);
    panel = await chromium.sidePanel();
    await untilShown(panel, 'Address of your Kontor');
    expect(proxy.recorded()).toEqual([]);
    expect(await problemsInBothLooks(panel)).toEqual([]);
  });

  test('an address where no Kontor answers is told apart from a typing mistake', async () => {
    await panel.locator('input').fill('not an address');
    await clickButton(panel, 'Connect');
    await untilShown(panel, 'That is not a web address.');
    const nobodyThere = `localhost:${await freePort()}`;
    await panel.locator('input').fill(nobodyThere);
    await clickButton(panel, 'Connect');
    await untilShown(panel, `Nothing answers at ${nobodyThere}.`);
    expect(await panel.$eval('input', (input) => input.value)).toBe(nobodyThere);
  });

  test('the code is confirmed on a page of Kontor, and the panel goes on by itself', async () => {
    await panel.locator('input').fill(`${proxy.url}/`);
    await clickButton(panel, 'Connect');
    const code = await (
      await panel.waitForSelector('.kp-pairing-code')
    )?.evaluate((node) => node.textContent);
    expect(code).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/);
    expect(await problemsInBothLooks(panel)).toEqual([]);
    const opened = await chromium.browser.waitForTarget((target) => target.url().includes('/pair'));
    const confirmation = await opened.page();
    if (!confirmation) throw new Error('The confirmation page was not opened.');
    await untilShown(confirmation, code ?? '');
    await confirmation.locator('button.w-primary').click();
    await panel.waitForSelector('.ke-bar');
    await untilShown(panel, 'Connected with localhost');
    await confirmation.close();
    // The page that was clicked first is what the panel is about, now that it may ask.
    await untilShown(panel, 'Add company');
  });

  test('before a click nothing about a page is sent, wherever the person goes', async () => {
    proxy.forget();
    await page.bringToFront();
    await page.goto(site.urlOf('www.nobody.example'));
    await page.goto(site.urlOf('www.other.example', '/team'));
    const other = await chromium.browser.newPage();
    await other.goto(site.urlOf(SITE, '/impressum'));
    await other.close();
    await page.bringToFront();
    await page.goto(site.urlOf(SITE, '/impressum'));
    await untilShown(panel, 'Read this page');
    expect(aboutPages()).toEqual([]);
  });

  test('after leaving the site that was clicked, the panel’s own button says that a click is needed', async () => {
    await clickButton(panel, 'Read this page');
    await untilShown(panel, 'click the Kontor icon in the toolbar');
    expect(await problemsInBothLooks(panel)).toEqual([]);
    expect(aboutPages()).toEqual([]);
  });

  test('a click reads the page: an unknown company is offered with what the page says', async () => {
    await chromium.clickToolbarButton(page);
    await untilShown(panel, 'Add company and contact');
    await clickButton(panel, 'more details');
    const values = await panel.$$eval('input', (inputs) => inputs.map((input) => input.value));
    expect(values).toEqual(
      expect.arrayContaining(['Keller Antriebe GmbH', 'Werkstraße 14', '30453', 'Hannover']),
    );
    await expect.poll(aboutPages).toEqual([`POST /api/v1/panel {"domain":"keller-antriebe.example"}`]);
  });

  test('one more click makes company and contact, and the company is known from then on', async () => {
    await clickButton(panel, 'Add company and contact');
    await untilShown(panel, 'Maria Keller');
    await panel.waitForFunction(() => !document.body.innerText.includes('Add company and contact'));
    const found = await (
      await kontor.addUser('thomas@kontor.example', 'Thomas Weber')
    ).api.call('search', {
      query: { q: 'keller' },
    });
    expect(found.ok && found.value.items.map(({ type, title }) => `${type} ${title}`).toSorted()).toEqual([
      'company Keller Antriebe GmbH',
      'person Dr. Maria Keller',
    ]);
  });

  test('within the site the company stays; on another site it is gone', async () => {
    proxy.forget();
    await page.goto(site.urlOf(SITE, '/team'));
    await untilShown(panel, 'Keller Antriebe GmbH');
    await page.goto(site.urlOf('www.nobody.example'));
    await untilShown(panel, 'Read this page');
    await chromium.clickToolbarButton(page);
    await untilShown(panel, 'nobody.example');
    await page.goto(site.urlOf(SITE));
    await chromium.clickToolbarButton(page);
    await untilShown(panel, 'Keller Antriebe GmbH');
    await panel.waitForFunction(() => !document.body.innerText.includes('Add company'));
  });

  test('a page no extension may read is named as such', async () => {
    await page.goto('chrome://version/');
    await chromium.clickToolbarButton(page);
    await untilShown(panel, 'This page cannot be read');
    await page.goto(site.urlOf(SITE));
  });

  test('disconnecting ends the device on the server and forgets its token', async () => {
    const token = await panel.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const opening = indexedDB.open('kontor');
          opening.addEventListener('success', () => {
            const reading = opening.result.transaction('values').objectStore('values').get('token');
            reading.addEventListener('success', () => resolve(String(reading.result)));
          });
        }),
    );
    await panel.locator('.ke-menu summary').click();
    expect(await problemsInBothLooks(panel)).toEqual([]);
    await clickButton(panel, 'Disconnect this browser');
    await untilShown(panel, 'no longer connected');
    await untilShown(panel, 'Address of your Kontor');
    const answer = await fetch(`${kontor.url}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(401);
  });

  test('a device that was revoked in Kontor is told so and can be connected again', async () => {
    await panel.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const opening = indexedDB.open('kontor');
          opening.addEventListener('success', () => {
            const writing = opening.result.transaction('values', 'readwrite');
            writing.objectStore('values').put('kod_revoked', 'token');
            writing.addEventListener('complete', () => resolve());
          });
        }),
    );
    await panel.reload();
    await untilShown(panel, 'was ended in Kontor');
    await untilShown(panel, 'Address of your Kontor');
    expect(await panel.$eval('input', (input) => input.value)).toBe(proxy.url);
  });
});
