/** The main job in Outlook: read a mail, know who is writing, log it, follow up; and what happens when it goes wrong. */
import { beforeAll, expect, test } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { makeAttachment, makeMail } from '../support/outlook-simulator/index.ts';
import { change, holdRequests, logOf, must, storedMail, useOutlookPane } from '../support/outlook-pane.ts';
import type { Colleague } from '../support/outlook-pane.ts';

const pane = useOutlookPane();
let jana: Colleague;
let thomas: Colleague;

beforeAll(async () => {
  jana = await pane.addColleague('Jana Brandt', 'owner');
  thomas = await pane.addColleague('Thomas Keller');
  const [companyId, personId] = [newId(), newId()];
  await change(jana, 'company.create', {
    id: companyId,
    fields: { name: 'Nordlicht GmbH', domains: ['nordlicht.example'] },
  });
  await change(jana, 'person.create', {
    id: personId,
    fields: {
      firstName: 'Petra',
      lastName: 'Lang',
      emails: [{ email: 'petra.lang@nordlicht.example', label: '' }],
    },
  });
  await change(jana, 'employment.create', {
    id: newId(),
    fields: { personId, companyId, jobTitle: 'Head of purchasing' },
  });
});

const idOf = (mail: { internetMessageId: string | null }): string => mail.internetMessageId ?? '';

test('the sender of the open mail is known without a click', async () => {
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.openPinned(makeMail());
  await frame.getByRole('heading', { name: 'Petra Lang' }).waitFor();
  await frame.getByRole('button', { name: 'Nordlicht GmbH', exact: true }).waitFor();
  await frame.getByText('Not logged').waitFor();
});

test('one click logs the mail with its text, its thread and its participants', async () => {
  const outlook = await pane.start({ as: jana });
  const mail = makeMail({
    subject: 'Order 4711 <img src=x onerror=alert(1)>',
    cc: [{ name: 'Ole Holm', email: 'ole.holm@nordlicht.example' }],
    body: { html: '<p>We take the <b>offer</b>.</p>', text: 'We take the offer.' },
    internetHeaders: [
      'Date: Mon, 2 Mar 2026 09:14:00 +0100',
      'Message-ID: <order-4711@nordlicht.example>',
      'In-Reply-To: <offer-118@kontor.example>',
      'References: <first@kontor.example>',
      ' <offer-118@kontor.example>',
    ].join('\r\n'),
    internetMessageId: '<order-4711@nordlicht.example>',
  });
  const frame = await outlook.openPinned(mail);
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.getByText(/^Logged/).waitFor();

  const stored = await storedMail(jana, idOf(mail));
  expect(stored.mail).toMatchObject({
    messageId: 'order-4711@nordlicht.example',
    inReplyTo: 'offer-118@kontor.example',
    references: ['first@kontor.example', 'offer-118@kontor.example'],
    subject: mail.subject,
    sentAt: '2026-03-02T08:14:00.000Z',
    html: '<p>We take the <b>offer</b>.</p>',
    headers: mail.internetHeaders,
  });
  expect(stored.mail?.participants.map(({ role, email }) => `${role} ${email}`)).toEqual([
    'from petra.lang@nordlicht.example',
    'to jana.brandt@kontor.example',
    'cc ole.holm@nordlicht.example',
  ]);
  expect(stored.text).toContain('We take the offer.');
  expect(stored.log?.links.map(({ title }) => title)).toEqual(
    expect.arrayContaining(['Petra Lang', 'Nordlicht GmbH']),
  );
});

test('only the attachments that are ticked are kept, byte by byte', async () => {
  const outlook = await pane.start({ as: jana });
  const mail = makeMail({
    attachments: [
      makeAttachment({ name: 'order.txt' }, 'forty-two pumps'),
      makeAttachment({ name: 'terms.txt' }, 'the usual'),
      makeAttachment({ name: 'logo.png', contentType: 'image/png', inline: true }, 'picture'),
    ],
  });
  const frame = await outlook.openPinned(mail);
  await frame.getByRole('button', { name: '2 attachments' }).click();
  await frame.getByRole('checkbox', { name: /terms\.txt/ }).uncheck();
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.getByText(/^Logged/).waitFor();

  const stored = await storedMail(jana, idOf(mail));
  expect(
    stored.mail?.attachments.map(({ name, sizeBytes, inline }) => ({ name, sizeBytes, inline })),
  ).toEqual([{ name: 'order.txt', sizeBytes: 15, inline: false }]);
  const hash = stored.mail?.attachments[0]?.hash ?? '';
  const file = await jana.api.call('attachment', { params: { id: stored.item.id, hash } });
  expect(await (must(file) as Blob).text()).toBe('forty-two pumps');
});

