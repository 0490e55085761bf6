/** Writing templates in Kontor's own pages. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { startTestServer } from '../support/test-server.ts';
import type { TestServer } from '../support/test-server.ts';

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
  await page.getByRole('button', { name: 'Konto anlegen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Nora Lindemann' }).waitFor();
  await page.getByRole('button', { name: /Nora Lindemann/ }).click();
  await page.getByRole('link', { name: 'Vorlagen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Vorlagen' }).waitFor();
});
afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

test('a template is written with its fields, seen as it will stand there, and saved', async () => {
  await page.getByText('Es gibt noch keine.').waitFor();
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByText('Bitte ausfüllen.').waitFor();
  await page.getByLabel('Name').fill('Nachfassen');
  await page.getByRole('button', { name: 'Anrede', exact: true }).click();
  const text = page.getByRole('textbox', { name: 'Text' });
  expect(await text.inputValue()).toBe('{{salutation}}');
  await text.press('End');
  await text.pressSequentially(', {{firma}} {{company}}');
  await page.getByText('Diese Felder kennt Kontor nicht: firma.').waitFor();
  await page.getByText('Sehr geehrte Frau Dr. Öztürk, {{firma}} Brandt Pumpen GmbH').waitFor();
  await page.getByLabel('Anrede', { exact: true }).selectOption('personal');
  await page.getByText('Liebe Katrin, {{firma}} Brandt Pumpen GmbH').waitFor();
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByText('„Nachfassen“ gespeichert').waitFor();
  await page.getByText('Deutsch · Vorname · nur für Sie').waitFor();
});

test('the family of a made-up recipient shows how the fields about them will read', async () => {
  const text = page.getByRole('textbox', { name: 'Text' });
  await text.fill('Alles Gute ');
  await text.press('End');
  await page.getByRole('button', { name: 'Empfänger mit Familie' }).click();
  expect(await text.inputValue()).toBe('Alles Gute {{recipient_and_family}}');
  await page.getByText('Alles Gute Ihnen, Ihrem Mann Jörg und Ihren Töchtern Anna und Maria').waitFor();
  await text.fill('');
});

test('it is changed, given to everybody, removed, and comes back', async () => {
  await page.getByRole('button', { name: '„Nachfassen“ ändern' }).click();
  await page.getByRole('heading', { name: '„Nachfassen“ ändern' }).waitFor();
  await page.getByLabel('Für alle in der Firma').check();
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByText('Deutsch · Vorname · für alle').waitFor();
  await page.getByRole('button', { name: '„Nachfassen“ entfernen' }).click();
  await page.getByText('Es gibt noch keine.').waitFor();
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await page.getByText('Deutsch · Vorname · für alle').waitFor();
});
