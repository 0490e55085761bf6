/** Which way a mail went, and whose mailbox it lies in. */
import { afterEach, expect, test, vi } from 'vitest';
import type { AddressFields } from '#tests/support/office-item-stub.ts';
import { jana, mailFields, petra } from '#tests/support/office-item-stub.ts';
import { answerWith, failWith, holdBack, makeOffice, stayMute } from '#tests/support/office-stub.ts';
import { answerBody, hostOf, mailOf } from './office-host.rig.ts';

const thomas: AddressFields = { displayName: 'Thomas Keller', emailAddress: 'thomas.keller@kontor.example' };
const info: AddressFields = { displayName: 'Kontor', emailAddress: 'info@kontor.example' };
const infoBox = {
  owner: 'Info@kontor.example',
  targetMailbox: 'info@kontor.example',
  delegatePermissions: 1,
};

const sharedMail = (fields: Parameters<typeof mailFields>[0] = {}) =>
  mailFields({ isShared: true, ...fields });

afterEach(() => {
  vi.useRealTimers();
});

test('a mail from the own address went out, whatever its letter case', async () => {
  const { host } = await hostOf(makeOffice({ item: mailFields({ from: jana, sender: jana, to: [petra] }) }));
  expect(mailOf(host.subject.value).direction).toBe('out');
});

test('a mail sent for a shared mailbox went out', async () => {
  const { host } = await hostOf(makeOffice({ item: mailFields({ from: info, sender: jana, to: [petra] }) }));
  expect(mailOf(host.subject.value).direction).toBe('out');
});

test.each([
  ['a customer', petra],
  ['a colleague', thomas],
  ['a shared mailbox', info],
])('of a mail from %s the host claims no direction: Kontor knows who its people are', async (_, from) => {
  const { host } = await hostOf(makeOffice({ item: mailFields({ from, sender: from }) }));
  expect(mailOf(host.subject.value).direction).toBe('none');
});

test('a mail in a shared mailbox that the mailbox itself sent went out, and it is the same mail still', async () => {
  const stub = makeOffice({ item: sharedMail({ from: info, sender: info, to: [petra] }) });
  const held = holdBack();
  stub.answer('shared', held.answer);
  answerBody(stub);
  const { host } = await hostOf(stub);
  expect(mailOf(host.subject.value)).toMatchObject({ direction: 'none', generation: 1 });
  held.waiting[0]!({ status: 'succeeded', value: infoBox });
  await vi.waitFor(() => expect(mailOf(host.subject.value).direction).toBe('out'));
  expect(mailOf(host.subject.value)).toMatchObject({
    generation: 1,
    participants: [{ role: 'to', email: 'petra.lang@nordlicht.example' }],
  });
  const read = await host.readMail(1);
  expect(read.ok && read.value.participants.map(({ email }) => email)).toEqual([
    'info@kontor.example',
    'petra.lang@nordlicht.example',
  ]);
});

test('of a mail in a shared mailbox the sender is shown, not the mailbox', async () => {
  const stub = makeOffice({ item: sharedMail({ to: [info] }) });
  stub.answer('shared', answerWith(infoBox));
  const { host } = await hostOf(stub);
  await vi.waitFor(() =>
    expect(mailOf(host.subject.value).participants.map(({ email }) => email)).toEqual([
      'petra.lang@nordlicht.example',
    ]),
  );
  expect(mailOf(host.subject.value).direction).toBe('none');
});

test('whose mailbox it is counts for that mail only', async () => {
  const stub = makeOffice({ item: sharedMail({ from: info, sender: info }) });
  const held = holdBack();
  stub.answer('shared', held.answer);
  const { host } = await hostOf(stub);
  stub.select(mailFields({ itemId: 'item-2', from: info, sender: info }));
  held.waiting[0]!({ status: 'succeeded', value: infoBox });
  await vi.waitFor(() => expect(host.subject.value.generation).toBe(2));
  expect(mailOf(host.subject.value).direction).toBe('none');
});

test('Outlook before Mailbox 1.8 is not asked whose mailbox it is', async () => {
  const stub = makeOffice({ mailboxSet: 7, item: sharedMail() });
  await hostOf(stub);
  expect(stub.calls).not.toContain('shared');
});

test.each([
  ['refuses', failWith(9055)],
  ['does not answer', stayMute],
])('where Outlook %s whose mailbox it is, the mail is shown all the same', async (_, answer) => {
  vi.useFakeTimers();
  const stub = makeOffice({ item: sharedMail({ from: info, sender: info }) });
  stub.answer('shared', answer);
  const { host } = await hostOf(stub);
  await vi.advanceTimersByTimeAsync(16_000);
  expect(mailOf(host.subject.value)).toMatchObject({ direction: 'none', generation: 1 });
});
