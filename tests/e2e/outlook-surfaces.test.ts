/** Every place in Outlook the pane can stand beside, old and new clients, its looks and its keys. */
import { beforeAll, expect, test } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { accessibilityProblems } from '../support/accessibility.ts';
import {
  darkTheme,
  lightTheme,
  makeAppointment,
  makeAppointmentDraft,
  makeAttachment,
  makeDraft,
  makeMail,
  me,
  outlookProfiles,
} from '../support/outlook-simulator/index.ts';
import { change, storedMail, useOutlookPane } from '../support/outlook-pane.ts';
import type { Colleague } from '../support/outlook-pane.ts';

const pane = useOutlookPane();
let jana: Colleague;

beforeAll(async () => {
  jana = await pane.addColleague('Jana Brandt', 'owner');
  for (const [firstName, lastName] of [
    ['Petra', 'Lang'],
    ['Ole', 'Holm'],
  ] as const) {
    const email = `${firstName}.${lastName}@nordlicht.example`.toLowerCase();
    await change(jana, 'person.create', {
      id: newId(),
      fields: { firstName, lastName, emails: [{ email, label: '' }] },
    });
  }
});

const petra = { name: 'Petra Lang', email: 'petra.lang@nordlicht.example' };
const ole = { name: 'Ole Holm', email: 'ole.holm@nordlicht.example' };

test('beside a mail being written stand its recipients, also those added later', async () => {
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.openPinned(makeDraft());
  await frame.getByRole('heading', { name: 'Petra Lang' }).waitFor();
  expect(await frame.getByRole('button', { name: 'Log', exact: true }).count()).toBe(0);
  await outlook.waitForRegistration('RecipientsChanged');
  await frame.getByRole('textbox', { name: 'Note', exact: true }).fill('half a thought');
  outlook.changeRecipients({ to: [petra, ole] });
  await frame.getByRole('button', { name: 'Ole Holm', exact: true }).waitFor();
  expect(await frame.getByRole('textbox', { name: 'Note', exact: true }).inputValue()).toBe('half a thought');
  outlook.changeRecipients({ to: [ole] });
  await frame.getByRole('heading', { name: 'Ole Holm' }).waitFor();
});

test('beside an invitation stand those who will be there', async () => {
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.open(makeAppointment({ required: [me, ole] }));
  await frame.getByRole('heading', { name: 'Petra Lang' }).waitFor();
  await frame.getByRole('button', { name: 'Ole Holm', exact: true }).waitFor();
});

test('beside an appointment being planned stand those who are invited', async () => {
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.open(makeAppointmentDraft({ required: [ole] }));
  await frame.getByRole('heading', { name: 'Ole Holm' }).waitFor();
});

test.each(['null', 'none'] as const)(
  'a pane left without a mail (%s) says what to do and finds the next',
  async (how) => {
    const outlook = await pane.start({ as: jana });
    const frame = await outlook.openPinned(makeMail());
    await frame.getByRole('heading', { name: 'Petra Lang' }).waitFor();
    await outlook.deselect(how);
    await frame.getByRole('heading', { name: 'No mail selected' }).waitFor();
    await outlook.select(makeMail({ from: ole }));
    await frame.getByRole('heading', { name: 'Ole Holm' }).waitFor();
  },
);

test('a pane opened with nothing selected says what to do', async () => {
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.open(null);
  await frame.getByRole('heading', { name: 'No mail selected' }).waitFor();
});

test('an old Outlook says what it does not hand over and logs the rest', async () => {
  const outlook = await pane.start({ as: jana, profile: outlookProfiles.mailbox15 });
  const mail = makeMail({ attachments: [makeAttachment({ name: 'order.txt' })] });
  const frame = await outlook.openPinned(mail);
  await frame.getByText(/does not hand over attachments and mail headers/).waitFor();
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.getByText(/^Logged/).waitFor();
  const stored = await storedMail(jana, mail.internetMessageId ?? '');
  expect(stored.mail).toMatchObject({ headers: '', attachments: [], text: mail.body.text });
  expect(outlook.calls.some(({ call }) => call === 'getAllInternetHeadersAsync')).toBe(false);

  await frame.getByRole('button', { name: 'Do not show again' }).click();
  await outlook.openPinned(makeMail());
  await outlook.pane.getByText('Not logged').waitFor();
  expect(await outlook.pane.getByText(/does not hand over attachments and mail headers/).count()).toBe(0);
});

test('an Outlook of Mailbox 1.8 has everything', async () => {
  const outlook = await pane.start({ as: jana, profile: outlookProfiles.mailbox18 });
  const mail = makeMail({ attachments: [makeAttachment({ name: 'order.txt' })] });
  const frame = await outlook.openPinned(mail);
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.getByText(/^Logged/).waitFor();
  const stored = await storedMail(jana, mail.internetMessageId ?? '');
  expect(stored.mail?.attachments.map(({ name }) => name)).toEqual(['order.txt']);
  expect(stored.mail?.headers).toBe(mail.internetHeaders);
  expect(await frame.getByText(/does not hand over/).count()).toBe(0);
});

test('a mail whose text Outlook fails to give is logged with the text of its HTML', async () => {
  const outlook = await pane.start({ as: jana });
  const mail = makeMail({
    body: { html: '<style>p{}</style><p>Dear Jana,</p><p>see <b>you</b> soon</p>', text: '' },
  });
  outlook.fail((call) => call.call === 'body.getAsync' && JSON.stringify(call.params).includes('0'), {
    errorCode: 5000,
  });
  const frame = await outlook.openPinned(mail);
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.getByText(/^Logged/).waitFor();
  const stored = await storedMail(jana, mail.internetMessageId ?? '');
  expect(stored.mail?.text).toMatch(/^Dear Jana,\s+see you soon$/);
});

