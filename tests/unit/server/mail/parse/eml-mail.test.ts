import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ReadMail } from '#server/mail/parse/read-mail.ts';
import { sha256Hex } from '#server/mail/parse/content-hash.ts';
import { readMail } from '#server/mail/parse/read-mail.ts';
import { mailSchema } from '#shared/domain/mail.ts';
import { eml, filePart, multipartEml } from '#tests/support/make-eml.ts';

const read = async (bytes: Buffer): Promise<ReadMail> => {
  const result = await readMail(bytes, 'eml');
  if (!result.ok) throw new Error(result.error.code);
  expect(mailSchema.safeParse(result.value.mail).error).toBeUndefined();
  return result.value;
};
const fixture = (name: string): Promise<ReadMail> =>
  read(readFileSync(new URL(`../../../../fixtures/mail/${name}`, import.meta.url)));
const people = ({ mail }: ReadMail): string[] =>
  mail.participants.map(({ role, name, email }) => `${role}: ${name} <${email}>`);
const refusal = async (bytes: Buffer): Promise<string> => {
  const result = await readMail(bytes, 'eml');
  return result.ok ? 'read' : result.error.code;
};

describe('an ordinary mail', () => {
  it('is read with its people, thread, date and text', async () => {
    const found = await fixture('plain-utf8.eml');
    expect(found.mail).toMatchObject({
      messageId: 'CAF12+x@nordlicht.example',
      inReplyTo: 'angebot-77@kontor.example',
      references: ['start-1@kontor.example', 'angebot-77@kontor.example'],
      subject: 'Angebot für 12 Türen',
      sentAt: '2026-06-01T08:15:00.000Z',
      html: '',
      attachments: [],
    });
    expect(found.mail.text).toMatch(
      /^Guten Tag Herr Öhler,\n\nvielen Dank .* 1\.480,00 €\.\n\nGrüße aus Flensburg\nJana Weber$/,
    );
    expect(found.mail.headers).toMatch(/^Return-Path: .*\nReceived: /);
    expect(people(found)).toEqual([
      'from: Jana Weber, Nordlicht GmbH <jana.weber@nordlicht.example>',
      'to:  <vertrieb@kontor.example>',
      'to: Paul Öhler <paul@kontor.example>',
      'cc: Buchhaltung <buchhaltung@nordlicht.example>',
      'reply_to:  <einkauf@nordlicht.example>',
    ]);
  });

  it('keeps its letters when eight-bit signs contradict the label', async () => {
    const { mail } = await fixture('latin1-lies.eml');
    expect(mail).toMatchObject({ subject: 'Grüße aus Köln', text: 'Schöne Grüße, 5 € Porto', sentAt: null });
    expect(mail.participants[0]).toEqual({ role: 'from', name: 'Müller', email: 'mueller@alt.example' });
  });

  it('is read without the line an mbox put before it', async () => {
    const bytes = Buffer.concat([
      Buffer.from('\r\nFrom x@y.example Mon Jun  1 10:00:00 2026\r\n'),
      eml(['Subject: Hallo'], 'Text'),
    ]);
    expect((await read(bytes)).mail).toMatchObject({ subject: 'Hallo', text: 'Text' });
  });

  it('is read when its first header is written in the old way', async () => {
    const { mail } = await read(
      Buffer.from('From  : Anna <anna@absender.example>\r\nDate : 1 Jun 26 10(x): 15\r\n\r\nText'),
    );
    expect(mail).toMatchObject({ sentAt: '2026-06-01T10:15:00.000Z', participants: [{ name: 'Anna' }] });
  });

  it('stays one line where a line is meant, even if line breaks come encoded', async () => {
    const { mail } = await read(
      eml(
        ['Subject: =?utf-8?Q?Hallo=0D=0ABcc:_x@y.example=00?=', 'To: =?utf-8?Q?A=0D=0AB?= <a@b.example>'],
        'a\0b',
      ),
    );
    expect(mail.subject).toBe('Hallo Bcc: x@y.example\uFFFD');
    expect(mail.participants[1]).toMatchObject({ name: 'A B' });
    expect(mail.text).toBe('a\uFFFDb');
  });

  it('believes the first sender when there are two, and keeps what is no address as a name', async () => {
    const found = await read(
      eml([
        'From: falsch@boese.example',
        'To: undisclosed-recipients:;',
        'Cc: "Alle" <vertrieb>, Paul (privat) <paul(x)@kontor.example>',
      ]),
    );
    expect(people(found)).toEqual([
      'from:  <anna@absender.example>',
      'cc: Alle vertrieb <>',
      'cc: Paul <paul@kontor.example>',
    ]);
  });

  it('shows its body when the structure is broken', async () => {
    const { mail } = await read(eml(['Content-Type: multipart/mixed'], 'Trotzdem lesbar'));
    expect(mail.text).toBe('Trotzdem lesbar');
    expect((await read(eml(['Content-Type: text'], 'Auch lesbar'))).mail.text).toBe('Auch lesbar');
  });

  it('keeps a very long text whole', async () => {
    const text = 'Zeile mit Umlaut ü\r\n'.repeat(40_000);
    const { mail } = await read(eml(['Content-Type: text/plain; charset=utf-8'], text));
    expect(mail.text).toBe(text.replaceAll('\r\n', '\n').trimEnd());
    const html = await read(eml(['Content-Type: text/html; charset=utf-8'], `<p>${text}</p>`));
    expect(html.mail.html).toContain('Umlaut ü');
    expect(html.mail.text.length).toBeGreaterThan(600_000);
  });

  it('is the same mail when it is read again', async () => {
    const bytes = eml(['Subject: x'], 'y');
    expect(await read(bytes)).toEqual(await read(bytes));
    expect((await read(bytes)).rawHash).toBe(sha256Hex(bytes));
  });
});

