/** Outlook's category on logged mails, for those who want it. */
import { beforeAll, expect, test } from 'vitest';
import type { Frame } from 'playwright-core';

import { newId } from '#shared/lib/ids.ts';
import { makeMail, outlookProfiles } from '../support/outlook-simulator/index.ts';
import type { Mailbox, OutlookProfile, OutlookSimulator } from '../support/outlook-simulator/index.ts';
import { change, logOf, useOutlookPane } from '../support/outlook-pane.ts';
import type { Colleague } from '../support/outlook-pane.ts';

const pane = useOutlookPane();
let jana: Colleague;
let thomas: Colleague;
const KONTOR = { name: 'Kontor', color: 'Preset4' };

beforeAll(async () => {
  jana = await pane.addColleague('Jana Brandt', 'owner');
  thomas = await pane.addColleague('Thomas Keller');
  const emails = [{ email: 'petra.lang@nordlicht.example', label: '' }];
  await change(jana, 'person.create', {
    id: newId(),
    fields: { firstName: 'Petra', lastName: 'Lang', emails },
  });
  await change(jana, 'user.set_preferences', { set: { outlookCategory: true } });
});

type Start = {
  readonly as?: Colleague;
  readonly profile?: Partial<OutlookProfile>;
  readonly mailbox?: Partial<Mailbox>;
};
const start = ({
  as = jana,
  profile = {},
  mailbox = { masterCategories: [KONTOR] },
}: Start = {}): Promise<OutlookSimulator> => pane.start({ as, profile, mailbox });

const log = async (frame: Frame): Promise<void> => {
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.getByText(/^Logged/).waitFor();
};
const categoryCalls = (outlook: OutlookSimulator): string[] =>
  outlook.calls.flatMap(({ call }) => (call?.startsWith('categories.') ? [call] : []));

test('a mail has the category once it is logged, and no longer when that is undone', async () => {
  const outlook = await start();
  const mail = makeMail({ categories: ['Own'] });
  const frame = await outlook.openPinned(mail);
  await log(frame);
  await outlook.waitForCall('categories.addAsync');
  expect(mail.categories).toEqual(['Own', 'Kontor']);
  await frame.getByRole('button', { name: 'Undo' }).click();
  await outlook.waitForCall('categories.removeAsync');
  expect(mail.categories).toEqual(['Own']);
});

test('it goes with a log that is taken back later', async () => {
  const outlook = await start();
  const mail = makeMail();
  await log(await outlook.openPinned(mail));
  await outlook.waitForCall('categories.addAsync');
  const frame = await outlook.openPinned(mail);
  await frame.getByRole('button', { name: 'Change where it hangs' }).click();
  await frame.getByRole('button', { name: 'Take my log back' }).click();
  await outlook.waitForCall('categories.removeAsync');
  expect(mail.categories).toEqual([]);
});

test('a mail that was left before it could be marked is marked when it is opened again', async () => {
  const outlook = await start();
  const mail = makeMail();
  const frame = await outlook.openPinned(mail);
  const marking = outlook.hold('categories.addAsync');
  await log(frame);
  await marking.arrived;
  mail.categories = [];
  await outlook.select(makeMail());
  await frame.getByText('Not logged').waitFor();
  marking.release();
  await outlook.select(mail);
  await expect.poll(() => mail.categories).toEqual(['Kontor']);
});

test('where Outlook has no such category the mail is logged all the same, and how to add it is said once', async () => {
  const outlook = await start({ mailbox: { masterCategories: [] } });
  const mail = makeMail();
  const frame = await outlook.openPinned(mail);
  await log(frame);
  await frame.getByText('Outlook has no category “Kontor”').waitFor();
  expect((await logOf(jana, mail.internetMessageId ?? ''))?.activityId).toBeTruthy();
  await outlook.select(makeMail());
  await frame.getByText('Not logged').waitFor();
  await log(frame);
  await expect.poll(() => categoryCalls(outlook)).toHaveLength(2);
  expect(await frame.getByText('Outlook has no category').count()).toBe(0);
});

test('an Outlook without categories is not asked for them', async () => {
  const outlook = await start({ profile: outlookProfiles.mailbox15 });
  const frame = await outlook.openPinned(makeMail());
  await log(frame);
  expect(categoryCalls(outlook)).toEqual([]);
});

test.each([
  ['may not be changed', 1, []],
  ['may be changed', 1 + 32, ['Kontor']],
])('a mail in a shared folder that %s', async (_, delegatePermissions, categories) => {
  const outlook = await start();
  const shared = { owner: 'info@kontor.example', targetMailbox: 'info@kontor.example', delegatePermissions };
  const mail = makeMail({ shared });
  const frame = await outlook.openPinned(mail);
  await log(frame);
  // Once to know whose it is, once to know what is allowed.
  await expect
    .poll(() => outlook.calls.filter(({ call }) => call === 'getSharedPropertiesAsync').length)
    .toBe(2);
  await expect.poll(() => mail.categories).toEqual(categories);
  expect(categoryCalls(outlook)).toHaveLength(categories.length);
});

test('whoever has not asked for it finds their mails unmarked', async () => {
  const outlook = await start({ as: thomas });
  const mail = makeMail();
  await log(await outlook.openPinned(mail));
  expect(mail.categories).toEqual([]);
  expect(categoryCalls(outlook)).toEqual([]);
});
