/** Several mails selected in Outlook, with the manifest for that. */
import { beforeAll, expect, test } from 'vitest';
import type { Frame } from 'playwright-core';
import { newId } from '#shared/lib/ids.ts';
import { accessibilityProblems } from '../support/accessibility.ts';
import { makeAttachment, makeMail } from '../support/outlook-simulator/index.ts';
import type { Mail, OutlookProfile, OutlookSimulator } from '../support/outlook-simulator/index.ts';
import { change, logOf, storedMail, useOutlookPane } from '../support/outlook-pane.ts';
import type { Colleague } from '../support/outlook-pane.ts';
import type { PaneOptions } from '../support/outlook-world.ts';

const pane = useOutlookPane(() => ({ newerOffice: true }));
let jana: Colleague;

beforeAll(async () => {
  jana = await pane.addColleague('Jana Brandt', 'owner');
  const emails = [{ email: 'petra.lang@nordlicht.example', label: '' }];
  await change(jana, 'person.create', {
    id: newId(),
    fields: { firstName: 'Petra', lastName: 'Lang', emails },
  });
  await change(jana, 'log_rule.create', {
    id: newId(),
    list: 'personal',
    fields: { kind: 'never', domain: 'kanzlei.example' },
  });
});

const start = async (
  profile: Partial<OutlookProfile> = {},
  expectedNoise?: RegExp,
  options: Pick<PaneOptions, 'as' | 'mailbox'> = {},
): Promise<{ outlook: OutlookSimulator; frame: Frame }> => {
  const outlook = await pane.start({
    as: jana,
    ...options,
    paneUrl: `${pane.server().url}/outlook/taskpane.html?surface=read&multiselect=1`,
    profile: { permission: 'ReadWriteMailbox', ...profile },
    ...(expectedNoise ? { expectedNoise } : {}),
  });
  const frame = await outlook.openPinned(makeMail());
  await frame.getByRole('heading', { name: 'Petra Lang' }).waitFor();
  return { outlook, frame };
};
const mails = (count: number): Mail[] =>
  Array.from({ length: count }, (_, at) => makeMail({ subject: `Number ${at + 1}.` }));
const idOf = ({ internetMessageId }: Mail): string => internetMessageId ?? '';
const isLogged = async (mail: Mail): Promise<boolean> =>
  ((await logOf(jana, idOf(mail)))?.activityId ?? null) !== null;
const loggedCount = async (all: readonly Mail[]): Promise<number> =>
  (await Promise.all(all.map(isLogged))).filter(Boolean).length;
const line = (frame: Frame, subject: string) => frame.getByRole('listitem').filter({ hasText: subject });

test('three mails are logged with one click, each whole, and taken back together', async () => {
  const { outlook, frame } = await start();
  const three = mails(2);
  three.push(
    makeMail({ subject: 'With a file', attachments: [makeAttachment({ name: 'a.txt' }, 'forty-two')] }),
  );
  await outlook.selectSeveral(three);
  await frame.getByRole('heading', { name: '3 mails selected' }).waitFor();
  expect(await accessibilityProblems(frame)).toEqual([]);
  await frame.getByRole('button', { name: 'Log 3 mails' }).click();
  await frame.getByText('3 mails logged').waitFor();
  await line(frame, 'With a file').getByText('Logged, to: Petra Lang').waitFor();
  const stored = await storedMail(jana, idOf(three[2]!));
  expect(stored.mail?.attachments.map(({ name }) => name)).toEqual(['a.txt']);
  expect(stored.mail?.html).toBe(three[2]!.body.html);
  // Given back, so that the next one can be loaded.
  expect(outlook.mailbox.loaded).toBeNull();
  await frame.getByRole('button', { name: 'Take back all of them' }).click();
  await line(frame, 'With a file').getByText('Taken back').waitFor();
  await expect.poll(() => loggedCount(three)).toBe(0);
});

test('what is logged already, kept out by a rule, or cannot be loaded is said of each mail, and the rest is logged', async () => {
  const { outlook, frame } = await start();
  const [known, blocked, broken, good] = mails(4) as [Mail, Mail, Mail, Mail];
  blocked.from = { name: 'Counsel', email: 'post@kanzlei.example' };
  await outlook.select(known);
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.getByText(/^Logged/).waitFor();
  await expect.poll(() => isLogged(known)).toBe(true);
  outlook.mailbox.unloadable.push(broken.itemId);
  await outlook.selectSeveral([known, blocked, broken, good]);
  await line(frame, known.subject).getByText('Logged by you already').waitFor();
  await frame.getByRole('button', { name: 'Log 3 mails' }).click();
  await line(frame, good.subject).getByText('Logged, to: Petra Lang').waitFor();
  await line(frame, blocked.subject).getByText('Not logged: your rule').waitFor();
  await line(frame, broken.subject).getByText('Not logged: ').waitFor();
  expect([await isLogged(good), await isLogged(blocked), await isLogged(broken)]).toEqual([
    true,
    false,
    false,
  ]);
  // What failed is tried again, and nothing else.
  outlook.mailbox.unloadable.length = 0;
  await frame.getByRole('button', { name: 'Log 1 mail' }).click();
  await line(frame, broken.subject).getByText('Logged, to: Petra Lang').waitFor();
});