describe('attachments', () => {
  it('are told apart from pictures the text shows', async () => {
    const { mail } = await fixture('html-signature.eml');
    expect(
      mail.attachments.map(({ name, contentType, inline, contentId }) => ({
        name,
        contentType,
        inline,
        contentId,
      })),
    ).toEqual([
      { name: 'logo.png', contentType: 'image/png', inline: true, contentId: 'logo@berger' },
      { name: 'foto.jpg', contentType: 'image/jpeg', inline: false, contentId: '' },
      { name: 'Bau pläne 2026.pdf', contentType: 'application/pdf', inline: false, contentId: '' },
      { name: 'attachment.ics', contentType: 'text/calendar', inline: false, contentId: '' },
      { name: 'winmail.dat', contentType: 'application/ms-tnef', inline: false, contentId: '' },
    ]);
    expect(mail.text).toBe(
      'Hallo Paul,\nder Bauplan [https://berger-bau.example/plan] hängt an.\n\n- Tür 1\n- Tür 2\n\nMenge 12\n\nBerger Bau',
    );
    expect(mail.html).toContain('src="cid:logo@berger"');
  });

  it('come out byte for byte, whatever they look like', async () => {
    const contents = [
      Buffer.from(Array.from({ length: 3_000 }, (_, index) => index % 256)),
      Buffer.from('a\r\nb\r\n'),
      Buffer.alloc(0),
    ];
    const mail = multipartEml([
      ...contents.map((content, index) => filePart(`datei-${index}.pdf`, content)),
      {
        headers: [
          'Content-Type: text/csv; charset=utf-8',
          'Content-Disposition: attachment; filename=liste.csv',
        ],
        body: 'a;b\r\n1;2',
      },
      {
        headers: ['Content-Type: application/pdf', 'Content-Transfer-Encoding: base64'],
        body: 'YQ==\r\nYg==!!',
      },
    ]);
    const { mail: found, blobs } = await read(mail);
    const bytesOf = (index: number): Buffer =>
      Buffer.from(blobs.find(({ hash }) => hash === found.attachments[index]!.hash)!.bytes);
    expect(contents.map((_, index) => bytesOf(index))).toEqual(contents);
    expect(bytesOf(3).toString()).toBe('a;b\r\n1;2');
    expect(bytesOf(4).toString()).toBe('ab');
    expect(found.attachments.every(({ hash }, index) => hash === sha256Hex(bytesOf(index)))).toBe(true);
  });

  it('that are texts shown in the mail are both', async () => {
    const { mail, blobs } = await read(
      multipartEml([
        { headers: ['Content-Type: text/plain; name="brief.txt"'], body: 'Siehe Protokoll.' },
        {
          headers: [
            'Content-Type: text/plain; charset=utf-8',
            "Content-Disposition: inline; filename*=utf-8''Geh%C3%A4use.log",
          ],
          body: 'Zeile ü\r\n',
        },
      ]),
    );
    expect(mail.text).toBe('Siehe Protokoll.\n\nZeile ü');
    expect(mail.attachments.map(({ name }) => name)).toEqual(['Gehäuse.log']);
    expect(Buffer.from(blobs[0]!.bytes).toString()).toBe('Zeile ü\r\n');
  });

  it('with the same content are kept once', async () => {
    const { mail, blobs } = await read(
      multipartEml([filePart('a.pdf', Buffer.from('x')), filePart('b.pdf', Buffer.from('x'))]),
    );
    expect(mail.attachments.map(({ name }) => name)).toEqual(['a.pdf', 'b.pdf']);
    expect(blobs).toHaveLength(1);
  });

  it('have harmless names', async () => {
    const { mail } = await read(
      multipartEml([
        filePart('../../etc/passwd', Buffer.from('x')),
        filePart('=?utf-8?Q?a=0D=0Ab=E2=80=AEgpj.exe?=', Buffer.from('y')),
      ]),
    );
    expect(mail.attachments.map(({ name }) => name)).toEqual(['passwd', 'a bgpj.exe']);
  });

  it('that are mails are named after their subject, and their words are found', async () => {
    const { mail, blobs } = await fixture('forwarded.eml');
    expect(mail.attachments).toMatchObject([{ name: 'Reklamation 4711.eml', contentType: 'message/rfc822' }]);
    expect(mail.text).toBe(
      'Bitte ansehen.\n\nFrom: Erika Muster <erika@muster.example>\nSubject: Reklamation 4711\n\nDie Tür kostet 99 € und klemmt.',
    );
    expect(Buffer.from(blobs[0]!.bytes).toString('latin1')).toMatch(/^From: Erika.*\r\n/);
  });

  it('of a delivery report are kept, and the status and the returned mail are readable', async () => {
    const { mail } = await fixture('delivery-report.eml');
    expect(mail.attachments.map(({ name }) => name)).toEqual(['attachment.txt', 'Hallo.eml']);
    expect(mail.text).toContain('Your message could not be delivered.');
    expect(mail.text).toContain('Final-Recipient: rfc822; niemand@muster.example');
    expect(mail.text).toContain('Subject: Hallo\n\nAnbei das Angebot');
  });
});

