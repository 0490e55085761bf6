import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildExtensionUnderTest } from '#tests/support/built-extension.ts';
import type { ExtensionUnderTest } from '#tests/support/built-extension.ts';
import { launchChromiumWithExtension } from '#tests/support/chromium.ts';
import type { ChromiumWithExtension } from '#tests/support/chromium.ts';
import { freePort } from '#tests/support/free-port.ts';
import { startProspectSite } from '#tests/support/prospect-site.ts';
import type { ProspectSite } from '#tests/support/prospect-site.ts';
import { startRecordingProxy } from '#tests/support/recording-proxy.ts';
import type { RecordingProxy } from '#tests/support/recording-proxy.ts';
import {
  clickButton,
  keepInSidePanel,
  problemsInBothLooks,
  untilGone,
  untilShown,
} from '#tests/support/side-panel.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startTestServer } from '#tests/support/test-server.ts';
import type { TestServer } from '#tests/support/test-server.ts';

type ManagementApi = {
  management: { getPermissionWarningsByManifest: (manifest: string) => Promise<string[]> };
};
type CommandsApi = { commands: { getAll: () => Promise<{ name: string; shortcut: string }[]> } };

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

/** What has been said to the server about any page or person. */
const aboutPages = (): string[] =>
  proxy
    .recorded()
    .filter(({ path, body }) => path.startsWith('/api/v1/panel') || `${path}${body}`.includes('keller'))
    .map(({ method, path, body }) => `${method} ${path} ${body}`);

describe('the extension in Chromium', () => {
  let panel: Page;

  test('installing it raises no question', async () => {
    const worker = await chromium.serviceWorker();
    const warningsOf = (manifest: object): Promise<string[]> =>
      worker.evaluate(
        (text) =>
          (
            globalThis as unknown as { chrome: ManagementApi }
          ).chrome.management.getPermissionWarningsByManifest(text),
        JSON.stringify(manifest),
      );
    const manifest = JSON.parse(await readFile(join(built.chrome.folder, 'manifest.json'), 'utf8')) as object;
    expect(await warningsOf(manifest)).toEqual([]);
    expect(await warningsOf({ ...manifest, permissions: ['tabs'] })).toEqual(['Read your browsing history']);
  });

  test('the browser has given it the keys that the panel names', async () => {
    const worker = await chromium.serviceWorker();
    const commands = await worker.evaluate(() =>
      (globalThis as unknown as { chrome: CommandsApi }).chrome.commands.getAll(),
    );
    expect(commands).toContainEqual(expect.objectContaining({ name: 'open-panel', shortcut: 'Alt+Shift+K' }));
  });

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
    await untilShown(panel, 'click the Kontor icon in the toolbar or press Alt+Shift+K');
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
    await untilGone(panel, 'Add company and contact');
    const { api } = await kontor.addUser('thomas@kontor.example', 'Thomas Weber');
    const found = await api.call('search', { query: { q: 'keller' } });
    expect(found.ok && found.value.items.map(({ type, title }) => `${type} ${title}`).toSorted()).toEqual([
      'company Keller Antriebe GmbH',
      'person Dr. Maria Keller',
    ]);
    const kept = await api.call('panel', { body: { domain: 'keller-antriebe.example' } });
    expect(kept.ok && kept.value.company).toMatchObject({
      registerCourt: 'Amtsgericht Hannover',
      registerNumber: 'HRB 20814',
      legalForm: 'GmbH',
    });
    await untilShown(panel, 'Werkstraße 14, 30453 Hannover · Amtsgericht Hannover, HRB 20814');
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
    await untilGone(panel, 'Add company');
  });

  test.each([
    ['a page of the browser itself', () => 'chrome://version/'],
    ['a PDF, which holds nothing to read,', () => site.urlOf(SITE, '/prospekt.pdf')],
  ])('%s is named as a page that cannot be read', async (_, address) => {
    await page.goto(site.urlOf('www.nobody.example'));
    await untilShown(panel, 'Read this page');
    await page.goto(address());
    await chromium.clickToolbarButton(page);
    await untilShown(panel, 'This page cannot be read');
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
    await keepInSidePanel(panel, { token: 'kod_revoked' });
    await panel.reload();
    await untilShown(panel, 'was ended in Kontor');
    await untilShown(panel, 'Address of your Kontor');
    expect(await panel.$eval('input', (input) => input.value)).toBe(proxy.url);
  });

  test('a browser that keeps nothing says so before and after connecting', async () => {
    const refusal = await panel.evaluateOnNewDocument(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('The disk is full.', 'QuotaExceededError');
      };
    });
    await panel.reload();
    await untilShown(panel, 'This browser does not let Kontor remember anything here.');
    expect(await problemsInBothLooks(panel)).toEqual([]);
    await panel.locator('input').fill(proxy.url);
    await clickButton(panel, 'Connect');
    const code = await panel.waitForSelector('.kp-pairing-code');
    const katrin = await signedIn(kontor.url, EMAIL, password);
    await katrin.confirmPairing((await code?.evaluate((node) => node.textContent)) ?? '');
    await untilShown(panel, 'Connected with localhost');
    await untilShown(panel, 'You will have to connect again each time the panel is opened.');
    await panel.removeScriptToEvaluateOnNewDocument(refusal.identifier);
    await panel.reload();
    await untilShown(panel, 'Address of your Kontor');
    await untilGone(panel, 'This browser does not let Kontor remember');
  });
});
