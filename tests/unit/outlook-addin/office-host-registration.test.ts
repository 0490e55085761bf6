/** Whether Outlook tells the pane of other mails, and what the pane says of it. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mailFields } from '#tests/support/office-item-stub.ts';
import { answerWith, failWith, holdBack, makeOffice, stayMute } from '#tests/support/office-stub.ts';
import { hostOf } from './office-host.rig.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const tries = (calls: readonly string[]): number => calls.filter((call) => call === 'add ItemChanged').length;

test('a pane that Outlook will not tell of other mails says so', async () => {
  const stub = makeOffice({ item: mailFields() });
  stub.answer('add ItemChanged', failWith(7000));
  const { host } = await hostOf(stub);
  await vi.waitFor(() => expect(host.limitations).toEqual(['no_pinning']));
});

test('the mail is shown at once, and nothing is claimed while Outlook may still agree', async () => {
  const stub = makeOffice({ item: mailFields() });
  const held = holdBack();
  stub.answer('add ItemChanged', held.answer);
  const { host } = await hostOf(stub);
  expect(host.subject.value.type).toBe('mail');
  await vi.advanceTimersByTimeAsync(5_000);
  held.waiting[0]!({ status: 'succeeded' });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(host.limitations).toEqual([]);
  expect(tries(stub.calls)).toBe(1);
});

test('a lost answer is asked for again, and each mail is still told once', async () => {
  const stub = makeOffice({ item: { kind: 'draft' } });
  stub.answer('add ItemChanged', stayMute);
  const { host } = await hostOf(stub);
  await vi.advanceTimersByTimeAsync(7_000);
  stub.answer('add ItemChanged', answerWith(undefined));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(host.limitations).toEqual([]);
  expect(tries(stub.calls)).toBe(2);
  const before = host.subject.value.generation;
  stub.select({ kind: 'draft' });
  expect(host.subject.value.generation).toBe(before + 1);
});

test('the first mail that Outlook tells of all the same ends the limitation', async () => {
  const stub = makeOffice({ item: mailFields() });
  stub.answer('add ItemChanged', stayMute);
  const { host } = await hostOf(stub);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(host.currentLimitations.value).toEqual(['no_pinning']);
  stub.select(mailFields({ itemId: 'item-2' }));
  expect(host.currentLimitations.value).toEqual([]);
  expect(host.subject.value.generation).toBe(2);
});

test('a mail opened before Outlook agreed to tell is caught up with', async () => {
  const stub = makeOffice({ item: mailFields() });
  const held = holdBack();
  stub.answer('add ItemChanged', held.answer);
  const { host } = await hostOf(stub);
  stub.open(mailFields({ itemId: 'item-2', subject: 'Second' }));
  held.waiting[0]!({ status: 'succeeded' });
  await vi.waitFor(() => expect(host.subject.value).toMatchObject({ generation: 2, subject: 'Second' }));
});
