import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Browser } from '#extension/browser.ts';
import { partiesOf } from '#extension/webmail/addresses.ts';
import { fromBase64, toBase64 } from '#extension/webmail/base64.ts';
import { fetchMail } from '#extension/webmail/fetch-mail.ts';
import { parseMailFile } from '#extension/webmail/mail-file.ts';
import { permissionOf } from '#extension/webmail/mailbox-permission.ts';
import type { WebmailReading, WebmailRequest } from '#extension/webmail/webmail-messages.ts';
import { DRAWING, mailboxMail } from '#tests/support/roundcube/mailbox-mails.ts';

const raw = mailboxMail({
  id: 'offer-118',
  from: 'Katrin <k.oeztuerk@brandt-pumpen.example>',
  subject: '=?utf-8?q?Angebot_f=C3=BCr_Pumpen?=',
  text: 'Grüße aus Köln',
  file: { name: 'Zeichnung.pdf', content: DRAWING },
});

const reading = {
  key: 'mail 7',
  stamp: 'stamp 7',
  hasSource: true,
  messageId: 'offer-118@brandt-pumpen.example',
} as WebmailReading;

/** The script in the page, handing out `source` in pieces of that many bytes. */
const pageWith = (source: Uint8Array | null, piece = 10_000, stamp = 'stamp 7') =>
  ({
    sendMessage: (_: number, request: WebmailRequest) =>
      Promise.resolve(
        request.type === 'webmail.stamp'
          ? stamp
          : request.type === 'webmail.source' && source
            ? {
                total: source.length,
                base64: toBase64(source.subarray(request.offset, request.offset + piece)),
              }
            : null,
      ),
  }) as unknown as Pick<Browser['tabs'], 'sendMessage'>;

test('a mail comes whole, however many pieces it takes', async () => {
  const file = await fetchMail(pageWith(raw), 1, reading, parseMailFile);
  if (!file.ok) throw new Error(file.error.code);
  expect(file.value.mail).toMatchObject({
    subject: 'Angebot für Pumpen',
    html: '',
    messageId: reading.messageId,
  });
  expect(file.value.mail.text).toContain('Grüße aus Köln');
  expect(file.value.attachments).toMatchObject([
    { name: 'Zeichnung.pdf', sizeBytes: DRAWING.length, inline: false },
  ]);
  expect(Buffer.from(file.value.content.get('1') ?? []).equals(DRAWING)).toBe(true);
});

test.each([
  ['the mail was left', null, 'stamp 8', 'host.subject_changed'],
  ['the mailbox does not hand it out', null, 'stamp 7', 'host.failed'],
  [
    'it is another mail by now',
    Buffer.from('From: a@b.example\r\nMessage-ID: <x@b.example>\r\n\r\n'),
    'stamp 8',
    'host.subject_changed',
  ],
])('nothing is taken for the mail when %s', async (_, source, stamp, code) => {
  expect(await fetchMail(pageWith(source, 10_000, stamp), 1, reading, parseMailFile)).toMatchObject({
    error: { code },
  });
});

test('a page that never comes to an end is given up', async () => {
  expect((await fetchMail(pageWith(raw, 0), 1, reading, parseMailFile)).ok).toBe(false);
});

test('bytes survive the way through a message', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(fromBase64(toBase64(bytes))).toEqual(bytes);
    }),
  );
});

test('people are told apart however their names are written', () => {
  const names = fc.stringMatching(/^[A-Za-zÄÖÜäöüß .,;'-]{0,30}$/);
  const addresses = fc.integer({ min: 1, max: 9_999 }).map((number) => `person${number}@haus.example`);
  fc.assert(
    fc.property(fc.array(fc.tuple(names, addresses), { maxLength: 8 }), (people) => {
      const list = people.map(([name, email]) => `"${name}" <${email}>`).join(', ');
      expect(partiesOf(list).map(({ email }) => email)).toEqual(people.map(([, email]) => email));
    }),
  );
});

test('one mailbox is asked for, and no other site', () => {
  expect(permissionOf('https://mail.haus.example:8443')).toEqual({
    origins: ['https://mail.haus.example/*'],
  });
});
