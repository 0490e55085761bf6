/** Where somebody new is made in a hurry, by Ctrl+K or while the telephone rings: what should be said of them is asked for. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { CustomFieldFields } from '#shared/domain/custom-field.ts';
import { newId } from '#shared/lib/ids.ts';
import { accessibilityProblems } from '#tests/support/accessibility.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { apply, userOn } from '#tests/support/records.ts';
import { SERVER_PASSWORD, startTestServer } from '#tests/support/test-server.ts';
import type { TestServer } from '#tests/support/test-server.ts';

const EMAIL = 'nora@nordlicht.example';
let server: TestServer;
let browser: Browser;
let nora: Awaited<ReturnType<TestServer['addUser']>>;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), launchChromium()]);
  nora = await server.addUser(EMAIL, 'Nora Lindemann', 'owner');
  context = await browser.newContext({ locale: 'de-DE', reducedMotion: 'reduce' });
  await context.request.post(`${server.url}/api/v1/sign-in`, {
    data: { email: EMAIL, password: SERVER_PASSWORD },
  });
  page = await context.newPage();
});
afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

const addField = async (
  fields: Partial<CustomFieldFields> & Pick<CustomFieldFields, 'recordType' | 'kind' | 'name'>,
): Promise<string> => {
  const id = newId();
  await apply(userOn(nora.api), 'custom_field.create', { id, fields });
  return id;
};
const archive = (id: string) => apply(userOn(nora.api), 'custom_field.archive', { id });
/** The company's own values of the record whose page is open, once it is. */
const keptValues = async (name: string): Promise<unknown> => {
  await page.locator('.kontor-panel').getByRole('heading', { name }).waitFor();
  const [, list, id] = new URL(page.url()).pathname.split('/');
  const answer = await nora.api.call('panel', {
    body: list === 'people' ? { person: id! } : { company: id! },
  });
  if (!answer.ok) throw new Error(answer.error.code);
  return (answer.value.person ?? answer.value.company)?.custom ?? {};
};
/** First name, last name, and the search for somebody known. */
const NAMES_AND_SEARCH = 3;
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const hasFocus = (label: string) => () =>
  page.getByLabel(label, { exact: true }).evaluate((field) => field === document.activeElement);

describe('by Ctrl+K', () => {
  const make = async (what: 'Person' | 'Firma', name: string): Promise<void> => {
    await page.goto(server.url);
    await page.getByRole('heading', { level: 1, name: 'Nora Lindemann' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').waitFor();
    await page.keyboard.type(`Neue ${what}: ${name}`);
    await page.getByRole('option', { name: `${what} „${name}“ anlegen` }).waitFor();
    await page.keyboard.press('Enter');
  };

  test('what nobody has to fill in keeps nobody: one Enter makes the person', async () => {
    const birthday = await addField({ recordType: 'person', kind: 'day', name: 'Kennengelernt am' });
    await make('Person', 'Eilige Erna');
    expect(await keptValues('Eilige Erna')).toEqual({});
    await archive(birthday);
  });

  test('what should be filled in is asked for, the rest is folded, and all of it comes along', async () => {
    const role = await addField({ recordType: 'person', kind: 'text', name: 'Rolle', required: true });
    const visited = await addField({ recordType: 'person', kind: 'day', name: 'Kennengelernt am' });
    await make('Person', 'Gefragter Gerd');
    const dialog = page.getByRole('dialog', { name: 'Person „Gefragter Gerd“ anlegen' });
    await dialog.getByText('soll ausgefüllt sein').waitFor();
    await expect.poll(hasFocus('Rolle')).toBe(true);
    expect(await page.getByLabel('Kennengelernt am', { exact: true }).count()).toBe(0);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.type('Einkauf');
    await dialog.getByRole('button', { name: 'Eigene Felder' }).click();
    await dialog.getByLabel('Kennengelernt am', { exact: true }).fill('2026-11-03');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(await keptValues('Gefragter Gerd')).toEqual({ [role]: 'Einkauf', [visited]: '2026-11-03' });
    await button('Rückgängig').click();
    await page.getByRole('heading', { level: 1, name: 'Nora Lindemann' }).waitFor();
    await Promise.all([archive(role), archive(visited)]);
  });

  test('a company is made without an answer as well; what cannot be read is said at its field', async () => {
    const pumps = await addField({ recordType: 'company', kind: 'number', name: 'Anlagen', required: true });
    await make('Firma', 'Werft Nord');
    const dialog = page.getByRole('dialog', { name: 'Firma „Werft Nord“ anlegen' });
    await dialog.getByLabel('Anlagen', { exact: true }).fill('viele');
    await page.keyboard.press('Enter');
    await dialog.getByText('Das ist keine Zahl.').waitFor();
    await expect.poll(hasFocus('Anlagen')).toBe(true);
    await dialog.getByLabel('Anlagen', { exact: true }).fill('');
    await page.keyboard.press('Enter');
    expect(await keptValues('Werft Nord')).toEqual({});
    await archive(pumps);
  });

  test('the way back leads to what was typed, with the keyboard in it', async () => {
    const role = await addField({ recordType: 'person', kind: 'text', name: 'Rolle', required: true });
    await make('Person', 'Zögernde Zoe');
    await button('Zurück').click();
    const field = page.getByRole('dialog', { name: 'Alles finden' }).getByRole('combobox');
    expect(await field.inputValue()).toBe('Neue Person: Zögernde Zoe');
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });
    await archive(role);
  });
});

