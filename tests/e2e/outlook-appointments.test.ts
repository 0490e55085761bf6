/** Appointments in the simulated Outlook: written down with one click, and made out of a follow-up. */
import { beforeAll, expect, test } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { accessibilityProblems } from '../support/accessibility.ts';
import { makeAppointment, makeAppointmentDraft, makeMail, me } from '../support/outlook-simulator/index.ts';
import { change, must, useOutlookPane } from '../support/outlook-pane.ts';
import type { Colleague } from '../support/outlook-pane.ts';

const pane = useOutlookPane();
const petra = { name: 'Petra Lang', email: 'petra.lang@nordlicht.example' };
let jana: Colleague;
let omar: Colleague;
let petraId: string;

beforeAll(async () => {
  [jana, omar] = [await pane.addColleague('Jana Brandt', 'owner'), await pane.addColleague('Omar Haddad')];
  petraId = newId();
  await change(jana, 'person.create', {
    id: petraId,
    fields: { firstName: 'Petra', lastName: 'Lang', emails: [{ email: petra.email, label: '' }] },
  });
});

const historyOf = async (by: Colleague) =>
  must(await by.api.call('panel', { body: { person: petraId } })).timeline;

test('an invitation is logged with one click, with its notes, and a colleague sees that it is', async () => {
  const invitation = makeAppointment({ organizer: petra, required: [me], subject: 'Quarterly review' });
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.open(invitation);
  await frame.getByRole('heading', { name: 'Petra Lang' }).waitFor();
  await frame.getByRole('textbox', { name: 'Meeting notes' }).fill('wants a second line');
  expect(await accessibilityProblems(frame)).toEqual([]);
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.getByText(/^Logged/).waitFor();
  const [logged] = await historyOf(jana);
  expect(logged).toMatchObject({ kind: 'meeting', subject: 'Quarterly review' });
  const full = must(await jana.api.call('activity', { params: { id: logged!.id } }));
  expect(full).toMatchObject({
    text: 'wants a second line',
    meeting: { participants: expect.arrayContaining([{ role: 'organizer', ...petra }]) },
  });

  const theirs = await pane.start({ as: omar });
  const other = await theirs.open(invitation);
  await other.getByText(/Logged by Jana Brandt/).waitFor();
  expect(await other.getByRole('button', { name: 'Log', exact: true }).count()).toBe(0);
  await other.getByRole('button', { name: 'Meeting notes' }).click();
  await other.getByText('wants a second line', { exact: true }).waitFor();
});

test('the organizer logs the own appointment while it stands open for writing, and may take it back', async () => {
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.open(makeAppointmentDraft({ required: [petra], subject: 'Site visit' }));
  await frame.getByRole('heading', { name: 'Petra Lang' }).waitFor();
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.getByText(/^Logged/).waitFor();
  expect((await historyOf(jana)).map(({ subject }) => subject)).toContain('Site visit');
  await frame.getByRole('button', { name: 'Undo' }).first().click();
  await frame.getByText('Not logged', { exact: true }).waitFor();
  expect((await historyOf(jana)).map(({ subject }) => subject)).not.toContain('Site visit');
});

test('an appointment with somebody a rule blocks is not logged, which is said with its reason, until the rule goes', async () => {
  await change(jana, 'log_rule.create', {
    id: newId(),
    list: 'personal',
    fields: { kind: 'never', domain: 'kanzlei.example' },
  });
  const counsel = { name: 'Anwalt', email: 'anwalt@post.kanzlei.example' };
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.open(
    makeAppointment({ organizer: petra, required: [me, counsel], subject: 'Settlement' }),
  );
  await frame.getByText('Not logged: your rule').waitFor();
  await frame.getByText('Never log: everybody at kanzlei.example.').waitFor();
  await frame.getByText('Because of anwalt@post.kanzlei.example.').waitFor();
  const log = frame.getByRole('button', { name: 'Log', exact: true });
  expect(await log.count()).toBe(0);
  expect(await frame.getByRole('textbox', { name: 'Meeting notes' }).count()).toBe(0);
  await frame.locator('.kp-layout').press('l');
  await frame.getByText('Not logged: your rule').waitFor();
  expect(await accessibilityProblems(frame)).toEqual([]);
  expect((await historyOf(jana)).map(({ subject }) => subject)).not.toContain('Settlement');

  await frame.getByRole('button', { name: 'Remove rule' }).click();
  await log.click();
  await frame.getByText(/^Logged/).waitFor();
  expect((await historyOf(jana)).map(({ subject }) => subject)).toContain('Settlement');
});

test('a rule is made beside an appointment, and taken back there', async () => {
  const notary = { name: 'Notar', email: 'notar@urkunde.example' };
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.open(
    makeAppointment({ organizer: notary, required: [me], subject: 'Certification' }),
  );
  await frame.getByRole('button', { name: 'Rules about logging' }).click();
  // Nothing writes appointments down by itself, so no rule says it should.
  const never = frame.getByRole('button', { name: 'Never log: notar@urkunde.example' });
  await never.waitFor();
  expect(await frame.getByRole('button', { name: /^Always log/ }).count()).toBe(0);
  expect(await accessibilityProblems(frame)).toEqual([]);
  await never.click();
  await frame.getByText('Not logged: your rule').waitFor();
  await frame.getByRole('button', { name: 'Undo' }).first().click();
  await frame.getByRole('button', { name: 'Log', exact: true }).waitFor();
});

test('what only colleagues meet about is written down for oneself alone, unless chosen otherwise', async () => {
  const outlook = await pane.start({ as: jana });
  const colleague = { name: 'Omar Haddad', email: omar.email };
  const meeting = makeAppointment({ organizer: colleague, required: [me], subject: 'Between us' });
  const frame = await outlook.open(meeting);
  await frame.getByText('Only colleagues take part: logged for you alone').waitFor();
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.getByText(/^Logged/).waitFor();
  const theirs = await pane.start({ as: omar });
  const other = await theirs.open(meeting);
  await other.getByText('Not logged', { exact: true }).waitFor();
});

test('out of a follow-up comes an appointment or a mail, filled in', async () => {
  await change(jana, 'task.create', {
    id: newId(),
    fields: { title: 'Talk about the second line', dueOn: '2031-03-05', personId: petraId },
  });
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.openPinned(makeMail({ from: petra }));
  await frame.getByRole('button', { name: 'Talk about the second line' }).click();
  await frame.getByRole('button', { name: 'Plan an appointment' }).click();
  await expect
    .poll(() => outlook.mailbox.openedForms)
    .toEqual([
      {
        kind: 'appointment',
        fields: expect.objectContaining({
          subject: 'Talk about the second line',
          requiredAttendees: [petra.email],
        }),
      },
    ]);
  await frame.getByRole('button', { name: 'Write a mail' }).click();
  await expect
    .poll(() => outlook.mailbox.openedForms[1])
    .toMatchObject({
      kind: 'message',
      fields: { toRecipients: [petra.email], subject: 'Talk about the second line' },
    });
});
