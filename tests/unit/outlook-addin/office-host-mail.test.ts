import { afterEach, expect, test, vi } from 'vitest';
import { mailFields } from '#tests/support/office-item-stub.ts';
import { answerWith, failWith, holdBack, makeOffice, stayMute } from '#tests/support/office-stub.ts';
import { answerBody, attachment, hostOf, mailOf } from './office-host.rig.ts';

afterEach(() => {
  vi.useRealTimers();
});

test('a mail is read with its text, headers and thread', async () => {
  const stub = makeOffice({ item: mailFields() });
  answerBody(stub);
  const headers = [
    'Date: Mon, 2 Mar 2026 09:14:00 +0100',
    'Message-ID:',
    ' <one@nordlicht.example>',
    'In-Reply-To: <zero@kontor.example>',
    'References: <start@kontor.example>',
    '\t<zero@kontor.example>',
  ].join('\r\n');
  stub.answer('headers', answerWith(headers));
  const { host } = await hostOf(stub);
  expect(await host.readMail(1)).toEqual({
    ok: true,
    value: {
      messageId: 'one@nordlicht.example',
      inReplyTo: 'zero@kontor.example',
      references: ['start@kontor.example', 'zero@kontor.example'],
      conversationId: 'conversation-1',
      subject: 'Angebot 2026-118',
      sentAt: '2026-03-02T08:14:00.000Z',
      participants: [
        { role: 'from', email: 'petra.lang@nordlicht.example', name: 'Petra Lang' },
        { role: 'to', email: 'jana.brandt@kontor.example', name: 'Jana Brandt' },
      ],
      headers,
      html: '<p>Guten Tag</p>',
      text: 'Guten Tag',
    },
  });
});

test('a mail without readable headers is read all the same', async () => {
  const stub = makeOffice({ item: mailFields() });
  answerBody(stub);
  stub.answer('headers', failWith(9020));
  const { host } = await hostOf(stub);
  expect(await host.readMail(1)).toMatchObject({
    ok: true,
    value: { headers: '', sentAt: '2026-03-02T08:15:00.000Z', text: 'Guten Tag' },
  });
});

test('where only the plain text can be had, the mail is read with it', async () => {
  const stub = makeOffice({ item: mailFields() });
  stub.answer('body html', failWith(5000));
  stub.answer('body text', answerWith('Guten Tag'));
  const { host } = await hostOf(stub);
  expect(await host.readMail(1)).toMatchObject({ ok: true, value: { html: '', text: 'Guten Tag' } });
});

test('a body that is refused is said', async () => {
  const stub = makeOffice({ item: mailFields() });
  stub.answer('body html', failWith(7000));
  stub.answer('body text', failWith(7000));
  const { host } = await hostOf(stub);
  expect(await host.readMail(1)).toMatchObject({ ok: false, error: { code: 'host.denied' } });
});

test('a body that never comes is told after the time-out', async () => {
  vi.useFakeTimers();
  const stub = makeOffice({ item: mailFields() });
  stub.answer('body html', stayMute);
  stub.answer('body text', stayMute);
  const { host } = await hostOf(stub);
  const reading = host.readMail(1);
  await vi.advanceTimersByTimeAsync(16_000);
  expect(await reading).toMatchObject({ ok: false, error: { code: 'host.timeout' } });
});

test('what is read while another mail opens is thrown away', async () => {
  const stub = makeOffice({ item: mailFields() });
  const held = holdBack();
  stub.answer('body html', held.answer);
  stub.answer('body text', held.answer);
  const { host } = await hostOf(stub);
  const reading = host.readMail(1);
  stub.select(mailFields({ itemId: 'item-2' }));
  for (const done of held.waiting) done({ status: 'succeeded', value: 'text of the other mail' });
  expect(await reading).toMatchObject({ ok: false, error: { code: 'host.subject_changed' } });
});

test('a mail that Outlook left without a word yet is not read for the one before', async () => {
  const stub = makeOffice({ item: mailFields() });
  answerBody(stub);
  const { host } = await hostOf(stub);
  stub.open(mailFields({ itemId: 'item-2' }));
  expect(await host.readMail(1)).toMatchObject({ ok: false, error: { code: 'host.subject_changed' } });
  expect(stub.calls).not.toContain('body html');
});

test('headers of another mail make the reading start again', async () => {
  const stub = makeOffice({ item: mailFields() });
  answerBody(stub);
  stub.answer('headers', (done) => {
    stub.answer('headers', answerWith('Message-ID: <one@nordlicht.example>'));
    done({ status: 'succeeded', value: 'Message-ID: <two@nordlicht.example>' });
  });
  const { host } = await hostOf(stub);
  expect(await host.readMail(1)).toMatchObject({
    ok: true,
    value: { headers: 'Message-ID: <one@nordlicht.example>' },
  });
  expect(stub.calls.filter((call) => call === 'body html')).toHaveLength(2);
});

test('a mail whose headers name another one again is not handed out', async () => {
  const stub = makeOffice({ item: mailFields() });
  answerBody(stub);
  stub.answer(
    'headers',
    answerWith('Message-ID: <two@nordlicht.example>\r\nIn-Reply-To: <zero@other.example>'),
  );
  const { host } = await hostOf(stub);
  expect(await host.readMail(1)).toMatchObject({ ok: false, error: { code: 'host.subject_changed' } });
  expect(stub.calls.filter((call) => call === 'headers')).toHaveLength(2);

  stub.answer('headers', answerWith('Message-ID: <one@nordlicht.example>'));
  expect(await host.readMail(1)).toMatchObject({ ok: true, value: { messageId: 'one@nordlicht.example' } });
});