test('a hundred mails are logged, each once', async () => {
  const { outlook, frame } = await start();
  const hundred = mails(100);
  await outlook.selectSeveral(hundred);
  await frame.getByRole('button', { name: 'Log 100 mails' }).click();
  await frame.getByText('100 mails logged').waitFor({ timeout: 90_000 });
  await expect.poll(() => loggedCount(hundred), { timeout: 30_000 }).toBe(100);
  expect(outlook.calls.filter(({ call }) => call === 'loadItemByIdAsync')).toHaveLength(100);
}, 150_000);

test('more than a hundred are refused in a sentence', async () => {
  const { outlook, frame } = await start();
  await outlook.selectSeveral(mails(101));
  await frame.getByText('At most 100 mails can be logged at once').waitFor();
  expect(await frame.getByRole('button', { name: /^Log/ }).count()).toBe(0);
});

test('other mails selected in the middle end it, and none of them is logged in the place of another', async () => {
  const { outlook, frame } = await start();
  const first = mails(3);
  const held = outlook.hold('loadItemByIdAsync');
  await outlook.selectSeveral(first);
  await frame.getByRole('button', { name: 'Log 3 mails' }).click();
  await held.arrived;
  const second = mails(2);
  await outlook.selectSeveral(second);
  await frame.getByRole('heading', { name: '2 mails selected' }).waitFor();
  held.release();
  await expect.poll(() => loggedCount(first)).toBe(1);
  await outlook.selectSeveral(first);
  await frame.getByText('The selection has changed, so the rest was left out.').waitFor();
  await line(frame, first[1]!.subject).getByText('Not logged: stopped before').waitFor();
  expect(await loggedCount(second)).toBe(0);
  await outlook.select(first[0]!);
  outlook.mailbox.selected = [];
  outlook.raise('SelectedItemsChanged', undefined);
  await frame.getByText(/^Logged/).waitFor();
});

test('it can be stopped; what is logged by then stays', async () => {
  const { outlook, frame } = await start();
  const three = mails(3);
  const held = outlook.hold('loadItemByIdAsync');
  await outlook.selectSeveral(three);
  await frame.getByRole('button', { name: 'Log 3 mails' }).click();
  await held.arrived;
  await frame.getByRole('button', { name: 'Stop' }).click();
  held.release();
  await frame.getByText('1 mail logged').waitFor();
  await expect.poll(() => loggedCount(three)).toBe(1);
  await frame.getByRole('button', { name: 'Log 2 mails' }).waitFor();
});

test('while Kontor is away they wait on the device and are sent once', async () => {
  const { outlook, frame } = await start({}, /ERR_FAILED/);
  const two = mails(2);
  await outlook.selectSeveral(two);
  await frame.getByRole('button', { name: 'Log 2 mails' }).waitFor();
  const api = `${pane.server().url}/api/**`;
  await outlook.page.context().route(api, (route) => route.abort());
  await frame.getByRole('button', { name: 'Log 2 mails' }).click();
  await line(frame, two[1]!.subject).getByText('Saved on this device').waitFor();
  expect(await loggedCount(two)).toBe(0);
  await outlook.page.context().unroute(api);
  await expect.poll(() => loggedCount(two), { timeout: 60_000 }).toBe(2);
}, 120_000);

test('who wants the category has it on each of them, and it goes with what is taken back', async () => {
  const tamar = await pane.addColleague('Tamar Ost');
  await change(tamar, 'user.set_preferences', { set: { outlookCategory: true } });
  const mailbox = { masterCategories: [{ name: 'Kontor', color: 'Preset4' }] };
  const { outlook, frame } = await start({}, undefined, { as: tamar, mailbox });
  const two = [makeMail({ subject: 'One.', categories: ['Own'] }), makeMail({ subject: 'Two.' })];
  await outlook.selectSeveral(two);
  await frame.getByRole('button', { name: 'Log 2 mails' }).click();
  await frame.getByText('2 mails logged').waitFor();
  expect(two.map(({ categories }) => categories)).toEqual([['Own', 'Kontor'], ['Kontor']]);
  await frame.getByRole('button', { name: 'Take back all of them' }).click();
  await frame.getByRole('button', { name: 'Log 2 mails' }).waitFor();
  expect(two.map(({ categories }) => categories)).toEqual([['Own'], []]);
  expect(outlook.mailbox.loaded).toBeNull();
});

test('where Outlook has no such category that is said once, and all are logged', async () => {
  const omar = await pane.addColleague('Omar Haddad');
  await change(omar, 'user.set_preferences', { set: { outlookCategory: true } });
  const { outlook, frame } = await start({}, undefined, { as: omar, mailbox: { masterCategories: [] } });
  const three = mails(3);
  await outlook.selectSeveral(three);
  await frame.getByRole('button', { name: 'Log 3 mails' }).click();
  await frame.getByText('3 mails logged').waitFor();
  await frame.getByText('Outlook has no category “Kontor”').waitFor();
  expect(outlook.calls.filter(({ call }) => call === 'categories.addAsync')).toHaveLength(1);
});

test('an Outlook that does not hand out their text offers to open them one by one', async () => {
  const { outlook, frame } = await start({ mailboxSet: '1.13' });
  const two = mails(2);
  await outlook.selectSeveral(two);
  await frame.getByText('does not hand out their text').waitFor();
  await frame.getByRole('button', { name: `Open ${two[1]!.subject}` }).click();
  await expect.poll(() => outlook.mailbox.openedForms).toMatchObject([{ kind: 'stored-message' }]);
  expect(await frame.getByRole('button', { name: /^Log/ }).count()).toBe(0);
});
