/** The side panel in Chromium while the network is cut and the browser killed: all that was done is in Kontor, once. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'puppeteer-core';
import { newId } from '#shared/lib/ids.ts';
import { buildExtensionUnderTest } from '#tests/support/built-extension.ts';
import type { ExtensionUnderTest } from '#tests/support/built-extension.ts';
import { launchChromiumWithExtension } from '#tests/support/chromium.ts';
import type { ChromiumWithExtension } from '#tests/support/chromium.ts';
import { startCuttableProxy } from '#tests/support/cuttable-proxy.ts';
import type { CuttableProxy } from '#tests/support/cuttable-proxy.ts';
import { startProspectSite } from '#tests/support/prospect-site.ts';
import type { ProspectSite } from '#tests/support/prospect-site.ts';
import {
  clickButton,
  keepInSidePanel,
  problemsInBothLooks,
  untilGone,
  untilKept,
  untilShown,
} from '#tests/support/side-panel.ts';
import { startTestServer } from '#tests/support/test-server.ts';
import type { TestServer } from '#tests/support/test-server.ts';

type Katrin = Awaited<ReturnType<TestServer['addUser']>>;

const SITE = 'www.keller-antriebe.example';
const companyId = newId();
let built: ExtensionUnderTest;
let kontor: TestServer;
let network: CuttableProxy;
let site: ProspectSite;
let chromium: ChromiumWithExtension;
let katrin: Katrin;
let panel: Page;

const stored = async () => {
  const answer = await katrin.api.call('panel', { body: { company: companyId } });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};
/** The panel beside the company's site, opened by a click. */
const openPanel = async (): Promise<void> => {
  const page = await chromium.browser.newPage();
  await page.goto(site.urlOf(SITE));
  await chromium.clickToolbarButton(page);
  panel = await chromium.sidePanel();
};
const note = async (text: string): Promise<void> => {
  await panel.locator('textarea.kp-note').fill(text);
  await panel.keyboard.press('Enter');
};

beforeAll(async () => {
  [built, kontor, site] = await Promise.all([
    buildExtensionUnderTest(),
    startTestServer(),
    startProspectSite(),
  ]);
  katrin = await kontor.addUser('katrin@kontor.example', 'Katrin Sommer', 'owner');
  const mutation = {
    id: newId(),
    name: 'company.create',
    at: new Date().toISOString(),
    args: { id: companyId, fields: { name: 'Keller Antriebe GmbH', domains: ['keller-antriebe.example'] } },
  };
  expect(await katrin.api.call('mutate', { body: { mutations: [mutation] } })).toMatchObject({ ok: true });
  network = await startCuttableProxy(Number(new URL(kontor.url).port));
  chromium = await launchChromiumWithExtension(built.chrome.folder);
  await openPanel();
  await untilShown(panel, 'Address of your Kontor');
  await keepInSidePanel(panel, { server: `http://localhost:${network.port}`, token: katrin.token });
  await panel.reload();
  await untilShown(panel, 'Keller Antriebe GmbH');
});

afterAll(async () => {
  await chromium.close();
  await Promise.all([site.close(), network.close(), kontor.remove(), built.remove()]);
});

test('without a network a note, a call, a follow-up and an edit are saved on this device, and said to be', async () => {
  await untilKept(panel, 'company');
  await network.cut();
  await note('Wants a discount');
  await untilShown(panel, 'Saved on this device');
  await untilShown(panel, 'Kontor cannot be reached');
  await clickButton(panel, 'Call');
  await clickButton(panel, 'reached');
  await clickButton(panel, 'Tomorrow');
  await untilShown(panel, 'Follow up: Keller Antriebe GmbH');
  await panel.locator('button[aria-label=Edit]').click();
  await panel.locator('.kp-header input[name=first]').fill('Keller Antriebe SE');
  await clickButton(panel, 'Save');
  await untilShown(panel, 'Keller Antriebe SE');
  expect(await panel.$$eval('.kp-waiting', (marks) => marks.length)).toBe(3);
  expect(await problemsInBothLooks(panel)).toEqual([]);
  expect((await stored()).timeline).toEqual([]);
});

test('without a network what this device holds is looked through, and said to be', async () => {
  await panel.locator('button[aria-label="Search Kontor"]').click();
  await panel.keyboard.type('keller');
  await untilShown(panel, 'What is on this device has been searched');
  await panel.waitForFunction(() =>
    [...document.querySelectorAll('.kp-look-up .kp-list-button')].some(
      ({ textContent }) => textContent === 'Keller Antriebe SE',
    ),
  );
  await panel.$eval('.kp-look-up input', (field) => field.select());
  await panel.keyboard.type('discount');
  await untilShown(panel, 'Notes and calls');
  await panel.keyboard.press('ArrowDown');
  await panel.keyboard.press('Enter');
  await panel.waitForFunction(() =>
    document.querySelector('.kp-item[data-asked]')?.textContent?.includes('Wants a discount'),
  );
  await clickButton(panel, 'Back');
});

test('after the browser was killed all of it is still there', async () => {
  chromium = await chromium.killAndStartAgain();
  await openPanel();
  await untilShown(panel, 'Keller Antriebe SE');
  await untilShown(panel, 'Kontor cannot be reached');
  await untilShown(panel, 'changes are waiting');
  await untilShown(panel, 'Wants a discount');
  await untilShown(panel, 'Follow up: Keller Antriebe GmbH');
});

test('once the network is back all of it is in Kontor, each once', async () => {
  await network.restore();
  await panel.evaluate(() => window.dispatchEvent(new Event('online')));
  await untilGone(panel, 'Kontor cannot be reached');
  await panel.waitForFunction(() => document.querySelector('.kp-waiting') === null);
  const { company, timeline, tasks } = await stored();
  expect(company?.name).toBe('Keller Antriebe SE');
  expect(timeline.map(({ kind }) => kind).toSorted()).toEqual(['call', 'note']);
  expect(tasks.map(({ title }) => title)).toEqual(['Follow up: Keller Antriebe GmbH']);
});

test('what is saved in a panel that is closed at once is sent by the background script', async () => {
  await network.cut();
  await note('Second note');
  await untilShown(panel, 'Saved on this device');
  chromium = await chromium.killAndStartAgain();
  await network.restore();
  // A click that starts the background script; the panel of another site has nothing to do with it.
  const page = await chromium.browser.newPage();
  await page.goto(site.urlOf('www.nobody.example'));
  await expect.poll(async () => (await stored()).timeline.length, { timeout: 30_000 }).toBe(3);
});