test('a mail without a Message-ID is known again, also by a colleague with other headers', async () => {
  const headers = (received: string): string =>
    [`Received: by ${received}`, 'Date: Mon, 2 Mar 2026 09:14:00 +0100', 'Subject: No id', ''].join('\r\n');
  const nameless = { subject: 'No id', internetMessageId: null, body: { html: '', text: 'Please call me.' } };
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.openPinned(makeMail({ ...nameless, internetHeaders: headers('mx1') }));
  await frame.getByText('Not logged').waitFor();
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.getByText(/^Logged/).waitFor();

  const theirs = await pane.start({ as: thomas });
  const theirFrame = await theirs.openPinned(makeMail({ ...nameless, internetHeaders: headers('mx2') }));
  await theirFrame.getByText(/^Logged by Jana Brandt/).waitFor();
  await theirFrame.getByRole('button', { name: 'Log too' }).click();
  await theirFrame.getByRole('button', { name: 'Undo' }).waitFor();

  const again = await pane.start({ as: jana });
  const later = await again.openPinned(makeMail({ ...nameless, internetHeaders: headers('mx1') }));
  await later.getByText(/^Logged by you.*also by Thomas Keller/).waitFor();
});

test('a picture inside the text is kept under the name the text calls it by, and drawn in the history', async () => {
  const outlook = await pane.start({ as: jana });
  const mail = makeMail({
    subject: 'With a picture',
    body: {
      html: '<p>See</p><img alt="Pump" src="cid:pump.png@01DC1E6F">',
      text: 'See [cid:pump.png@01DC1E6F]',
    },
    attachments: [makeAttachment({ name: 'pump.png', contentType: 'image/png', inline: true }, 'picture')],
  });
  const frame = await outlook.openPinned(mail);
  await frame.getByRole('button', { name: 'no picture' }).click();
  await frame.getByRole('checkbox', { name: /pump\.png/ }).check();
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.getByText(/^Logged/).waitFor();
  expect((await storedMail(jana, idOf(mail))).mail?.attachments).toMatchObject([
    { inline: true, contentId: 'pump.png@01DC1E6F' },
  ]);
  await frame.getByRole('button', { name: /With a picture/ }).click();
  await frame.getByRole('button', { name: 'Show as sent' }).click();
  const picture = frame.frameLocator('iframe').getByRole('img', { name: 'Pump' });
  await expect.poll(() => picture.getAttribute('src')).toMatch(/^data:image\/png;base64,/);
});

test('a click on a day makes a follow-up for the sender', async () => {
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.openPinned(makeMail({ subject: 'When do you deliver?' }));
  await frame.getByRole('button', { name: 'Tomorrow', exact: true }).click();
  await frame.getByRole('button', { name: /When do you deliver/ }).waitFor();
  await expect
    .poll(async () => must(await jana.api.call('tasks', {})).items)
    .toContainEqual(
      expect.objectContaining({
        title: expect.stringContaining('When do you deliver?'),
        personName: 'Petra Lang',
        done: false,
      }),
    );
});

test('an unknown sender is added and the mail logged with one click', async () => {
  const outlook = await pane.start({ as: jana });
  const mail = makeMail({ from: { name: 'Mara Winter', email: 'mara.winter@nordlicht.example' } });
  const frame = await outlook.openPinned(mail);
  await frame.getByRole('button', { name: 'Add and log' }).click();
  await frame.getByText(/^Logged/).waitFor();
  const log = await logOf(jana, idOf(mail));
  expect(log?.links.map(({ title }) => title)).toContain('Mara Winter');
});

test('a colleague sees who has logged the mail', async () => {
  const mail = makeMail();
  const mine = await pane.start({ as: jana });
  const frame = await mine.openPinned(mail);
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.getByText(/^Logged/).waitFor();

  const theirs = await pane.start({ as: thomas });
  const otherFrame = await theirs.openPinned(mail);
  await otherFrame.getByText(/Logged by Jana Brandt/).waitFor();
});

test('a slow save goes to the mail it was started on, not to the one opened meanwhile', async () => {
  const outlook = await pane.start({ as: jana });
  const [first, second] = [makeMail({ subject: 'First' }), makeMail({ subject: 'Second' })];
  const frame = await outlook.openPinned(first);
  const saving = await holdRequests(outlook.page, '**/api/v1/sync/push');
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await saving.arrived;
  await outlook.select(second);
  await frame.getByText('Not logged').waitFor();
  saving.release();
  await expect.poll(async () => (await logOf(jana, idOf(first)))?.entries.length).toBe(1);
  await frame.getByText('Not logged').waitFor();
  expect(await logOf(jana, idOf(second))).toMatchObject({ activityId: null });

  await outlook.select(first);
  await frame.getByText(/^Logged/).waitFor();
});

