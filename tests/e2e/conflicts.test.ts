/** Two people change the same while one of them is without a network: nothing is lost, and what must be asked is asked. */
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { CallOutput } from '#shared/api/client.ts';
import { newId } from '#shared/lib/ids.ts';
import type { Result } from '#shared/lib/result.ts';
import { accessibilityProblems } from '#tests/support/accessibility.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { buildPageProgram } from '#tests/support/page-program.ts';
import { apply, userOn } from '#tests/support/records.ts';
import { SERVER_PASSWORD, startTestServer } from '#tests/support/test-server.ts';
import type { TestServer } from '#tests/support/test-server.ts';

type Account = Awaited<ReturnType<TestServer['addUser']>>;

const PROGRAM = fileURLToPath(new URL('../support/own-change.program.ts', import.meta.url));
let server: TestServer;
let browser: Browser;
let program: string;
let nora: Account;
let thomas: Account;
let contexts: BrowserContext[] = [];
let personId: string;

const EMAILS = { nora: 'nora@nordlicht.example', thomas: 'thomas@nordlicht.example' };
const panelOf = (page: Page): Locator => page.locator('.kontor-panel');

/** The page about the person in a browser of one's own, with the panel in step with the server. */
const openAs = async (email: string, parts: readonly string[]): Promise<Page> => {
  const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1280, height: 900 } });
  contexts.push(context);
  await context.request.post(`${server.url}/api/v1/sign-in`, { data: { email, password: SERVER_PASSWORD } });
  const page = await context.newPage();
  await page.goto(`${server.url}/people/${personId}`);
  await panelOf(page).getByRole('heading', { name: 'Katrin Öztürk' }).waitFor();
  // The panel has fetched what it needs without its server.
  await page.waitForFunction(
    (wanted) =>
      wanted.every((part) =>
        performance.getEntriesByType('resource').some(({ name }) => name.includes(part)),
      ),
    ['create-local-store', 'device-notices', ...parts],
  );
  return page;
};
const personNow = async () => {
  const answer = await nora.api.call('panel', { body: { person: personId } });
  return answer.ok ? answer.value.person : null;
};

beforeAll(async () => {
  [server, browser, program] = await Promise.all([
    startTestServer(),
    launchChromium(),
    buildPageProgram(PROGRAM),
  ]);
  nora = await server.addUser(EMAILS.nora, 'Nora Lindemann', 'owner');
  thomas = await server.addUser(EMAILS.thomas, 'Thomas Weber');
});
afterAll(async () => {
  await browser?.close();
  await server?.remove();
});
beforeEach(async () => {
  personId = newId();
  await apply(userOn(nora.api), 'person.create', {
    id: personId,
    fields: { firstName: 'Katrin', lastName: 'Öztürk', lifecycle: 'acquisition' },
  });
});
afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  contexts = [];
});

test('of two who changed the same field the later one stands, and the other is restored with one click', async () => {
  const page = await openAs(EMAILS.nora, []);
  await panelOf(page).getByRole('button', { name: 'Bearbeiten' }).click();
  await panelOf(page).getByRole('combobox', { name: 'Kundenphase' }).selectOption({ label: 'Bindung' });
  await page.context().setOffline(true);
  await panelOf(page).getByRole('button', { name: 'Speichern' }).click();
  await panelOf(page).getByText('Auf diesem Gerät gespeichert').waitFor();
  await apply(userOn(thomas.api), 'person.update', {
    id: personId,
    set: { lifecycle: 'winback' },
    was: { lifecycle: 'acquisition' },
  });
  await page.context().setOffline(false);
  await expect.poll(async () => (await personNow())?.lifecycle, { timeout: 15_000 }).toBe('retention');

  const theirs = await openAs(EMAILS.thomas, []);
  const card = panelOf(theirs).locator('.kp-card-conflicts');
  await card.getByText('Kundenphase: „Rückgewinnung“ wich „Bindung“.').waitFor();
  expect(await accessibilityProblems(theirs)).toEqual([]);
  await card.getByRole('button', { name: '„Rückgewinnung“ wiederherstellen' }).click();
  await expect.poll(async () => (await personNow())?.lifecycle).toBe('winback');
  await card.waitFor({ state: 'detached' });
  // Whoever came later sees it by itself.
  await panelOf(page).getByText('Rückgewinnung').first().waitFor();
});

