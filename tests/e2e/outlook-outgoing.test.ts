/** From the mail being written to the sent mail a colleague opens: logged by itself, as its author decided. */
import { beforeAll, expect, test } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { accessibilityProblems } from '../support/accessibility.ts';
import { makeDraft, makeMail, me } from '../support/outlook-simulator/index.ts';
import type { Draft, Mail, OutlookSimulator } from '../support/outlook-simulator/index.ts';
import { change, logOf, must, storedMail, useOutlookPane } from '../support/outlook-pane.ts';
import type { Colleague } from '../support/outlook-pane.ts';

const pane = useOutlookPane();
let jana: Colleague;
let thomas: Colleague;

const petra = { name: 'Petra Lang', email: 'petra.lang@nordlicht.example' };
const colleague = { name: 'Thomas Keller', email: 'thomas.keller@kontor.example' };
const HEADER = 'x-kontor-ref';

beforeAll(async () => {
  jana = await pane.addColleague('Jana Brandt', 'owner');
  thomas = await pane.addColleague('Thomas Keller');
  await change(jana, 'person.create', {
    id: newId(),
    fields: { firstName: 'Petra', lastName: 'Lang', emails: [{ email: petra.email, label: '' }] },
  });
});

type Frame = Awaited<ReturnType<OutlookSimulator['open']>>;
const switchIn = (frame: Frame) => frame.getByRole('checkbox', { name: 'Log when sent' });
const promised = (frame: Frame) =>
  frame.getByText('as soon as you or a colleague open the sent mail').waitFor();

/** As the mail arrives: what was put into its headers is in it. */
const sentOf = (draft: Draft, change_: Partial<Mail> = {}): Mail =>
  makeMail({
    from: me,
    to: draft.to,
    cc: [colleague],
    subject: draft.subject,
    conversationId: draft.conversationId ?? 'conversation-new',
    internetHeaders: [
      `From: ${me.email}`,
      'Date: Mon, 2 Mar 2026 09:14:00 +0100',
      ...Object.entries(draft.internetHeaders).map(([name, value]) => `${name}: ${value}`),
      '',
    ].join('\r\n'),
    ...change_,
  });
const idOf = (mail: Mail): string => mail.internetMessageId ?? '';

test('a mail to a customer is logged for its author without a click, when a colleague opens it', async () => {
  const outlook = await pane.start({ as: jana });
  const draft = makeDraft({ to: [petra], subject: 'Offer 118' });
  const frame = await outlook.openPinned(draft);
  await promised(frame);
  expect(await switchIn(frame).isChecked()).toBe(true);
  expect(await accessibilityProblems(frame)).toEqual([]);
  const reference = draft.internetHeaders[HEADER];
  expect(reference).toMatch(/^00000000-0001-7/);
  expect(draft.sessionData).toEqual({ kontor: JSON.stringify({ reference }) });

  const mail = sentOf(draft);
  const other = await pane.start({ as: thomas });
  const read = await other.openPinned(mail);
  await read.getByText('Logged by Jana Brandt').waitFor();
  expect((await storedMail(thomas, idOf(mail))).text).toContain(mail.body.text);
  // The same mail again, and one that was made with its header: nothing more happens.
  const forged = sentOf(draft, { from: petra, to: [me] });
  await other.select(forged);
  await read.getByText('Not logged').waitFor();
  expect((await logOf(thomas, idOf(forged)))?.entries).toEqual([]);
});

test('switched off it leaves nothing in the mail, and the next one in the thread starts like that', async () => {
  const outlook = await pane.start({ as: jana });
  const draft = makeDraft({ to: [petra], composeType: 'reply', conversationId: 'thread-off' });
  const frame = await outlook.openPinned(draft);
  await promised(frame);
  await switchIn(frame).click();
  await frame.getByText('You switched it off').waitFor();
  await outlook.waitForCall('internetHeaders.removeAsync');
  await outlook.waitForCall('sessionData.setAsync', 2);
  expect(draft.internetHeaders).toEqual({});
  expect(draft.sessionData).toEqual({ kontor: '{"reference":null}' });
  await expect
    .poll(
      async () =>
        must(await jana.api.call('panel', { body: { conversationId: 'thread-off', compose: true } })).thread,
    )
    .toMatchObject({ decision: { log: false } });

  const next = makeDraft({ to: [petra], composeType: 'reply', conversationId: 'thread-off' });
  const again = await (await pane.start({ as: jana })).openPinned(next);
  await again.getByText('Switched off by you in this conversation').waitFor();
  expect(await switchIn(again).isChecked()).toBe(false);
  expect(next.internetHeaders).toEqual({});
});

