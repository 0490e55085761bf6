import { expect, test, vi } from 'vitest';
import type { Subject } from '#shared/panel/panel-host.ts';
import { jana, mailFields, petra } from '#tests/support/office-item-stub.ts';
import { answerWith, failWith, makeOffice } from '#tests/support/office-stub.ts';
import { answerBody, attachment, hostOf, mailOf } from './office-host.rig.ts';

test('a mail is described field by field although its properties cannot be listed', async () => {
  const stub = makeOffice({
    item: mailFields({ cc: [{ displayName: '', emailAddress: 'cc@nordlicht.example' }] }),
  });
  const { host } = await hostOf(stub);
  expect(host.subject.value).toEqual({
    type: 'mail',
    mode: 'read',
    generation: 1,
    messageId: 'one@nordlicht.example',
    conversationId: 'conversation-1',
    subject: 'Angebot 2026-118',
    direction: 'in',
    attachments: [],
    participants: [
      { role: 'from', email: 'petra.lang@nordlicht.example', name: 'Petra Lang' },
      { role: 'to', email: 'jana.brandt@kontor.example', name: 'Jana Brandt' },
      { role: 'cc', email: 'cc@nordlicht.example', name: '' },
    ],
  });
});

test('a mail from the own address goes out', async () => {
  const { host } = await hostOf(makeOffice({ item: mailFields({ from: jana, to: [petra] }) }));
  expect(mailOf(host.subject.value).direction).toBe('out');
});

test('a sent mail that has no id yet has an empty one', async () => {
  const { host } = await hostOf(makeOffice({ item: mailFields({ internetMessageId: null }) }));
  expect(mailOf(host.subject.value).messageId).toBe('');
});

test.each([null, undefined])('nothing selected is told, whether the item is %s', async (item) => {
  const stub = makeOffice();
  stub.open(item);
  const { host } = await hostOf(stub);
  expect(host.subject.value).toMatchObject({ type: 'none', reason: 'nothing_selected' });
});

test('another mail gets another generation, and the same mail told again keeps its own', async () => {
  const stub = makeOffice({ item: mailFields() });
  const { host } = await hostOf(stub);
  stub.select(mailFields());
  expect(host.subject.value.generation).toBe(1);
  stub.select(mailFields({ itemId: 'item-2' }));
  expect(host.subject.value.generation).toBe(2);
});

test('a subject told again is the same one with the same generation', async () => {
  const { host } = await hostOf(makeOffice({ item: mailFields() }));
  const told: Subject[] = [];
  host.subject.subscribe((subject) => void told.push(subject));
  host.tellAgain();
  expect(told).toHaveLength(2);
  expect(told[1]).toEqual(told[0]);
});

test('Outlook before Mailbox 1.8 says what it cannot do and is not asked for it', async () => {
  const stub = makeOffice({ mailboxSet: 7, item: mailFields({ attachments: [attachment('offer')] }) });
  answerBody(stub);
  const { host } = await hostOf(stub);
  expect(host.limitations).toEqual(['no_attachments', 'no_headers']);
  expect(mailOf(host.subject.value).attachments).toMatchObject([{ name: 'offer.pdf', cloud: true }]);
  expect((await host.readMail(1)).ok).toBe(true);
  expect(await host.readAttachment(1, 'offer')).toMatchObject({
    ok: false,
    error: { code: 'host.unsupported' },
  });
  expect(stub.calls).not.toContain('headers');
  expect(stub.calls).not.toContain('attachment offer');
});

test('a pane that Outlook will not tell of other mails says so', async () => {
  const stub = makeOffice({ item: mailFields() });
  stub.answer('add ItemChanged', failWith(7000));
  const { host } = await hostOf(stub);
  expect(host.limitations).toEqual(['no_pinning']);
});

test('the recipients of a mail being written are shown and followed, and it stays the same draft', async () => {
  const stub = makeOffice({ item: { kind: 'draft' } });
  stub.answer('to.getAsync', answerWith([petra]));
  stub.answer('subject.getAsync', answerWith('Angebot'));
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

test('an Outlook that does not tell of recipients is asked when the person turns to the pane', async () => {
  const stub = makeOffice({ mailboxSet: 6, item: { kind: 'draft' } });
  const { host, pane } = await hostOf(stub);
  await vi.waitFor(() => expect(host.subject.value.type).toBe('mail'));
  stub.answer('to.getAsync', answerWith([petra]));
  pane.dispatchEvent(new Event('focus'));
  await vi.waitFor(() => expect(mailOf(host.subject.value).participants).toHaveLength(1));
});

test('an appointment shows who will be there', async () => {
  const stub = makeOffice({
    item: {
      kind: 'appointment',
      itemId: 'item-7',
      subject: 'Besuch',
      organizer: petra,
      requiredAttendees: [jana],
      optionalAttendees: [],
      start: new Date('2026-03-05T09:00:00Z'),
      end: new Date('2026-03-05T10:00:00Z'),
      location: 'Raum 4',
    },
  });
  const { host } = await hostOf(stub);
  expect(host.subject.value).toEqual({
    type: 'appointment',
    mode: 'read',
    generation: 1,
    subject: 'Besuch',
    startsAt: '2026-03-05T09:00:00.000Z',
    endsAt: '2026-03-05T10:00:00.000Z',
    location: 'Raum 4',
    participants: [
      { role: 'organizer', email: 'petra.lang@nordlicht.example', name: 'Petra Lang' },
      { role: 'attendee', email: 'jana.brandt@kontor.example', name: 'Jana Brandt' },
    ],
  });
});

test('an appointment being planned shows who is invited', async () => {
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
});

test('the theme follows Outlook', async () => {
  const stub = makeOffice({ background: '#ffffff' });
  const { host } = await hostOf(stub);
  expect(host.theme.value).toBe('light');
  stub.raise('OfficeThemeChanged', { officeTheme: { bodyBackgroundColor: '#1f1f1f' } });
  expect(host.theme.value).toBe('dark');
});

test('an Outlook that names no colours leaves the theme to the browser', async () => {
  const { host } = await hostOf(makeOffice());
  expect(host.theme.value).toBe('system');
});

test('a mail address opens a form of Outlook', async () => {
  const stub = makeOffice({ item: mailFields() });
  const { host } = await hostOf(stub);
  host.openUrl('mailto:petra.lang@nordlicht.example?subject=Angebot');
  expect(stub.openedForms).toEqual([{ toRecipients: ['petra.lang@nordlicht.example'], subject: 'Angebot' }]);
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'https://['])('%s is not opened', async (address) => {
  const stub = makeOffice({ item: mailFields() });
  const { host } = await hostOf(stub);
  expect(() => host.openUrl(address)).not.toThrow();
});
