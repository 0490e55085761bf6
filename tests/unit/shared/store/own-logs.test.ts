import { describe, expect, test } from 'vitest';
import type { Mail } from '#shared/domain/mail.ts';
import { contentOf } from '#shared/panel/mail-content.ts';
import { logsByContent } from '#shared/store/own-logs.ts';
import { makeMail } from '#tests/support/records.ts';

const logOf = (id: string, mail: Mail) => ({
  id,
  name: 'mail.log',
  at: '2026-11-22T10:00:00.000Z',
  args: { id: `activity of ${id}`, mail },
});
const nameless = makeMail('petra@kunden.example', { messageId: '', text: 'Bitte rufen Sie an.' });
const found = async (asked: Mail, logged: Mail) => {
  const content = await contentOf(asked);
  return [...(await logsByContent(content ? { content } : {}, [logOf('log', logged)]))];
};

describe('an own log of a mail without a Message-ID', () => {
  test('is told by sender, time and words, however its lines are broken', async () => {
    expect(await found(nameless, { ...nameless, text: 'Bitte rufen\r\n  Sie an.\n' })).toEqual(['log']);
  });

  test.each([
    ['sent at another time', { sentAt: '2026-11-20T08:01:00.000Z' }],
    ['without a time', { sentAt: null }],
    ['with other words', { text: 'Bitte schreiben Sie.' }],
    ['with a Message-ID', { messageId: '<a@kunden.example>' }],
  ])('is not taken for the log of one %s', async (_, fields: Partial<Mail>) => {
    expect(await found(nameless, { ...nameless, ...fields })).toEqual([]);
  });
});
