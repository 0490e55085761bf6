/** Kontor's own page about which mails are logged: one's own rules, and the company's for whoever may write them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { accessibilityProblems } from '../support/accessibility.ts';
import { launchChromium } from '../support/chromium.ts';
import { startTestServer } from '../support/test-server.ts';
import type { TestServer } from '../support/test-server.ts';

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

/** Signed in on the page about rules, in a browser of their own. */
const openAs = async (name: string, role: 'owner' | 'user'): Promise<Page> => {
  const email = `${name.toLowerCase()}@nordlicht.example`;
  const { password } = await server.addUser(email, name, role);
  const page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await page.goto(`${server.url}/sign-in`);
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(password);
  await page.locator('form button[type="submit"]').click();
  await page.getByRole('heading', { name: new RegExp(name) }).waitFor();
  await page.goto(`${server.url}/settings`);
  await page.locator('select[name="locale"]').selectOption('en');
  await page.getByRole('link', { name: 'Show rules' }).click();
  await page.getByRole('heading', { name: 'Rules of the company' }).waitFor();
  return page;
};

const looks = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 320 },
  { colorScheme: 'light', width: 320 },
  { colorScheme: 'dark', width: 1280 },
] as const;

const problems = async (page: Page): Promise<string[]> => {
  const found: string[] = [];
  for (const { colorScheme, width } of looks) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    found.push(...(await accessibilityProblems(page)));
    if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth))
      found.push(`wider than ${width}`);
  }
  return found;
};

test('rules are added, changed, removed and taken back; who may not write the company’s reads them', async () => {
  const owner = await openAs('Nora', 'owner');
  const mine = owner.getByRole('region', { name: 'My rules' });
  const company = owner.getByRole('region', { name: 'Rules of the company' });

  await company.getByRole('button', { name: 'Add rule' }).click();
  await expect.poll(() => owner.evaluate(() => document.activeElement?.tagName)).toBe('SELECT');
  await company.getByLabel('Address or domain').fill('not a domain');
  await company.getByRole('button', { name: 'Save rule' }).click();
  await expect.poll(() => company.getByLabel('Address or domain').getAttribute('aria-invalid')).toBe('true');
  expect(await problems(owner)).toEqual([]);
  await company.getByLabel('Address or domain').fill('@Kanzlei.example');
  await company.getByLabel('Direction').selectOption('in');
  await company.getByRole('button', { name: 'Save rule' }).click();
  await company.getByText('Never log: everybody at kanzlei.example, received mails').waitFor();

  await mine.getByRole('button', { name: 'Add rule' }).click();
  await mine.getByLabel('What shall happen').selectOption('always');
  await mine.getByLabel('Address or domain').fill('karla@brandt.example');
  await mine.getByLabel('Part in the mail').selectOption('from');
  await mine.getByRole('button', { name: 'Save rule' }).click();
  const rule = 'Always log: from karla@brandt.example';
  await mine.getByRole('button', { name: `Change: ${rule}` }).click();
  await mine.getByLabel('Only where nobody from outside takes part').check();
  await mine.getByRole('button', { name: 'Save rule' }).click();
  await mine.getByText(`${rule}, only among colleagues`).waitFor();
  // The keyboard is back where it was before the form.
  const focused = () => owner.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await expect.poll(focused).toBe(`Change: ${rule}, only among colleagues`);
  await mine.getByRole('button', { name: `Remove: ${rule}` }).click();
  await mine.getByText('You have no rules').waitFor();
  await owner.getByRole('button', { name: 'Undo' }).click();
  await mine.getByText(`${rule}, only among colleagues`).waitFor();
  expect(await problems(owner)).toEqual([]);

  const reader = await openAs('Thomas', 'user');
  await reader.getByText('Never log: everybody at kanzlei.example, received mails').waitFor();
  await reader.getByText('Owners and administrators can change them.').waitFor();
  await reader.getByText('You have no rules').waitFor();
  expect(await reader.getByRole('button', { name: 'Add rule' }).count()).toBe(1);
  expect(await reader.getByRole('button', { name: /^(?:Change|Remove)/ }).count()).toBe(0);
});
