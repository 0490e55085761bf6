/** What a page needs is asked for at once, not one after the other. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Locator, Page } from 'playwright-core';
import { newId } from '#shared/lib/ids.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { createFullCustomer } from '#tests/support/full-customer.ts';
import { SERVER_PASSWORD, startTestServer } from '#tests/support/test-server.ts';
import type { TestServer } from '#tests/support/test-server.ts';

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

test('the code of a page and its panel is loaded while the server is asked who is there', async () => {
  const email = `${newId()}@nordlicht.example`;
  const { api } = await server.addUser(email, 'Nora', 'owner');
  const personId = newId();
  const mutation = {
    id: newId(),
    name: 'person.create',
    at: new Date().toISOString(),
    args: { id: personId, fields: { firstName: 'Petra', lastName: 'Lang' } },
  };
  expect(await api.call('mutate', { body: { mutations: [mutation] } })).toMatchObject({ ok: true });
  const context = await browser.newContext();
  await context.request.post(`${server.url}/api/v1/sign-in`, { data: { email, password: SERVER_PASSWORD } });
  const page = await context.newPage();
  let answer: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/api/v1/start', async (route) => {
    await answered;
    await route.continue();
  });
  const panelCode = page.waitForRequest(/\/assets\/mount-panel[^/]*\.js$/);
  await page.goto(`${server.url}/people/${personId}`);
  await panelCode;
  answer();
  await page.getByRole('heading', { name: 'Petra Lang' }).first().waitFor();
});

test('who it is stands on the screen before the cards below are made, and their code is not waited for', async () => {
  const email = `${newId()}@nordlicht.example`;
  const { api } = await server.addUser(email, 'Olga', 'owner');
  const personId = await createFullCustomer(api);
  const context = await browser.newContext();
  await context.request.post(`${server.url}/api/v1/sign-in`, { data: { email, password: SERVER_PASSWORD } });
  const page = await context.newPage();
  let deliver: () => void = () => undefined;
  const delivered = new Promise<void>((resolve) => (deliver = resolve));
  await page.route(/\/assets\/(deals|ties|facts|details)-[^/]*\.js$/, async (route) => {
    await delivered;
    await route.continue();
  });
  await page.addInitScript(() => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector('.kp-header .kp-name')) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const tasks = document.querySelectorAll('.kp-card-tasks li').length;
        document.documentElement.dataset['tasksAtFirst'] = String(tasks);
      });
    });
    observer.observe(document, { childList: true, subtree: true });
  });
  await page.goto(`${server.url}/people/${personId}`);
  await page.getByText('Anruf 1', { exact: true }).first().waitFor();
  expect(await page.evaluate(() => document.documentElement.dataset['tasksAtFirst'])).toBe('0');
  const facts = page.locator('.kp-card-facts');
  await facts.waitFor();
  expect(await facts.getByText('Segelt Boot 1').count()).toBe(0);
  deliver();
  for (const text of ['Anlage 1', 'Uwe Kurz 1', 'Segelt Boot 1', 'Feld 1', 'Notiz 1'])
    await page.getByText(text, { exact: true }).first().waitFor();
});

test('the key for a note pressed before it is known whom it is about is not lost, unless the keyboard went elsewhere', async () => {
  const email = `${newId()}@nordlicht.example`;
  const { api } = await server.addUser(email, 'Ines', 'owner');
  const personId = await createFullCustomer(api);
  const noteWith = async (meanwhile: (page: Page) => Promise<void>): Promise<Locator> => {
    // A device of its own each time: one that has seen the customer before knows at once whom a note is about.
    const context = await browser.newContext({ serviceWorkers: 'block' });
    await context.request.post(`${server.url}/api/v1/sign-in`, {
      data: { email, password: SERVER_PASSWORD },
    });
    const page = await context.newPage();
    let answer: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/api/v1/panel', async (route) => {
      await answered;
      await route.continue();
    });
    await page.goto(`${server.url}/people/${personId}`);
    const note = page.getByRole('textbox', { name: 'Notiz', exact: true });
    await note.waitFor();
    expect(await note.isDisabled()).toBe(true);
    await page.keyboard.press('n');
    await meanwhile(page);
    answer();
    await expect.poll(() => note.isEnabled()).toBe(true);
    return note;
  };
  const isFocused = (field: Locator) => field.evaluate((element) => element === document.activeElement);
  const note = await noteWith(async () => undefined);
  await expect.poll(() => isFocused(note)).toBe(true);
  const noteLeft = await noteWith((page) => page.keyboard.press('Tab'));
  expect(await isFocused(noteLeft)).toBe(false);
});
