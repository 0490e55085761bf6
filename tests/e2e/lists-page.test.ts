/** Lists in Kontor's own pages, with ten thousand people: by mouse and by keys, filtered, kept as a view, on a telephone. */
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Browser, Locator, Page } from 'playwright-core';
import { accessibilityProblems } from '../support/accessibility.ts';
import { launchChromium } from '../support/chromium.ts';
import { kontorOn, startTestServer } from '../support/test-server.ts';
import type { TestServer } from '../support/test-server.ts';

const PEOPLE = 10_000;

let server: TestServer;
let browser: Browser;
let page: Page;

const rows = (): Locator => page.locator('[data-row]');
const focused = (): Locator => page.locator('[data-row]:focus');
const textOf = async (row: Locator): Promise<string> => (await row.innerText()).split('\n')[0]!;
const open = async (path = '/people'): Promise<void> => {
  await page.goto(server.url + path);
  await rows().first().waitFor();
};
/** Waits until what is written there no longer is what was. */
const changesFrom = async (before: string, row = rows().first()): Promise<void> => {
  await expect.poll(() => textOf(row)).not.toBe(before);
};

beforeAll(async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'kontor-lists-'));
  const counts = ['--people', `${PEOPLE}`, '--companies', '300', '--activities', '3000', '--orders', '0'];
  await kontorOn(dataDir)(['seed', ...counts]);
  [server, browser] = await Promise.all([startTestServer({}, dataDir), launchChromium()]);
  page = await (await browser.newContext({ locale: 'de-DE' })).newPage();
  await page.goto(server.setUpUrl);
  await page.getByLabel('Name').fill('Nora Lindemann');
  await page.getByLabel('E-Mail-Adresse').fill('nora@nordlicht.example');
  await page.getByLabel('Passwort').fill('gute lange Wörter');
  await page.getByRole('button', { name: 'Konto anlegen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Nora Lindemann' }).waitFor();
}, 120_000);
beforeEach(() => page.setViewportSize({ width: 1280, height: 860 }));
afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

