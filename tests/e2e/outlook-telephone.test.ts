/** Outlook on a telephone: the office.js of iOS, an old requirement set, no forms of Outlook's, one mail at a time. */
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { accessibilityProblems } from '#tests/support/accessibility.ts';
import { change, storedMail, useOutlookPane } from '#tests/support/outlook-pane.ts';
import type { Colleague } from '#tests/support/outlook-pane.ts';
import { makeMail, outlookProfiles, useOutlookSimulator } from '#tests/support/outlook-simulator/index.ts';

const simulator = useOutlookSimulator();
const pane = useOutlookPane();
const profile = outlookProfiles.telephone;
const petra = { name: 'Petra Lang', email: 'petra.lang@nordlicht.example' };
/** The office.js of telephones reports to Microsoft by itself; the policy of the page keeps that in. */
const KEPT_IN = /browser\.pipe\.aria\.microsoft\.com.*violates the following Content Security Policy/u;
let jana: Colleague;

beforeAll(async () => {
  jana = await pane.addColleague('Jana Brandt', 'owner');
  const personId = newId();
  await change(jana, 'person.create', {
    id: personId,
    fields: { firstName: 'Petra', lastName: 'Lang', emails: [{ email: petra.email, label: '' }] },
  });
  await change(jana, 'task.create', {
    id: newId(),
    fields: { title: 'Talk about the second line', dueOn: '2031-03-05', personId },
  });
});

describe('office.js for iOS in the simulator', () => {
  test('it starts, says where it runs, and hands over the mail', async () => {
    const outlook = await simulator.start({ profile });
    await outlook.open(
      makeMail({
        subject: 'Offer',
        body: { text: 'Twelve pumps, please.', html: '<p>Twelve pumps, please.</p>' },
      }),
    );
    await outlook.pane.waitForSelector('#state:text("ready")');
    expect(
      await outlook.pane.evaluate(() => ({
        platform: Office.context.platform,
        host: Office.context.mailbox.diagnostics.hostName,
        subject: Office.context.mailbox.item?.subject,
        sets: ['1.5', '1.6'].map((set) => Office.context.requirements.isSetSupported('Mailbox', set)),
      })),
    ).toEqual({ platform: 'iOS', host: 'OutlookIOS', subject: 'Offer', sets: [true, false] });
  });

  test('a form of Outlook is refused, as there is none', async () => {
    const outlook = await simulator.start({ profile });
    await outlook.open(makeMail());
    await outlook.pane.waitForSelector('#state:text("ready")');
    await outlook.pane.evaluate(() => Office.context.mailbox.displayNewAppointmentForm({ subject: 'x' }));
    await outlook.waitForCall('displayNewAppointmentForm');
    expect(outlook.mailbox.openedForms).toEqual([]);
  });
});

describe('Kontor on a telephone', () => {
  test('one touch logs the mail with its text, in a panel everybody can use', async () => {
    const outlook = await pane.start({ as: jana, profile, expectedNoise: KEPT_IN });
    const mail = makeMail({
      from: petra,
      body: { text: 'Twelve pumps, please.', html: '<p>Twelve pumps, please.</p>' },
    });
    const frame = await outlook.open(mail);
    await frame.getByRole('heading', { name: petra.name }).waitFor();
    expect(await accessibilityProblems(frame)).toEqual([]);
    await frame.getByRole('button', { name: 'Log', exact: true }).click();
    await frame.getByText(/^Logged/).waitFor();
    const stored = await storedMail(jana, mail.internetMessageId!.slice(1, -1));
    expect(stored.text).toContain('Twelve pumps, please.');
  });

  test('a follow-up offers no appointment where Outlook has no form for it', async () => {
    const outlook = await pane.start({ as: jana, profile, expectedNoise: KEPT_IN });
    const frame = await outlook.open(makeMail({ from: petra }));
    await frame.getByRole('button', { name: 'Talk about the second line' }).click();
    await frame.getByRole('button', { name: 'Write a mail' }).waitFor();
    expect(await frame.getByRole('button', { name: 'Plan an appointment' }).count()).toBe(0);
  });
});
