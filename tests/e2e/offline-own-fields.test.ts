/** What is made without a network with the company's own fields filled in: kept with its values, and in Kontor once. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { CustomFieldFields } from '#shared/domain/custom-field.ts';
import { newId } from '#shared/lib/ids.ts';
import { accessibilityProblems } from '#tests/support/accessibility.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { apply, createRecords, userOn } from '#tests/support/records.ts';
import { SERVER_PASSWORD, startTestServer } from '#tests/support/test-server.ts';
import type { TestServer } from '#tests/support/test-server.ts';

const EMAIL = 'nora@nordlicht.example';
const [place, deposit, hours, result, agreed] = [newId(), newId(), newId(), newId(), newId()];
/** Longer than the line it has in the history. */
const NOTE = `Preis besprochen, ${'noch einmal von vorn, '.repeat(20)}und am Ende einig`;
const FIELDS: Readonly<
  Record<string, Partial<CustomFieldFields> & Pick<CustomFieldFields, 'recordType' | 'kind' | 'name'>>
> = {
  [place]: { recordType: 'deal', kind: 'text', name: 'Lieferort', required: true },
  [deposit]: { recordType: 'deal', kind: 'money', name: 'Anzahlung', currency: 'EUR' },
  [hours]: { recordType: 'task', kind: 'number', name: 'Aufwand in Stunden', required: true },
  [result]: {
    recordType: 'activity',
    kind: 'choice',
    name: 'Ergebnis',
    required: true,
    choices: [
      { id: newId(), label: 'Offen' },
      { id: agreed, label: 'Einig' },
    ],
  },
};

let server: TestServer;
let browser: Browser;
let nora: Awaited<ReturnType<TestServer['addUser']>>;
let context: BrowserContext;
let page: Page;
let katrin = '';

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), launchChromium()]);
  nora = await server.addUser(EMAIL, 'Nora Lindemann', 'owner');
  const user = userOn(nora.api);
  for (const [id, fields] of Object.entries(FIELDS)) await apply(user, 'custom_field.create', { id, fields });
  katrin = await createRecords({ newId }, user).person({ firstName: 'Katrin', lastName: 'Öztürk' });
  context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1280, height: 1000 } });
  await context.request.post(`${server.url}/api/v1/sign-in`, {
    data: { email: EMAIL, password: SERVER_PASSWORD },
  });
  page = await context.newPage();
});
afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

const card = (name: string) => page.locator(`.kp-card-${name}`);
const onDevice = (name: string) => card(name).getByText('Auf diesem Gerät gespeichert').waitFor();
const stored = async () => {
  const answer = await nora.api.call('panel', { body: { person: katrin } });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};
const written = () => page.locator('.kp-item').filter({ hasText: 'Preis besprochen' });
/** The panel has fetched the parts it needs without its server. */
const untilFetched = (...parts: string[]) =>
  page.waitForFunction(
    (wanted) =>
      wanted.every((part) =>
        performance.getEntriesByType('resource').some(({ name }) => name.includes(`/${part}-`)),
      ),
    parts,
  );

describe('without a network', () => {
  beforeAll(async () => {
    await page.goto(`${server.url}/people/${katrin}`);
    await page.locator('.kontor-panel').getByRole('heading', { name: 'Katrin Öztürk' }).waitFor();
    await untilFetched('deals', 'asked-fields', 'own-fields', 'note-fields.view', 'create-local-store');
    await context.setOffline(true);
  });

  test('a deal is kept on this device with its own fields, and shows them', async () => {
    await page.getByRole('button', { name: 'Geschäft', exact: true }).click();
    await card('deals').getByLabel('Worum es geht', { exact: true }).fill('Ersatzpumpe');
    await card('deals').getByLabel('Lieferort', { exact: true }).fill('Kiel, Tor 2');
    await card('deals')
      .getByRole('button', { name: /^Eigene Felder/ })
      .click();
    await card('deals').getByLabel('Anzahlung', { exact: true }).fill('1.250,50');
    await page.keyboard.press('Enter');
    await onDevice('deals');
    const made = card('deals').locator('.kp-deal');
    await made.locator('.kp-waiting').waitFor();
    await made.getByRole('button', { name: /^Eigene Felder \(2\)/ }).click();
    await made.getByText('Kiel, Tor 2', { exact: true }).waitFor();
    await made.getByText(/1\.250,50\s€/).waitFor();
  });

  test('so is a follow-up', async () => {
    await page.getByRole('button', { name: 'Morgen', exact: true }).click();
    await card('tasks').getByLabel('Aufwand in Stunden', { exact: true }).fill('2,5');
    await page.keyboard.press('Enter');
    await onDevice('tasks');
    await card('tasks').locator('.kp-waiting').waitFor();
    await card('tasks').locator('.kp-task-title').click();
    await card('tasks').getByText('2,5', { exact: true }).waitFor();
    await card('tasks').getByRole('button', { name: 'Abbrechen' }).click();
  });

  test('and a note; Kontor has none of them yet', async () => {
    await page.getByRole('textbox', { name: 'Notiz', exact: true }).fill(NOTE);
    await page.locator('.kp-foot').getByLabel('Ergebnis', { exact: true }).selectOption({ label: 'Einig' });
    await page.getByRole('textbox', { name: 'Notiz', exact: true }).press('Enter');
    await page.locator('.kp-foot').getByText('Auf diesem Gerät gespeichert').waitFor();
    await written().locator('.kp-waiting').waitFor();
    await written().click();
    const detail = page.locator('.kp-item-detail');
    await detail.getByText(/und am Ende einig$/).waitFor();
    await detail.getByText('Einig', { exact: true }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await stored()).toMatchObject({ timeline: [], tasks: [] });
  });

  test('what is half typed when the network comes back stays', async () => {
    await page.getByRole('button', { name: 'Geschäft', exact: true }).click();
    await card('deals').getByLabel('Lieferort', { exact: true }).fill('Halb');
    await page.getByRole('textbox', { name: 'Notiz', exact: true }).fill('Halb fertig');
    await context.setOffline(false);
    await page.getByText('Kontor ist nicht erreichbar').waitFor({ state: 'detached' });
    await expect.poll(() => page.locator('.kp-waiting').count()).toBe(0);
    expect(await card('deals').getByLabel('Lieferort', { exact: true }).inputValue()).toBe('Halb');
    const note = page.getByRole('textbox', { name: 'Notiz', exact: true });
    expect(await note.inputValue()).toBe('Halb fertig');
    await page.keyboard.press('Escape');
    await note.fill('');
  });

  test('with the network back each is in Kontor once, with what was filled in', async () => {
    const { deals, tasks, timeline } = await stored();
    expect(deals).toMatchObject([
      { title: 'Ersatzpumpe', custom: { [place]: 'Kiel, Tor 2', [deposit]: 125_050 } },
    ]);
    expect(tasks.map(({ custom }) => custom)).toEqual([{ [hours]: 2.5 }]);
    expect(timeline.map(({ kind, preview }) => [kind, preview.slice(0, 16)])).toEqual([
      ['note', 'Preis besprochen'],
    ]);
    const note = await nora.api.call('activity', { params: { id: timeline[0]!.id } });
    expect(note).toMatchObject({ ok: true, value: { custom: { [result]: agreed } } });
    expect(await page.locator('.kp-deal').count()).toBe(1);
    expect(await page.locator('.kp-task').count()).toBe(1);
    await written().click();
    await page.locator('.kp-item-detail').getByText('Einig', { exact: true }).waitFor();
  });
});
