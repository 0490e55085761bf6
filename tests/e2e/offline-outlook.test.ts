/** Outlook is up and Kontor is not: a mail is logged on this device, said to be, and is in Kontor once it is back. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { startCuttableProxy } from '#tests/support/cuttable-proxy.ts';
import type { CuttableProxy } from '#tests/support/cuttable-proxy.ts';
import { makeAttachment, makeMail } from '#tests/support/outlook-simulator/index.ts';
import { change, logOf, storedMail, useOutlookPane } from '#tests/support/outlook-pane.ts';
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
