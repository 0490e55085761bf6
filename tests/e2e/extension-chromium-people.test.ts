/** Beside a page: its company and people as tabs, a note, a follow-up, the number on the toolbar button. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApiClient } from '#shared/api/client.ts';
import { newId } from '#shared/lib/ids.ts';
import { buildExtensionUnderTest } from '#tests/support/built-extension.ts';
import type { ExtensionUnderTest } from '#tests/support/built-extension.ts';
import { launchChromiumWithExtension } from '#tests/support/chromium.ts';
import type { ChromiumWithExtension } from '#tests/support/chromium.ts';
import { startProspectSite } from '#tests/support/prospect-site.ts';
import type { ProspectSite } from '#tests/support/prospect-site.ts';
import { createRecords, userOn } from '#tests/support/records.ts';
import { startRecordingProxy } from '#tests/support/recording-proxy.ts';
import type { RecordingProxy } from '#tests/support/recording-proxy.ts';
import {
  clickButton,
  keepInSidePanel,
  problemsInBothLooks,
  untilGone,
  untilShown,
} from '#tests/support/side-panel.ts';
import { startTestServer } from '#tests/support/test-server.ts';
import type { TestServer } from '#tests/support/test-server.ts';

/** The number follows a few seconds after a change, when nothing else is being asked. */
const BADGE = { timeout: 20_000 };

const SITE = 'www.keller-antriebe.example';
/** A directory that many companies share; this machine answers in its name. */
const DIRECTORY = 'www.wlw.de';
const sabine = { email: 's.ostwald@beratung-ost.example', name: 'Sabine Ostwald', role: 'from' };
const participants = [
  { email: 'j.petersen@keller-antriebe.example', name: 'Jonas Petersen', role: 'from' },
  sabine,
  { email: 'emil.frei@frei.example', name: 'Emil Frei', role: 'from' },
];

let built: ExtensionUnderTest;
let kontor: TestServer;
let proxy: RecordingProxy;
let site: ProspectSite;
let chromium: ChromiumWithExtension;
let page: Page;
let panel: Page;
let api: ApiClient;
let sabineId: string;

/** Sabine works for another company than the one whose page names her, Emil for none. */
const addKnownPeople = async (): Promise<void> => {
  const make = createRecords({ newId }, userOn(api));
  const company = await make.company({ name: 'Beratung Ost', domains: ['beratung-ost.example'] });
  sabineId = await make.person({ firstName: 'Sabine', lastName: 'Ostwald', email: sabine.email });
  await make.employ(sabineId, company, 'Beraterin');
  await make.person({ firstName: 'Emil', lastName: 'Frei', email: 'emil.frei@frei.example' });
};

beforeAll(async () => {
  [built, kontor, site] = await Promise.all([
    buildExtensionUnderTest(),
    startTestServer(),
    startProspectSite(),
  ]);
  const katrin = await kontor.addUser('katrin@kontor.example', 'Katrin Sommer', 'owner');
  ({ api } = katrin);
  [proxy] = await Promise.all([startRecordingProxy(kontor.url), addKnownPeople()]);
  chromium = await launchChromiumWithExtension(built.chrome.folder, { hosts: [DIRECTORY] });
  page = await chromium.browser.newPage();
  await page.goto(site.urlOf('www.nobody.example'));
  await chromium.clickToolbarButton(page);
  panel = await chromium.sidePanel();
  await untilShown(panel, 'Address of your Kontor');
  // As if it had been connected before; the connecting itself has tests of its own.
  await keepInSidePanel(panel, { server: proxy.url, token: katrin.token });
  await panel.reload();
  await untilShown(panel, 'Add company');
});

afterAll(async () => {
  await chromium.close();
  await Promise.all([site.close(), proxy.close(), kontor.remove(), built.remove()]);
});

const aboutPages = (): unknown[] =>
  proxy
    .recorded()
    .filter(({ path }) => path === '/api/v1/panel')
    .map(({ body }) => JSON.parse(body) as unknown);

const tabs = (): Promise<string[]> =>
  panel.$$eval('.kp-tab', (found) =>
    found.map((tab) => (tab as HTMLElement).innerText.replaceAll(/\s+/g, ' ')),
  );

const badge = async (): Promise<string> => {
  const worker = await chromium.serviceWorker();
  return worker.evaluate(() =>
    (
      globalThis as unknown as { chrome: { action: { getBadgeText: (of: object) => Promise<string> } } }
    ).chrome.action.getBadgeText({}),
  );
};

