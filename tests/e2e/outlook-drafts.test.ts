/** Beside mails and appointments that are being written: what Outlook tells, and what it fails to tell. */
import { beforeAll, expect, test } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { accessibilityProblems } from '../support/accessibility.ts';
import { makeAppointmentDraft, makeDraft } from '../support/outlook-simulator/index.ts';
import { change, useOutlookPane } from '../support/outlook-pane.ts';
import type { Colleague } from '../support/outlook-pane.ts';

const pane = useOutlookPane();
let jana: Colleague;

const petra = { name: 'Petra Lang', email: 'petra.lang@nordlicht.example' };
const ole = { name: 'Ole Holm', email: 'ole.holm@nordlicht.example' };

beforeAll(async () => {
  jana = await pane.addColleague('Jana Brandt', 'owner');
  for (const { name, email } of [petra, ole]) {
    const [firstName, lastName] = name.split(' ') as [string, string];
    await change(jana, 'person.create', {
      id: newId(),
      fields: { firstName, lastName, emails: [{ email, label: '' }] },
    });
  }
});

test('beside a mail to nobody the pane says so and follows the first recipient', async () => {
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.openPinned(makeDraft({ to: [] }));
  await frame.getByRole('heading', { name: 'Nobody named yet' }).waitFor();
  expect(await frame.getByRole('alert').count()).toBe(0);
  await outlook.waitForRegistration('RecipientsChanged');
  outlook.changeRecipients({ to: [petra] });
  await frame.getByRole('heading', { name: 'Petra Lang' }).waitFor();
});

test('recipients that Outlook refuses are not taken for none: the pane says why and asks again', async () => {
  const outlook = await pane.start({ as: jana });
  const refusal = outlook.fail('recipients.getAsync', { errorCode: 7000 });
  const frame = await outlook.openPinned(makeDraft());
  const told = frame.getByRole('alert').filter({ hasText: 'people may be missing here' });
  await told.filter({ hasText: 'does not permit this' }).waitFor();
  expect(await frame.getByRole('heading', { name: 'Nobody named yet' }).count()).toBe(0);
  expect(await accessibilityProblems(frame)).toEqual([]);

  refusal.stop();
  await frame.getByRole('button', { name: 'Try again' }).click();
  await frame.getByRole('heading', { name: 'Petra Lang' }).waitFor();
  expect(await told.count()).toBe(0);
});

test('recipients that Outlook never tells are not taken for none either', async () => {
  const outlook = await pane.start({ as: jana });
  const mute = outlook.neverAnswer('recipients.getAsync');
  await outlook.page.clock.install();
  const frame = await outlook.openPinned(makeDraft());
  await outlook.waitForCall('recipients.getAsync', 3);
  await outlook.page.clock.runFor(8_000);
  await outlook.waitForCall('recipients.getAsync', 6);
  await outlook.page.clock.runFor(8_000);
  await frame.getByRole('alert').filter({ hasText: 'did not answer' }).waitFor();

  mute.stop();
  await frame.getByRole('button', { name: 'Try again' }).click();
  await frame.getByRole('heading', { name: 'Petra Lang' }).waitFor();
});

test('an appointment that is moved while a note is typed stays the same one', async () => {
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.open(makeAppointmentDraft({ required: [petra] }));
  await frame.getByRole('textbox', { name: 'Note', exact: true }).fill('half a thought');
  await outlook.waitForRegistration('AppointmentTimeChanged');
  const asked = outlook.calls.filter(({ call }) => call === 'time.getAsync').length;
  expect(
    outlook.moveAppointment({ start: '2026-04-01T08:00:00.000Z', end: '2026-04-01T09:00:00.000Z' }),
  ).toBe('told');
  await outlook.waitForCall('time.getAsync', asked + 2);
  // Shown after the new time, which nothing in the pane names.
  await outlook.waitForRegistration('RecipientsChanged');
  outlook.changeRecipients({ to: [petra, ole] });
  await frame.getByRole('button', { name: 'Ole Holm', exact: true }).waitFor();
  expect(await frame.getByRole('textbox', { name: 'Note', exact: true }).inputValue()).toBe('half a thought');
});

test('an Outlook that does not tell of recipients is asked when the person turns to the pane', async () => {
  const outlook = await pane.start({ as: jana, profile: { mailboxSet: '1.6' } });
  const draft = makeDraft();
  const frame = await outlook.open(draft);
  await frame.getByRole('heading', { name: 'Petra Lang' }).click();
  await outlook.waitForNotice('focused');
  await outlook.page.click('#reading-area');
  await outlook.waitForNotice('blurred');
  draft.to = [ole];
  await frame.getByRole('heading', { name: 'Petra Lang' }).click();
  await frame.getByRole('heading', { name: 'Ole Holm' }).waitFor();
});
