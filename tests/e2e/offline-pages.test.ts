/** Kontor's own pages while the network is really gone: what is saved stays on the device and arrives by itself, once. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { newId } from '#shared/lib/ids.ts';
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
