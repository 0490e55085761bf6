/** Rules about logging in Outlook: why a mail is not logged, rules in two clicks, what is logged by itself. */
import { beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import type { LogRuleFields } from '#shared/domain/log-rule.ts';
import { newId } from '#shared/lib/ids.ts';
import { startCuttableProxy } from '../support/cuttable-proxy.ts';
import { accessibilityProblems } from '../support/accessibility.ts';
import { makeMail } from '../support/outlook-simulator/index.ts';
import { change, logOf, must, storedMail, useOutlookPane } from '../support/outlook-pane.ts';
import type { Colleague } from '../support/outlook-pane.ts';

const pane = useOutlookPane();
let jana: Colleague;
let thomas: Colleague;

beforeAll(async () => {
  jana = await pane.addColleague('Jana Brandt', 'owner');
  thomas = await pane.addColleague('Thomas Keller');
  await change(jana, 'person.create', {
    id: newId(),
    fields: {
      firstName: 'Petra',
      lastName: 'Lang',
      emails: [{ email: 'petra.lang@nordlicht.example', label: '' }],
    },
  });
});

beforeEach(async () => {
  for (const by of [jana, thomas])
    for (const { id, ownerId } of must(await by.api.call('logRules', {})).items)
      if (ownerId !== null || by === jana) await change(by, 'log_rule.delete', { id });
});

const addRule = (by: Colleague, list: 'personal' | 'company', fields: Partial<LogRuleFields>) =>
  change(by, 'log_rule.create', { id: newId(), list, fields: { kind: 'never', ...fields } });

const idOf = (mail: { internetMessageId: string | null }): string => mail.internetMessageId ?? '';

/** The browser's own remark on each request that found nobody. */
const CUT = /ERR_CONNECTION_(?:REFUSED|CLOSED|RESET)|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE_CHUNKED|ERR_NETWORK/;

test('a rule is made in two clicks, says at once why the mail is not logged, and is taken back with one', async () => {
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.openPinned(makeMail());
  const log = frame.getByRole('button', { name: 'Log', exact: true });
  await log.waitFor();
  const never = frame.getByRole('button', { name: 'Never log: everybody at nordlicht.example' });
  await frame.getByRole('button', { name: 'Rules about logging' }).click();
  await never.click();
  await frame.getByText('Not logged: your rule').waitFor();
  await frame.getByText('Never log: everybody at nordlicht.example.').waitFor();
  expect(await log.count()).toBe(0);
  await frame.getByRole('button', { name: 'Undo' }).click();
  await log.waitFor();
  await expect.poll(async () => must(await jana.api.call('logRules', {})).items).toEqual([]);
});

test('one blocked address in copy blocks the mail; the panel names it, and an own rule is removed there', async () => {
  await addRule(jana, 'personal', { domain: 'kanzlei.example' });
  const outlook = await pane.start({ as: jana });
  const mail = makeMail({ cc: [{ name: 'Anwalt', email: 'anwalt@post.kanzlei.example' }] });
  const frame = await outlook.openPinned(mail);
  await frame.getByText('Not logged: your rule').waitFor();
  await frame.getByText('Because of anwalt@post.kanzlei.example.').waitFor();
  const log = frame.getByRole('button', { name: 'Log', exact: true });
  expect(await log.count()).toBe(0);
  // Neither by its key.
  await frame.locator('.kp-layout').press('l');
  await frame.getByText('Not logged: your rule').waitFor();
  expect((await logOf(jana, idOf(mail)))?.activityId).toBeNull();

  await frame.getByRole('button', { name: 'Remove rule' }).click();
  await log.click();
  await frame.getByText(/^Logged/).waitFor();
  expect((await logOf(jana, idOf(mail)))?.entries).toHaveLength(1);
});

test('a company’s rule is said to be one, offers no way round, and refuses the interface, too', async () => {
  await addRule(jana, 'company', { address: 'petra.lang@nordlicht.example', role: 'from' });
  const outlook = await pane.start({ as: thomas });
  const frame = await outlook.openPinned(makeMail());
  await frame.getByText('Not logged: company rule').waitFor();
  await frame
    .getByText(/Never log: from petra\.lang@nordlicht\.example\. Owners and administrators/)
    .waitFor();
  for (const name of ['Log', 'Remove rule', 'Change rules'])
    expect(await frame.getByRole('button', { name, exact: true }).count()).toBe(0);
  await frame.getByRole('link', { name: 'Show rules' }).waitFor();

  for (const by of [thomas, jana]) {
    const args = {
      id: newId(),
      mail: {
        messageId: '<offen@nordlicht.example>',
        inReplyTo: '',
        references: [],
        conversationId: '',
        subject: 'Order',
        sentAt: '2026-11-20T08:00:00.000Z',
        participants: [{ role: 'from', email: 'Petra.Lang@nordlicht.example', name: '' }],
        headers: '',
        text: 'Forty-two pumps',
        html: '',
        attachments: [],
      },
      visibility: 'all',
      direction: 'out',
      links: [],
      source: 'script',
    };
    const mutation = { id: newId(), name: 'mail.log', at: new Date().toISOString(), args };
    const answer = await by.api.call('mutate', { body: { mutations: [mutation] } });
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'mail.never_log_company', params: { rule: 'von …@nordlicht.example' } },
    });
  }
});