test('a mail that is left before it was read is not saved, and this is said', async () => {
  const outlook = await pane.start({ as: jana });
  const [first, second] = [makeMail({ subject: 'Left early' }), makeMail({ subject: 'Second' })];
  const frame = await outlook.openPinned(first);
  const held = outlook.hold('body.getAsync');
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await held.arrived;
  await outlook.select(second);
  await frame.getByText('Not logged', { exact: true }).waitFor();
  held.release();
  await frame.getByRole('alert').filter({ hasText: 'Left early' }).waitFor();
  expect(await logOf(jana, idOf(first))).toMatchObject({ activityId: null });
  expect(await logOf(jana, idOf(second))).toMatchObject({ activityId: null });
});

test('a permission that Outlook refuses is said in words', async () => {
  const outlook = await pane.start({ as: jana });
  const mail = makeMail();
  outlook.fail('body.getAsync', { errorCode: 7000 });
  const frame = await outlook.openPinned(mail);
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.getByText('Not logged, nothing lost').waitFor();
  await frame.getByText(/does not permit this/).waitFor();
  expect(await logOf(jana, idOf(mail))).toMatchObject({ activityId: null });
});

test('when Outlook never answers, nothing is lost and trying again works', async () => {
  const outlook = await pane.start({ as: jana });
  const mail = makeMail();
  const frame = await outlook.openPinned(makeMail());
  await frame.locator('.kp-card-hints:not([aria-busy])').waitFor();
  await outlook.page.clock.install();
  const mute = outlook.neverAnswer('body.getAsync');
  await outlook.select(mail);
  // The panel reads it by itself; a click waits for the same reading.
  await outlook.waitForCall('body.getAsync', 4);
  await frame.getByText('Not logged', { exact: true }).waitFor();
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await outlook.page.clock.runFor(8_000);
  await outlook.waitForCall('body.getAsync', 6);
  await outlook.page.clock.runFor(8_000);
  await frame.getByText('Not logged, nothing lost').waitFor();
  await frame.getByText(/did not answer/).waitFor();

  mute.stop();
  await frame.getByRole('button', { name: 'Try again' }).click();
  await frame.getByText(/^Logged/).waitFor();
  expect((await logOf(jana, idOf(mail)))?.entries).toHaveLength(1);
});

test('a callback lost once is made good without a word', async () => {
  const outlook = await pane.start({ as: jana });
  const mail = makeMail();
  outlook.answerNull('body.getAsync', 2);
  const frame = await outlook.openPinned(mail);
  const button = frame.getByRole('button', { name: 'Log', exact: true });
  await button.waitFor();
  await outlook.page.clock.install();
  await button.click();
  await outlook.waitForCall('body.getAsync', 2);
  await outlook.page.clock.runFor(8_000);
  await frame.getByText(/^Logged/).waitFor();
});

test('an attachment that Outlook refuses keeps the mail from being logged without it', async () => {
  const outlook = await pane.start({ as: jana });
  const mail = makeMail({ attachments: [makeAttachment({ name: 'order.txt' })] });
  const refusal = outlook.fail('getAttachmentContentAsync', { errorCode: 7000 });
  const frame = await outlook.openPinned(mail);
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.getByText('Not logged, nothing lost').waitFor();
  await frame.getByText(/does not permit this/).waitFor();
  expect(await logOf(jana, idOf(mail))).toMatchObject({ activityId: null });

  refusal.stop();
  await frame.getByRole('button', { name: 'Try again' }).click();
  await frame.getByText(/^Logged/).waitFor();
  const stored = await storedMail(jana, idOf(mail));
  expect(stored.mail?.attachments.map(({ name }) => name)).toEqual(['order.txt']);
});

test('an attachment that never comes is said, and nothing is lost', async () => {
  const outlook = await pane.start({ as: jana });
  const mail = makeMail({ attachments: [makeAttachment({ name: 'order.txt' })] });
  const mute = outlook.neverAnswer('getAttachmentContentAsync');
  const frame = await outlook.openPinned(mail);
  const button = frame.getByRole('button', { name: 'Log', exact: true });
  await button.waitFor();
  await outlook.page.clock.install();
  await button.click();
  await outlook.waitForCall('getAttachmentContentAsync');
  await outlook.page.clock.runFor(8_000);
  await outlook.waitForCall('getAttachmentContentAsync', 2);
  await outlook.page.clock.runFor(8_000);
  await frame.getByText('Not logged, nothing lost').waitFor();
  await frame.getByText(/did not answer/).waitFor();
  expect(await logOf(jana, idOf(mail))).toMatchObject({ activityId: null });

  mute.stop();
  await frame.getByRole('button', { name: 'Try again' }).click();
  await frame.getByText(/^Logged/).waitFor();
});

