/** Arranging the panel's cards on Kontor's own page, and seeing them so in the panel. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '#tests/support/chromium.ts';
import { startTestServer } from '#tests/support/test-server.ts';
import type { TestServer } from '#tests/support/test-server.ts';

let server: TestServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), launchChromium()]);
  page = await (await browser.newContext({ locale: 'de-DE' })).newPage();
  await page.goto(server.setUpUrl);
  await page.getByLabel('Name').fill('Nora Lindemann');
  await page.getByLabel('E-Mail-Adresse').fill('nora@nordlicht.example');
  await page.getByLabel('Passwort').fill('gute lange Wörter');
  await page.getByLabel(/Beispieldaten/).check();
  await page.getByRole('button', { name: 'Konto anlegen' }).click();
  await page.getByRole('link', { name: /Ausprobieren/ }).waitFor();
});
afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

const cardNames = () => page.locator('.w-list .w-task-text').allTextContents();

test('a card is moved by the keyboard, which stays with it, and the way back is there', async () => {
  await page.goto(`${server.url}/admin/panel`);
  await page.getByLabel('Für').selectOption({ label: 'Inhaber/in' });
  const up = page.getByRole('button', { name: 'Verlauf nach oben' });
  await up.waitFor();
  const before = (await cardNames()).indexOf('Verlauf');
  await up.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await cardNames()).indexOf('Verlauf')).toBe(before - 2);
  expect(await up.evaluate((button) => button === document.activeElement)).toBe(true);
  await page.getByText('Eingerichtet.').waitFor();
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await expect.poll(async () => (await cardNames()).indexOf('Verlauf')).toBe(before - 1);
});

test('what is hidden is not in the panel, and everything comes back with one click', async () => {
  await page.getByRole('checkbox', { name: 'Geschäfte zeigen' }).uncheck();
  await page.getByText('Eingerichtet.').waitFor();
  const company = await page.evaluate(async () => {
    const answer = await fetch('/api/v1/search?q=nord&limit=20');
    const { items } = (await answer.json()) as { items: { type: string; id: string }[] };
    return items.find(({ type }) => type === 'company')?.id ?? '';
  });
  await page.goto(`${server.url}/companies/${company}`);
  await page.locator('.kp-card-timeline').waitFor();
  expect(await page.locator('.kp-card-deals').count()).toBe(0);
  await page.goto(`${server.url}/admin/panel`);
  await page.getByLabel('Für').selectOption({ label: 'Inhaber/in' });
  await page.getByRole('button', { name: 'Wie von Kontor vorgesehen' }).click();
  await page.getByText('Wieder wie von Kontor vorgesehen.').waitFor();
  await page.goto(`${server.url}/companies/${company}`);
  await page.locator('.kp-card-deals').waitFor();
});
