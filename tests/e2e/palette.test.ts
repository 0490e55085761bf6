/** Ctrl+K in Kontor's own pages, by keys alone: find, open, come back. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Locator, Page } from 'playwright-core';
import { newId } from '#shared/lib/ids.ts';
import { accessibilityProblems } from '../support/accessibility.ts';
import { launchChromium } from '../support/chromium.ts';
import { startTestServer } from '../support/test-server.ts';
import type { TestServer } from '../support/test-server.ts';

let server: TestServer;
let browser: Browser;
let page: Page;
let anna = '';
let werft = '';

/** As any client would make it, in the session of the page. */
const change = async (name: string, args: Record<string, unknown>): Promise<void> => {
  const envelope = { id: newId(), name, at: new Date().toISOString(), args };
  const status = await page.evaluate(async (mutation) => {
    const answer = await fetch('/api/v1/mutations', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ mutations: [mutation] }),
    });
    return answer.status;
  }, envelope);
  expect(status).toBe(200);
};

const palette = (): Locator => page.getByRole('dialog', { name: 'Alles finden' });
const field = (): Locator => palette().getByRole('combobox');
const options = (): Locator => palette().getByRole('option');
const openPalette = async (): Promise<void> => {
  await page.keyboard.press('Control+k');
  await field().waitFor();
};
/** Types, and waits for a row that begins so. */
const find = async (words: string, row: string | RegExp): Promise<void> => {
  await openPalette();
  await page.keyboard.type(words);
  await options().filter({ hasText: row }).first().waitFor();
};
/** Goes down to the row that begins so. */
const choose = async (row: string): Promise<void> => {
  const isThere = (): Promise<boolean> =>
    palette()
      .locator('[aria-selected="true"]')
      .innerText()
      .then((text) => text.includes(row));
  for (let step = 0; step < 40 && !(await isThere()); step += 1) await page.keyboard.press('ArrowDown');
  expect(await isThere()).toBe(true);
  await page.keyboard.press('Enter');
  await palette().waitFor({ state: 'detached' });
};

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), launchChromium()]);
  page = await (await browser.newContext({ locale: 'de-DE', reducedMotion: 'reduce' })).newPage();
  page.setDefaultTimeout(15_000);
  await page.setViewportSize({ width: 1280, height: 860 });
  await page.goto(server.setUpUrl);
  await page.getByLabel('Name').fill('Nora Lindemann');
  await page.getByLabel('E-Mail-Adresse').fill('nora@nordlicht.example');
  await page.getByLabel('Passwort').fill('gute lange Wörter');
  await page.getByRole('checkbox').first().uncheck();
  await page.getByRole('button', { name: 'Konto anlegen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Nora Lindemann' }).waitFor();
  [anna, werft] = [newId(), newId()];
  await change('person.create', {
    id: anna,
    fields: { firstName: 'Anna', lastName: 'Müller', phones: [{ number: '+4951112345678', label: 'work' }] },
  });
  await change('company.create', { id: werft, fields: { name: 'Müllersche Werft', city: 'Kiel' } });
  await change('deal.create', { id: newId(), fields: { title: 'Ruderanlage erneuern', companyId: werft } });
  await change('task.create', { id: newId(), fields: { title: 'Ruderblatt nachmessen', personId: anna } });
  const note = (text: string, occurredAt: string) =>
    change('activity.create', {
      id: newId(),
      kind: 'note',
      fields: { text, occurredAt },
      visibility: 'all',
      links: [{ type: 'person', id: anna }],
    });
  await note(
    `${'Vor langer Zeit besprochen. '.repeat(20)} Der Anstrich soll schwedenrot werden.`,
    '2020-01-01T08:00:00.000Z',
  );
  for (let day = 10; day < 40; day += 1)
    await note(`Notiz ${day}`, `2026-10-${(day % 20) + 10}T08:00:00.000Z`);
});
afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

