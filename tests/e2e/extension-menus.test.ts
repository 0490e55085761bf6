/** Kontor in the menu of the right mouse button, and the keys that open it. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { buildExtensionUnderTest } from '#tests/support/built-extension.ts';
import type { ExtensionUnderTest } from '#tests/support/built-extension.ts';
import { launchChromiumWithExtension } from '#tests/support/chromium.ts';
import type { ChromiumWithExtension } from '#tests/support/chromium.ts';
import { launchFirefoxWithExtension } from '#tests/support/firefox.ts';
import type { FirefoxWithExtension } from '#tests/support/firefox.ts';
import { sidebarIn } from '#tests/support/firefox-sidebar.ts';
import { startProspectSite } from '#tests/support/prospect-site.ts';
import type { ProspectSite } from '#tests/support/prospect-site.ts';
import { createRecords, userOn } from '#tests/support/records.ts';
import {
  clickButton,
  keepInSidePanel,
  problemsInBothLooks,
  untilGone,
  untilShown,
} from '#tests/support/side-panel.ts';
import { startTestServer } from '#tests/support/test-server.ts';
import type { TestServer } from '#tests/support/test-server.ts';

const SITE = 'www.keller-antriebe.example';
const JONAS = 'j.petersen@keller-antriebe.example';
const SABINE = 's.ostwald@beratung-ost.example';

let built: ExtensionUnderTest;
let kontor: TestServer;
let site: ProspectSite;
let token: string;

beforeAll(async () => {
  [built, kontor, site] = await Promise.all([
    buildExtensionUnderTest(),
    startTestServer(),
    startProspectSite(),
  ]);
  const account = await kontor.addUser('katrin@kontor.example', 'Katrin Sommer', 'owner');
  ({ token } = account);
  const make = createRecords({ newId }, userOn(account.api));
  const jonas = await make.person({
    firstName: 'Jonas',
    lastName: 'Petersen',
    email: JONAS,
    phones: [{ number: '+495115550177', label: 'work' }],
  });
  await make.activity(jonas, {
    kind: 'call',
    subject: 'Chiller offer',
    text: 'Wants a price for Kaltwasser sets',
  });
  for (const firstName of ['Ada', 'Ben']) await make.person({ firstName, lastName: 'Frei' });
});
afterAll(async () => {
  await Promise.all([site.close(), kontor.remove(), built.remove()]);
});

type MenusApi = {
  contextMenus: {
    update: (id: string, change: object) => Promise<void>;
    onClicked: { dispatch: (info: object, tab: object) => void };
  };
  tabs: { query: (query: object) => Promise<object[]> };
};

/** Chromium draws its menu outside of everything a test can reach: what a click on an entry tells is told in its stead. */
describe('in Chromium', () => {
  let chromium: ChromiumWithExtension;
  let page: Page;
  let panel: Page;

  const choose = async (info: { menuItemId: string; selectionText?: string; linkUrl?: string }) => {
    const worker = await chromium.serviceWorker();
    await worker.evaluate(async (told) => {
      const { contextMenus, tabs } = (globalThis as unknown as { chrome: MenusApi }).chrome;
      const [tab] = await tabs.query({ active: true, lastFocusedWindow: true });
      contextMenus.onClicked.dispatch(told, tab!);
    }, info);
  };

  const FIELD = '.kp-look-up input';
  const lookedUp = (): Promise<string> => panel.$eval(FIELD, (field) => field.value);

  beforeAll(async () => {
    chromium = await launchChromiumWithExtension(built.chrome.folder);
    page = await chromium.browser.newPage();
    await page.goto(site.urlOf(SITE, '/ansprechpartner'));
    await chromium.clickToolbarButton(page);
    panel = await chromium.sidePanel();
    await untilShown(panel, 'Address of your Kontor');
    await keepInSidePanel(panel, { server: kontor.url, token });
    await panel.reload();
    await untilShown(panel, 'Connected with localhost');
  });
  afterAll(() => chromium?.close());

  test('the entries are there, those for addresses on addresses alone', async () => {
    const worker = await chromium.serviceWorker();
    for (const id of ['look-up', 'add-selection', 'add-link', 'add-page'])
      await worker.evaluate(
        (known) => (globalThis as unknown as { chrome: MenusApi }).chrome.contextMenus.update(known, {}),
        id,
      );
    const unknown = worker.evaluate(() =>
      (globalThis as unknown as { chrome: MenusApi }).chrome.contextMenus.update('nothing', {}),
    );
    await expect(unknown).rejects.toThrow(/nothing/);
  });

  test('a marked address opens whoever has it, a number in any spelling too', async () => {
    for (const selectionText of [JONAS, 'Tel. 0511 / 5550177']) {
      await choose({ menuItemId: 'look-up', selectionText });
      await panel.waitForFunction(
        () => document.querySelector('h2.kp-name')?.textContent === 'Jonas Petersen',
      );
      await clickButton(panel, 'Back');
    }
  });

  test('of several found by a name one is chosen, and where nobody is found that is said', async () => {
    await choose({ menuItemId: 'look-up', selectionText: 'Frei' });
    await untilShown(panel, 'Ada Frei');
    expect(await lookedUp()).toBe('Frei');
    await clickButton(panel, 'Ben Frei');
    await panel.waitForFunction(() => document.querySelector('h2.kp-name')?.textContent === 'Ben Frei');
    await untilGone(panel, 'Ada Frei');
    await choose({ menuItemId: 'look-up', selectionText: 'Zzyzx' });
    await untilShown(panel, 'Kontor knows nothing about this.');
    await panel.locator('button[aria-label="Close the search"]').click();
    await untilGone(panel, 'Kontor knows nothing about this.');
  });

  test('what is written of the words in notes stands below, and opens whom it is about at that note', async () => {
    await choose({ menuItemId: 'look-up', selectionText: 'Kaltwasser' });
    await untilShown(panel, 'Notes and calls');
    await panel.waitForFunction(() =>
      [...document.querySelectorAll('.kp-look-up mark')].some((mark) => mark.textContent === 'Kaltwasser'),
    );
    await untilShown(panel, 'Chiller offer');
    await panel.locator('.kp-look-up .kp-list-button:has(mark)').click();
    await panel.waitForFunction(() => document.querySelector('h2.kp-name')?.textContent === 'Jonas Petersen');
    await panel.waitForSelector('.kp-item[data-asked][aria-expanded=true]');
    await clickButton(panel, 'Back');
  });

  test('what was marked can be corrected in the field, and what is typed is looked for beside any page', async () => {
    await choose({ menuItemId: 'look-up', selectionText: 'Frei' });
    await untilShown(panel, 'Ada Frei');
    await panel.focus(FIELD);
    await panel.keyboard.type('maurer Ada');
    await untilShown(panel, 'Kontor knows nothing about this.');
    await panel.$eval(FIELD, (field) => field.select());
    await panel.keyboard.type('jonas pet');
    await panel.waitForFunction(() =>
      [...document.querySelectorAll('.kp-look-up mark')].some((mark) => mark.textContent === 'Jonas'),
    );
    expect(await problemsInBothLooks(panel)).toEqual([]);
    await panel.keyboard.press('ArrowDown');
    await panel.keyboard.press('Enter');
    await panel.waitForFunction(() => document.querySelector('h2.kp-name')?.textContent === 'Jonas Petersen');
    await clickButton(panel, 'Back');
  });

  test('an address behind a link comes into the panel to be taken over', async () => {
    await choose({ menuItemId: 'add-link', linkUrl: `mailto:${SABINE}?subject=x` });
    await untilShown(panel, 'Take the marked text over as');
    expect(await panel.$eval('.kp-marked-text', (quote) => quote.textContent)).toBe(SABINE);
  });

  test('the keys can be changed on the browser’s own page, which the menu opens', async () => {
    await panel.locator('.ke-menu summary').click();
    await clickButton(panel, 'Change the keyboard shortcut');
    const opened = await chromium.browser.waitForTarget((target) =>
      target.url().includes('extensions/shortcuts'),
    );
    await (await opened.asPage()).close();
  });
});

