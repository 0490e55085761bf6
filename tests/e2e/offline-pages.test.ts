/** Kontor's own pages while the network is really gone: what is saved stays on the device and arrives by itself, once. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { newId } from '#shared/lib/ids.ts';
import { accessibilityProblems } from '#tests/support/accessibility.ts';
import { brokenIds } from '#tests/support/broken-ids.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { SERVER_PASSWORD, startTestServer } from '#tests/support/test-server.ts';
import type { TestServer } from '#tests/support/test-server.ts';

type Nora = Awaited<ReturnType<TestServer['addUser']>>;

const EMAIL = 'nora@nordlicht.example';
const companyId = newId();
const personId = newId();
let server: TestServer;
let browser: Browser;
let nora: Nora;
let context: BrowserContext;
let page: Page;

const change = async (name: string, args: Record<string, unknown>): Promise<void> => {
  const mutation = { id: newId(), name, at: new Date().toISOString(), args };
  expect(await nora.api.call('mutate', { body: { mutations: [mutation] } })).toMatchObject({ ok: true });
};
const panel = () => page.locator('.kontor-panel');
const signIn = async (email: string): Promise<void> => {
  await context.request.post(`${server.url}/api/v1/sign-in`, { data: { email, password: SERVER_PASSWORD } });
};
/** What happened with Katrin, as the server has it. */
const history = async () => {
  const answer = await nora.api.call('panel', { body: { person: personId } });
  return answer.ok ? answer.value : null;
};

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), launchChromium()]);
  nora = await server.addUser(EMAIL, 'Nora Lindemann', 'owner');
  await change('company.create', {
    id: companyId,
    fields: { name: 'Brandt Pumpen GmbH', domains: ['brandt-pumpen.example'] },
  });
  await change('person.create', {
    id: personId,
    fields: {
      firstName: 'Katrin',
      lastName: 'Öztürk',
      emails: [{ email: 'k.oeztuerk@brandt-pumpen.example', label: '' }],
    },
  });
  await change('employment.create', { id: newId(), fields: { personId, companyId } });
});
afterAll(async () => {
  await browser?.close();
  await server?.remove();
});
beforeEach(async () => {
  context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1280, height: 900 } });
  await signIn(EMAIL);
  page = await context.newPage();
});
afterEach(() => context.close());

/** The mail of somebody known, with the panel in step with the server. */
const openMail = async (): Promise<void> => {
  await page.goto(`${server.url}/practice`);
  await page
    .getByRole('option', { name: /Angebot 2026-118/ })
    .first()
    .click();
  await panel().getByRole('heading', { name: 'Katrin Öztürk' }).waitFor();
  await panel().locator('.kp-card-log[aria-busy=true]').waitFor({ state: 'detached' });
  // What shows where a logged mail hangs comes after the first paint; what belongs to it comes last.
  await untilFetched('log-links-edit');
};

/** The panel has fetched parts it needs without its server. */
const untilFetched = async (...parts: string[]): Promise<void> => {
  await page.waitForFunction(
    (wanted) =>
      wanted.every((part) =>
        performance.getEntriesByType('resource').some(({ name }) => name.includes(part)),
      ),
    parts,
  );
};

test('a note and a log without a network stay on the device, are said to, and are in Kontor once it is back', async () => {
  await openMail();
  await context.setOffline(true);
  await panel().getByLabel('Notiz', { exact: true }).fill('Will Rabatt');
  await page.keyboard.press('Enter');
  await panel().getByText('Auf diesem Gerät gespeichert').waitFor();
  await panel()
    .getByRole('button', { name: /Will Rabatt/ })
    .waitFor();
  await panel().getByRole('button', { name: 'Ablegen', exact: true }).click();
  await panel().locator('.kp-log-state').getByText('Auf diesem Gerät gespeichert').waitFor();
  await panel().locator('.kp-card-log').getByText('Katrin Öztürk').waitFor();
  await panel().getByText('Kontor ist nicht erreichbar').waitFor();
  expect((await history())?.timeline).toEqual([]);

  await context.setOffline(false);
  await panel().getByText('Kontor ist nicht erreichbar').waitFor({ state: 'detached' });
  await panel()
    .locator('.kp-log-state')
    .getByText(/Abgelegt/)
    .waitFor();
  await panel().locator('.kp-waiting').first().waitFor({ state: 'detached' });
  const after = await history();
  expect(after?.timeline.map(({ kind }) => kind).toSorted()).toEqual(['mail', 'note']);
});

/** A person of the test's own, with the panel in step with the server. */
const openPerson = async (lastName: string): Promise<string> => {
  const id = newId();
  await change('person.create', { id, fields: { firstName: 'Petra', lastName } });
  await page.goto(`${server.url}/people/${id}`);
  await panel()
    .getByRole('heading', { name: `Petra ${lastName}` })
    .waitFor();
  await untilFetched('leave-question', 'device-notices', 'create-local-store');
  return id;
};
const historyOf = async (person: string): Promise<readonly string[]> => {
  const answer = await nora.api.call('panel', { body: { person } });
  return answer.ok ? answer.value.timeline.map(({ preview }) => preview) : [];
};
const note = async (on: Page, text: string): Promise<void> => {
  await on.locator('.kontor-panel').getByLabel('Notiz', { exact: true }).fill(text);
  await on.keyboard.press('Enter');
};

