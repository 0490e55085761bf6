import { expect, test } from 'vitest';
import type { Subject } from '#shared/panel/panel-host.ts';
import { subjectKey } from '#shared/panel/panel-query.ts';
import { jana, mailFields, petra } from '#tests/support/office-item-stub.ts';
import { makeOffice } from '#tests/support/office-stub.ts';
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
    direction: 'none',
    attachments: [],
    participants: [
      { role: 'from', email: 'petra.lang@nordlicht.example', name: 'Petra Lang' },
      { role: 'to', email: 'jana.brandt@kontor.example', name: 'Jana Brandt' },
      { role: 'cc', email: 'cc@nordlicht.example', name: '' },
    ],
  });
});

test('a sent mail that has no id yet has an empty one', async () => {
  const { host } = await hostOf(makeOffice({ item: mailFields({ internetMessageId: null }) }));
  expect(mailOf(host.subject.value).messageId).toBe('');
});

test('a mail without an id keeps one name each time it is opened', async () => {
  const nameless = mailFields({ internetMessageId: null });
  const stub = makeOffice({ item: nameless });
  const { host } = await hostOf(stub);
  const name = subjectKey(host.subject.value);
  stub.select(mailFields({ itemId: 'item-2', internetMessageId: null }));
  expect(subjectKey(host.subject.value)).not.toBe(name);
  stub.select(nameless);
  expect(subjectKey(host.subject.value)).toBe(name);
});

test('a picture in the text comes with the content id it is referred to by, where Outlook knows it', async () => {
  const attachments = [
    attachment('logo', { isInline: true, contentId: 'image001.png@01DC' }),
    attachment('offer'),
  ];
  const { host } = await hostOf(makeOffice({ item: mailFields({ attachments }) }));
  const [logo, offer] = mailOf(host.subject.value).attachments;
  expect(logo).toMatchObject({ inline: true, contentId: 'image001.png@01DC' });
  expect(offer).not.toHaveProperty('contentId');
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
    organizer: 'petra.lang@nordlicht.example',
    startsAt: '2026-03-05T09:00:00.000Z',
    endsAt: '2026-03-05T10:00:00.000Z',
    location: 'Raum 4',
    participants: [
      { role: 'organizer', email: 'petra.lang@nordlicht.example', name: 'Petra Lang' },
      { role: 'attendee', email: 'jana.brandt@kontor.example', name: 'Jana Brandt' },
    ],
  });
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