describe('in Firefox', () => {
  let firefox: FirefoxWithExtension;
  const { untilShown: shown, keep, clickButton: press } = sidebarIn(() => firefox);

  beforeAll(async () => {
    firefox = await launchFirefoxWithExtension(built.firefox.archive, [SITE, 'kontor.example']);
    await firefox.open(site.urlOf(SITE, '/ansprechpartner'));
  });
  afterAll(() => firefox?.close());

  test('the menu of marked words opens the sidebar, which looks them up', async () => {
    const entries = await firefox.chooseInMenu('h3', 'Look up “Jonas Petersen” in Kontor', true);
    expect(entries).toEqual(['Look up “Jonas Petersen” in Kontor', 'Add “Jonas Petersen” to Kontor']);
    await shown('Address of your Kontor');
    await keep({ server: kontor.url.replace('localhost', 'kontor.example'), token });
    await firefox.inSidebar('window.location.reload();');
    await shown('Connected with kontor.example');
    await firefox.chooseInMenu('h3', 'Look up “Jonas Petersen” in Kontor', true);
    await shown('People');
    await press('Jonas Petersen');
    await shown('+49 511 5550177');
  });

  test('an address behind a link is read along with its words, and the page with it', async () => {
    const entries = await firefox.chooseInMenu(
      `a[href="mailto:${SABINE}"]`,
      'Add this address to Kontor',
      false,
    );
    expect(entries).toContain('Add this address to Kontor');
    await shown('Take the marked text over as');
    await shown(SABINE);
    await press('Person');
    await shown('Add person');
  });

  test('no window of Firefox has a key of its own on Alt, Shift and K', async () => {
    const keys = await firefox.keysWith('K');
    // There are others with this letter, so the look-up sees something.
    expect(keys.length).toBeGreaterThan(0);
    expect(keys).not.toContain('alt+shift');
  });
});
