import { describe, expect, it } from 'vitest';
import { readMail } from '#server/mail/parse/read-mail.ts';
import { readRtf } from '#server/mail/parse/rtf-text.ts';
import type { Mail } from '#shared/domain/mail.ts';
import { mailSchema } from '#shared/domain/mail.ts';
import type { MsgItem } from '#tests/support/make-msg.ts';
import { makeMsg, MSG_PROPERTY as P } from '#tests/support/make-msg.ts';

const note = (item: MsgItem): MsgItem => ({
  ...item,
  texts: { [P.messageClass]: 'IPM.Note', ...item.texts },
});
const read = async (item: MsgItem): Promise<Mail> => {
  const result = await readMail(makeMsg(note(item)), 'msg');
  if (!result.ok) throw new Error(result.error.code);
  expect(mailSchema.safeParse(result.value.mail).error).toBeUndefined();
  return result.value.mail;
};
const people = (mail: Mail): string[] =>
  mail.participants.map(({ role, name, email }) => `${role}: ${name} <${email}>`);

/** Stored, not compressed: the form MS-OXRTFCP allows for short texts. */
const storedRtf = (rtf: string): Buffer => {
  const head = Buffer.alloc(16);
  head.writeUInt32LE(rtf.length + 12, 0);
  head.writeUInt32LE(rtf.length, 4);
  head.writeUInt32LE(0x414c454d, 8);
  return Buffer.concat([head, Buffer.from(rtf, 'latin1')]);
};

