/** The browser's own question before Kontor reads along in a mailbox: asked for this one site, answered by hand. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Page } from 'puppeteer-core';
import { buildExtensionUnderTest } from '#tests/support/built-extension.ts';
import type { ExtensionUnderTest } from '#tests/support/built-extension.ts';
import { launchChromiumWithExtension } from '#tests/support/chromium.ts';
import type { ChromiumWithExtension } from '#tests/support/chromium.ts';
import { mailboxMail } from '#tests/support/roundcube/mailbox-mails.ts';
import { selectMail, signInToRoundcube } from '#tests/support/roundcube/roundcube-browser.ts';
import { startRoundcube } from '#tests/support/roundcube/roundcube.ts';
import type { Roundcube } from '#tests/support/roundcube/roundcube.ts';
import { clickButton, keepInSidePanel, untilGone, untilShown } from '#tests/support/side-panel.ts';
import { startTestServer } from '#tests/support/test-server.ts';
import type { TestServer } from '#tests/support/test-server.ts';
import { startVirtualScreen } from '#tests/support/virtual-screen.ts';
import type { VirtualScreen } from '#tests/support/virtual-screen.ts';

type PermissionsApi = { permissions: { getAll: () => Promise<{ origins?: string[] }> } };

/** "Allow" in the question, which stands in the middle of the window's width; its window is 1050 wide, at 10, 10. */
const ALLOW = ['704', '266'] as const;
const OFFER = 'Kontor reads this mailbox only when you click its icon.';

let built: ExtensionUnderTest;
let kontor: TestServer;
let roundcube: Roundcube;
let screen: VirtualScreen;
let chromium: ChromiumWithExtension;
let page: Page;
let panel: Page;

beforeAll(async () => {
  screen = await startVirtualScreen();
  [built, kontor, roundcube] = await Promise.all([
    buildExtensionUnderTest(),
    startTestServer(),
    startRoundcube('elastic'),
  ]);
  const { token } = await kontor.addUser('jana@haus.example', 'Jana Brandt', 'owner');
  const mails = [
    { id: 'offer-118', from: 'Katrin <k.oeztuerk@brandt-pumpen.example>', subject: 'Angebot 118' },
    { id: 'question-7', from: 'Jonas <j.petersen@keller-antriebe.example>', subject: 'Frage zum Getriebe' },
  ];
  for (const [number, mail] of mails.entries())
    await roundcube.dovecot.deliver(mailboxMail({ ...mail, text: 'Guten Tag' }), number);
  chromium = await launchChromiumWithExtension(built.chrome.folder, { display: screen.display });
  page = await chromium.browser.newPage();
  await signInToRoundcube(page, roundcube);
  await selectMail(page, 'Angebot 118');
  await chromium.clickToolbarButton(page);
  panel = await chromium.sidePanel();
  await untilShown(panel, 'Address of your Kontor');
  await keepInSidePanel(panel, { server: kontor.url, token });
  await panel.reload();
  await untilShown(panel, OFFER);
});

afterAll(async () => {
  await chromium.close();
  await screen.close();
  await roundcube.close();
  await Promise.all([kontor.remove(), built.remove()]);
});

const grantedSites = async (): Promise<readonly string[] | undefined> => {
  const worker = await chromium.serviceWorker();
  const { origins } = await worker.evaluate(() =>
    (globalThis as unknown as { chrome: PermissionsApi }).chrome.permissions.getAll(),
  );
  return origins;
};

test('nothing is granted until the question is answered, and then this one site', async () => {
  await clickButton(panel, 'Always read along in this mailbox');
  expect(await grantedSites()).toEqual([]);
  // The question is the browser's; when it stands there no page can tell. A click beside it does nothing.
  await vi.waitUntil(
    async () => {
      await screen.hands('mousemove', ...ALLOW, 'click', '1');
      return ((await grantedSites()) ?? []).length > 0;
    },
    { timeout: 60_000, interval: 500 },
  );
  expect(await grantedSites()).toEqual(['http://127.0.0.1/*']);
  await untilGone(panel, OFFER);
});

test('from then on the panel follows from mail to mail', async () => {
  await selectMail(page, 'Frage zum Getriebe');
  await untilShown(panel, 'j.petersen@keller-antriebe.example');
});

test('the menu gives the site back', async () => {
  await panel.locator('.ke-menu summary').click();
  await clickButton(panel, 'No longer read along in this mailbox');
  await untilShown(panel, OFFER);
  expect(await grantedSites()).toEqual([]);
});
