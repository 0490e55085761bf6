/** Custom fields from the first thought to a value beside a customer, in Kontor's own pages with the real server. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { accessibilityProblems } from '../support/accessibility.ts';
import { launchChromium } from '../support/chromium.ts';
import { startTestServer } from '../support/test-server.ts';
import type { TestServer } from '../support/test-server.ts';

let server: TestServer;
let browser: Browser;
let page: Page;

const saved = () => page.getByRole('button', { name: 'Speichern', exact: true });
const section = (name: string) => page.getByRole('region', { name });

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
  await page.getByRole('link', { name: 'Eigene Felder' }).click();
  await page.getByRole('heading', { level: 1, name: 'Eigene Felder' }).waitFor();
});
afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

test('a field is thought up, and what is missing is said beside it', async () => {
  await page.getByText('Es gibt noch keine.').waitFor();
  await saved().click();
  await page.getByText('Bitte ausfüllen.').waitFor();
  await page.getByLabel('Name', { exact: true }).fill('Maschinenpark');
  await page.getByLabel('Name auf Englisch').fill('Machines');
  await saved().click();
  await section('Personen').getByText('Maschinenpark').waitFor();
  await page.getByText('„Maschinenpark“ ist jetzt da').waitFor();
});

test('choices are named, put in order and taken off the list', async () => {
  await page.getByLabel('Name', { exact: true }).fill('Betreuungsstufe');
  await page.getByLabel('Was hineinkommt').selectOption('choice');
  await saved().click();
  await page.getByText('Bitte ausfüllen.').waitFor();
  await page.getByLabel('Möglichkeit 1', { exact: true }).fill('Silber');
  await page.getByLabel('Möglichkeit 2', { exact: true }).fill('Gold');
  await page.getByRole('button', { name: '„Gold“ nach oben' }).click();
  await page.getByRole('button', { name: 'Möglichkeit hinzufügen' }).click();
  await page.keyboard.type('Probe');
  expect(await accessibilityProblems(page)).toEqual([]);
  await saved().click();
  await section('Personen').getByText('Eine von mehreren Möglichkeiten · Gold, Silber, Probe').waitFor();
  await page.getByRole('button', { name: '„Betreuungsstufe“ ändern' }).click();
  await page.getByRole('button', { name: '„Probe“ von der Liste nehmen' }).click();
  await page.getByRole('button', { name: '„Probe“ wieder anbieten' }).waitFor();
  await section('Personen').getByRole('button', { name: 'Speichern', exact: true }).click();
  await section('Personen')
    .getByText('Eine von mehreren Möglichkeiten · Gold, Silber', { exact: true })
    .waitFor();
  // The keyboard is back where the form was opened.
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe('„Betreuungsstufe“ ändern');
});

test('the order is changed with the keyboard and taken back', async () => {
  const names = () => section('Personen').locator('.w-task-text > span:first-child').allTextContents();
  await expect.poll(names).toEqual(['Maschinenpark', 'Betreuungsstufe']);
  await page.getByRole('button', { name: '„Maschinenpark“ nach unten' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(names).toEqual(['Betreuungsstufe', 'Maschinenpark']);
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe('„Maschinenpark“ nach oben');
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await expect.poll(names).toEqual(['Maschinenpark', 'Betreuungsstufe']);
});

test('a value is kept beside a customer, also while the field is archived', async () => {
  await page.goto(`${server.url}/`);
  await page.getByRole('combobox').fill('öztürk');
  await page.getByRole('option').first().click();
  const card = page.locator('.kp-card-custom');
  await card.getByRole('button', { name: 'Ändern: Maschinenpark' }).click();
  await page.keyboard.type('Zwei Kreiselpumpen');
  await page.keyboard.press('Enter');
  await card.getByText('Zwei Kreiselpumpen').waitFor();
  const record = page.url();
  await page.goto(`${server.url}/admin/fields`);
  await page.getByRole('button', { name: '„Maschinenpark“ archivieren' }).click();
  await page.getByText('„Maschinenpark“ archiviert; die Werte sind aufbewahrt').waitFor();
  await page.goto(record);
  await card.getByText('Betreuungsstufe').waitFor();
  expect(await card.getByText('Maschinenpark').count()).toBe(0);
  await page.goto(`${server.url}/admin/fields`);
  await page.getByText('Archiviert (1)').click();
  await page.getByRole('button', { name: '„Maschinenpark“ zurückholen' }).click();
  await page.getByText('„Maschinenpark“ ist wieder da').waitFor();
  await page.goto(record);
  await card.getByText('Zwei Kreiselpumpen').waitFor();
});

test('a deal, a follow-up and a note have fields of their own too, asked for where they are made', async () => {
  await page.goto(`${server.url}/admin/fields`);
  for (const [record, name] of [
    ['Geschäfte', 'Laufzeit'],
    ['Wiedervorlagen', 'Dringlichkeit'],
    ['Notizen, Anrufe, Termine, Mails', 'Anlass'],
  ] as const) {
    await page.getByLabel('Für', { exact: true }).selectOption({ label: record });
    await page.getByLabel('Was hineinkommt').selectOption('text');
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByLabel('Soll ausgefüllt sein').check();
    await saved().click();
    await section(record).getByText(name).waitFor();
    await page.getByText(`„${name}“ ist jetzt da`).waitFor();
  }
  await page.goto(`${server.url}/`);
  await page.getByRole('combobox').fill('öztürk');
  await page.getByRole('option').first().click();
  const deals = page.locator('.kp-card-deals');
  await deals.getByTitle('Ein Geschäft anlegen').click();
  await page.keyboard.type('Wartung');
  await deals.getByLabel('Laufzeit').fill('Drei Jahre');
  await page.keyboard.press('Enter');
  await deals.getByRole('button', { name: /Eigene Felder \(1\).*Wartung/ }).click();
  await deals.getByText('Drei Jahre').waitFor();
});

test('with fields in the list the page is as accessible as without, wide and narrow', async () => {
  await page.goto(`${server.url}/admin/fields`);
  await section('Personen').waitFor();
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
});
