/** The everyday ways in each kind of Outlook an add-in meets, from Exchange 2016 to the newest and to a telephone. */
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { change, must, storedMail, useOutlookPane } from '#tests/support/outlook-pane.ts';
import type { Colleague } from '#tests/support/outlook-pane.ts';
import {
  makeAppointment,
  makeAttachment,
  makeDraft,
  makeMail,
  me,
  outlookProfiles,
} from '#tests/support/outlook-simulator/index.ts';
import type { OutlookProfile } from '#tests/support/outlook-simulator/index.ts';

const pane = useOutlookPane();
const petra = { name: 'Petra Lang', email: 'petra.lang@nordlicht.example' };
let jana: Colleague;
let petraId: string;

beforeAll(async () => {
  jana = await pane.addColleague('Jana Brandt', 'owner');
  petraId = newId();
  await change(jana, 'person.create', {
    id: petraId,
    fields: { firstName: 'Petra', lastName: 'Lang', emails: [{ email: petra.email, label: '' }] },
  });
});

type Kind = { readonly profile: OutlookProfile; readonly takesAttachments: boolean; readonly marks: boolean };

const KINDS: readonly [string, Kind][] = [
  ['Mailbox 1.5', { profile: outlookProfiles.mailbox15, takesAttachments: false, marks: false }],
  ['Mailbox 1.8', { profile: outlookProfiles.mailbox18, takesAttachments: true, marks: true }],
  ['Mailbox 1.13', { profile: outlookProfiles.mailbox113, takesAttachments: true, marks: true }],
  ['Mailbox 1.16', { profile: outlookProfiles.mailbox116, takesAttachments: true, marks: true }],
  ['a telephone', { profile: outlookProfiles.telephone, takesAttachments: false, marks: false }],
];

/** The office.js of telephones reports to Microsoft by itself; the policy of the page keeps that in. */
const KEPT_IN = /browser\.pipe\.aria\.microsoft\.com.*violates the following Content Security Policy/u;
const CANNOT_ATTACH = /does not hand over attachments/u;

describe.each(KINDS)('in %s', (_, { profile, takesAttachments }) => {
  test('a mail is logged with its text, and with its attachments as far as Outlook hands them over', async () => {
    const outlook = await pane.start({ as: jana, profile, expectedNoise: KEPT_IN });
    const mail = makeMail({
      from: petra,
      body: { text: 'Twelve pumps, please.', html: '<p>Twelve pumps, please.</p>' },
      attachments: [makeAttachment({ name: 'order.txt' }, 'twelve')],
    });
    const frame = await outlook.open(mail);
    await frame.getByRole('heading', { name: petra.name }).waitFor();
    await frame.getByRole('button', { name: 'Log', exact: true }).click();
    await frame.getByText(/^Logged/).waitFor();
    const stored = await storedMail(jana, mail.internetMessageId!.slice(1, -1));
    expect(stored.text).toContain('Twelve pumps, please.');
    expect(stored.mail?.attachments.map(({ name }) => name)).toEqual(takesAttachments ? ['order.txt'] : []);
    expect(await frame.getByText(CANNOT_ATTACH).count()).toBe(takesAttachments ? 0 : 1);
  });

  test('a meeting is logged, and a follow-up set with one click', async () => {
    const outlook = await pane.start({ as: jana, profile, expectedNoise: KEPT_IN });
    const frame = await outlook.open(makeAppointment({ organizer: petra, required: [me] }));
    await frame.getByRole('heading', { name: petra.name }).waitFor();
    await frame.getByRole('button', { name: 'Log', exact: true }).click();
    await frame.getByText(/^Logged/).waitFor();
    await frame.getByRole('button', { name: 'Tomorrow', exact: true }).click();
    await frame.getByText('Created').first().waitFor();
    const { timeline } = must(await jana.api.call('panel', { body: { person: petraId } }));
    expect(timeline[0]).toMatchObject({ kind: 'meeting' });
  });
});

test.each(KINDS.filter(([, { profile }]) => profile.platform === 'web'))(
  'in %s a draft shows whom it goes to, and is marked for logging where Outlook can',
  async (_, { profile, marks }) => {
    const outlook = await pane.start({ as: jana, profile });
    const frame = await outlook.open(makeDraft({ to: [petra] }));
    await frame.getByRole('heading', { name: petra.name }).waitFor();
    const promised = frame.getByText('as soon as you or a colleague open the sent mail');
    const refused = frame.getByText(/^This Outlook cannot/u);
    await (marks ? promised : refused).first().waitFor();
  },
);
