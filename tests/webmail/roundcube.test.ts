/** The side panel beside a real Roundcube, in both of its skins: who writes, logging, following, writing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'puppeteer-core';
import { newId } from '#shared/lib/ids.ts';
import { buildExtensionUnderTest } from '#tests/support/built-extension.ts';
import type { ExtensionUnderTest } from '#tests/support/built-extension.ts';
import { launchChromiumWithExtension } from '#tests/support/chromium.ts';
import type { ChromiumWithExtension } from '#tests/support/chromium.ts';
import { change, logOf, must, storedMail } from '#tests/support/outlook-pane.ts';
import type { Colleague } from '#tests/support/outlook-pane.ts';
import { withSitePermission } from '#tests/support/readable-along.ts';
import { DRAWING, mailboxMail } from '#tests/support/roundcube/mailbox-mails.ts';
import { selectMail, signInToRoundcube } from '#tests/support/roundcube/roundcube-browser.ts';
import { startRoundcube } from '#tests/support/roundcube/roundcube.ts';
import type { Roundcube, Skin } from '#tests/support/roundcube/roundcube.ts';
import {
  clickButton,
  keepInSidePanel,
  problemsInBothLooks,
  untilGone,
  untilShown,
} from '#tests/support/side-panel.ts';
import { startTestServer } from '#tests/support/test-server.ts';
import type { TestServer } from '#tests/support/test-server.ts';

const idIn = (skin: Skin): string => `offer-118-${skin}`;
const mailsFor = (skin: Skin) => [
  mailboxMail({
    id: idIn(skin),
    from: '=?utf-8?q?Katrin_=C3=96zt=C3=BCrk?= <k.oeztuerk@brandt-pumpen.example>',
    to: 'Vertrieb <info@haus.example>, Ole Holm <ole.holm@brandt-pumpen.example>',
    subject: 'Angebot 118',
    text: 'Guten Tag,\r\n\r\nwir nehmen das Angebot an. Grüße aus Köln\r\n',
    file: { name: 'Zeichnung.pdf', content: DRAWING },
  }),
  mailboxMail({
    id: `question-7-${skin}`,
    from: 'Jonas Petersen <j.petersen@keller-antriebe.example>',
    subject: 'Frage zum Getriebe',
    text: 'Wann kommt das Getriebe?',
  }),
];

let built: ExtensionUnderTest;
let kontor: TestServer;
let jana: Colleague;
let thomas: Colleague;

beforeAll(async () => {
  [built, kontor] = await Promise.all([buildExtensionUnderTest(), startTestServer()]);
  const [first, second] = ['jana@haus.example', 'thomas@haus.example'] as const;
  jana = { email: first, ...(await kontor.addUser(first, 'Jana Brandt', 'owner')) };
  thomas = { email: second, ...(await kontor.addUser(second, 'Thomas Keller')) };
  const fields = { firstName: 'Katrin', lastName: 'Öztürk' };
  const emails = [{ email: 'k.oeztuerk@brandt-pumpen.example', label: '' }];
  await change(jana, 'person.create', { id: newId(), fields: { ...fields, emails } });
});

afterAll(async () => {
  await Promise.all([kontor.remove(), built.remove()]);
});

/** The side panel, opened by a click on the mailbox and connected as that colleague. */
const openPanel = async (chromium: ChromiumWithExtension, page: Page, as: Colleague): Promise<Page> => {
  await chromium.clickToolbarButton(page);
  const panel = await chromium.sidePanel();
  await untilShown(panel, 'Address of your Kontor');
  await keepInSidePanel(panel, { server: kontor.url, token: as.token });
  await panel.reload();
  await panel.waitForSelector('.ke-bar');
  return panel;
};