test('the pane turns dark and light with Outlook', async () => {
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.openPinned(makeMail());
  await frame.getByRole('heading', { name: 'Petra Lang' }).waitFor();
  await outlook.waitForRegistration('OfficeThemeChanged');
  outlook.changeTheme(darkTheme);
  await frame.locator('.pane-panel .kontor-panel[data-theme="dark"]').waitFor();
  outlook.changeTheme(lightTheme);
  await frame.locator('.pane-panel .kontor-panel[data-theme="light"]').waitFor();
});

test('an Outlook that names no colours gets the look of the system', async () => {
  const outlook = await pane.start({ as: jana, colorScheme: 'dark' });
  const frame = await outlook.openPinned(makeMail());
  await frame.locator('.pane-panel .kontor-panel[data-theme="dark"]').waitFor();
});

test('the pane speaks the language of Outlook', async () => {
  const outlook = await pane.start({ as: jana, profile: { locale: 'de-AT' } });
  const frame = await outlook.openPinned(makeMail());
  await frame.getByRole('button', { name: 'Ablegen', exact: true }).waitFor();
  expect(await frame.locator('html').getAttribute('lang')).toBe('de');
});

test('Tab reaches every control from top to bottom and then leaves the pane', async () => {
  // Somebody whose first pane this is: to another one Kontor says, when it pleases, that the first one's store is gone.
  const tamar = await pane.addColleague('Tamar Ost');
  const outlook = await pane.start({ as: tamar });
  const frame = await outlook.openPinned(makeMail({ attachments: [makeAttachment({ name: 'order.txt' })] }));
  await frame.getByText('Not logged').waitFor();
  // What comes after the first paint has come.
  await frame.getByPlaceholder(/^Note something personal/).waitFor();
  const controls = frame
    .locator('.pane-panel')
    .locator('a[href], button:enabled, input:enabled, select:enabled, textarea:enabled');
  const nameOf = (one: Element) => one.getAttribute('aria-label') ?? one.textContent;
  const listNames = () =>
    controls.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.textContent));
  const focused = frame.locator('*:focus');

  const walk = async (count: number) => {
    outlook.notifyPane('tabIn');
    const reached: (string | null)[] = [];
    for (let index = 0; index < count; index += 1) {
      await focused.waitFor();
      reached.push(await focused.evaluate(nameOf));
      if (index < count - 1) await outlook.page.keyboard.press('Tab');
    }
    return reached;
  };

  // What is fetched late may come while somebody walks: then the walk begins anew, with all that stands there now.
  let names = await listNames();
  let reached = await walk(names.length);
  for (let now = await listNames(); now.join('\n') !== names.join('\n'); now = await listNames()) {
    names = now;
    reached = await walk(names.length);
  }
  expect(names.length).toBeGreaterThan(10);
  expect(reached).toEqual(names);
  await outlook.page.keyboard.press('Tab');
  await outlook.waitForNotice('tabExit');
});

test('the address of a person opens a new mail in Outlook', async () => {
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.openPinned(makeMail());
  await frame.getByRole('link', { name: /Write to petra\.lang@nordlicht\.example/ }).click();
  await outlook.waitForCall('displayNewMessageForm');
  expect(outlook.mailbox.openedForms[0]?.fields).toMatchObject({
    toRecipients: ['petra.lang@nordlicht.example'],
  });
});

test.each([
  ['light', lightTheme],
  ['dark', darkTheme],
] as const)('the pane has no barrier that axe knows, %s', async (_, theme) => {
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.openPinned(makeMail({ attachments: [makeAttachment()], cc: [ole] }));
  await outlook.waitForRegistration('OfficeThemeChanged');
  outlook.changeTheme(theme);
  await frame.getByText('Not logged').waitFor();
  expect(await accessibilityProblems(frame)).toEqual([]);
  await outlook.select(makeMail({ from: { name: 'Mara Winter', email: 'mara.winter@nowhere.example' } }));
  await frame.getByRole('button', { name: 'Add and log' }).waitFor();
  expect(await accessibilityProblems(frame)).toEqual([]);
});

test('the screen that connects the pane has no barrier that axe knows', async () => {
  const outlook = await pane.start();
  const frame = await outlook.openPinned(makeMail());
  await frame.getByRole('button', { name: 'Sign in and connect' }).waitFor();
  expect(await accessibilityProblems(frame)).toEqual([]);
});

test('whoever answers for this Kontor finds out in the pane whether all is well with it', async () => {
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.openPinned(makeMail());
  await frame.getByRole('button', { name: 'Self-check' }).click();
  await frame.getByText('The clocks agree').waitFor();
  await frame.getByText(/Mailbox 1\.\d+/).waitFor();
  for (const words of ['Kontor answers', 'The connection is encrypted', 'Changes can be kept on this device'])
    expect(await frame.getByText(words).count(), words).toBe(1);
  expect(await accessibilityProblems(frame)).toEqual([]);
});

test('somebody who does not answer for it is not asked to', async () => {
  const omar = await pane.addColleague('Omar Haddad');
  const outlook = await pane.start({ as: omar });
  const frame = await outlook.openPinned(makeMail());
  await frame.getByRole('heading', { name: 'Petra Lang' }).waitFor();
  expect(await frame.getByRole('button', { name: 'Self-check' }).count()).toBe(0);
});
