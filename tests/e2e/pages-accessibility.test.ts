/** Every page of Kontor's own, in light and dark, in German and English, wide and narrow: axe finds nothing, nothing overflows. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { accessibilityProblems } from '../support/accessibility.ts';
import { launchChromium } from '../support/chromium.ts';
import { startTestServer } from '../support/test-server.ts';
import type { TestServer } from '../support/test-server.ts';

const EMAIL = 'nora@nordlicht.example';

let server: TestServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), launchChromium()]);
  context = await browser.newContext({ locale: 'de-DE' });
  page = await context.newPage();
  await page.goto(server.setUpUrl);
  await page.getByRole('heading', { level: 1 }).waitFor();
});

afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

const looks = [
  { name: 'light and wide', scheme: 'light', width: 1280 },
  { name: 'dark and wide', scheme: 'dark', width: 1280 },
  { name: 'light and narrow', scheme: 'light', width: 320 },
  { name: 'dark and narrow', scheme: 'dark', width: 320 },
] as const;

/** In every look; a page that is too wide counts as a problem of its own. */
const problemsInEveryLook = async (): Promise<string[]> => {
  const problems: string[] = [];
  for (const { name, scheme, width } of looks) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 860 });
    const found = await accessibilityProblems(page);
    if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth))
      found.push('wider than the window');
    problems.push(...found.map((problem) => `${name}: ${problem}`));
  }
  return problems;
};

/** Waits until nothing on the page is a placeholder any more. */
const open = async (path: string): Promise<void> => {
  await page.setViewportSize({ width: 1280, height: 860 });
  await page.goto(server.url + path);
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
  await expect.poll(() => page.locator('.w-placeholder').count()).toBe(0);
};

test('the page that sets Kontor up', async () => {
  expect(await problemsInEveryLook()).toEqual([]);
  await page.getByRole('button', { name: 'Konto anlegen' }).click();
  await page.getByText('Bitte ausfüllen.').waitFor();
  expect(await problemsInEveryLook()).toEqual([]);
  await page.getByLabel('Name').fill('Nora Lindemann');
  await page.getByLabel('E-Mail-Adresse').fill(EMAIL);
  await page.getByLabel('Passwort').fill('gute lange Wörter');
  await page.getByRole('button', { name: 'Konto anlegen' }).click();
  await page.getByRole('link', { name: /Ausprobieren/ }).waitFor();
});

test('the practice inbox, reading and writing', async () => {
  await open('/practice');
  expect(await problemsInEveryLook()).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 860 });
  await page.getByRole('option', { name: /Quote for bilge pumps, three vessels.*Hello/ }).click();
  await page.locator('.kontor-panel').getByRole('heading', { name: 'Oliver Hartwell' }).waitFor();
  expect(await problemsInEveryLook()).toEqual([]);
  await page.getByRole('button', { name: 'Neue Mail' }).click();
  expect(await problemsInEveryLook()).toEqual([]);
});

test('the start page with a search that has found something, and the record it leads to', async () => {
  await open('/');
  await page.getByRole('combobox').fill('brandt');
  await page.getByRole('option').first().waitFor();
  expect(await problemsInEveryLook()).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 860 });
  await page.getByRole('option').first().click();
  await page.locator('.kontor-panel h1, .kontor-panel h2').first().waitFor();
  expect(new URL(page.url()).pathname).toMatch(/^\/(people|companies)\//);
  expect(await problemsInEveryLook()).toEqual([]);
});

test.each([
  '/pair',
  '/pair?code=WWWW-9999',
  '/outlook',
  '/extension/',
  '/settings',
  '/settings/rules',
  '/templates',
  '/people',
  '/companies',
  '/activities',
  '/duplicates',
  '/quality',
  '/import',
  '/export',
  '/admin/users',
  '/admin/fields',
  '/admin/panel',
  '/nowhere',
])('the page at %s, in German and English', async (path) => {
  for (const locale of ['de', 'en']) {
    await open('/settings');
    await page.locator('select[name="locale"]').selectOption(locale);
    await expect.poll(() => page.getAttribute('html', 'lang')).toBe(locale);
    await open(path);
    expect(await problemsInEveryLook()).toEqual([]);
  }
});

test('the open account menu and a question that cannot be undone', async () => {
  await open('/settings');
  await page.locator('select[name="locale"]').selectOption('de');
  await page.getByRole('heading', { name: 'Einstellungen', exact: true }).waitFor();
  await page.getByRole('button', { name: /Nora Lindemann/ }).click();
  expect(await problemsInEveryLook()).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByLabel('Wofür es ist').fill('Skript');
  await page.getByRole('button', { name: 'Token anlegen' }).click();
  await page.getByRole('button', { name: 'Zugang entziehen: Skript' }).click();
  expect(await problemsInEveryLook()).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('the sample data goes away when asked, and the offer with it', async () => {
  await open('/admin/users');
  await page.getByRole('button', { name: 'Beispieldaten entfernen' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Beispieldaten entfernen' }).click();
  await page.getByText('Die Beispieldaten sind entfernt.').waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Beispieldaten entfernen' }).count()).toBe(0);
});

test('pages for people who are not signed in', async () => {
  await context.clearCookies();
  for (const path of ['/sign-in', '/invitation#secret=wrong', '/setup']) {
    await open(path);
    expect(await problemsInEveryLook()).toEqual([]);
  }
});

test('nothing on any page is loaded from elsewhere or against the policy', async () => {
  const strict = await browser.newContext();
  const visitor = await strict.newPage();
  const complaints: string[] = [];
  visitor.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  visitor.on('request', (request) => {
    if (!request.url().startsWith(server.url) && !/^(data|blob):/.test(request.url()))
      complaints.push(request.url());
  });
  await visitor.goto(`${server.url}/sign-in`);
  await visitor.locator('input[name="email"]').fill(EMAIL);
  await visitor.locator('input[name="password"]').fill('gute lange Wörter');
  await visitor.getByRole('button', { name: 'Sign in' }).click();
  await visitor.getByRole('heading', { name: /Nora Lindemann/ }).waitFor();
  for (const path of ['/practice', '/settings', '/outlook', '/extension/', '/admin/users']) {
    await visitor.goto(server.url + path);
    await visitor.getByRole('heading', { level: 1 }).first().waitFor();
    await expect.poll(() => visitor.locator('.w-placeholder').count()).toBe(0);
  }
  expect(complaints).toEqual([]);
});