describe.each<Skin>(['elastic', 'larry'])('beside Roundcube in its skin %s', (skin) => {
  const messageId = `${idIn(skin)}@brandt-pumpen.example`;
  let roundcube: Roundcube;

  beforeAll(async () => {
    roundcube = await startRoundcube(skin);
    for (const [number, raw] of mailsFor(skin).entries()) await roundcube.dovecot.deliver(raw, number);
  });

  afterAll(() => roundcube.close());

  describe('read by clicks alone', () => {
    let chromium: ChromiumWithExtension;
    let page: Page;
    let panel: Page;

    beforeAll(async () => {
      chromium = await launchChromiumWithExtension(built.chrome.folder);
      page = await chromium.browser.newPage();
      await page.setViewport({ width: 1280, height: 800 });
      await signInToRoundcube(page, roundcube);
      await selectMail(page, 'Angebot 118');
      panel = await openPanel(chromium, page, jana);
    });

    afterAll(() => chromium.close());

    test('a click on an open mail shows who is writing', async () => {
      await untilShown(panel, 'Katrin Öztürk');
      await untilShown(panel, '1 attachment');
      await untilShown(panel, 'Kontor reads this mailbox only when you click its icon.');
      expect(await problemsInBothLooks(panel)).toEqual([]);
    });

    test('one click logs it: text, Message-ID and attachment as they were sent', async () => {
      await untilShown(panel, 'Not logged');
      await clickButton(panel, 'Log');
      await untilShown(panel, 'Logged');
      await expect.poll(async () => (await logOf(jana, messageId))?.activityId ?? null).not.toBeNull();
      await panel.waitForFunction(() => document.querySelector('.kp-waiting') === null);
      const stored = await storedMail(jana, messageId);
      expect(stored.text).toContain('wir nehmen das Angebot an. Grüße aus Köln');
      expect(stored.mail).toMatchObject({ messageId, sentAt: '2026-11-25T09:15:00.000Z' });
      expect(stored.mail?.headers).toContain('Subject: Angebot 118');
      expect(stored.mail?.participants).toEqual([
        { role: 'from', email: 'k.oeztuerk@brandt-pumpen.example', name: 'Katrin Öztürk' },
        { role: 'to', email: 'info@haus.example', name: 'Vertrieb' },
        { role: 'to', email: 'ole.holm@brandt-pumpen.example', name: 'Ole Holm' },
      ]);
      const [file] = stored.mail?.attachments ?? [];
      expect(file).toMatchObject({ name: 'Zeichnung.pdf', contentType: 'application/pdf', inline: false });
      const bytes = must(
        await jana.api.call('attachment', { params: { id: stored.item.id, hash: file?.hash ?? '' } }),
      );
      expect(Buffer.from(await (bytes as Blob).arrayBuffer()).equals(DRAWING)).toBe(true);
    });

    test('a colleague beside the same mail sees who has logged it', async () => {
      await keepInSidePanel(panel, { token: thomas.token, me: '' });
      await panel.reload();
      await untilShown(panel, 'Logged by Jana Brandt');
    });

    test('another mail is not read without a click, and the first one is no longer shown', async () => {
      await selectMail(page, 'Frage zum Getriebe');
      await untilShown(panel, 'This page has not been read');
      await untilGone(panel, 'Katrin Öztürk');
      await chromium.clickToolbarButton(page);
      await untilShown(panel, 'j.petersen@keller-antriebe.example');
    });

    test('a mail opened by itself is read as well', async () => {
      const frame = await selectMail(page, 'Angebot 118');
      const address = new URL(frame.url());
      address.searchParams.set('_action', 'show');
      address.searchParams.delete('_framed');
      await page.goto(address.href);
      await chromium.clickToolbarButton(page);
      await untilShown(panel, 'Katrin Öztürk');
    });

    test('a page whose parts were renamed is not guessed at', async () => {
      await page.evaluate(() => {
        for (const link of document.querySelectorAll('.rcmContactAddress')) link.className = 'contact';
      });
      await chromium.clickToolbarButton(page);
      await untilShown(panel, 'This mailbox could not be read');
      await untilGone(panel, 'Katrin Öztürk');
      expect(await problemsInBothLooks(panel)).toEqual([]);
    });

    test('a page that shows another sender than the mail has is not believed', async () => {
      await page.reload();
      await chromium.clickToolbarButton(page);
      await untilShown(panel, 'Katrin Öztürk');
      await page.evaluate(() => {
        for (const link of document.querySelectorAll('td.header.from .rcmContactAddress')) {
          link.setAttribute('title', 'somebody@else.example');
          link.setAttribute('href', 'mailto:somebody@else.example');
        }
      });
      await untilShown(panel, 'This page has not been read');
      await chromium.clickToolbarButton(page);
      await untilShown(panel, 'This mailbox could not be read');
      await untilGone(panel, 'somebody@else.example');
    });

    test('of a mail that is being written the recipients are shown', async () => {
      const address = new URL(roundcube.url);
      const to = 'Katrin Öztürk <k.oeztuerk@brandt-pumpen.example>, <ole.holm@brandt-pumpen.example>';
      address.search = new URLSearchParams({ _task: 'mail', _action: 'compose', _to: to }).toString();
      await page.goto(address.href);
      await page.waitForSelector('#compose-subject');
      await chromium.clickToolbarButton(page);
      await untilShown(panel, 'Katrin Öztürk');
      await untilShown(panel, 'ole.holm@brandt-pumpen.example');
      await untilGone(panel, 'Not logged');
    });
  });

  test('where the person allowed it the panel follows from mail to mail', async () => {
    const permitted = await withSitePermission(built.chrome.folder, 'http://127.0.0.1/*');
    const chromium = await launchChromiumWithExtension(permitted.folder);
    try {
      const page = await chromium.browser.newPage();
      await page.setViewport({ width: 1280, height: 800 });
      await signInToRoundcube(page, roundcube);
      await selectMail(page, 'Angebot 118');
      const panel = await openPanel(chromium, page, jana);
      await untilShown(panel, 'Katrin Öztürk');
      await untilGone(panel, 'Kontor reads this mailbox only when you click its icon.');
      await selectMail(page, 'Frage zum Getriebe');
      await untilShown(panel, 'j.petersen@keller-antriebe.example');
      await untilGone(panel, 'Katrin Öztürk');
      await page.reload();
      await selectMail(page, 'Angebot 118');
      await untilShown(panel, 'Katrin Öztürk');
    } finally {
      await chromium.close();
      await permitted.remove();
    }
  });
});
