/** Kontor's own pages in Firefox: lists, the palette, and pages without a connection, each once by hand and by keys. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'puppeteer-core';
import { newId } from '#shared/lib/ids.ts';
import { startCuttableProxy } from '#tests/support/cuttable-proxy.ts';
import type { CuttableProxy } from '#tests/support/cuttable-proxy.ts';
import { launchFirefox } from '#tests/support/firefox-pages.ts';
import { createRecords, userOn } from '#tests/support/records.ts';
import { SERVER_PASSWORD, startTestServer } from '#tests/support/test-server.ts';
import type { TestServer } from '#tests/support/test-server.ts';

const EMAIL = 'nora@nordlicht.example';

let server: TestServer;
let network: CuttableProxy;
let browser: Browser;
let page: Page;
let url = '';

/** Waits until the page says so. */
const untilSaid = async (text: string): Promise<void> => {
  await page.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, text);
};
const rows = (): Promise<string[]> =>
  page.$$eval('[data-row]', (all) => all.map((row) => (row as HTMLElement).innerText));
const untilRows = async (count: number): Promise<void> => {
  await page.waitForFunction(
    (wanted) => document.querySelectorAll('[data-row]').length === wanted,
    {},
    count,
  );
};
const marks = (): Promise<(string | null)[]> =>
  page.$$eval('[data-row] mark', (all) => all.map((mark) => mark.textContent));
const openPalette = async (words: string): Promise<void> => {
  await page.keyboard.down('Control');
  await page.keyboard.press('k');
  await page.keyboard.up('Control');
  await page.waitForSelector('dialog.w-palette input');
  await page.keyboard.type(words);
};

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), launchFirefox('de-DE')]);
  network = await startCuttableProxy(Number(new URL(server.url).port));
  url = `http://localhost:${network.port}`;
  const nora = await server.addUser(EMAIL, 'Nora Lindemann', 'owner');
  const me = await nora.api.call('me', {});
  const ownerId = me.ok ? me.value.id : null;
  const make = createRecords({ newId }, userOn(nora.api));
  for (const [firstName, lastName, city] of [
    ['Katrin', 'Öztürk', 'Hannover'],
    ['Uwe', 'Ahrens', 'Celle'],
    ['Anna', 'Müller', 'Köln'],
  ] as const) {
    const id = await make.person({ firstName, lastName, city, ownerId });
    if (firstName === 'Anna')
      await make.activity(id, { kind: 'note', subject: 'Messe', text: 'Wünscht ein Angebot für Kühlgeräte' });
  }
  page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(`${url}/sign-in`);
  await page.evaluate(
    (account) =>
      fetch('/api/v1/sign-in', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(account),
      }).then(({ status }) => status),
    { email: EMAIL, password: SERVER_PASSWORD },
  );
});
afterAll(async () => {
  await browser?.close();
  await network?.close();
  await server?.remove();
});

test('a list is gone through by keys, narrowed as one types, and sorted', async () => {
  await page.goto(`${url}/people`);
  await untilRows(3);
  await page.keyboard.press('/');
  await page.keyboard.type('mul');
  await untilRows(1);
  expect(await rows()).toEqual([expect.stringContaining('Anna Müller')]);
  expect(await marks()).toContain('Mül');
  await page.keyboard.press('Escape');
  await untilRows(3);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const focused = await page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['row']);
  expect(focused).toBe('1');
  await page.keyboard.press(' ');
  await untilSaid('1 ausgewählt');
  await page.locator('::-p-text(Ort)').click();
  await page.waitForSelector('[role="columnheader"][aria-sort="ascending"]');
  await page.waitForFunction(() =>
    document.querySelector<HTMLElement>('[data-row="0"]')?.innerText.includes('Celle'),
  );
});

test('the palette finds a person and a note, and opens what Enter is pressed on', async () => {
  await openPalette('kuhlgerate');
  await page.waitForFunction(() =>
    [...document.querySelectorAll('dialog.w-palette mark')].some((mark) => mark.textContent === 'Kühlgeräte'),
  );
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog.w-palette', { hidden: true });
  await openPalette('oztu');
  await page.waitForFunction(() =>
    document.querySelector<HTMLElement>('.w-palette [aria-selected="true"]')?.innerText.includes('Katrin'),
  );
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => /\/people\/[0-9a-f-]{36}$/.test(location.pathname));
  await untilSaid('Katrin Öztürk');
});

test('without a connection pages open anew, and the list shows what this device holds', async () => {
  await page.goto(url);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  // The store has been in step with the server.
  await page.waitForFunction(async () => {
    const name = (await indexedDB.databases()).find((one) => one.name?.startsWith('kontor-cache-'))?.name;
    if (!name) return false;
    return new Promise<boolean>((resolve) => {
      const opening = indexedDB.open(name);
      opening.addEventListener('success', () => {
        const asking = opening.result.transaction('state').objectStore('state').get('state');
        asking.addEventListener('success', () => {
          opening.result.close();
          resolve(typeof (asking.result as { asOf: number | null } | undefined)?.asOf === 'number');
        });
      });
    });
  });
  await network.cut();
  await page.goto(`${url}/people`);
  await untilSaid('Ohne Verbindung: 3 von 3 Einträgen');
  await untilRows(3);
  await page.keyboard.press('/');
  await page.keyboard.type('oztu');
  await untilRows(1);
  expect(await marks()).toContain('Öztü');
  await network.restore();
  await page.waitForFunction(() => !document.body.innerText.includes('Ohne Verbindung'));
});
