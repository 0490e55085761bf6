/** The page the day begins with: what is open, who is met, what colleagues did. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityProblems } from '#tests/support/accessibility.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { startTestServer } from '#tests/support/test-server.ts';
import type { TestServer } from '#tests/support/test-server.ts';

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
  await page.getByLabel(/Beispieldaten/).check();
  await page.getByRole('button', { name: 'Konto anlegen' }).click();
  await page.getByRole('link', { name: /Ausprobieren/ }).waitFor();
});
afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

/** As a script with a session of its own would. */
const change = (name: string, args: object): Promise<unknown> =>
  page.evaluate(
    async ([mutation, given]) => {
      const id = `01930000-0000-7000-8000-${Math.floor(Math.random() * 1e12)
        .toString()
        .padStart(12, '0')}`;
      const body = JSON.stringify({
        mutations: [{ id, name: mutation, at: new Date().toISOString(), args: given }],
      });
      const headers = { 'content-type': 'application/json' };
      return (await fetch('/api/v1/mutations', { method: 'POST', headers, body })).json();
    },
    [name, args] as const,
  );

test('shows follow-ups, today’s meeting and the days ahead, and says plainly where there is nothing', async () => {
  await page.getByText('Für heute ist kein Treffen eingetragen.').waitFor();
  const person = '01930000-0000-7000-8000-00000000abcd';
  await change('person.create', { id: person, fields: { firstName: 'Ida', lastName: 'Nordmann' } });
  await change('activity.create', {
    id: '01930000-0000-7000-8000-00000000abce',
    kind: 'meeting',
    fields: { subject: 'Jahresgespräch', text: '', occurredAt: new Date().toISOString() },
    visibility: 'all',
    links: [{ type: 'person', id: person }],
  });
  const today = new Date();
  await change('fact.add', {
    id: '01930000-0000-7000-8000-00000000abcf',
    about: { type: 'person', id: person },
    fields: { text: `Geburtstag ${today.getUTCDate()}.${today.getUTCMonth() + 1}.1970` },
    visibility: 'all',
  });
  await page.reload();
  await page.getByText('Jahresgespräch').waitFor();
  await page.getByRole('link', { name: 'Ida Nordmann' }).first().waitFor();
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  }
});
