/** Mails in Outlook that are no ordinary ones: each is said in one plain line, and nobody's answer is no contact. */
import { beforeAll, describe, expect, test } from 'vitest';
import { MAIL_LIMITS } from '#shared/domain/mail.ts';
import { newId } from '#shared/lib/ids.ts';
import { accessibilityProblems } from '../support/accessibility.ts';
import { makeAttachment, makeDraft, makeMail, outlookProfiles } from '../support/outlook-simulator/index.ts';
import type { Mail } from '../support/outlook-simulator/index.ts';
import { change, must, storedMail, useOutlookPane } from '../support/outlook-pane.ts';
import type { Colleague } from '../support/outlook-pane.ts';

const pane = useOutlookPane();
let jana: Colleague;
let petraId: string;

beforeAll(async () => {
  jana = await pane.addColleague('Jana Brandt', 'owner');
  petraId = newId();
  await change(jana, 'person.create', {
    id: petraId,
    fields: {
      firstName: 'Petra',
      lastName: 'Lang',
      emails: [{ email: 'petra.lang@nordlicht.example', label: '' }],
    },
  });
});

let count = 0;
/** A mail with these header lines beside its Message-ID. */
const mailWith = (lines: readonly string[], fields: Partial<Mail> = {}): Mail => {
  count += 1;
  const id = `<kind-${count}@nordlicht.example>`;
  return makeMail({
    internetMessageId: id,
    internetHeaders: [`Message-ID: ${id}`, ...lines, ''].join('\r\n'),
    ...fields,
  });
};

const report = 'Content-Type: multipart/report; report-type=delivery-status';
const failed = {
  html: '',
  text: 'Final-Recipient: rfc822; ole.holm@nordlicht.example\r\nAction: failed\r\nStatus: 5.1.1',
};

describe('in one plain line it is said that a mail is', () => {
  test.each([
    [
      'an automatic reply',
      ['Auto-Submitted: auto-replied'],
      {},
      'Automatic reply – is not counted as contact',
    ],
    [
      'a newsletter',
      ['List-Unsubscribe: <https://a.example/off>', 'Precedence: bulk'],
      {},
      'Newsletter or mass mailing – is not counted as contact',
    ],
    [
      'from a mailing list',
      ['List-Id: Ship owners <ships.example>', 'List-Post: <mailto:all@ships.example>'],
      {},
      'Mailing list “Ship owners”: everyone on it gets this mail',
    ],
    ['from a program', ['Return-Path: <>'], {}, 'Sent by a program – is not counted as contact'],
    [
      'a delivery report',
      [report],
      { body: failed },
      'Delivery report: not delivered to ole.holm@nordlicht.example',
    ],
    [
      'a read receipt',
      ['Content-Type: multipart/report; report-type=disposition-notification'],
      {},
      'Read receipt – is not counted as contact',
    ],
    [
      'encrypted, by its headers',
      ['Content-Type: application/pkcs7-mime; smime-type=enveloped-data'],
      {},
      'Encrypted: Kontor can only keep subject and participants',
    ],
    [
      'encrypted, by its class',
      [],
      { itemClass: 'IPM.Note.SMIME' },
      'Encrypted: Kontor can only keep subject and participants',
    ],
    [
      'a delivery report, by its class',
      [],
      { itemClass: 'REPORT.IPM.Note.NDR', subject: 'Undeliverable: Offer' },
      'Delivery report: a message was not delivered',
    ],
    [
      'an invitation',
      [],
      { kind: 'meeting-request' },
      'Invitation or answer to one – reply to it in your calendar',
    ],
    ['not sent yet', ['X-Unsent: 1'], {}, 'Draft, not sent yet – log it once it is sent'],
  ] as const)('%s', async (_, lines, fields, expected) => {
    const outlook = await pane.start({ as: jana });
    const frame = await outlook.openPinned(mailWith(lines, fields));
    await frame.getByText(expected, { exact: true }).waitFor();
  });

  test('being written', async () => {
    const outlook = await pane.start({ as: jana });
    const frame = await outlook.open(makeDraft());
    await frame.getByText('Draft, not sent yet – log it once it is sent').waitFor();
  });

  test('nothing special: then nothing is said', async () => {
    const outlook = await pane.start({ as: jana });
    const frame = await outlook.openPinned(mailWith(['Auto-Submitted: no']));
    await frame.locator('.kp-card-hints:not([aria-busy])').waitFor();
    expect(await frame.locator('.kp-hint').count()).toBe(0);
    await outlook.select(mailWith(['Auto-Submitted: auto-replied']));
    await frame.getByText('Automatic reply – is not counted as contact').waitFor();
    await outlook.select(mailWith([]));
    await frame.getByText('Automatic reply').waitFor({ state: 'detached' });
  });

  test('automatic by its class, where this Outlook gives no headers', async () => {
    const outlook = await pane.start({ as: jana, profile: outlookProfiles.mailbox15 });
    const mail = mailWith([], { itemClass: 'IPM.Note.Rules.OofTemplate.Microsoft' });
    const frame = await outlook.openPinned(mail);
    await frame.getByText('Automatic reply – is not counted as contact').waitFor();
    await frame.getByRole('button', { name: 'Log', exact: true }).click();
    await frame.getByText(/^Logged/).waitFor();
    expect((await storedMail(jana, mail.internetMessageId ?? '')).item).toMatchObject({
      mailKind: 'auto_reply',
    });
  });
});