test('finds people and companies at once, marks what was typed, opens with Enter, and Esc gives the keyboard back', async () => {
  await page.getByRole('link', { name: 'Personen', exact: true }).focus();
  await openPalette();
  expect(await field().evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Escape');
  await palette().waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Personen');
  await find('muller', 'Anna Müller');
  await options().filter({ hasText: 'Müllersche Werft' }).waitFor();
  expect(await palette().getByRole('group').first().innerText()).toMatch(/^Personen\nAnna Müller/);
  expect(await options().first().locator('mark').innerText()).toBe('Müller');
  await page.keyboard.press('Enter');
  await page.locator('.kontor-panel').getByRole('heading', { name: 'Anna Müller' }).waitFor();
  expect(new URL(page.url()).pathname).toBe(`/people/${anna}`);
});

test('closed and wished again at once it is there again', async () => {
  await openPalette();
  await page.evaluate(() => {
    document.querySelector<HTMLDialogElement>('dialog.w-palette')!.close();
    const key = { key: 'k', ctrlKey: true, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new KeyboardEvent('keydown', key));
  });
  await field().waitFor();
  await page.keyboard.press('Control+k');
  expect(await palette().count()).toBe(1);
  await page.keyboard.press('Escape');
  await palette().waitFor({ state: 'detached' });
});

test('what is typed while its code is on its way stands in its field, not in the one behind', async () => {
  const storageState = await page.context().storageState();
  const fresh = await (
    await browser.newContext({ locale: 'de-DE', storageState, serviceWorkers: 'block' })
  ).newPage();
  let deliver: () => void = () => undefined;
  const delivered = new Promise<void>((resolve) => (deliver = resolve));
  await fresh.route(/\/assets\/palette-[^/]*\.js$/, async (route) => {
    await delivered;
    await route.continue();
  });
  await fresh.goto(`${server.url}/`);
  const behind = fresh.getByRole('combobox', { name: 'Personen und Firmen finden' });
  await behind.focus();
  await fresh.keyboard.press('Control+k');
  await fresh.keyboard.type('anna');
  expect(await behind.inputValue()).toBe('');
  deliver();
  const own = fresh.getByRole('dialog', { name: 'Alles finden' }).getByRole('combobox');
  await expect.poll(() => own.inputValue()).toBe('anna');
  await fresh.keyboard.type('s');
  await expect.poll(() => own.inputValue()).toBe('annas');
  await fresh.context().close();
});

test('Enter in haste opens the first that is found', async () => {
  await openPalette();
  await page.keyboard.type('Müllersche');
  await page.keyboard.press('Enter');
  await page.locator('.kontor-panel').getByRole('heading', { name: 'Müllersche Werft' }).waitFor();
});

test('a telephone number is found and marked in another spelling', async () => {
  await find('0511 / 1234', 'Anna Müller');
  await page.keyboard.press('Escape');
});

test('a follow-up that is long done and a deal that is closed are found and brought into view in the history', async () => {
  const [task, deal] = [newId(), newId()];
  await change('task.create', { id: task, fields: { title: 'Zwiebelkiste abholen', personId: anna } });
  await change('task.update', { id: task, set: { done: true } });
  await change('deal.create', {
    id: deal,
    fields: { title: 'Zwiebelernte liefern', personId: anna, stage: 'won', amountMinor: 120_000 },
  });
  for (const title of ['Zwiebelkiste abholen', 'Zwiebelernte liefern']) {
    await find(title, title);
    await choose(title);
    const row = page.locator('.kp-item').filter({ hasText: title });
    await row.waitFor();
    await expect.poll(() => row.getAttribute('aria-expanded')).toBe('true');
    await expect.poll(() => row.evaluate((element) => element === document.activeElement)).toBe(true);
  }
  expect(await accessibilityProblems(page)).toEqual([]);
});

test('an old note is found by a word from its middle, shown around it, and opened in the history', async () => {
  await find('schwedenrot', /Person „schwedenrot“ anlegen/);
  // Nothing bears this name, and Enter makes none of it.
  await page.keyboard.press('Enter');
  const row = options().filter({ hasText: 'Der Anstrich soll schwedenrot' });
  expect(await row.locator('mark').first().innerText()).toBe('schwedenrot');
  await choose('Der Anstrich');
  expect(new URL(page.url()).pathname).toBe(`/people/${anna}`);
  const line = page.locator('[data-item][aria-expanded="true"]');
  await line.waitFor();
  await page.locator('.kp-item-detail').getByText('schwedenrot werden').waitFor();
  await expect
    .poll(() => line.evaluate((element) => (element.getRootNode() as Document).activeElement === element))
    .toBe(true);
});

test('a follow-up and a deal lead to the record they hang on, with the keyboard at them', async () => {
  const focusedIn = async (): Promise<string> =>
    page.evaluate(() => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return at?.closest('[data-item]')?.textContent ?? '';
    });
  await find('ruderbl', 'Ruderblatt nachmessen');
  await choose('Ruderblatt');
  await expect.poll(focusedIn).toContain('Ruderblatt nachmessen');
  expect(new URL(page.url()).pathname).toBe(`/people/${anna}`);
  await find('ruderanl', 'Ruderanlage erneuern');
  await choose('Ruderanlage');
  await expect.poll(focusedIn).toContain('Ruderanlage erneuern');
  expect(new URL(page.url()).pathname).toBe(`/companies/${werft}`);
});

test('pages and actions are found by other names, and records opened last stand there before anything is typed', async () => {
  await openPalette();
  await palette().getByRole('group', { name: 'Zuletzt geöffnet' }).getByText('Anna Müller').waitFor();
  await page.keyboard.type('dublett');
  await options().filter({ hasText: 'Doppelte Einträge' }).waitFor();
  await choose('Doppelte Einträge');
  await page.getByRole('heading', { level: 1, name: 'Doppelte Einträge' }).waitFor();
});

test('a new person is made by name, and taken back', async () => {
  await openPalette();
  await page.keyboard.type('neue pers');
  await options().filter({ hasText: 'Neue Person …' }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => field().inputValue()).toBe('Neue Person: ');
  await page.keyboard.type('Berta Neuling');
  await options().filter({ hasText: 'Person „Berta Neuling“ anlegen' }).waitFor();
  await choose('Person „Berta Neuling“');
  await page.locator('.kontor-panel').getByRole('heading', { name: 'Berta Neuling' }).waitFor();
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await page.getByRole('heading', { level: 1, name: 'Nora Lindemann' }).waitFor();
});

test('the palette is found without a keyboard, and reads well in every look', async () => {
  await page.getByRole('button', { name: /Nora Lindemann/ }).click();
  await page.getByRole('button', { name: /Alles finden/ }).click();
  await field().fill('müller');
  await options().filter({ hasText: 'Müllersche Werft' }).waitFor();
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [1280, 320]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 700 });
      expect(await accessibilityProblems(page), `${colorScheme} ${width}`).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
    }
});
