import { describe, expect, it } from 'vitest';
import {
  attachmentsDiffer,
  isSentCloseTo,
  mailFingerprint,
  mailMarks,
  readableContent,
} from '#shared/domain/mail-fingerprint.ts';
import type { MailAttachment, MailParticipant } from '#shared/domain/mail.ts';

const same = (text: string): string => text;
const from = (email: string): MailParticipant[] => [{ role: 'from', email, name: '' }];
const mail = (text: string, subject = 'Angebot', email = 'Anna@Absender.example') => ({
  participants: from(email),
  subject,
  text,
});
const similarityOf = (of: Parameters<typeof mailMarks>[0], hash: (text: string) => string): string =>
  mailMarks(of, hash).similarity;
const print = (text: string, subject?: string, email?: string): string =>
  mailFingerprint(mail(text, subject, email), same);

const file = (name: string, hash: string, inline = false): MailAttachment => ({
  hash: hash.repeat(64),
  name,
  contentType: 'application/pdf',
  sizeBytes: 1,
  inline,
  contentId: '',
});

describe('the content of a mail', () => {
  it('is the same in Outlook and in the raw message: spaces, line breaks, quote marks and rewritten links do not count', () => {
    const raw = 'Guten Tag,\r\n\r\nanbei die Preisliste <https://nordlicht.example/liste>.\r\n> Zitat\r\n';
    const outlook =
      'Guten Tag, anbei die Preisliste [https://safelinks.example/?url=abc&data=1].\n\nZitat [cid:image001.png@01]';
    expect(print(raw)).toBe(print(outlook, 'ANGEBOT ', 'anna@absender.example'));
  });

  it('differs when a word, a figure, the subject or the sender differs', () => {
    const base = print('Wir zahlen 10.00 € am 5.');
    expect(print('Wir zahlen 1000 € am 5.')).not.toBe(base);
    expect(print('Wir zahlen -10.00 € am 5.')).not.toBe(base);
    expect(print('Wir zahlen 10.00 € am 5.', 'Absage')).not.toBe(base);
    expect(print('Wir zahlen 10.00 € am 5.', 'Angebot', 'x@y.example')).not.toBe(base);
    expect(print('Wir zahlten 10.00 € am 5.')).not.toBe(base);
  });

  it('keeps figures apart that stand apart', () => {
    expect(readableContent('5 3')).toBe('5 3');
    expect(readableContent('5 -3')).toBe('5 -3');
    expect(readableContent('089/123')).toBe('089 123');
    expect(readableContent('− 7 Grad')).toBe('7grad');
    expect(readableContent('A – B')).toBe('ab');
  });

  it('has no sender when the mail names none', () => {
    expect(mailFingerprint({ participants: [], subject: '', text: '' }, same)).toBe('["","",""]');
  });
});

describe('the files of two copies', () => {
  it('contradict each other only when one name stands for two contents', () => {
    expect(attachmentsDiffer([file('a.pdf', 'a')], [file('a.pdf', 'b')])).toBe(true);
    expect(attachmentsDiffer([file('a.pdf', 'a')], [file('a.pdf', 'a'), file('b.pdf', 'b')])).toBe(false);
    expect(attachmentsDiffer([], [file('a.pdf', 'a')])).toBe(false);
    expect(attachmentsDiffer([file('a.pdf', 'a'), file('a.pdf', 'b')], [file('a.pdf', 'b')])).toBe(false);
    expect(attachmentsDiffer([file('a.pdf', 'a', true)], [file('a.pdf', 'b', true)])).toBe(false);
  });
});

describe('mails without an id', () => {
  it('look alike when sender, subject and the start of the text agree', () => {
    const key = similarityOf(mail('Hallo', 'AW: Angebot'), same);
    expect(similarityOf(mail('Hallo!', 'Re: [2]: angebot'.replace(' [2]', '')), same)).toBe(key);
    expect(similarityOf(mail('Hallo'.repeat(100) + 'x'), same)).toBe(
      similarityOf(mail('Hallo'.repeat(100) + 'y'), same),
    );
    expect(similarityOf(mail('Tschüs'), same)).not.toBe(key);
  });

  it('are close when sent within two minutes, or when one of the times is unknown', () => {
    expect(isSentCloseTo('2026-06-01T10:00:00Z', '2026-06-01T10:02:00Z')).toBe(true);
    expect(isSentCloseTo('2026-06-01T10:00:00Z', '2026-06-01T10:02:01Z')).toBe(false);
    expect(isSentCloseTo(null, '2026-06-01T10:02:01Z')).toBe(true);
    expect(isSentCloseTo('2026-06-01T10:02:01Z', null)).toBe(true);
  });
});
