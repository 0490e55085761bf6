/** A newcomer who keeps the sample data ticked does the main job, with the mouse and with the panel's keys. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { startTestServer } from '../support/test-server.ts';
import type { TestServer } from '../support/test-server.ts';

let server: TestServer;
let browser: Browser;
let page: Page;

const panel = () => page.locator('.kontor-panel');
const openMail = async (subject: string): Promise<void> => {
  await page.getByRole('option', { name: subject }).first().click();
  await page.getByRole('heading', { level: 2, name: subject }).waitFor();
};
const focused = (): Promise<string> =>
  page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
  );

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), launchChromium()]);
  const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1280, height: 860 } });
  page = await context.newPage();
});

afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

test('the first account comes with sample data unless they are unticked', async () => {
  await page.goto(server.setUpUrl);
  await page.getByLabel('Name').fill('Nora Lindemann');
  await page.getByLabel('E-Mail-Adresse').fill('nora@nordlicht.example');
  await page.getByLabel('Passwort').fill('gute lange Wörter');
  expect(await page.getByLabel('mit Beispieldaten').isChecked()).toBe(true);
  await page.getByRole('button', { name: 'Konto anlegen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Nora Lindemann' }).waitFor();
});

test('one click logs the mail of a known customer, another promises a follow-up, and the three steps are done', async () => {
  await page.getByRole('link', { name: /Ausprobieren/ }).click();
  await openMail('AW: Angebot 2026-118');
  await panel().getByRole('heading', { name: 'Dr. Katrin Öztürk' }).waitFor();
  await panel().getByRole('button', { name: 'Ablegen', exact: true }).click();
  await panel().getByText('Abgelegt', { exact: true }).waitFor();
  await panel().getByRole('button', { name: 'Morgen', exact: true }).click();
  await panel().getByRole('button', { name: 'Antworten: Angebot 2026-118' }).waitFor();
  await page.getByRole('heading', { name: /Das Wichtigste können Sie schon/ }).waitFor();
});

test('a mail one has sent oneself is followed up, not answered', async () => {
  await page.getByRole('button', { name: 'Gesendet', exact: true }).click();
  await openMail('Angebot 2026-118');
  await panel().getByRole('button', { name: 'Nä. Woche' }).click();
  await panel().getByRole('button', { name: 'Nachfassen: Angebot 2026-118' }).waitFor();
});

test('a mail that is being written is followed up, too', async () => {
  await page.getByRole('button', { name: 'Neue Mail' }).click();
  await page.getByLabel('An', { exact: true }).fill('vogt@vogt-metallbau.example');
  await page.getByLabel('Betreff').fill('Ersatzdichtungen');
  await panel().getByRole('heading', { name: 'Henning Vogt' }).waitFor();
  await panel().getByRole('button', { name: '3 Tage' }).click();
  await panel().getByRole('button', { name: 'Nachfassen: Ersatzdichtungen' }).waitFor();
});

test('in the practice inbox the panel’s keys work from anywhere but a field', async () => {
  await page.goto(`${server.url}/practice`);
  await openMail('Reklamation Lieferschein');
  await panel().getByRole('button', { name: 'Ablegen', exact: true }).waitFor();
  await page.getByRole('listbox', { name: 'Posteingang' }).focus();
  await page.keyboard.press('t');
  expect(await focused()).toBe('Heute');
  await page.getByRole('listbox', { name: 'Posteingang' }).focus();
  await page.keyboard.press('n');
  await page.keyboard.type('tl/');
  expect(await panel().getByRole('textbox', { name: 'Notiz' }).inputValue()).toBe('tl/');
  await page.keyboard.press('Escape');
  expect(await focused()).toBe('Posteingang');
  await page.keyboard.press('/');
  await panel().getByRole('searchbox', { name: 'Verlauf durchsuchen' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('l');
  await panel().getByText('Abgelegt', { exact: true }).waitFor();
});

test('where no history is shown, the slash goes to the search for people and companies', async () => {
  await page.goto(`${server.url}/practice`);
  await panel().getByText('Keine Mail ausgewählt').waitFor();
  await page.keyboard.press('/');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox');
  await page.keyboard.type('Öztürk');
  await page
    .getByRole('search')
    .getByRole('option', { name: /Katrin Öztürk/ })
    .click();
  await page.waitForURL(/\/people\//);
  await panel().getByRole('heading', { name: 'Dr. Katrin Öztürk' }).waitFor();
});

test('on the page of a record the keys work although nothing in the panel has the focus', async () => {
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('/');
  await panel().getByRole('searchbox', { name: 'Verlauf durchsuchen' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  expect(await focused()).toBe('Notiz');
  await page.keyboard.press('Escape');
  await page.keyboard.press('t');
  expect(await focused()).toBe('Heute');
});

test('beside a record stand those opened before, and Esc in their search leaves the panel alone', async () => {
  const search = page.getByRole('combobox', { name: 'Personen und Firmen finden' });
  await search.fill('Vogt');
  await panel().getByRole('button', { name: 'Verlauf durchsuchen' }).click();
  await search.focus();
  await page.keyboard.press('Escape');
  await panel().getByRole('searchbox', { name: 'Verlauf durchsuchen' }).waitFor();
  await page
    .getByRole('navigation', { name: 'Zuletzt geöffnet' })
    .getByRole('link', { name: /Dr\. Katrin Öztürk/ })
    .waitFor();
});

test('what was read stays read, and only unread mails are counted', async () => {
  await page.goto(`${server.url}/practice`);
  const inbox = page.getByRole('button', { name: /^Posteingang/ });
  const before = Number(await inbox.locator('.p-count').evaluate((count) => count.firstChild?.textContent));
  await openMail('Branchenbrief: Energie sparen');
  await page.reload();
  await page.getByRole('button', { name: `Posteingang ${before - 1} ungelesen` }).waitFor();
  expect(await page.getByRole('button', { name: 'Gesendet', exact: true }).count()).toBe(1);
});