/** Nora moves a deal without a network, Thomas another way meanwhile; then hers arrives. */
const disagree = async (): Promise<{ page: Page; tray: Locator; dealId: string }> => {
  const dealId = newId();
  await apply(userOn(nora.api), 'deal.create', {
    id: dealId,
    fields: { title: 'Pumpen für das Klärwerk', personId, stage: 'new', amountMinor: 100_000 },
  });
  const page = await openAs(EMAILS.nora, []);
  await page.evaluate(program);
  const me = await nora.api.call('me', {});
  if (!me.ok) throw new Error(me.error.code);
  await page.context().setOffline(true);
  await page.evaluate(([self, name, args]) => saveOwnChange(self, name, args), [
    { id: me.value.id, name: me.value.name },
    'deal.update',
    {
      id: dealId,
      set: { stage: 'offer', amountMinor: 4_120_000 },
      was: { stage: 'new', amountMinor: 100_000 },
    },
  ] as const);
  await apply(userOn(thomas.api), 'deal.update', {
    id: dealId,
    set: { stage: 'lost' },
    was: { stage: 'new' },
  });
  await page.context().setOffline(false);
  const tray = page.getByRole('region', { name: '1 Änderung wurde nicht übernommen' });
  await tray.getByText('Pumpen für das Klärwerk').waitFor();
  return { page, tray, dealId };
};
/** The deal as a device that starts anew gets it. */
const stageOf = async (dealId: string) => {
  const clientId = newId();
  for (let after: string | null = ''; after !== null;) {
    const page: Result<CallOutput<'syncBootstrap'>> = await nora.api.call('syncBootstrap', {
      query: { clientId, set: 'all' as const, ...(after ? { after } : {}) },
    });
    if (!page.ok) throw new Error(page.error.code);
    const deal = page.value.docs.find(({ id }) => id === dealId);
    if (deal) return { stage: deal.data['stage'], amountMinor: deal.data['amountMinor'] };
    after = page.value.next;
  }
  return null;
};

test('a stage of a deal that two have moved waits with both versions, and the own one is taken when it is wanted', async () => {
  const { page, tray, dealId } = await disagree();
  await tray.getByText('Bitte entscheiden Sie, was gelten soll').waitFor();
  await tray.getByText('jetzt in Kontor: Verloren').waitFor();
  expect(await tray.locator('dd').allInnerTexts()).toEqual([
    expect.stringMatching(/^Angebot\s*jetzt in Kontor: Verloren$/),
    expect.stringMatching(/^41\.200\s€\s*jetzt in Kontor: 1\.000\s€$/),
  ]);
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await stageOf(dealId)).toEqual({ stage: 'lost', amountMinor: 100_000 });
  await tray.getByRole('button', { name: 'Meine Fassung nehmen' }).click();
  await tray.waitFor({ state: 'detached' });
  await expect.poll(() => stageOf(dealId)).toEqual({ stage: 'offer', amountMinor: 4_120_000 });
});

test('and is left as the colleague made it when that is wanted', async () => {
  const { page, tray, dealId } = await disagree();
  await tray.getByRole('button', { name: 'So lassen' }).click();
  await page.getByText('Verworfen:').waitFor();
  await tray.getByRole('button', { name: 'Meine Fassung nehmen' }).waitFor({ state: 'detached' });
  expect(await stageOf(dealId)).toEqual({ stage: 'lost', amountMinor: 100_000 });
});