test('ten thousand people are a few rows in the page, and the number comes by itself', async () => {
  await page.getByRole('link', { name: 'Personen', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Personen' }).waitFor();
  await rows().first().waitFor();
  await page.getByText(/^10\.00\d Einträge$|^Über 10\.000 Einträge$/).waitFor();
  expect(await rows().count()).toBeLessThan(60);
  expect(await page.getByRole('grid', { name: 'Personen' }).getAttribute('aria-rowcount')).toBe('-1');
  // Scrolled on, more comes and what is out of sight is gone.
  const first = await textOf(rows().first());
  await page.getByRole('grid').evaluate((grid) => grid.scrollTo(0, 3_000));
  await changesFrom(first);
  await expect
    .poll(() => page.getByRole('grid').evaluate((grid) => grid.scrollHeight))
    .toBeGreaterThan(7_000);
  expect(await rows().count()).toBeLessThan(60);
});

test('the keys go row by row, page by page, to the very end and back to the top', async () => {
  await open();
  await rows().first().focus();
  const top = await textOf(focused());
  await page.keyboard.press('ArrowDown');
  expect(await focused().getAttribute('data-row')).toBe('1');
  await page.keyboard.press('PageDown');
  await expect.poll(async () => Number(await focused().getAttribute('data-row'))).toBeGreaterThan(10);
  await page.keyboard.press('End');
  await expect.poll(async () => (await focused().count()) > 0 && (await textOf(focused()))).not.toBe(top);
  await expect
    .poll(() =>
      page.getByRole('grid').evaluate((grid) => grid.scrollHeight - grid.clientHeight - grid.scrollTop),
    )
    .toBeLessThan(2);
  const end = await textOf(focused());
  await page.keyboard.press('ArrowDown');
  expect(await textOf(focused())).toBe(end);
  await page.keyboard.press('ArrowUp');
  expect(await textOf(focused())).not.toBe(end);
  await page.keyboard.press('Home');
  await expect.poll(() => textOf(focused())).toBe(top);
  await page.keyboard.press(' ');
  await page.getByText('1 ausgewählt').waitFor();
  expect(await focused().getAttribute('aria-selected')).toBe('true');
  // There is room beside the list: the record opens there, and the list stays.
  await page.keyboard.press('Enter');
  await page.getByRole('complementary', { name: 'Geöffneter Eintrag' }).getByText(top).first().waitFor();
  expect(await focused().count()).toBe(1);
});

test('a letter is reached at once, and what stands before it by scrolling up', async () => {
  await open();
  await page.getByLabel('Zum Buchstaben').selectOption('M');
  const seenFirst = (): Promise<string> =>
    page.getByRole('grid').evaluate((grid) => {
      const { top } = grid.getBoundingClientRect();
      const all = [...grid.querySelectorAll<HTMLElement>('[data-row]')];
      const seen = all.find((row) => row.getBoundingClientRect().top > top + 30);
      return seen?.querySelector<HTMLElement>('[role="gridcell"]')?.innerText ?? '';
    });
  await expect.poll(seenFirst).toMatch(/ M\S+$/);
  // Rows before it are there in a moment, and it stands where it was.
  await expect.poll(() => page.getByRole('grid').evaluate((grid) => grid.scrollTop)).toBeGreaterThan(1_000);
  const first = await seenFirst();
  expect(first).toMatch(/ M\S+$/);
  await page.getByRole('grid').hover();
  await page.mouse.wheel(0, -400);
  await expect.poll(seenFirst).not.toBe(first);
  await page.locator('[data-row]', { hasText: first }).first().waitFor();
  await page.mouse.wheel(0, 400);
  await expect.poll(seenFirst).toBe(first);
});

test('nested conditions narrow the list, stand in its address and read as a sentence', async () => {
  await open();
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const filter = page.getByRole('region', { name: 'Filter' });
  await filter.getByText('Noch keine Bedingung').waitFor();
  await filter.getByRole('button', { name: 'Bedingung hinzufügen' }).click();
  await filter.getByLabel('Feld').selectOption('Kundenphase');
  await filter.getByLabel('Bindung').check();
  await filter.getByRole('button', { name: 'Gruppe hinzufügen' }).click();
  const group = filter.getByRole('group', { name: 'Mindestens eine Bedingung trifft zu' });
  await group.getByLabel('Feld').selectOption('Ort');
  await group.getByLabel('Wert').fill('köln');
  await group.getByLabel('Wert').press('Enter');
  await group.getByLabel('Wert').blur();
  await expect.poll(() => new URL(page.url()).searchParams.get('filter')).toContain('köln');
  await filter.getByLabel('Vergleich').first().waitFor();
  await page.getByRole('button', { name: 'Filter (2)' }).click();
  await page.getByText('Kundenphase ist Bindung und Ort enthält „köln“').waitFor();
  await expect.poll(async () => (await rows().first().innerText()).includes('Köln')).toBe(true);
  for (const row of await rows().all()) expect(await row.innerText()).toMatch(/Köln[\s\S]*Bindung/);
  // The address is the list: another page with it shows the same.
  const seen = await textOf(rows().first());
  await open(new URL(page.url()).pathname + new URL(page.url()).search);
  expect(await textOf(rows().first())).toBe(seen);
  await page.getByRole('button', { name: 'Filter entfernen' }).click();
  await expect.poll(() => new URL(page.url()).search).toBe('');
});

test('a filter nothing passes says so', async () => {
  const filter = { match: 'all', of: [{ field: 'city', op: 'is', value: 'Nirgendwo' }] };
  await page.goto(`${server.url}/people?filter=${encodeURIComponent(JSON.stringify(filter))}`);
  await page.getByText('Auf diesen Filter passt nichts.').waitFor();
});

test('typing narrows the list, marks what it found, stands in the address, and leads on into the rows', async () => {
  await open();
  await page.keyboard.press('/');
  const field = page.getByRole('searchbox', { name: 'In den Personen suchen' });
  expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
  await page.keyboard.type('muel');
  await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('muel');
  const marked = (): Promise<string[]> => rows().locator('mark').allInnerTexts();
  await expect.poll(marked).toContain('Mül');
  expect(await rows().count()).toBeGreaterThan(10);
  // A row is found by its name or by its address.
  for (const row of await rows().all()) expect(await row.locator('mark').count()).toBeGreaterThan(0);
  await page.getByText(/^\d[\d.]* Einträge$/).waitFor();
  // Sorted another way it is the same people.
  await page.getByRole('button', { name: 'Ort', exact: true }).click();
  await expect.poll(() => new URL(page.url()).search).toContain('sort=city');
  await page.reload();
  await rows().first().waitFor();
  expect(await field.inputValue()).toBe('muel');
  await expect.poll(marked).toContain('Mül');
  await field.press('ArrowDown');
  expect(await focused().count()).toBe(1);
  await page.keyboard.press('/');
  await page.keyboard.type('zzzzqq');
  await page.getByText('Hier gibt es nichts zu „zzzzqq“.').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => new URL(page.url()).searchParams.has('q')).toBe(false);
  await rows().first().waitFor();
});

test('what is typed above activities is found in their texts, with the words around it', async () => {
  await open('/activities');
  const field = page.getByRole('searchbox', { name: 'In den Aktivitäten suchen' });
  await field.fill('angebot');
  await expect.poll(() => page.getByRole('columnheader').allInnerTexts()).toContain('Text');
  await page
    .getByRole('gridcell')
    .locator('mark', { hasText: /^Angebot$/i })
    .first()
    .waitFor();
});

test('columns are chosen and put in order, the list sorted by its heads, and all of it kept as a view', async () => {
  await open();
  await page.getByRole('button', { name: 'Spalten', exact: true }).click();
  const columns = page.getByRole('region', { name: 'Spalten' });
  await columns.getByLabel('Postleitzahl', { exact: true }).check();
  await columns.getByLabel('Telefon', { exact: true }).uncheck();
  await columns.getByRole('button', { name: '„Ort“ nach vorn' }).click();
  const heads = () => page.getByRole('columnheader').allInnerTexts();
  await expect
    .poll(heads)
    .toEqual(['Name ↑', 'Firma', 'Ort', 'E-Mail', 'Kundenphase', 'Letzter Kontakt', 'Postleitzahl']);
  await page.getByRole('button', { name: 'Spalten', exact: true }).click();
  await page.getByRole('button', { name: 'Ort', exact: true }).click();
  await page.getByRole('button', { name: 'Ort', exact: true }).click();
  await page.locator('[role="columnheader"][aria-sort="descending"]', { hasText: 'Ort' }).waitFor();
  await page.getByRole('button', { name: 'Ansicht speichern' }).click();
  const form = page.getByRole('form', { name: 'Diese Ansicht speichern' });
  await form.getByLabel('Name').fill('Von hinten');
  await form.getByRole('button', { name: 'Speichern' }).click();
  await page.getByText('Ansicht „Von hinten“ gespeichert').waitFor();
  await open();
  expect(await heads()).toContain('Telefon');
  await page.getByLabel('Ansicht').selectOption('Von hinten');
  await expect.poll(heads).toContain('Ort ↓');
  expect(await heads()).not.toContain('Telefon');
  await page.getByRole('button', { name: 'Ansicht entfernen' }).click();
  await page.getByText('Ansicht „Von hinten“ entfernt').waitFor();
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await page.getByLabel('Ansicht').selectOption('Von hinten');
});

test('many are selected by keys, changed after a preview, and all of it is taken back after a reload', async () => {
  const filter = { match: 'all', of: [{ field: 'city', op: 'is', value: 'Köln' }] };
  await open(`/people?filter=${encodeURIComponent(JSON.stringify(filter))}&columns=name,tags`);
  await rows().first().focus();
  await page.keyboard.press(' ');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByText('3 ausgewählt').waitFor();
  await rows()
    .nth(5)
    .click({ modifiers: ['Shift'] });
  await page.getByText('6 ausgewählt').waitFor();
  await page.getByRole('button', { name: 'Ändern …' }).click();
  const bulk = page.getByRole('region', { name: 'Ausgewählte ändern' });
  await bulk.getByLabel('Neuer Wert').fill('Sommerfest, Köln-Runde');
  await bulk.getByLabel('Neuer Wert').blur();
  await bulk.getByRole('button', { name: 'Vorschau' }).click();
  await bulk.getByText('6 Einträge werden geändert.').waitFor();
  await bulk
    .getByRole('cell', { name: /Sommerfest, Köln-Runde$/ })
    .first()
    .waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await bulk.getByRole('button', { name: '6 Einträge ändern' }).click();
  await bulk.getByText('6 Einträge geändert.').waitFor();
  const changed = page.locator('[data-row]', { hasText: 'Sommerfest' });
  await expect.poll(() => changed.count()).toBe(6);
  await page.reload();
  await page.getByText(/Letzte Änderung vieler Einträge .*: 6 von 6 geändert/).waitFor();
  await page.getByRole('button', { name: 'Alles zurücknehmen' }).click();
  await page.getByText('6 Änderungen zurückgenommen.').waitFor();
  await expect.poll(() => changed.count()).toBe(0);
});

test('what the filter finds is taken away as a file', async () => {
  const filter = { match: 'all', of: [{ field: 'city', op: 'is', value: 'Köln' }] };
  await open(`/people?filter=${encodeURIComponent(JSON.stringify(filter))}&columns=name,city`);
  await page.getByRole('button', { name: 'Exportieren' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV für Tabellen' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('kontor-people.csv');
  const [head, first = '', ...more] = (await readFile(await download.path(), 'utf8')).split('\r\n');
  expect(head).toBe('\uFEFFName;Ort');
  expect(first).toMatch(/;Köln$/);
  // The last line ends like all others.
  const [, count] = /(\d+) Einträge/.exec(await page.locator('.w-lists-head').innerText()) ?? [];
  expect(more).toHaveLength(Number(count));
});

test('activities go by time and open whom they are about', async () => {
  await page.getByRole('link', { name: 'Aktivitäten', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Aktivitäten' }).waitFor();
  await rows().first().waitFor();
  const day = '2024-03-15';
  await page.getByLabel('Zum Tag').fill(day);
  await page
    .locator('[data-row]', { hasText: /\.3\.2024/ })
    .first()
    .waitFor();
});

test('at the width of a telephone each row is two lines, and opening one leads to its page', async () => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open();
  const first = rows().first();
  expect((await first.boundingBox())!.height).toBe(60);
  const before = await textOf(first);
  await page.getByLabel('Sortieren nach').selectOption('Ort');
  await expect.poll(() => new URL(page.url()).search).toContain('sort=city');
  await changesFrom(before);
  const name = await textOf(rows().first());
  await rows().first().click();
  await page.waitForURL(/\/people\/[0-9a-f-]{36}$/);
  await page.locator('.kontor-panel').getByText(name).first().waitFor();
});

test('what cannot be read says so and offers to try again', async () => {
  await page.route(
    '**/api/v1/lists/companies',
    (route) => route.fulfill({ status: 500, json: { error: { code: 'server.unexpected', message: '' } } }),
    { times: 1 },
  );
  await page.goto(`${server.url}/companies`);
  await page.getByRole('alert').getByRole('button', { name: 'Noch einmal versuchen' }).click();
  await rows().first().waitFor();
});

test('are usable in every look, with filter and record open', async () => {
  const filter = {
    match: 'any',
    of: [{ match: 'none', of: [{ field: 'lastContactAt', op: 'last_days', value: 90 }] }],
  };
  const problems: string[] = [];
  for (const path of [
    '/people',
    '/companies',
    '/activities',
    '/people?q=muel',
    `/people?filter=${encodeURIComponent(JSON.stringify(filter))}`,
  ]) {
    await open(path);
    await page
      .getByRole('button', { name: /^Filter/ })
      .first()
      .click();
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [320, 1280]) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.setViewportSize({ width, height: 860 });
        const found = await accessibilityProblems(page);
        if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth))
          found.push('wider than the window');
        // The page scrolls, so that no condition lies hidden.
        if (await page.locator('.w-filter').evaluate((one) => one.scrollHeight > one.clientHeight))
          found.push('a filter that scrolls in itself');
        problems.push(...found.map((problem) => `${path} ${colorScheme} ${width}: ${problem}`));
      }
    }
  }
  expect(problems).toEqual([]);
}, 120_000);
