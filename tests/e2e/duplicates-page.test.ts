/** Finding, comparing and merging what is there twice, in Kontor's own pages. */
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
const person = async (fields: Record<string, unknown>): Promise<string> => {
  const id = newId();
  await change('person.create', { id, fields });
  return id;
};
const ask = async <T>(path: string): Promise<T> =>
  page.evaluate<T, string>(async (at) => (await (await fetch(at)).json()) as T, path);

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), launchChromium()]);
  page = await (await browser.newContext({ locale: 'de-DE' })).newPage();
  page.setDefaultTimeout(10_000);
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
});

let eva = '';
let double = '';

test('the page says that nobody has looked; a search finds the pairs, the likeliest first', async () => {
  const email = (address: string) => ({ emails: [{ email: address, label: '' }] });
  eva = await person({ firstName: 'Eva', lastName: 'Doppel', city: 'Bonn', ...email('eva@doppel.example') });
  double = await person({
    firstName: 'Eva',
    lastName: 'Doppel',
    city: 'Kiel',
    phones: [{ number: '+49431123456', label: 'work' }],
    emails: [
      { email: 'eva@doppel.example', label: '' },
      { email: 'e.doppel@privat.example', label: '' },
    ],
  });
  for (const name of ['Ahorn', 'Birke'])
    for (const first of ['A.', 'Anna'])
      await person({ firstName: first, lastName: name, ...email(`${name.toLowerCase()}@baum.example`) });
  await page.getByRole('button', { name: /Nora Lindemann/ }).click();
  await page.getByRole('link', { name: 'Doppelte Einträge' }).click();
  await page.getByText('Nach doppelten Einträgen wurde noch nicht gesucht.').waitFor();
  await page.getByRole('button', { name: 'Doppelte suchen' }).click();
  await page.getByText(/Zuletzt gesucht/).waitFor();
  const pairs = page.locator('.w-pair');
  await expect.poll(() => pairs.count()).toBe(3);
  expect(await pairs.first().innerText()).toMatch(/Eva Doppel[\s\S]*gleiche E-Mail-Adresse/);
});

test('nothing is wrong with it in light and dark, wide and at 320 pixels', async () => {
  for (const width of [1280, 320])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 860 });
      await page.emulateMedia({ colorScheme });
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    }
  await page.setViewportSize({ width: 1280, height: 860 });
});

test('the fields are chosen one by one, lists are united, and the merge is undone from the line below', async () => {
  const city = page.getByRole('group', { name: 'Ort' });
  expect(await city.getByLabel('Bonn').isChecked()).toBe(true);
  expect(
    await page
      .getByRole('group', { name: 'E-Mail' })
      .getByLabel(/^Beides/)
      .isChecked(),
  ).toBe(true);
  await city.getByLabel('Kiel').check();
  await page.getByRole('button', { name: 'Zusammenführen' }).click();
  await page.getByText('„Eva Doppel“ wurde mit „Eva Doppel“ zusammengeführt').waitFor();
  await expect.poll(() => page.locator('.w-pair').count()).toBe(2);
  const merged = await ask<{ city: string; emails: unknown[]; phones: unknown[] }>(`/api/v1/people/${eva}`);
  expect(merged).toMatchObject({ city: 'Kiel', phones: [{ number: '+49431123456' }] });
  expect(merged.emails).toHaveLength(2);
  await page.getByRole('status').getByRole('button', { name: 'Rückgängig' }).click();
  await page.getByText(/sind wieder zwei/).waitFor();
  await expect.poll(() => page.locator('.w-pair').count()).toBe(3);
  expect(await ask(`/api/v1/people/${eva}`)).toMatchObject({ city: 'Bonn', phones: [] });
  expect(await ask(`/api/v1/people/${double}`)).toMatchObject({ city: 'Kiel' });
});