describe('an Outlook mail file', () => {
  it('is read with sender, recipients, date and text', async () => {
    const mail = await read({
      texts: {
        [P.subject]: 'Angebot für Türen',
        [P.body]: 'Guten Tag,\r\nGrüße 😀',
        [P.messageId]: '<m1@nordlicht.example>',
        [P.senderName]: 'Jana Weber',
        [P.senderEmail]: 'jana@nordlicht.example',
      },
      times: { [P.submitTime]: Date.UTC(2026, 5, 1, 8, 15) },
      recipients: [
        {
          texts: {
            [P.displayName]: 'Paul',
            [P.email]: '/o=Firma/cn=paul',
            [P.addressType]: 'EX',
            [P.smtpAddress]: 'paul@kontor.example',
          },
          numbers: { [P.recipientType]: 1 },
        },
        {
          texts: { [P.displayName]: 'Chefin', [P.email]: 'chefin@kontor.example', [P.addressType]: 'SMTP' },
          numbers: { [P.recipientType]: 2 },
        },
        {
          texts: { [P.displayName]: 'Nur intern', [P.email]: '/o=Firma/cn=x', [P.addressType]: 'EX' },
          numbers: { [P.recipientType]: 3 },
        },
      ],
    });
    expect(mail).toMatchObject({
      subject: 'Angebot für Türen',
      text: 'Guten Tag,\nGrüße 😀',
      messageId: 'm1@nordlicht.example',
      sentAt: '2026-06-01T08:15:00.000Z',
    });
    expect(people(mail)).toEqual([
      'from: Jana Weber <jana@nordlicht.example>',
      'to: Paul <paul@kontor.example>',
      'cc: Chefin <chefin@kontor.example>',
      'bcc: Nur intern <>',
    ]);
  });

  it('takes thread and sender from the internet headers where Outlook has no field for them', async () => {
    const mail = await read({
      texts: {
        [P.subject]: 'x',
        [P.headers]:
          'Message-ID: <m2@a.example>\r\nReferences: <m0@a.example> <m1@a.example>\r\nIn-Reply-To: <m1@a.example>\r\nFrom: Anna <anna@a.example>\r\nReply-To: antwort@a.example\r\nDate: Mon, 1 Jun 2026 10:15:00 +0200\r\nContent-Type: multipart/mixed; boundary=x\r\n',
      },
    });
    expect(mail).toMatchObject({
      messageId: 'm2@a.example',
      inReplyTo: 'm1@a.example',
      references: ['m0@a.example', 'm1@a.example'],
      sentAt: '2026-06-01T08:15:00.000Z',
    });
    expect(people(mail)).toEqual(['from: Anna <anna@a.example>', 'reply_to:  <antwort@a.example>']);
    expect(mail.headers).toContain('Content-Type: multipart/mixed');
  });

  it('keeps its attachments, and pictures of the text apart', async () => {
    const mail = await read({
      binaries: { [P.html]: Buffer.from('<p>Gr\u00fc\u00dfe <img src="cid:logo@x"></p>') },
      numbers: { [P.internetCodePage]: 65_001 },
      attachments: [
        { texts: { [P.attachLongName]: '..\\Plan.pdf' }, binaries: { [P.attachData]: Buffer.from('%PDF') } },
        {
          texts: { [P.attachLongName]: 'logo.png', [P.attachMime]: 'image/png', [P.contentId]: 'logo@x' },
          binaries: { [P.attachData]: Buffer.from('png') },
        },
      ],
    });
    expect(mail.text).toBe('Grüße');
    expect(mail.attachments).toMatchObject([
      { name: 'Plan.pdf', contentType: 'application/pdf', sizeBytes: 4, inline: false },
      { name: 'logo.png', contentType: 'image/png', sizeBytes: 3, inline: true, contentId: 'logo@x' },
    ]);
  });

  it('gives back the HTML that Outlook wrapped into RTF', async () => {
    const rtf = String.raw`{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0\fswiss Arial;}{\f1\fcharset128 MS Gothic;}}{\*\generator x;}
{\*\htmltag64 <p>}\htmlrtf {\b\htmlrtf0 Gr\'fc\'dfe {\*\htmltag84 &nbsp;}\htmlrtf \'a0\htmlrtf0 \f1 \'82\'a0\f0  \u8364 ?{\*\htmltag72 </p>}\htmlrtf }\htmlrtf0}`;
    const mail = await read({ binaries: { [P.rtf]: storedRtf(rtf) } });
    expect(mail.html).toBe('<p>Grüße &nbsp;あ €</p>');
    expect(mail.text).toBe('Grüße あ €');
  });

  it('shows the text of plain RTF when there is nothing else', async () => {
    const rtf = String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\info{\author weg}}\f0 Guten Tag,\par Gr\'fc\'dfe \endash  \{Anna\}{\pict 0102}}`;
    const mail = await read({ binaries: { [P.rtf]: storedRtf(rtf) } });
    expect(mail).toMatchObject({ text: 'Guten Tag,\nGrüße – {Anna}', html: '' });
    expect(readRtf(Buffer.from(rtf)).kind).toBe('text');
  });
});

describe('other Outlook items', () => {
  const refusal = async (messageClass: string) =>
    readMail(makeMsg({ texts: { [P.messageClass]: messageClass, [P.subject]: 'x' } }), 'msg');

  it('are refused with their kind', async () => {
    expect(await refusal('IPM.Contact')).toMatchObject({ error: { code: 'mail.is_contact' } });
    expect(await refusal('IPM.Appointment')).toMatchObject({ error: { code: 'mail.is_appointment' } });
    expect(await refusal('IPM.StickyNote')).toMatchObject({
      error: { code: 'mail.not_a_mail', params: { kind: 'IPM.StickyNote' } },
    });
  });

  it('that arrive as mails are read', async () => {
    for (const kind of ['IPM.Note.SMIME', 'IPM.Schedule.Meeting.Request', 'REPORT.IPM.Note.NDR']) {
      expect([kind, (await refusal(kind)).ok]).toEqual([kind, true]);
    }
  });

  it('that are broken are refused', async () => {
    const whole = makeMsg(note({ texts: { [P.subject]: 'x' } }));
    const result = await readMail(whole.subarray(0, 600), 'msg');
    expect(result.ok ? 'read' : result.error.code).toMatch(/^mail\./);
  });
});