describe('while the telephone rings', () => {
  const ring = async (number: string): Promise<void> => {
    await page.goto(`${server.url}/call?number=${number}`);
    await button('Als neuen Kontakt anlegen').click();
  };
  const savedValues = async (name: string): Promise<unknown> => {
    await page.locator('.kontor-panel').getByRole('heading', { name }).waitFor();
    const found = await nora.api.call('search', { query: { q: name, in: 'records' } });
    if (!found.ok) throw new Error(found.error.code);
    const answer = await nora.api.call('panel', { body: { person: found.value.items[0]!.id } });
    return answer.ok ? (answer.value.person?.custom ?? {}) : null;
  };

  test('where nothing is defined only the name is asked for', async () => {
    const known = page.waitForResponse('**/api/v1/custom-fields');
    await ring('040 1111111');
    await page.getByLabel('Vorname').waitFor();
    await known;
    await page.getByLabel('Vorname').fill('Kurt');
    expect(await page.locator('.w-call input').count()).toBe(NAMES_AND_SEARCH);
    await button('Anlegen').click();
    expect(await savedValues('Kurt')).toEqual({});
  });

  test('a wish stands below the name, the rest is folded; a contact is made with it', async () => {
    const role = await addField({
      recordType: 'person',
      kind: 'choice',
      name: 'Rolle',
      required: true,
      choices: [{ id: newId(), label: 'Einkauf' }],
    });
    const partner = await addField({
      recordType: 'person',
      kind: 'link',
      linkType: 'person',
      name: 'Fürsprecher',
    });
    const knows = newId();
    await apply(userOn(nora.api), 'person.create', {
      id: knows,
      fields: { firstName: 'Vera', lastName: 'Wort' },
    });
    await ring('040 2222222');
    await page.getByLabel('Vorname').fill('Rita');
    await page.getByLabel('Rolle', { exact: true }).selectOption({ label: 'Einkauf' });
    await button('Eigene Felder').click();
    await page.getByLabel('Suchen: Fürsprecher …', { exact: true }).fill('wort');
    await button(/Vera Wort/).click();
    expect(await accessibilityProblems(page)).toEqual([]);
    await button('Anlegen').click();
    expect(await savedValues('Rita')).toEqual({ [role]: expect.any(String), [partner]: knows });
  });
});
