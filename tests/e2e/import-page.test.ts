/** Taking a file over in Kontor's own pages: mapped, looked at, carried out while the server is killed, and taken back. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { newId } from '#shared/lib/ids.ts';
import { accessibilityProblems } from '../support/accessibility.ts';
import { launchChromium } from '../support/chromium.ts';
import { startTestServer } from '../support/test-server.ts';
import type { TestServer } from '../support/test-server.ts';

let server: TestServer;
let browser: Browser;
let page: Page;
let folder: string;

/** As any client would make it, in the session of the page. */
const change = (name: string, args: Record<string, unknown>): Promise<unknown> =>
  page.evaluate(
    async (mutation) => {
      const answer = await fetch('/api/v1/mutations', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ mutations: [mutation] }),
      });
      if (!answer.ok) throw new Error(await answer.text());
    },
    { id: newId(), name, at: new Date().toISOString(), args },
  );

const fileOf = async (name: string, lines: readonly string[]): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, `${lines.join('\r\n')}\r\n`);
  return path;
};

const choose = async (path: string): Promise<void> => {
  await page.goto(`${server.url}/import`);
  await page.getByLabel('Datei auswählen').setInputFiles(path);
  await page.getByRole('heading', { name: 'Welche Spalte füllt welches Feld' }).waitFor();
};
const start = (): Promise<void> => page.getByRole('button', { name: 'Import starten' }).click();
const finished = (): Promise<void> =>
  page.getByRole('heading', { name: 'Import abgeschlossen' }).waitFor({ timeout: 120_000 });
const count = (name: string): Promise<string> =>
  page
    .locator('.w-counts div', { has: page.getByText(name, { exact: true }) })
    .locator('dd')
    .innerText();
const problems = async (): Promise<string[]> => {
  const found: string[] = [];
  for (const [width, colorScheme] of [
    [1280, 'light'],
    [320, 'dark'],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 860 });
    found.push(...(await accessibilityProblems(page)));
    if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth))
      found.push(`wider than ${width}`);
  }
  await page.setViewportSize({ width: 1280, height: 860 });
  return found;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kontor-import-page-'));
  [server, browser] = await Promise.all([startTestServer(), launchChromium()]);
  page = await (await browser.newContext({ locale: 'de-DE' })).newPage();
  await page.goto(server.setUpUrl);
  await page.getByLabel('Name').fill('Nora Lindemann');
  await page.getByLabel('E-Mail-Adresse').fill('nora@nordlicht.example');
  await page.getByLabel('Passwort').fill('gute lange Wörter');
  await page.getByRole('checkbox').first().uncheck();
  await page.getByRole('button', { name: 'Konto anlegen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Nora Lindemann' }).waitFor();
});
afterAll(async () => {
  await browser?.close();
  await server?.remove();
  await rm(folder, { recursive: true, force: true });
});

const eva = newId();

test('a file is guessed, corrected and looked at before anything is written', async () => {
  await change('person.create', {
    id: eva,
    fields: { firstName: 'Eva', lastName: 'Ahorn', emails: [{ email: 'eva@ahorn.example', label: '' }] },
  });
  await change('custom_field.create', {
    id: newId(),
    fields: { recordType: 'person', kind: 'number', name: 'Schuhgröße' },
  });
  await page.getByRole('button', { name: /Nora Lindemann/ }).click();
  await page.getByRole('link', { name: 'Import', exact: true }).click();
  await page.getByText('Bisher wurde nichts importiert.').waitFor();
  const path = await fileOf('liste.csv', [
    'Vorname;Nachname;E-Mail;Ort;Geheim;Schuhgröße',
    'Eva;Ahorn;eva@ahorn.example;Bonn;Cellistin;38,5',
    'Ben;Birke;ben@birke.example;Kiel;Segler;44',
    ';;;Ulm;;',
    'Cem;Cedern;kein Netz;Jena;;groß',
  ]);
  await page.getByLabel('Datei auswählen').setInputFiles(path);
  const preview = page.getByRole('region', { name: /Ergebnis der ersten Zeilen/ });
  await preview.getByRole('link', { name: 'Eva Ahorn' }).waitFor();
  expect(await preview.getByRole('row', { name: /Eva/ }).innerText()).toContain('Ergänzt');
  expect(await preview.getByRole('row', { name: /Ben/ }).innerText()).toContain('Neu');
  expect(await preview.getByRole('row', { name: /Ulm/ }).innerText()).toContain('Bleibt außen vor');
  expect(await preview.getByRole('row', { name: /Cem/ }).innerText()).toContain('Schuhgröße „groß“');
  await page.getByLabel('Feld für „Geheim“').selectOption({ label: 'Beruf' });
  await preview.getByText('Cellistin').waitFor();
  await page.getByLabel('Schlagwort für alle Zeilen').fill('Messe');
  await page.getByLabel('Schlagwort für alle Zeilen').blur();
  expect(await problems()).toEqual([]);
  await start();
  await finished();
  expect([await count('Neu'), await count('Ergänzt'), await count('Nicht importiert')]).toEqual([
    '2',
    '1',
    '1',
  ]);
  expect(await problems()).toEqual([]);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Zeilen mit Problemen herunterladen' }).click(),
  ]);
  expect(await readFile(await download.path(), 'utf8')).toMatch(/Nicht importiert.*;Ulm;/);
});