test('a mail whose headers name another one is not stored under its name', async () => {
  const outlook = await pane.start({ as: jana });
  const mail = makeMail();
  const other = makeMail({ subject: 'The other one' });
  outlook.answerRaw('getAllInternetHeadersAsync', {
    data: { error: false, wasSuccessful: true, data: other.internetHeaders },
  });
  const frame = await outlook.openPinned(mail);
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.getByText('Not logged, nothing lost').waitFor();
  await frame.getByText(/Another mail is open by now/).waitFor();
  expect(await logOf(jana, idOf(mail))).toMatchObject({ activityId: null });
  expect(await logOf(jana, idOf(other))).toMatchObject({ activityId: null });
});

test('an invitation that came by mail is a mail: its sender is known, and it is logged with one click', async () => {
  const outlook = await pane.start({ as: jana });
  const invitation = makeMail({ kind: 'meeting-request', subject: 'Visit on Thursday' });
  const frame = await outlook.openPinned(invitation);
  await frame.getByRole('heading', { name: 'Petra Lang' }).waitFor();
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.getByText(/^Logged/).waitFor();
  const stored = await storedMail(jana, idOf(invitation));
  expect(stored.mail).toMatchObject({ subject: 'Visit on Thursday', headers: invitation.internetHeaders });
});

test('a logged mail is hung on somebody else, taken off again, and the log taken back long after', async () => {
  const oleId = newId();
  await change(jana, 'person.create', { id: oleId, fields: { firstName: 'Ole', lastName: 'Holm' } });
  const mail = makeMail({ internetMessageId: '<move-me@nordlicht.example>' });
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.openPinned(mail);
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.getByText(/^Logged/).waitFor();
  const linksNow = async (): Promise<string[]> =>
    ((await logOf(jana, idOf(mail)))?.links ?? []).map(({ title }) => title).toSorted();
  expect(await linksNow()).toEqual(['Nordlicht GmbH', 'Petra Lang']);

  await frame.getByRole('button', { name: 'Change where it hangs' }).click();
  await frame.getByRole('searchbox', { name: /Add/ }).last().fill('Holm');
  await frame.getByRole('button', { name: /^Ole Holm/ }).click();
  await frame.getByRole('button', { name: 'Take off Ole Holm' }).waitFor();
  await frame.getByRole('button', { name: 'Take off Petra Lang' }).click();
  await frame.getByRole('button', { name: 'Take off Petra Lang' }).waitFor({ state: 'detached' });
  await expect.poll(linksNow).toEqual(['Nordlicht GmbH', 'Ole Holm']);

  // Another pane knows nothing of the log's ten seconds.
  const later = await (await pane.start({ as: jana })).openPinned(mail);
  await later.getByText(/Logged by you/).waitFor();
  await later.getByRole('button', { name: 'Change where it hangs' }).click();
  await later.getByRole('button', { name: 'Take my log back' }).click();
  await later.getByText('Not logged', { exact: true }).waitFor();
  expect((await logOf(jana, idOf(mail)))?.activityId).toBeNull();
});

test('further mails of a conversation are logged as they are opened, once it was ticked, and only for who ticked it', async () => {
  const conversationId = 'conversation-kept';
  const first = makeMail({ internetMessageId: '<kept-1@nordlicht.example>', conversationId });
  const second = makeMail({ internetMessageId: '<kept-2@nordlicht.example>', conversationId });
  const third = makeMail({ internetMessageId: '<kept-3@nordlicht.example>', conversationId });
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.openPinned(first);
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.getByText(/^Logged/).waitFor();
  await frame.getByRole('checkbox', { name: 'Log further mails of this conversation' }).check();
  await frame.getByText('Saved', { exact: true }).waitFor();

  await outlook.select(second);
  await frame.getByText(/^Logged/).waitFor();
  await expect.poll(async () => (await logOf(jana, idOf(second)))?.entries.length).toBe(1);

  const other = await (await pane.start({ as: thomas })).openPinned(third);
  await other.getByText('Not logged', { exact: true }).waitFor();
  await other.getByRole('button', { name: 'Log', exact: true }).waitFor();
  expect((await logOf(thomas, idOf(third)))?.activityId).toBeNull();
});
