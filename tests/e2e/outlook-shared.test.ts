/** Mails in somebody else's folder and in a shared mailbox: who is shown, and which way the mail went. */
import { beforeAll, expect, test } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { makeMail, me, outlookProfiles } from '../support/outlook-simulator/index.ts';
import type { Mail } from '../support/outlook-simulator/index.ts';
import { change, storedMail, useOutlookPane } from '../support/outlook-pane.ts';
import type { Colleague } from '../support/outlook-pane.ts';

const pane = useOutlookPane();
let jana: Colleague;

const petra = { name: 'Petra Lang', email: 'petra.lang@nordlicht.example' };
const thomas = { name: 'Thomas Keller', email: 'thomas.keller@kontor.example' };
const info = { name: 'Kontor', email: 'info@kontor.example' };

/** Read and write in the folder of `info@`. */
const inInfoBox = { shared: { owner: info.email, targetMailbox: info.email, delegatePermissions: 3 } };

beforeAll(async () => {
  jana = await pane.addColleague('Jana Brandt', 'owner');
  await pane.addColleague('Thomas Keller');
  await change(jana, 'person.create', {
    id: newId(),
    fields: { firstName: 'Petra', lastName: 'Lang', emails: [{ email: petra.email, label: '' }] },
  });
});

/** Logs the mail with one click and gives what is stored of it. */
const log = async (mail: Mail) => {
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.openPinned(mail);
  const shown = frame.getByRole('heading', { name: 'Petra Lang' });
  const tab = frame.getByRole('button', { name: 'Petra Lang', exact: true });
  await shown.or(tab).first().waitFor();
  if (await tab.isVisible()) await tab.click();
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.getByText(/^Logged/).waitFor();
  const stored = await storedMail(jana, mail.internetMessageId ?? '');
  return { outlook, frame, stored };
};

test('a mail in a shared folder is known without a click and logged with one', async () => {
  const { outlook, frame, stored } = await log(makeMail({ ...inInfoBox, from: petra, to: [info] }));
  await frame.getByRole('heading', { name: 'Petra Lang' }).waitFor();
  expect(outlook.calls.some(({ call }) => call === 'getSharedPropertiesAsync')).toBe(true);
  expect(await frame.getByRole('button', { name: /info@kontor/ }).count()).toBe(0);
  expect(stored.item).toMatchObject({ direction: 'in' });
  expect(stored.log?.links.map(({ title }) => title)).toEqual(['Petra Lang']);
  expect(stored.mail?.participants.map(({ role, email }) => `${role} ${email}`)).toEqual([
    `from ${petra.email}`,
    `to ${info.email}`,
  ]);
});

test('a mail that the shared mailbox sent went out', async () => {
  const { frame, stored } = await log(makeMail({ ...inInfoBox, from: info, to: [petra] }));
  await frame.getByRole('heading', { name: 'Petra Lang' }).waitFor();
  expect(stored.item).toMatchObject({ direction: 'out' });
});

test('a mail that a colleague sent, found in a shared folder, went out', async () => {
  const { stored } = await log(makeMail({ ...inInfoBox, from: thomas, to: [petra, info] }));
  expect(stored.item).toMatchObject({ direction: 'out' });
});

test('a mail that a colleague sent for the shared mailbox, found in the own one, went out', async () => {
  const { stored } = await log(makeMail({ from: info, sender: thomas, to: [petra, me] }));
  expect(stored.item).toMatchObject({ direction: 'out' });
});

test('a mail of a colleague in the own mailbox went out, one of a customer came in', async () => {
  const sent = await log(makeMail({ from: thomas, to: [petra, me] }));
  expect(sent.stored.item).toMatchObject({ direction: 'out' });
  const received = await log(makeMail({ from: petra }));
  expect(received.stored.item).toMatchObject({ direction: 'in' });
});

test('where Outlook refuses to say whose folder it is, the mail is logged all the same', async () => {
  const outlook = await pane.start({ as: jana, profile: outlookProfiles.mailbox18 });
  outlook.fail('getSharedPropertiesAsync', { errorCode: 9055 });
  const mail = makeMail({ ...inInfoBox, from: petra, to: [info] });
  const frame = await outlook.openPinned(mail);
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.getByText(/^Logged/).waitFor();
  expect((await storedMail(jana, mail.internetMessageId ?? '')).item).toMatchObject({ direction: 'in' });
});
