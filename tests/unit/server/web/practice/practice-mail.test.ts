import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { MAIL_LIMITS, mailSchema } from '#shared/domain/mail.ts';
import { DEFAULT_PREFERENCES } from '#shared/domain/user.ts';
import type { Me, User } from '#shared/domain/user.ts';
import { practiceMails } from '#server/web/practice/mails/mails.ts';
import { makePdf, makePng } from '#server/web/practice/practice-files.ts';
import { beganAt, castOf, openMail } from '#server/web/practice/practice-mail.ts';
import { createIdGenerator } from '#shared/lib/ids.ts';
import { readPng } from '#tests/support/png.ts';

const makeUser = (id: string, role: User['role'], name: string): User => ({
  id,
  name,
  email: `${name.toLowerCase()}@nordlicht.example`,
  role,
  teamName: '',
  disabled: false,
});
const olga = makeUser('01900000-0000-7000-8000-000000000001', 'owner', 'Olga');
const jonas = makeUser('01900000-0000-7000-8000-000000000002', 'user', 'Jonas');
const meOf = (user: User): Me => ({ ...user, preferences: DEFAULT_PREFERENCES });
const NOW = Date.parse('2026-11-22T00:05:00Z');

const mailsOf = (user: User) => {
  const cast = castOf(meOf(user), [jonas, olga]);
  return practiceMails.map((mail) => openMail(mail, cast, NOW));
};

describe('made-up mails', () => {
  test('there are at least a dozen in the inbox, each with an id of its own', () => {
    const inbox = mailsOf(jonas).filter(({ folder }) => folder === 'inbox');
    expect(inbox.length).toBeGreaterThanOrEqual(12);
    const ids = mailsOf(jonas).map(({ mail }) => mail.messageId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('each can be logged as it is', () => {
    for (const { mail } of mailsOf(jonas))
      expect(mailSchema.safeParse({ ...mail, attachments: [] }).success).toBe(true);
    expect(MAIL_LIMITS.subjectChars).toBeGreaterThan(0);
  });

  test('none lies in the future, even just after midnight', () => {
    for (const { mail } of mailsOf(jonas)) expect(Date.parse(mail.sentAt)).toBeLessThanOrEqual(NOW);
  });

  test('the mails keep their times on later days, for every reader: they hang on the first account', () => {
    const began = Date.parse('2026-11-22T10:00:00.000Z');
    const newId = createIdGenerator({ now: () => began }, (count) => new Uint8Array(count));
    const first = { ...olga, id: newId() };
    for (const reader of [first, jonas])
      for (const days of [0, 3])
        expect(beganAt(castOf(meOf(reader), [jonas, first]), began + days * 86_400_000)).toBe(began);
    expect(beganAt(castOf(meOf(first), [first]), began - 5_000)).toBe(began - 5_000);
  });

  test('an answer is newer than what it answers', () => {
    const mails = mailsOf(jonas);
    for (const { mail } of mails) {
      const answered = mails.find((other) => other.mail.messageId === mail.inReplyTo);
      if (answered) expect(mail.sentAt > answered.mail.sentAt).toBe(true);
    }
  });

  test('only addresses that belong to nobody are used', () => {
    for (const { mail } of mailsOf(jonas))
      for (const { email } of mail.participants) expect(email).toMatch(/\.example$/);
  });

  test('two readers have the same mails in words and ids, with themselves as recipients', () => {
    const contentOf = (user: User) =>
      mailsOf(user)
        .filter(({ mail }) => mail.participants[0]?.email !== user.email)
        .map(({ mail }) => [mail.messageId, mail.subject, mail.text]);
    const [ofOlga, ofJonas] = [contentOf(olga), contentOf(jonas)];
    expect(ofJonas).toEqual(expect.arrayContaining(ofOlga));
    const complaint = mailsOf(jonas).find(({ id }) => id === 'complaint-1');
    expect(complaint?.mail.participants.find(({ role }) => role === 'to')?.email).toBe(jonas.email);
  });

  test('the internal mail is a sent one for the owner and a received one for others', () => {
    const folderOf = (user: User) => mailsOf(user).find(({ id }) => id === 'internal-1')?.folder;
    expect([folderOf(olga), folderOf(jonas)]).toEqual(['sent', 'inbox']);
  });
});

describe('files drawn in code', () => {
  test('the picture is a PNG that other programs can read', () => {
    const bytes = Buffer.from(makePng(30, 20, (x, y) => [x, y, 128]));
    expect(readPng(bytes)).toEqual({ width: 30, height: 20, isBlank: false });
    const data = bytes.subarray(41, 41 + bytes.readUInt32BE(33));
    expect(inflateSync(data)).toHaveLength(20 * (1 + 30 * 3));
  });

  test('the PDF’s table of contents points at its objects', () => {
    const text = Buffer.from(makePdf(['Angebot (netto)', 'Prüfhalle'])).toString('latin1');
    const offsets = [...text.matchAll(/^(\d{10}) 00000 n /gm)].map(([, digits]) => Number(digits));
    expect(offsets).toHaveLength(5);
    for (const [index, offset] of offsets.entries())
      expect(text.slice(offset)).toMatch(new RegExp(`^${index + 1} 0 obj`));
    expect(text).toContain(String.raw`Angebot \(netto\)`);
    const start = Number(/startxref\n(\d+)/.exec(text)?.[1]);
    expect(text.slice(start, start + 4)).toBe('xref');
  });
});