test('a mail among colleagues stays out of Kontor until somebody outside is added', async () => {
  const outlook = await pane.start({ as: jana });
  const draft = makeDraft({ to: [colleague] });
  const frame = await outlook.openPinned(draft);
  await frame.getByText('it goes to colleagues only').waitFor();
  expect(draft.internetHeaders).toEqual({});
  await outlook.waitForRegistration('RecipientsChanged');
  outlook.changeRecipients({ to: [colleague, petra] });
  await promised(frame);
  expect(draft.internetHeaders).toHaveProperty([HEADER]);
});

test('a draft that is put aside and opened again keeps its decision', async () => {
  const draft = makeDraft({ to: [petra], subject: 'Later' });
  const first = await pane.start({ as: jana });
  const frame = await first.openPinned(draft);
  await promised(frame);
  await frame.getByRole('button', { name: 'in 1 week' }).click();
  await frame.getByText('Begins with the sent mail').waitFor();
  const { [HEADER]: reference = '' } = draft.internetHeaders;
  await expect
    .poll(
      async () =>
        must(await jana.api.call('outgoingMail', { params: { id: reference } })).own?.reminder?.days,
    )
    .toBe(7);
  const again = await (await pane.start({ as: jana })).openPinned(draft);
  await again.getByRole('button', { name: 'in 1 week', pressed: true }).waitFor();
  expect(draft.internetHeaders[HEADER]).toBe(reference);
});

test('the reminder begins with the sent mail and is gone with the answer', async () => {
  const outlook = await pane.start({ as: jana });
  const draft = makeDraft({ to: [petra], subject: 'Samples' });
  const frame = await outlook.openPinned(draft);
  await promised(frame);
  await frame.getByRole('button', { name: 'in 3 days' }).click();
  await frame.getByText('Begins with the sent mail').waitFor();
  const reference = draft.internetHeaders[HEADER] ?? '';
  await expect
    .poll(
      async () =>
        must(await jana.api.call('outgoingMail', { params: { id: reference } })).own?.reminder?.days,
    )
    .toBe(3);
  const titles = async () => must(await jana.api.call('tasks', {})).items.map(({ title }) => title);
  expect(await titles()).toEqual([]);

  const mail = sentOf(draft, { internetMessageId: '<samples@kontor.example>' });
  const read = await (await pane.start({ as: jana })).openPinned(mail);
  await read.getByText('Logged by you').waitFor();
  await expect.poll(titles).toEqual([expect.stringMatching(/Samples$/)]);

  const answer = makeMail({
    from: petra,
    conversationId: mail.conversationId,
    internetHeaders: 'Date: Tue, 3 Mar 2026 09:14:00 +0100\r\nIn-Reply-To: <samples@kontor.example>\r\n',
  });
  const answered = await (await pane.start({ as: thomas })).openPinned(answer);
  await answered.getByRole('button', { name: 'Log', exact: true }).click();
  await answered.getByText(/^Logged/).waitFor();
  await expect.poll(titles).toEqual([]);
});

test('where Outlook refuses the mark nothing is promised, and it can be tried again', async () => {
  const outlook = await pane.start({ as: jana });
  const refusal = outlook.fail('internetHeaders.setAsync', { errorCode: 9020 });
  const frame = await outlook.openPinned(makeDraft({ to: [petra] }));
  await frame.getByRole('alert').filter({ hasText: 'did not take the mark' }).waitFor();
  expect(await frame.getByText('as soon as you or a colleague').count()).toBe(0);
  expect(await accessibilityProblems(frame)).toEqual([]);
  refusal.stop();
  await frame.getByRole('button', { name: 'Try again' }).click();
  await promised(frame);
});

test('an Outlook that cannot put headers into mails says so', async () => {
  const outlook = await pane.start({ as: jana, profile: { mailboxSet: '1.5' } });
  const frame = await outlook.open(makeDraft({ to: [petra] }));
  await frame.getByText('This Outlook cannot mark mails').waitFor();
  expect(await switchIn(frame).count()).toBe(0);
});
