/** Outlook is up and Kontor is not: a mail is logged on this device, said to be, and is in Kontor once it is back. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { startCuttableProxy } from '#tests/support/cuttable-proxy.ts';
import type { CuttableProxy } from '#tests/support/cuttable-proxy.ts';
import { makeAttachment, makeMail } from '#tests/support/outlook-simulator/index.ts';
import { change, logOf, must, storedMail, useOutlookPane } from '#tests/support/outlook-pane.ts';
import type { Colleague } from '#tests/support/outlook-pane.ts';

const pane = useOutlookPane();
let jana: Colleague;
let network: CuttableProxy;

beforeAll(async () => {
  jana = await pane.addColleague('Jana Brandt', 'owner');
  await change(jana, 'person.create', {
    id: newId(),
    fields: {
      firstName: 'Petra',
      lastName: 'Lang',
      emails: [{ email: 'petra.lang@nordlicht.example', label: '' }],
    },
  });
  network = await startCuttableProxy(Number(new URL(pane.server().url).port));
});
afterAll(() => network.close());

/** The browser's own remark on each request that found nobody. */
const CUT = /ERR_CONNECTION_(?:REFUSED|CLOSED|RESET)|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE_CHUNKED|ERR_NETWORK/;

test('a mail with its attachment, and a note', async () => {
  const outlook = await pane.start({ as: jana, through: network.port, expectedNoise: CUT });
  const mail = makeMail({
    subject: 'Order 4711',
    internetMessageId: '<order-4711@nordlicht.example>',
    attachments: [makeAttachment({ name: 'order.txt' }, 'forty-two pumps')],
  });
  const frame = await outlook.openPinned(mail);
  await frame.getByRole('heading', { name: 'Petra Lang' }).waitFor();
  await frame.getByText('Not logged').waitFor();
  // The panel has fetched what it needs without its server.
  await frame.waitForFunction(() =>
    ['read-mail', 'device-notices', 'create-local-store'].every((part) =>
      performance.getEntriesByType('resource').some(({ name }) => name.includes(part)),
    ),
  );
  await network.cut();
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.locator('.kp-log-state').getByText('Saved on this device').waitFor();
  await frame.getByLabel('Note', { exact: true }).fill('Wants a discount');
  await frame.getByLabel('Note', { exact: true }).press('Enter');
  await frame.getByText('Kontor cannot be reached').waitFor();
  await frame.getByRole('button', { name: /Wants a discount/ }).waitFor();
  expect((await logOf(jana, mail.internetMessageId!))?.activityId).toBeNull();

  await network.restore();
  await frame.getByText('Kontor cannot be reached').waitFor({ state: 'detached', timeout: 60_000 });
  await frame
    .locator('.kp-log-state')
    .getByText(/^Logged/)
    .waitFor();
  await frame.locator('.kp-waiting').first().waitFor({ state: 'detached' });
  const stored = await storedMail(jana, mail.internetMessageId!);
  expect(stored.log?.entries).toHaveLength(1);
  expect(stored.mail?.attachments.map(({ name }) => name)).toEqual(['order.txt']);
});

test('a mail without a Message-ID that was logged without a connection still says so in a pane opened anew', async () => {
  const outlook = await pane.start({ as: jana, expectedNoise: /ERR_FAILED/ });
  const mail = makeMail({
    subject: 'No id',
    internetMessageId: null,
    internetHeaders: 'Date: Mon, 2 Mar 2026 09:14:00 +0100\r\nSubject: No id\r\n',
    body: { html: '', text: 'Please call me.' },
  });
  const frame = await outlook.openPinned(mail);
  await frame.getByText('Not logged').waitFor();
  // What the pane is made of comes, as from the browser's own memory; Kontor does not answer.
  const api = `${pane.server().url}/api/v1/**`;
  await outlook.page.route(api, (route) => route.abort());
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.locator('.kp-log-state').getByText('Saved on this device').waitFor();

  await outlook.closePane();
  const again = await outlook.openPinned(mail);
  await again.locator('.kp-log-state').getByText('Saved on this device').waitFor();
  expect(await again.getByRole('button', { name: 'Log', exact: true }).count()).toBe(0);
  const other = { ...mail, itemId: 'another', body: { html: '', text: 'Please write to me.' } };
  await outlook.select(other);
  await again.getByRole('button', { name: 'Log', exact: true }).waitFor();
  await outlook.select(mail);
  await again.locator('.kp-log-state').getByText('Saved on this device').waitFor();

  await outlook.page.unroute(api);
  await again.evaluate(() => window.dispatchEvent(new Event('online')));
  await again
    .locator('.kp-log-state')
    .getByText(/^Logged by you/)
    .waitFor();
});

describe.each(['property', 'open'] as const)(
  'where the browser refuses databases (%s)',
  (refusedDatabases) => {
    test('the pane says so, works with Kontor itself, and claims nothing that is not saved', async () => {
      const outlook = await pane.start({
        as: jana,
        through: network.port,
        profile: { refusedDatabases },
        expectedNoise: CUT,
      });
      const mail = makeMail({
        subject: `Order by ${refusedDatabases}`,
        internetMessageId: `<order-${refusedDatabases}@nordlicht.example>`,
      });
      const frame = await outlook.openPinned(mail);
      await frame.getByText('lets Kontor keep nothing on this device').waitFor();
      await frame.getByRole('button', { name: 'Log', exact: true }).click();
      await frame.locator('.kp-log-state').getByText('Logged').waitFor();
      expect((await logOf(jana, mail.internetMessageId!))?.entries).toHaveLength(1);

      await network.cut();
      const text = `Nowhere but here, ${refusedDatabases}`;
      await frame.getByLabel('Note', { exact: true }).fill(text);
      await frame.getByLabel('Note', { exact: true }).press('Enter');
      const failure = frame.getByRole('alert').filter({ hasText: 'cannot be reached' });
      await failure.waitFor();
      expect(await frame.getByText('on this device', { exact: false }).allInnerTexts()).toEqual([
        expect.stringContaining('keep nothing on this device'),
      ]);
      expect(await frame.getByText(/^Saved/).count()).toBe(0);

      await network.restore();
      await failure.getByRole('button', { name: 'Try again' }).click();
      await frame.getByRole('button', { name: text }).waitFor();
      const { timeline } = must(
        await jana.api.call('panel', { body: { participants: [{ email: 'petra.lang@nordlicht.example' }] } }),
      );
      expect(timeline.filter(({ preview }) => preview === text)).toHaveLength(1);
    });
  },
);