test('of two pages of one account one sends, and both show it', async () => {
  const id = await openPerson('Zweifach');
  const other = await context.newPage();
  const pushes = { first: 0, second: 0 };
  page.on('request', (request) => (pushes.first += request.url().includes('/sync/push') ? 1 : 0));
  other.on('request', (request) => (pushes.second += request.url().includes('/sync/push') ? 1 : 0));
  await other.goto(`${server.url}/people/${id}`);
  await other.locator('.kontor-panel').getByRole('heading', { name: 'Petra Zweifach' }).waitFor();
  await note(other, 'Aus dem zweiten Fenster');
  await panel()
    .getByRole('button', { name: /Aus dem zweiten Fenster/ })
    .waitFor();
  await other.locator('.kp-waiting').waitFor({ state: 'detached' });
  expect(await historyOf(id)).toEqual(['Aus dem zweiten Fenster']);
  expect(pushes.second).toBe(0);
  expect(pushes.first).toBeGreaterThan(0);
});

test('what a colleague changes shows by itself, and what is being typed stays', async () => {
  const id = await openPerson('Lebendig');
  await panel().getByLabel('Notiz', { exact: true }).fill('Halb fertig');
  await change('activity.create', {
    id: newId(),
    kind: 'note',
    fields: { text: 'Von der Kollegin' },
    visibility: 'all',
    links: [{ type: 'person', id }],
  });
  await panel()
    .getByRole('button', { name: /Von der Kollegin/ })
    .waitFor();
  const field = panel().getByLabel('Notiz', { exact: true });
  expect(await field.inputValue()).toBe('Halb fertig');
  expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
});

test('a change that cannot go through waits with its content, can be discarded and fetched back, and tried again', async () => {
  const id = await openPerson('Verweigert');
  await context.setOffline(true);
  await note(page, 'Zu spät gekommen');
  await panel().getByText('Auf diesem Gerät gespeichert').waitFor();
  const gone = { id: newId(), name: 'person.delete', at: new Date().toISOString(), args: { id } };
  expect(await nora.api.call('mutate', { body: { mutations: [gone] } })).toMatchObject({ ok: true });
  await context.setOffline(false);
  const tray = page.getByRole('region', { name: '1 Änderung wurde nicht übernommen' });
  await tray.getByText('Zu spät gekommen').waitFor();
  await tray.getByText('Das gibt es nicht (mehr)').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);

  await tray.getByRole('button', { name: 'Verwerfen' }).click();
  await page.getByText('Verworfen:').waitFor();
  await page.locator('.kp-tray-dropped').getByRole('button', { name: 'Rückgängig' }).click();
  await tray.getByText('Zu spät gekommen').waitFor();

  await change('change.undo', { mutationId: gone.id });
  await tray.getByRole('button', { name: 'Erneut versuchen' }).click();
  await tray.waitFor({ state: 'detached' });
  await expect.poll(() => historyOf(id), { timeout: 15_000 }).toEqual(['Zu spät gekommen']);
});

describe('whoever signs out with changes that are not in Kontor', () => {
  const signOut = async (): Promise<void> => {
    await page.locator('.w-menu-button').click();
    await page.getByRole('button', { name: 'Abmelden' }).click();
  };
  const dialog = () => page.getByRole('dialog');

  test('is asked, may stay, and may keep them as a file', async () => {
    await openPerson('Bleibt');
    await context.setOffline(true);
    await note(page, 'Nur auf diesem Gerät');
    await panel().getByText('Auf diesem Gerät gespeichert').waitFor();
    await signOut();
    await dialog().getByRole('heading', { name: '1 Änderung ist noch nicht in Kontor' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await brokenIds(page)).toEqual([]);
    const [frame, last] = await Promise.all([
      dialog().boundingBox(),
      dialog().getByRole('button', { name: 'Bleiben' }).boundingBox(),
    ]);
    expect(frame!.y + frame!.height - last!.y - last!.height, 'empty room below the buttons').toBeLessThan(
      32,
    );
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await panel()
      .getByRole('button', { name: /Nur auf diesem Gerät/ })
      .waitFor();
    await signOut();
    const download = page.waitForEvent('download');
    await context.setOffline(false);
    await dialog().getByRole('button', { name: 'Als Datei sichern und gehen' }).click();
    expect((await download).suggestedFilename()).toBe('kontor-aenderungen.json');
    await page.getByRole('heading', { name: 'Anmelden' }).waitFor();
  });

  test('can send them first; nothing of the account stays on the device', async () => {
    const id = await openPerson('Sendet');
    await context.setOffline(true);
    await note(page, 'Noch schnell senden');
    await panel().getByText('Auf diesem Gerät gespeichert').waitFor();
    await signOut();
    await context.setOffline(false);
    await dialog().getByRole('button', { name: 'Jetzt senden und gehen' }).click();
    await page.getByRole('heading', { name: 'Anmelden' }).waitFor();
    expect(await historyOf(id)).toEqual(['Noch schnell senden']);
    await expect
      .poll(() => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)))
      .toEqual(['kontor-keys']);
  });
});

test('a session that has ended leaves what waits to its owner, and nobody else sends it', async () => {
  const thomas = await server.addUser('thomas@nordlicht.example', 'Thomas Weber');
  const id = await openPerson('Getrennt');
  await context.setOffline(true);
  await note(page, 'Gehört Nora');
  await panel().getByText('Auf diesem Gerät gespeichert').waitFor();
  await context.clearCookies();
  await context.setOffline(false);
  await page.getByText(/Sie wurden abgemeldet. 1 Änderung/).waitFor();
  await signIn('thomas@nordlicht.example');
  await page.goto(`${server.url}/people/${id}`);
  await panel().getByRole('heading', { name: 'Petra Getrennt' }).waitFor();
  await note(page, 'Von Thomas');
  await expect.poll(() => historyOf(id), { timeout: 15_000 }).toEqual(['Von Thomas']);
  expect(thomas.token).not.toBe('');

  await context.clearCookies();
  await signIn(EMAIL);
  await page.goto(`${server.url}/people/${id}`);
  await expect.poll(() => historyOf(id), { timeout: 15_000 }).toHaveLength(2);
});
