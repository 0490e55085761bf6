/**
 * Real mails, as collected by the makers of two mail libraries: every one is read or refused with a code.
 * The collection lies beside the repository; it is not part of it.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MailReader } from '#server/mail/parse/mail-reader.ts';
import { createMailReader } from '#server/mail/parse/mail-reader.ts';
import type { MailFormat, ReadMail } from '#server/mail/parse/read-mail.ts';
import type { Result } from '#shared/lib/result.ts';
import { describeWithOutsideData, outsidePath } from '#tests/support/outside-data.ts';

const DATA = outsidePath('data');

/** Looked at one by one: header only, or nothing but blank lines. */
const SILENT = [
  'bad_date_header.eml',
  'bad_date_header2.eml',
  'empty_in_reply_to.eml',
  'missing_body.eml',
  'must_supply_encoding.eml',
  'voteItems.msg',
  'voteNo.msg',
  'voteYes.msg',
];

const filesIn = (folder: string): string[] =>
  readdirSync(join(DATA, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(DATA, folder, name))
    .filter((path) => statSync(path).isFile())
    .toSorted();

describeWithOutsideData('the collection of real mails', 'data/mail', () => {
  let reader: MailReader;
  const results = new Map<string, Result<ReadMail>>();

  const readAll = async (folder: string, format: MailFormat): Promise<Record<string, number>> => {
    const tally: Record<string, number> = {};
    for (const path of filesIn(folder)) {
      const result = await reader.read(readFileSync(path), format);
      results.set(basename(path), result);
      const code = result.ok ? 'read' : result.error.code;
      tally[code] = (tally[code] ?? 0) + 1;
    }
    process.stdout.write(`${folder}: ${JSON.stringify(tally)}\n`);
    return tally;
  };
  const mailOf = (name: string): ReadMail['mail'] => {
    const result = results.get(name);
    if (!result?.ok) throw new Error(`${name}: ${result ? result.error.code : 'not in the collection'}`);
    return result.value.mail;
  };

  beforeAll(async () => {
    reader = createMailReader();
    const mails = await readAll('mail', 'eml');
    expect(mails).toEqual({ read: 103, 'mail.empty': 1 });
    const items = await readAll('msg', 'msg');
    expect(items).toEqual({
      read: 25,
      'mail.is_appointment': 13,
      'mail.is_contact': 2,
      'mail.not_a_mail': 1,
    });
  }, 300_000);

  afterAll(() => reader.close());

  it('keeps the letters of all languages in subjects, names and texts', () => {
    const subjects = {
      'japanese.eml': 'まみむめも',
      'japanese_iso_2022.eml': 'まみむめも',
      'raw_email.eml': 'NOTE: 한국말로 하는 것',
      'raw_email_with_partially_quoted_subject.eml': 'Re: Test: "漢字" mid "漢字" tail',
      'invalid_subject_characters.eml':
        'Formação FrenetikPolis: Mega Campanha Final Verão | Cursos de Setembro',
      'utf8_headers.eml': 'Säying Hello',
      'attachment_pdf.eml': 'Another PDF with 🎉 Unicode chars in it 🍿',
      'nonUnicodeCP932.msg': '日本語 Non Unicode タイトル',
    };
    for (const [name, subject] of Object.entries(subjects))
      expect([name, mailOf(name).subject]).toEqual([name, subject]);

    const texts = {
      'japanese_iso_2022.eml': 'すみません。',
      'japanese_shift_jis.eml': '今後ともよろしくお願い申し上げます！',
      'ks_c_5601-1987.eml': '스티해',
      'raw_email.eml': '제 이름은 Jamis입니다.',
      'raw_email10.eml': 'Envoyé par le service de messagerie texte de Bell Mobilité.',
      'Hello +CJK.msg': 'K 안녕하세요',
      'nonUnicodeCP932.msg': '日本語 Non Unicode 本文',
    };
    for (const [name, text] of Object.entries(texts))
      expect([name, mailOf(name).text]).toEqual([name, expect.stringContaining(text)]);

    expect(mailOf('header_fields_with_empty_values.eml').participants[0]).toMatchObject({
      name: 'Jørn Støylen',
    });
    expect(mailOf('encoding_madness.eml').participants).toContainEqual({
      role: 'reply_to',
      name: 'KLAUS- HÄNSCHEL',
      email: '',
    });
  });

  it('names attachments as their senders did', () => {
    const names = {
      'attachment_nonascii_filename.eml': ['ciële.txt'],
      'attachment_with_quoted_filename.eml': ['Eelanalüüsi päring.jpg'],
      'japanese_attachment.eml': ['てすと.txt'],
      'japanese_attachment_long_name.eml': ['かきくけこかきくけこかきくけこかきくけこかきくけこ.txt'],
      'attachment_with_unquoted_name.eml': ['This is a test.txt'],
      'attachment_message_rfc822.eml': ['ForwardedMessage.eml'],
      'multi_address_bounce1.eml': ['attachment.txt', 'Test of bounce email.eml'],
      'attachmentsOrder.msg': ['A.docx', 'B.docx', 'C.docx', 'D.docx'],
      'msgInMsg.msg': ['Microsoft Outlook テスト メッセージ.msg', 'green.png'],
    };
    for (const [name, expected] of Object.entries(names)) {
      expect([name, mailOf(name).attachments.map((file) => file.name)]).toEqual([name, expected]);
    }
    expect(mailOf('attachAndInline.msg').attachments.map(({ inline }) => inline)).toEqual([false, true]);
  });

  it('reads addresses as old standards and broken programs wrote them', () => {
    const addresses = (name: string, role: string): string[] =>
      mailOf(name)
        .participants.filter((one) => one.role === role)
        .map(({ email }) => email);
    expect(addresses('example03.eml', 'to')).toEqual(['mary@x.test', 'jdoe@example.org', 'one@y.test']);
    expect(addresses('example04.eml', 'to')).toEqual(['c@a.test', 'joe@where.test', 'jdoe@one.test']);
    expect(addresses('example10.eml', 'from')).toEqual(['pete@silly.test']);
    expect(addresses('example11.eml', 'to')[0]).toBe('mary@example.net');
    expect(addresses('cant_parse_from.eml', 'from')).toEqual(['News@InsideApple.Apple.com']);
    expect(addresses('Subject.msg', 'bcc')).toEqual(['bcc@example.com']);
    expect(addresses('sent2.msg', 'from')).toEqual(['ku@digitaldolphins.onmicrosoft.com']);
  });

  it('leaves no mail without text that has a readable part', () => {
    const silent = [...results]
      .filter(
        ([, result]) =>
          result.ok && result.value.mail.text === '' && result.value.mail.attachments.length === 0,
      )
      .map(([name]) => name);
    expect(silent).toEqual(SILENT);
  });

  it('reads twice what it read once', async () => {
    for (const path of filesIn('mail')) {
      expect(await reader.read(readFileSync(path), 'eml')).toEqual(results.get(basename(path)));
    }
  });
});