test.each([
  ['id', { itemId: 'item-2' }],
  ['message id', { internetMessageId: '<two@nordlicht.example>' }],
  ['time', { dateTimeCreated: new Date('2026-03-02T08:16:00Z') }],
])(
  'without headers a mail whose %s is another one after the reading is not handed out',
  async (_, change) => {
    const stub = makeOffice({ mailboxSet: 7, item: mailFields() });
    const held = holdBack();
    stub.answer('body html', held.answer);
    stub.answer('body text', held.answer);
    const { host } = await hostOf(stub);
    const reading = host.readMail(1);
    // Outlook has moved on and says nothing of it.
    stub.open(mailFields(change));
    for (const done of held.waiting) done({ status: 'succeeded', value: 'text of the other mail' });
    expect(await reading).toMatchObject({ ok: false, error: { code: 'host.subject_changed' } });
  },
);

test('attachments are listed with what they are', async () => {
  const attachments = [
    attachment('offer'),
    attachment('logo', { isInline: true }),
    attachment('link', { attachmentType: 'cloud' }),
    attachment('mail', { attachmentType: 'item', name: 'Fwd: Angebot', contentType: null }),
  ];
  const { host } = await hostOf(makeOffice({ item: mailFields({ attachments }) }));
  expect(mailOf(host.subject.value).attachments).toEqual([
    {
      id: 'offer',
      name: 'offer.pdf',
      contentType: 'application/pdf',
      sizeBytes: 3,
      inline: false,
      cloud: false,
    },
    {
      id: 'logo',
      name: 'logo.pdf',
      contentType: 'application/pdf',
      sizeBytes: 3,
      inline: true,
      cloud: false,
    },
    {
      id: 'link',
      name: 'link.pdf',
      contentType: 'application/pdf',
      sizeBytes: 3,
      inline: false,
      cloud: true,
    },
    {
      id: 'mail',
      name: 'Fwd: Angebot.eml',
      contentType: 'message/rfc822',
      sizeBytes: 3,
      inline: false,
      cloud: false,
    },
  ]);
});

test.each([
  ['base64', 'QUJD', 'ABC'],
  ['eml', 'Subject: Grüße', 'Subject: Grüße'],
  ['iCalendar', 'BEGIN:VCALENDAR', 'BEGIN:VCALENDAR'],
])('an attachment that comes as %s gives its bytes', async (format, content, text) => {
  const stub = makeOffice({ item: mailFields({ attachments: [attachment('offer')] }) });
  stub.answer('attachment offer', answerWith({ format, content }));
  const { host } = await hostOf(stub);
  const read = await host.readAttachment(1, 'offer');
  expect(read.ok && new TextDecoder().decode(read.value)).toBe(text);
});

test('an attachment that is only a link says that it cannot be read', async () => {
  const stub = makeOffice({ item: mailFields({ attachments: [attachment('offer')] }) });
  stub.answer('attachment offer', answerWith({ format: 'url', content: 'https://files.example/offer' }));
  const { host } = await hostOf(stub);
  expect(await host.readAttachment(1, 'offer')).toMatchObject({
    ok: false,
    error: { code: 'host.unsupported' },
  });
});

test('an attachment that Outlook refuses is said at once', async () => {
  const stub = makeOffice({ item: mailFields({ attachments: [attachment('offer')] }) });
  stub.answer('attachment offer', failWith(7000));
  const { host } = await hostOf(stub);
  expect(await host.readAttachment(1, 'offer')).toMatchObject({ ok: false, error: { code: 'host.denied' } });
  expect(stub.calls.filter((call) => call === 'attachment offer')).toHaveLength(1);
});

test('an attachment that never comes is asked for once more and gives its place to the next', async () => {
  vi.useFakeTimers();
  const ids = ['a', 'b', 'c', 'd'];
  const stub = makeOffice({ item: mailFields({ attachments: ids.map((id) => attachment(id)) }) });
  for (const id of ['a', 'b', 'c']) stub.answer(`attachment ${id}`, stayMute);
  stub.answer('attachment d', answerWith({ format: 'base64', content: 'QUJD' }));
  const { host } = await hostOf(stub);
  const reads = ids.map((id) => host.readAttachment(1, id));
  await vi.advanceTimersByTimeAsync(16_000);
  const results = await Promise.all(reads);
  expect(results.map((result) => (result.ok ? 'read' : result.error.code))).toEqual([
    'host.timeout',
    'host.timeout',
    'host.timeout',
    'read',
  ]);
});

test('Outlook is asked for no more than three attachments at a time', async () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const stub = makeOffice({ item: mailFields({ attachments: ids.map((id) => attachment(id)) }) });
  const held = holdBack();
  for (const id of ids) stub.answer(`attachment ${id}`, held.answer);
  const { host } = await hostOf(stub);
  const asked = () => stub.calls.filter((call) => call.startsWith('attachment'));
  const reads = ids.map((id) => host.readAttachment(1, id));
  await vi.waitFor(() => expect(asked()).toHaveLength(3));
  const empty = { status: 'succeeded', value: { format: 'base64', content: '' } };
  held.waiting[0]!(empty);
  await reads[0];
  await vi.waitFor(() => expect(asked()).toHaveLength(4));
  for (const id of ids) stub.answer(`attachment ${id}`, answerWith(empty.value));
  for (const done of held.waiting) done(empty);
  expect((await Promise.all(reads)).every(({ ok }) => ok)).toBe(true);
});
