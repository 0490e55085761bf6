/** Mails and appointments that are being written: whom the pane names, and what it says when Outlook does not tell. */
import { afterEach, expect, test, vi } from 'vitest';
import { jana, petra } from '#tests/support/office-item-stub.ts';
import type { OfficeStub } from '#tests/support/office-stub.ts';
import { answerWith, failWith, holdBack, makeOffice, stayMute } from '#tests/support/office-stub.ts';
import { hostOf, mailOf } from './office-host.rig.ts';

afterEach(() => {
  vi.useRealTimers();
});

const getters = ['to', 'cc', 'bcc', 'subject'].map((part) => `${part}.getAsync`);

const draftWith = (answers: Readonly<Record<string, Parameters<OfficeStub['answer']>[1]>>): OfficeStub => {
  const stub = makeOffice({ item: { kind: 'draft' } });
  for (const [call, answer] of Object.entries(answers)) stub.answer(call, answer);
  return stub;
};

test('the recipients of a mail being written are shown and followed, and it stays the same draft', async () => {
  const stub = draftWith({
    'to.getAsync': answerWith([petra]),
    'subject.getAsync': answerWith('Angebot'),
  });
  const { host } = await hostOf(stub);
  await vi.waitFor(() =>
    expect(host.subject.value).toMatchObject({
      type: 'mail',
      mode: 'compose',
      subject: 'Angebot',
      participants: [{ role: 'to', email: 'petra.lang@nordlicht.example' }],
    }),
  );
  const before = host.subject.value.generation;
  stub.answer('cc.getAsync', answerWith([jana]));
  stub.raise('RecipientsChanged');
  await vi.waitFor(() =>
    expect(mailOf(host.subject.value).participants.map(({ role }) => role)).toEqual(['to', 'cc']),
  );
  expect(host.subject.value.generation).toBe(before);
});

test('a draft addressed to nobody is read in full and has no gap', async () => {
  const { host } = await hostOf(makeOffice({ item: { kind: 'draft' } }));
  await vi.waitFor(() => expect(host.subject.value.type).toBe('mail'));
  expect(mailOf(host.subject.value)).toMatchObject({ participants: [] });
  expect(mailOf(host.subject.value)).not.toHaveProperty('gap');
});

test('recipients that Outlook refuses are a gap with its reason, and asking again closes it', async () => {
  const stub = draftWith(Object.fromEntries(getters.map((call) => [call, failWith(7000)])));
  const { host } = await hostOf(stub);
  await vi.waitFor(() =>
    expect(host.subject.value).toMatchObject({
      type: 'mail',
      participants: [],
      gap: { error: { code: 'host.denied' } },
    }),
  );
  const before = host.subject.value.generation;
  for (const call of getters) stub.answer(call, answerWith(call === 'to.getAsync' ? [petra] : undefined));
  await host.readAgain?.();
  expect(mailOf(host.subject.value)).toMatchObject({ participants: [{ name: 'Petra Lang' }] });
  expect(mailOf(host.subject.value)).not.toHaveProperty('gap');
  expect(host.subject.value.generation).toBe(before);
});

test('recipients whose callbacks never come are a gap, and those that came are shown', async () => {
  vi.useFakeTimers();
  const stub = draftWith({ 'to.getAsync': answerWith([petra]), 'cc.getAsync': stayMute });
  const { host } = await hostOf(stub);
  await vi.advanceTimersByTimeAsync(16_000);
  expect(mailOf(host.subject.value)).toMatchObject({
    participants: [{ name: 'Petra Lang' }],
    gap: { error: { code: 'host.timeout' } },
  });
});

test('recipients known before stay while a later reading fails', async () => {
  const stub = draftWith({ 'to.getAsync': answerWith([petra]) });
  const { host } = await hostOf(stub);
  await vi.waitFor(() => expect(mailOf(host.subject.value).participants).toHaveLength(1));
  stub.answer('to.getAsync', failWith(7000));
  stub.raise('RecipientsChanged');
  await vi.waitFor(() => expect(mailOf(host.subject.value).gap).toBeDefined());
  expect(mailOf(host.subject.value).participants).toHaveLength(1);
});

test('a slow reading does not undo what a later one has shown', async () => {
  vi.useFakeTimers();
  const held = holdBack();
  const stub = draftWith({ 'to.getAsync': held.answer });
  const { host } = await hostOf(stub);
  stub.answer('to.getAsync', answerWith([petra, jana]));
  stub.raise('RecipientsChanged');
  await vi.waitFor(() => expect(mailOf(host.subject.value).participants).toHaveLength(2));
  const shown = host.subject.value;
  held.waiting[0]!({ status: 'succeeded', value: [petra] });
  await vi.advanceTimersByTimeAsync(0);
  expect(host.subject.value).toBe(shown);
});

test.each([
  ['does not tell of recipients', 6, answerWith(undefined)],
  ['refuses to tell of recipients', 14, failWith(7000)],
])('an Outlook that %s is asked when the person turns to the pane', async (_, mailboxSet, registering) => {
  const stub = makeOffice({ mailboxSet, item: { kind: 'draft' } });
  stub.answer('add RecipientsChanged', registering);
  const { host, pane } = await hostOf(stub);
  await vi.waitFor(() => expect(host.subject.value.type).toBe('mail'));
  stub.answer('to.getAsync', answerWith([petra]));
  pane.dispatchEvent(new Event('focus'));
  await vi.waitFor(() => expect(mailOf(host.subject.value).participants).toHaveLength(1));
});

test('an appointment being planned shows who is invited and follows when it is moved', async () => {
  const stub = makeOffice({ item: { kind: 'appointment-draft' } });
  stub.answer('requiredAttendees.getAsync', answerWith([petra]));
  stub.answer('start.getAsync', answerWith(new Date('2026-03-05T09:00:00Z')));
  const { host } = await hostOf(stub);
  await vi.waitFor(() =>
    expect(host.subject.value).toMatchObject({
      type: 'appointment',
      mode: 'compose',
      startsAt: '2026-03-05T09:00:00.000Z',
      participants: [{ role: 'attendee', email: 'petra.lang@nordlicht.example' }],
    }),
  );
  stub.answer('start.getAsync', answerWith(new Date('2026-03-06T09:00:00Z')));
  stub.raise('AppointmentTimeChanged');
  await vi.waitFor(() => expect(host.subject.value).toMatchObject({ startsAt: '2026-03-06T09:00:00.000Z' }));
});

test('attendees that Outlook refuses are a gap too', async () => {
  const stub = makeOffice({ item: { kind: 'appointment-draft' } });
  stub.answer('requiredAttendees.getAsync', failWith(7000));
  const { host } = await hostOf(stub);
  await vi.waitFor(() =>
    expect(host.subject.value).toMatchObject({
      type: 'appointment',
      gap: { error: { code: 'host.denied' } },
    }),
  );
});
