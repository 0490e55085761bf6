/** In the practice inbox: what kind of mail it is, and what its signature says differently from what is known. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { accessibilityProblems } from '../support/accessibility.ts';
import { launchChromium } from '../support/chromium.ts';
import { startTestServer } from '../support/test-server.ts';
import type { TestServer } from '../support/test-server.ts';

let server: TestServer;
let browser: Browser;
let page: Page;

const panel = () => page.locator('.kontor-panel');
const button = (name: string | RegExp) =>
  panel().getByRole('button', { name, exact: typeof name === 'string' });
const openMail = async (subject: string): Promise<void> => {
  await page.getByRole('option', { name: subject }).first().click();
  await page.getByRole('heading', { level: 2, name: subject }).waitFor();
};

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), launchChromium()]);
  const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1280, height: 860 } });
  page = await context.newPage();
  await page.goto(server.setUpUrl);
  await page.getByLabel('Name').fill('Nora Lindemann');
  await page.getByLabel('E-Mail-Adresse').fill('nora@nordlicht.example');
  await page.getByLabel('Passwort').fill('gute lange Wörter');
  await page.getByRole('button', { name: 'Konto anlegen' }).click();
  await page.getByRole('link', { name: /Ausprobieren/ }).click();
});

afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

test('nothing is said where the signature says what is known', async () => {
  await openMail('AW: Angebot 2026-118');
  await panel().getByRole('heading', { name: 'Dr. Katrin Öztürk' }).waitFor();
  await panel().locator('.kp-card-hints:not([aria-busy])').waitFor();
  expect(await panel().locator('.kp-hint, .kp-signature').count()).toBe(0);
});

test('a number that is known otherwise is a quiet line; the mail’s is taken over and taken back', async () => {
  await openMail('AW: Angebot 2026-118');
  await button('Bearbeiten').click();
  await panel().getByLabel('Telefon').fill('+49 511 5550100');
  await button('Speichern').click();
  await button('Signatur weicht ab: Telefon').click();
  await panel().getByText('aus: Tel. +49 511 55501-42').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await button('Telefon übernehmen').click();
  await panel().getByText('Übernommen').waitFor();
  await panel().getByRole('link', { name: '+49 511 5550142 anrufen' }).waitFor();
  await panel().locator('.kp-signature').getByRole('button', { name: 'Rückgängig' }).click();
  await button('Signatur weicht ab: Telefon').waitFor();
  await button('Telefon nicht mehr anbieten').click();
  await button('Signatur weicht ab: Telefon').waitFor({ state: 'detached' });
  // Also of another mail of hers.
  await openMail('Anfrage: zwölf Kreiselpumpen für die Prüfhalle');
  await panel().locator('.kp-card-hints:not([aria-busy])').waitFor();
  expect(await panel().locator('.kp-hint, .kp-signature .kp-disclosure').count()).toBe(0);
});

test('an automatic reply and a newsletter are said to be what they are', async () => {
  await openMail('Automatic reply: Quote for bilge pumps, three vessels');
  await panel().getByText('Automatische Antwort – zählt nicht als Kontakt').waitFor();
  await page
    .getByRole('option', { name: /Branchenbrief|Energie/ })
    .first()
    .click();
  await panel().getByText('Newsletter oder Massenmail – zählt nicht als Kontakt').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
});

test('what is proposed for a new sender names the line it was read from', async () => {
  await openMail('Empfehlung von Herrn Reuter: Pumpen für Kältezentrale');
  await panel().getByText('aus: T +49 341 5550-718').waitFor();
  await button(/weitere Angaben/).click();
  await panel().getByText('aus: M +49 160 5550718').waitFor();
  expect(await panel().getByRole('checkbox', { name: 'Telefon übernehmen' }).isChecked()).toBe(true);
  expect(await accessibilityProblems(page)).toEqual([]);
});