test('what an import did is taken back; what somebody changed since stays and is named', async () => {
  await change('person.update', { id: eva, set: { city: 'Köln' } });
  await page.goto(`${server.url}/import`);
  await page.getByRole('button', { name: 'Import zurücknehmen: liste.csv' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Import zurücknehmen' }).click();
  await page.getByRole('heading', { name: 'Import zurückgenommen' }).waitFor();
  const kept = page.getByRole('region', { name: /Geblieben/ });
  expect(await kept.innerText()).toContain('Eva Ahorn: Ort');
  expect(await problems()).toEqual([]);
  await page.goto(`${server.url}/people`);
  await page.getByText('Eva Ahorn').first().waitFor();
  expect(await page.getByText('Ben Birke').count()).toBe(0);
});

test('somebody new who looks like somebody known is pointed out; what was corrected is there after a reload', async () => {
  const path = await fileOf('doppelt.csv', [
    'Vorname;Nachname;E-Mail;Geheim',
    'Eva;Ahorn;eva.ahorn@anders.example;Cellistin',
    'Ina;Ahorn;ina@anders.example;',
  ]);
  await choose(path);
  const preview = page.getByRole('region', { name: /Ergebnis der ersten Zeilen/ });
  const row = preview.getByRole('row', { name: /eva\.ahorn/ });
  expect(await row.innerText()).toMatch(/Neu[\s\S]*Sieht aus wie Eva Ahorn \(gleicher Name/);
  expect(await preview.getByRole('row', { name: /ina@/ }).innerText()).not.toContain('Sieht aus wie');
  expect(await problems()).toEqual([]);
  await page.getByLabel('Feld für „Geheim“').selectOption({ label: 'Beruf' });
  await preview.getByText('Cellistin').waitFor();
  await page.getByRole('radio', { name: /^Name/ }).check();
  await preview.getByRole('link', { name: 'Eva Ahorn' }).waitFor();
  await expect.poll(() => row.innerText()).toContain('Ergänzt');
  await page.reload();
  await preview.getByText('Cellistin').waitFor();
  expect(await page.getByLabel('Feld für „Geheim“').inputValue()).toBe('occupation');
  expect(await page.getByRole('radio', { name: /^Name/ }).isChecked()).toBe(true);
  expect(await row.innerText()).toContain('Ergänzt');
});

test('an import goes on after the server was killed, and so does the page', async () => {
  const lines = Array.from(
    { length: 12_000 },
    (_, no) => `Vorname${no};Nachname${no};p${no}@viele.example;${no}`,
  );
  const path = await fileOf('viele.csv', ['Vorname;Nachname;E-Mail;Kundennummer', ...lines]);
  await choose(path);
  await start();
  const done = page.locator('.w-progress strong');
  await expect
    .poll(async () => Number((await done.innerText()).replaceAll('.', '')), { timeout: 60_000 })
    .toBeGreaterThan(50);
  const { port } = new URL(server.url);
  await server.kill();
  await page.getByText('Der Server antwortet gerade nicht.').waitFor();
  server = await startTestServer({ KONTOR_PORT: port }, server.dataDir);
  await finished();
  expect(await count('Neu')).toBe('12.000');
  await page.reload();
  await finished();
  expect(await count('Neu')).toBe('12.000');
});

test('a table without names of columns is asked about', async () => {
  const path = await fileOf('ohne.csv', [
    'Dora;dora@dorn.example;01.02.1980',
    'Emil;emil@esche.example;03.04.1990',
  ]);
  await choose(path);
  const named = page.getByLabel('Die erste Zeile nennt die Spalten');
  expect(await named.isChecked()).toBe(false);
  const preview = page.getByRole('region', { name: /Ergebnis der ersten Zeilen/ });
  expect(await preview.getByRole('row').count()).toBe(3);
  // The file is read anew first; the box says what came of it.
  await named.click();
  await page.getByLabel('Feld für „dora@dorn.example“').waitFor();
});

test('everything leaves as a file, in the format that was chosen', async () => {
  await page.goto(`${server.url}/export?what=people`);
  await page.getByRole('radio', { name: /vCard/ }).check();
  await page.getByRole('radio', { name: 'Firmen', exact: true }).check();
  expect(await page.getByRole('radio', { name: /vCard/ }).count()).toBe(0);
  await page
    .getByRole('radio', { name: /Personen/ })
    .first()
    .check();
  await page.getByRole('radio', { name: /Tabelle/ }).check();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Exportieren und herunterladen' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('kontor-people.csv');
  expect(await readFile(await download.path(), 'utf8')).toContain('eva@ahorn.example');
});