test('somebody new in a blocked mail is added without the mail', async () => {
  await addRule(jana, 'company', { domain: 'neuland.example' });
  const outlook = await pane.start({ as: thomas });
  const mail = makeMail({ from: { name: 'Mara Winter', email: 'mara.winter@neuland.example' } });
  const frame = await outlook.openPinned(mail);
  await frame.getByText('Not logged: company rule').waitFor();
  await frame.getByRole('button', { name: 'Add', exact: true }).click();
  await frame.getByRole('heading', { name: 'Mara Winter' }).waitFor();
  await frame.getByRole('button', { name: 'Edit' }).waitFor();
  expect((await logOf(thomas, idOf(mail)))?.activityId).toBeNull();
});

test('a mail that is always logged is logged when it is opened, and stays out once it was taken back', async () => {
  await addRule(thomas, 'personal', { kind: 'always', domain: 'nordlicht.example' });
  const mail = makeMail({ subject: 'Logged by itself' });
  const outlook = await pane.start({ as: thomas });
  const frame = await outlook.openPinned(mail);
  await frame.getByText('Logged', { exact: true }).waitFor();
  await frame.getByText('Logged by itself, by your rule “everybody at nordlicht.example”.').waitFor();
  await expect.poll(async () => (await logOf(thomas, idOf(mail)))?.entries.length).toBe(1);
  await frame.getByRole('button', { name: 'Undo' }).click();
  await frame.getByText('Not logged', { exact: true }).waitFor();

  const later = await pane.start({ as: thomas });
  const again = await later.openPinned(mail);
  await again.getByText('Not logged', { exact: true }).waitFor();
  await again.getByRole('button', { name: 'Log', exact: true }).waitFor();
  expect((await logOf(thomas, idOf(mail)))?.activityId).toBeNull();
  // A colleague without that rule logs nothing by looking.
  const theirs = await pane.start({ as: jana });
  const other = makeMail();
  await (await theirs.openPinned(other)).getByText('Not logged', { exact: true }).waitFor();
  expect((await logOf(jana, idOf(other)))?.activityId).toBeNull();
});

test('what colleagues write each other is logged for oneself alone, which is said before', async () => {
  const mail = makeMail({ from: { name: 'Thomas Keller', email: thomas.email } });
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.openPinned(mail);
  await frame
    .getByText('Only colleagues take part: logged for you alone unless you choose otherwise.')
    .waitFor();
  await frame.getByRole('button', { name: 'Only me' }).click();
  await frame.getByText('Colleagues see nothing of it, not even that it was logged.').waitFor();
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.getByText(/^Logged/).waitFor();
  await expect.poll(async () => (await logOf(jana, idOf(mail)))?.activityId).not.toBeNull();
  expect((await storedMail(jana, idOf(mail))).item.visibility).toBe('private');
  expect((await logOf(thomas, idOf(mail)))?.activityId).toBeNull();
});

test.each(['light', 'dark'] as const)(
  'rules are free of accessibility problems (%s)',
  async (colorScheme) => {
    const outlook = await pane.start({ as: jana, colorScheme });
    const frame = await outlook.openPinned(makeMail());
    await frame.getByRole('button', { name: 'Rules about logging' }).click();
    await frame.getByRole('button', { name: /^Never log: petra/ }).waitFor();
    expect(await accessibilityProblems(frame)).toEqual([]);
    await frame.getByRole('button', { name: /^Never log: petra/ }).click();
    await frame.getByRole('button', { name: 'Remove rule' }).waitFor();
    expect(await accessibilityProblems(frame)).toEqual([]);
  },
);

test('without Kontor the device knows rules and colleagues: nothing blocked is kept, and what is internal stays private', async () => {
  await addRule(jana, 'company', { domain: 'kanzlei.example' });
  const clients = async () => must(await jana.api.call('syncStatus', { query: {} })).clients;
  const earlier = new Set((await clients()).map(({ id }) => id));
  const network = await startCuttableProxy(Number(new URL(pane.server().url).port));
  onTestFinished(() => network.close());
  const outlook = await pane.start({ as: jana, through: network.port, expectedNoise: CUT });
  const frame = await outlook.openPinned(makeMail());
  await frame.getByText('Not logged', { exact: true }).waitFor();
  await frame.waitForFunction(() =>
    ['read-mail', 'rule-note', 'create-local-store'].every((part) =>
      performance.getEntriesByType('resource').some(({ name }) => name.includes(part)),
    ),
  );
  // The device has fetched its start once it pulls.
  const pulled = async () =>
    (await clients()).some(({ id, lastPullAt }) => !earlier.has(id) && lastPullAt !== null);
  await expect.poll(pulled, { timeout: 20_000 }).toBe(true);
  await network.cut();

  const blocked = makeMail({ from: { name: 'Fremd', email: 'fremd@kanzlei.example' } });
  await outlook.select(blocked);
  await frame.getByText('Not logged: company rule').waitFor();
  await frame.getByText(/^Never log: everybody at kanzlei\.example\./).waitFor();
  expect(await frame.getByRole('button', { name: /^(?:Log|Just log)$/ }).count()).toBe(0);

  const inside = makeMail({ from: { name: 'Thomas Keller', email: thomas.email } });
  await outlook.select(inside);
  await frame.getByRole('button', { name: 'Only me' }).waitFor();
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.locator('.kp-log-state').getByText('Saved on this device').waitFor();
  await network.restore();
  await expect
    .poll(async () => (await logOf(jana, idOf(inside)))?.visibility, { timeout: 60_000 })
    .toBe('private');
  expect((await logOf(thomas, idOf(inside)))?.activityId).toBeNull();
}, 120_000);