describe('what is refused', () => {
  it('is not a mail', async () => {
    expect(await refusal(Buffer.from('\n\n'))).toBe('mail.empty');
    expect(await refusal(Buffer.from('Hallo, das ist nur Text.\n\nMehr nicht.'))).toBe('mail.not_a_mail');
    expect(await refusal(Buffer.from('%PDF-1.4\n%\n'))).toBe('mail.not_a_mail');
    expect((await readMail(eml([]), 'msg')).ok).toBe(false);
  });

  it('has a header that is too large', async () => {
    expect(await refusal(eml([`Subject: ${'x'.repeat(5_000_000)}`]))).toBe('mail.header_too_large');
    expect(
      await refusal(eml(Array.from({ length: 130_000 }, () => 'X-Fill: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'))),
    ).toBe('mail.header_too_large');
  });

  it('has too many parts, or parts too deep in one another', async () => {
    const parts = (count: number): Buffer =>
      multipartEml(Array.from({ length: count }, () => ({ headers: ['X: y'], body: 'x' })));
    expect(await refusal(parts(999))).toBe('read');
    expect(await refusal(parts(1_001))).toBe('mail.too_many_parts');
    expect(
      await refusal(
        multipartEml(Array.from({ length: 600 }, (_, index) => filePart(`${index}.pdf`, Buffer.from('x')))),
      ),
    ).toBe('mail.too_many_parts');
    const deep = Array.from(
      { length: 300 },
      (_, level) => `Content-Type: multipart/mixed; boundary="b${level}"\r\n\r\n--b${level}\r\n`,
    );
    expect(await refusal(Buffer.from(`From: a@b.example\r\n${deep.join('')}\r\nx`))).toBe('mail.too_deep');
  });
});
