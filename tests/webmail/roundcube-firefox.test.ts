/** The sidebar of Firefox beside a real Roundcube: who writes, logging with attachment, the next mail. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { buildExtensionUnderTest } from '#tests/support/built-extension.ts';
import type { ExtensionUnderTest } from '#tests/support/built-extension.ts';
import { launchFirefoxWithExtension } from '#tests/support/firefox.ts';
import type { FirefoxWithExtension } from '#tests/support/firefox.ts';
import { sidebarIn } from '#tests/support/firefox-sidebar.ts';
import { sidebarProblems } from '#tests/support/accessibility.ts';
import { change, logOf, must, storedMail } from '#tests/support/outlook-pane.ts';
import type { Colleague } from '#tests/support/outlook-pane.ts';
import { DRAWING, mailboxMail } from '#tests/support/roundcube/mailbox-mails.ts';
import { selectMailIn, signInToRoundcubeIn } from '#tests/support/roundcube/roundcube-firefox.ts';
import { startRoundcube } from '#tests/support/roundcube/roundcube.ts';
import type { Roundcube } from '#tests/support/roundcube/roundcube.ts';
import { startTestServer } from '#tests/support/test-server.ts';
import type { TestServer } from '#tests/support/test-server.ts';

const MESSAGE_ID = 'offer-118-firefox@brandt-pumpen.example';
const MAILS = [
  mailboxMail({
    id: 'offer-118-firefox',
    from: '=?utf-8?q?Katrin_=C3=96zt=C3=BCrk?= <k.oeztuerk@brandt-pumpen.example>',
    to: 'Vertrieb <info@haus.example>',
    subject: 'Angebot 118',
    text: 'Guten Tag,\r\n\r\nwir nehmen das Angebot an. Grüße aus Köln\r\n',
    file: { name: 'Zeichnung.pdf', content: DRAWING },
  }),
  mailboxMail({
    id: 'question-7-firefox',
    from: 'Jonas Petersen <j.petersen@keller-antriebe.example>',
    subject: 'Frage zum Getriebe',
    text: 'Wann kommt das Getriebe?',
  }),
];

let built: ExtensionUnderTest;
let kontor: TestServer;
let roundcube: Roundcube;
let firefox: FirefoxWithExtension;
let jana: Colleague;

const { untilShown, untilGone, clickButton, keep } = sidebarIn(() => firefox);

beforeAll(async () => {
  [built, kontor, roundcube] = await Promise.all([
    buildExtensionUnderTest(),
    startTestServer(),
    startRoundcube('elastic'),
  ]);
  const email = 'jana@haus.example';
  jana = { email, ...(await kontor.addUser(email, 'Jana Brandt', 'owner')) };
  const emails = [{ email: 'k.oeztuerk@brandt-pumpen.example', label: '' }];
  await change(jana, 'person.create', {
    id: newId(),
    fields: { firstName: 'Katrin', lastName: 'Öztürk', emails },
  });
  for (const [number, raw] of MAILS.entries()) await roundcube.dovecot.deliver(raw, number);
  firefox = await launchFirefoxWithExtension(built.firefox.archive);
  await signInToRoundcubeIn(firefox, roundcube);
  await selectMailIn(firefox, 'Angebot 118');
  await firefox.clickToolbarButton();
  await untilShown('Address of your Kontor');
  await keep({ server: kontor.url, token: jana.token });
  await firefox.inSidebar('window.location.reload();');
  await untilShown('Connected with');
});

afterAll(async () => {
  await firefox.close();
  await roundcube.close();
  await Promise.all([kontor.remove(), built.remove()]);
});

test('a click on an open mail shows who is writing and what is attached', async () => {
  await untilShown('Katrin');
  await untilShown('1 attachment');
  await untilShown('Not logged');
  expect(await sidebarProblems(firefox)).toEqual([]);
});

test('one click logs it: text, Message-ID and attachment as they were sent', async () => {
  await clickButton('Log');
  await expect.poll(async () => (await logOf(jana, MESSAGE_ID))?.activityId ?? null).not.toBeNull();
  await untilShown('Logged');
  await firefox.untilInSidebar(`return document.querySelector('.kp-waiting') === null;`);
  const stored = await storedMail(jana, MESSAGE_ID);
  expect(stored.text).toContain('wir nehmen das Angebot an. Grüße aus Köln');
  const [file] = stored.mail?.attachments ?? [];
  expect(file).toMatchObject({ name: 'Zeichnung.pdf', contentType: 'application/pdf', inline: false });
  const bytes = must(
    await jana.api.call('attachment', { params: { id: stored.item.id, hash: file?.hash ?? '' } }),
  );
  expect(Buffer.from(await (bytes as Blob).arrayBuffer()).equals(DRAWING)).toBe(true);
});

test('another mail is not read without a click, and the first one is no longer shown', async () => {
  await selectMailIn(firefox, 'Frage zum Getriebe');
  await untilShown('This page has not been read');
  await untilGone('Katrin');
  await firefox.clickToolbarButton();
  await untilShown('j.petersen@keller-antriebe.example');
});
