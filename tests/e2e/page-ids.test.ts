/**
 * A page and the panel in it are two trees that count their ids each for itself: none may be there twice, or a field would be
 * called by another's name, and none may point at nothing.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { newId } from '#shared/lib/ids.ts';
import { brokenIds } from '#tests/support/broken-ids.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { createFullCustomer } from '#tests/support/full-customer.ts';
import { apply, userOn } from '#tests/support/records.ts';
import { SERVER_PASSWORD, startTestServer } from '#tests/support/test-server.ts';
import type { TestServer } from '#tests/support/test-server.ts';

const EMAIL = 'nora@nordlicht.example';
let server: TestServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), launchChromium()]);
  const { api } = await server.addUser(EMAIL, 'Nora Lindemann', 'owner');
  for (const recordType of ['person', 'deal', 'task', 'activity'] as const)
    for (const kind of ['day', 'money', 'link'] as const)
      await apply(userOn(api), 'custom_field.create', {
        id: newId(),
        fields: {
          recordType,
          kind,
          name: `Eigenes: ${kind}`,
          ...(kind === 'money' ? { currency: 'EUR' } : {}),
          ...(kind === 'link' ? { linkType: 'person' as const } : {}),
        },
      });
  const personId = await createFullCustomer(api);
  const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1280, height: 900 } });
  await context.request.post(`${server.url}/api/v1/sign-in`, {
    data: { email: EMAIL, password: SERVER_PASSWORD },
  });
  page = await context.newPage();
  await page.goto(`${server.url}/people/${personId}`);
});
afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

/** The day of a follow-up first: its field takes the first id of the panel, as the search takes that of the page. */
const EDITORS = [
  'Tag wählen',
  'Anruf',
  'Verlauf durchsuchen',
  'Angabe ergänzen',
  'Ändern: Feld 1',
  'Ändern: Interessen',
  'Ändern: Geburtsdatum',
  'Ändern: E-Mail',
  'Ändern: Vorname',
  /^Segelt Boot 1/,
  'Ändern: Uwe Kurz 1',
  'Ändern: Lang & Kurz GmbH',
  'Geschäft',
  'Anruf 1',
  'Bearbeiten',
];

test('on a page about a customer no id is there twice, and each that is pointed at is there, whatever is open', async () => {
  const panel = page.locator('.kontor-panel');
  const press = (name: string | RegExp) =>
    panel
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click();
  await panel.getByRole('heading', { name: 'Petra Lang' }).waitFor();
  for (const name of EDITORS) {
    await press(name);
    expect({ name, broken: await brokenIds(page) }).toEqual({ name, broken: [] });
  }
  // Beside all of that the page’s own search, and the palette above it.
  const search = page.getByRole('combobox').first();
  await search.fill('Kurz');
  await page.getByRole('option', { name: /Uwe Kurz 1/ }).waitFor();
  expect(await brokenIds(page)).toEqual([]);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('Kurz');
  await page
    .getByRole('dialog')
    .getByRole('option', { name: /Uwe Kurz 1/ })
    .waitFor();
  expect(await brokenIds(page)).toEqual([]);
  // Open were really many: each has a field of its own.
  expect(await panel.locator('input, textarea, select').count()).toBeGreaterThan(20);
});