test('keys choose, merge and tell apart, but never while a field has the focus', async () => {
  await page.getByRole('group', { name: 'Ort' }).getByLabel('Kiel').focus();
  await page.keyboard.press('n');
  expect(await page.locator('.w-pair').count()).toBe(3);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  // As quick as anybody can be: pressed as soon as the first names stand there.
  await page.evaluate(() => {
    const isThere = () =>
      [...document.querySelectorAll('legend')].some((one) => one.textContent === 'Vorname');
    const observer = new MutationObserver(() => {
      if (!isThere()) return;
      observer.disconnect();
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', bubbles: true }));
    });
    if (isThere()) throw new Error('The pair before has the same fields.');
    observer.observe(document, { childList: true, subtree: true });
  });
  await page.keyboard.press('ArrowDown');
  await page.getByText(/bleiben getrennt/).waitFor();
  await expect.poll(() => page.locator('.w-pair').count()).toBe(2);
  await page.getByRole('group', { name: 'Vorname' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText(/wurde mit .* zusammengeführt/).waitFor();
  await expect.poll(() => page.locator('.w-pair').count()).toBe(1);
});

test('a past merge is undone later, and what was edited since stays and is named', async () => {
  await change('person.merge', { id: eva, otherId: double });
  await change('person.update', { id: eva, set: { phones: [{ number: '+49431123456', label: 'home' }] } });
  await page.reload();
  const past = page.locator('section', {
    has: page.getByRole('heading', { name: 'Frühere Zusammenführungen' }),
  });
  await past.getByText('„Eva Doppel“ mit „Eva Doppel“').first().waitFor();
  await past
    .getByRole('button', { name: /Rückgängig: „Eva Doppel“/ })
    .first()
    .click();
  await page.getByText(/sind wieder zwei.*geblieben: Telefon/).waitFor();
  expect(await ask(`/api/v1/people/${double}`)).toMatchObject({ phones: [{ label: 'work' }] });
});

test('from a person’s page the other one is looked for and compared; a company is not taken', async () => {
  await person({ firstName: 'Zoe', lastName: 'Doppel' });
  await change('company.create', { id: newId(), fields: { name: 'Zoe Doppel GmbH' } });
  await page.goto(`${server.url}/people/${eva}`);
  await page.getByRole('link', { name: 'Zusammenführen mit …' }).click();
  // The address changes before the page does, and a record has choices of its own.
  await page.getByText('Suchen Sie den anderen Eintrag.').waitFor();
  await page.getByRole('combobox').fill('zoe');
  await page.getByRole('option', { name: /GmbH/ }).click();
  await page.getByText('Personen lassen sich nur mit Personen zusammenführen').waitFor();
  await page.getByRole('option', { name: /^Zoe Doppel(?! GmbH)/ }).click();
  await page.getByRole('group', { name: 'Vorname' }).getByLabel('Zoe').check();
  await page.getByRole('button', { name: 'Zusammenführen' }).click();
  await page.waitForURL(`**/people/${eva}`);
  expect(await ask(`/api/v1/people/${eva}`)).toMatchObject({ firstName: 'Zoe', lastName: 'Doppel' });
});

test('the other one can be kept instead; what was chosen stays chosen', async () => {
  const gone = await person({ firstName: 'Ute', lastName: 'Wechsel', city: 'Ulm' });
  const kept = await person({ firstName: 'Ute', lastName: 'Wechsel', city: 'Trier', postcode: '54290' });
  await page.goto(`${server.url}/duplicates?type=person&one=${gone}&other=${kept}`);
  const city = page.getByRole('group', { name: 'Ort' });
  const keepOther = page.getByRole('button', { name: 'Stattdessen den zweiten behalten: „Ute Wechsel“' });
  expect(await city.getByLabel('Ulm').isChecked()).toBe(true);
  await keepOther.click();
  expect(await city.getByLabel('Trier').isChecked()).toBe(true);
  await city.getByLabel('Ulm').check();
  await keepOther.click();
  expect(await city.getByLabel('Ulm').isChecked()).toBe(true);
  await keepOther.click();
  expect(await city.getByLabel('Ulm').isChecked()).toBe(true);
  await page.getByRole('button', { name: 'Zusammenführen' }).click();
  await page.waitForURL(`**/people/${kept}`);
  expect(await ask(`/api/v1/people/${kept}`)).toMatchObject({ city: 'Ulm', postcode: '54290' });
});

test('the panel’s own menu leads to the same comparison', async () => {
  const one = await person({ firstName: 'Ines', lastName: 'Zweimal' });
  const other = await person({ firstName: 'I.', lastName: 'Zweimal' });
  await page.goto(`${server.url}/people/${one}`);
  await page.getByRole('button', { name: 'Mehr', exact: true }).click();
  const more = page.getByRole('group', { name: 'Weitere Aktionen' });
  await more.getByRole('button', { name: 'Zusammenführen mit …' }).click();
  await more.getByRole('searchbox', { name: 'Die andere Person suchen …' }).fill('zweimal');
  await more.getByRole('button', { name: 'I. Zweimal' }).click();
  await page.waitForURL(`**/duplicates?type=person&one=${one}&other=${other}`);
  await page.getByRole('group', { name: 'Vorname' }).waitFor();
});