test('an automatic reply and a delivery report stand in the history and are no contact', async () => {
  const personId = newId();
  const email = 'ole.holm@nordlicht.example';
  await change(jana, 'person.create', {
    id: personId,
    fields: { firstName: 'Ole', lastName: 'Holm', emails: [{ email, label: '' }] },
  });
  const outlook = await pane.start({ as: jana });
  const away = mailWith(['Auto-Submitted: auto-replied'], { from: { name: 'Ole Holm', email } });
  const frame = await outlook.openPinned(away);
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.getByText(/^Logged/).waitFor();
  await frame.getByText('No contact noted yet').waitFor();
  await frame.getByRole('button', { name: /Automatic reply · you/ }).waitFor();
  const answer = must(await jana.api.call('panel', { body: { person: personId } }));
  expect(answer).toMatchObject({ lastContactAt: null, timeline: [{ mailKind: 'auto_reply' }] });

  await outlook.select(mailWith([], { from: { name: 'Ole Holm', email } }));
  await frame.getByText('Not logged').waitFor();
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.getByText(/^Last contact/).waitFor();
});

test('of an encrypted mail subject and participants are kept, and nothing else', async () => {
  const outlook = await pane.start({ as: jana });
  const mail = mailWith(['Content-Type: application/pkcs7-mime; smime-type=enveloped-data'], {
    subject: 'Sealed',
    body: { html: '<p>The secret</p>', text: 'The secret' },
    attachments: [makeAttachment({ name: 'smime.p7m' }, 'cipher')],
  });
  const frame = await outlook.openPinned(mail);
  await frame.getByText('Encrypted: Kontor can only keep subject and participants').waitFor();
  expect(await frame.getByRole('button', { name: '1 attachment' }).count()).toBe(0);
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.getByText(/^Logged/).waitFor();
  const stored = await storedMail(jana, mail.internetMessageId ?? '');
  expect(stored.mail).toMatchObject({ subject: 'Sealed', text: '', html: '', attachments: [] });
  expect(stored.mail?.participants.map(({ email }) => email)).toContain('petra.lang@nordlicht.example');
  expect(stored.item).toMatchObject({ mailKind: 'encrypted' });
  expect(JSON.stringify(stored)).not.toContain('The secret');
});

test('of a huge mail it is said what is kept, and that is kept', async () => {
  const outlook = await pane.start({ as: jana });
  const mail = mailWith([], {
    body: { html: `<p>${'x'.repeat(MAIL_LIMITS.htmlChars)}</p>`, text: 'The words of it' },
    attachments: [
      { ...makeAttachment({ name: 'film.mov' }, 'x'), size: MAIL_LIMITS.rawBytes + 1 },
      makeAttachment({ name: 'small.txt' }, 'small'),
    ],
  });
  const frame = await outlook.openPinned(mail);
  await frame.getByText('Very large mail: Kontor keeps its text, not its formatting').waitFor();
  await frame.getByRole('button', { name: '1 attachment' }).click();
  const film = frame.getByRole('checkbox', { name: /film\.mov.*too large to be kept/ });
  expect(await film.isDisabled()).toBe(true);
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.getByText(/^Logged/).waitFor();
  const stored = await storedMail(jana, mail.internetMessageId ?? '');
  expect(stored.mail).toMatchObject({ text: 'The words of it', html: '' });
  expect(stored.mail?.attachments.map(({ name }) => name)).toEqual(['small.txt']);
});

test('what is said is free of accessibility problems, light and dark, and nothing of the text leaves the pane', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const outlook = await pane.start({ as: jana, colorScheme });
    const sent: string[] = [];
    outlook.page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
    const frame = await outlook.openPinned(mailWith([report], { body: failed }));
    await frame.getByText(/^Delivery report/).waitFor();
    expect(sent.some((request) => request.includes('/api/v1/panel'))).toBe(true);
    expect(sent.filter((request) => request.includes('ole.holm'))).toEqual([]);
    expect(await accessibilityProblems(frame)).toEqual([]);
  }
});