const historyOf = async (person: string): Promise<string[]> => {
  const answer = await api.call('panel', { body: { person } });
  return answer.ok ? answer.value.timeline.map(({ kind, preview }) => `${kind} ${preview}`) : [];
};

describe('a page of a company that names its people', () => {
  test('says nothing of them before the click, and asks about all of them after it', async () => {
    proxy.forget();
    await page.goto(site.urlOf(SITE, '/ansprechpartner'));
    await untilShown(panel, 'Read this page');
    expect(aboutPages()).toEqual([]);
    await chromium.clickToolbarButton(page);
    await untilShown(panel, 'Add company and contact');
    const domain = 'keller-antriebe.example';
    expect(aboutPages()).toEqual([{ domain, participants, focus: domain }]);
  });

  test('has a tab for each, and offers nobody as new who is known elsewhere', async () => {
    expect(await tabs()).toEqual([
      'keller-antriebe.example',
      'Sabine Ostwald',
      'Emil Frei',
      'Jonas Petersen new',
    ]);
    const offered = await panel.$$eval('select option', (options) => options.map(({ text }) => text));
    expect(offered).toEqual(['Jonas Petersen', 'No person, company only']);
    expect(await problemsInBothLooks(panel)).toEqual([]);
  });

  test('shows somebody known as anywhere else, with their own company', async () => {
    await clickButton(panel, 'Sabine Ostwald');
    await untilShown(panel, 'Beratung Ost');
    await untilGone(panel, 'Add company');
    expect(await problemsInBothLooks(panel)).toEqual([]);
  });

  test('a note is written beside it', async () => {
    await panel.locator('.kp-note').fill('Empfiehlt uns bei Keller');
    await panel.focus('.kp-note');
    await panel.keyboard.press('Enter');
    await untilShown(panel, 'Note saved');
    await expect.poll(() => historyOf(sabineId)).toEqual(['note Empfiehlt uns bei Keller']);
    await panel.waitForFunction(() =>
      document.querySelector('.kp-timeline')?.textContent.includes('Empfiehlt uns bei Keller'),
    );
  });

  test('a follow-up for today is one click, and stands as a number on the toolbar button until it is done', async () => {
    expect(await badge()).toBe('');
    await clickButton(panel, 'Today');
    await untilShown(panel, 'Follow up: Sabine Ostwald');
    await expect.poll(badge, BADGE).toBe('1');
    const answer = await api.call('tasks', {});
    expect(answer.ok && answer.value.items).toMatchObject([{ personId: sabineId, done: false }]);
    await panel.locator('input[aria-label="Done: Follow up: Sabine Ostwald"]').click();
    await expect.poll(badge, BADGE).toBe('');
  });

  test('somebody new is added with the company whose page it is, and both are known from then on', async () => {
    await clickButton(panel, 'Jonas Petersen');
    await untilShown(panel, 'j.petersen@keller-antriebe.example');
    await clickButton(panel, 'Add company and contact');
    await untilGone(panel, 'Add company and contact');
    await untilShown(panel, 'Keller Antriebe');
    await clickButton(panel, 'keller-antriebe.example');
    await panel.waitForFunction(() =>
      document.querySelector('.kp-header')?.textContent.includes('Keller Antriebe'),
    );
    await expect
      .poll(tabs)
      .toEqual(['keller-antriebe.example', 'Jonas Petersen', 'Sabine Ostwald', 'Emil Frei']);
    await untilGone(panel, 'Not known yet');
  });
});

describe('a page on a host that many companies share', () => {
  test('is about the people on it, never about the host', async () => {
    proxy.forget();
    await page.goto(site.urlOf(DIRECTORY, '/beratung-ost'));
    await untilShown(panel, 'Read this page');
    await chromium.clickToolbarButton(page);
    await panel.waitForFunction(() =>
      document.querySelector('.kp-header')?.textContent.includes('Sabine Ostwald'),
    );
    // The page before may be asked about once more, after a change to what it shows.
    await expect.poll(() => aboutPages().at(-1)).toEqual({ participants: [sabine] });
    expect(JSON.stringify(aboutPages())).not.toContain(DIRECTORY);
  });

  test('stands for itself alone: on its neighbour the panel asks again', async () => {
    await page.goto(site.urlOf(DIRECTORY, '/team'));
    await untilShown(panel, 'Read this page');
    await untilGone(panel, 'Sabine Ostwald');
  });
});
