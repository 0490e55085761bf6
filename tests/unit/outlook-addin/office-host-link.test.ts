/** Links out of the pane, the way each kind of Outlook opens them. */
import { expect, test } from 'vitest';
import { mailFields } from '#tests/support/office-item-stub.ts';
import { makeOffice } from '#tests/support/office-stub.ts';
import { hostOf } from './office-host.rig.ts';

test('a mail address opens a form of Outlook', async () => {
  const stub = makeOffice({ item: mailFields() });
  const { host, pane } = await hostOf(stub);
  host.openUrl('mailto:petra.lang@nordlicht.example?subject=Angebot');
  expect(stub.openedForms).toEqual([{ toRecipients: ['petra.lang@nordlicht.example'], subject: 'Angebot' }]);
  expect(pane.clickedLinks).toEqual([]);
});

test('a mail address is a link where Outlook has no form, as beside a mail being written', async () => {
  const stub = makeOffice({ item: { kind: 'draft' } });
  Object.assign(stub.office.context.mailbox, { displayNewMessageForm: undefined });
  const { host, pane } = await hostOf(stub);
  host.openUrl('mailto:petra.lang@nordlicht.example');
  expect(pane.clickedLinks).toMatchObject([{ href: 'mailto:petra.lang@nordlicht.example' }]);
});

test('a web address opens in the browser where Outlook can do that', async () => {
  const stub = makeOffice({ item: mailFields(), opensWindows: true });
  const { host, pane } = await hostOf(stub);
  host.openUrl('https://nordlicht.example/team');
  expect(stub.openedWindows).toEqual(['https://nordlicht.example/team']);
  expect(pane.clickedLinks).toEqual([]);
});

test.each(['https://nordlicht.example/team', 'http://nordlicht.example/', '/companies/1'])(
  'where Outlook cannot, %s is a link to a window of its own that knows nothing of the pane',
  async (address) => {
    const stub = makeOffice({ item: mailFields() });
    const { host, pane } = await hostOf(stub);
    host.openUrl(address);
    expect(stub.openedWindows).toEqual([]);
    expect(pane.clickedLinks).toMatchObject([
      {
        href: new URL(address, 'https://kontor.example').href,
        target: '_blank',
        rel: 'noopener noreferrer',
      },
    ]);
  },
);

test('an Outlook that only claims to open windows gets a link', async () => {
  const stub = makeOffice({ item: mailFields(), opensWindows: true });
  Object.assign(stub.office.context.ui, { openBrowserWindow: undefined });
  const { host, pane } = await hostOf(stub);
  host.openUrl('https://nordlicht.example/');
  expect(pane.clickedLinks).toHaveLength(1);
});

test.each([true, false])(
  'a telephone number is a link, whether Outlook opens windows or not',
  async (can) => {
    const stub = makeOffice({ item: mailFields(), opensWindows: can });
    const { host, pane } = await hostOf(stub);
    host.openUrl('tel:+49431555012');
    expect(stub.openedWindows).toEqual([]);
    expect(pane.clickedLinks).toMatchObject([{ href: 'tel:+49431555012' }]);
  },
);

test.each(['javascript:alert(1)', 'data:text/html,x', 'https://[', 'file:///etc/passwd'])(
  '%s is not opened',
  async (address) => {
    const stub = makeOffice({ item: mailFields(), opensWindows: true });
    const { host, pane } = await hostOf(stub);
    expect(() => host.openUrl(address)).not.toThrow();
    expect([...stub.openedWindows, ...stub.openedForms, ...pane.clickedLinks]).toEqual([]);
  },
);
