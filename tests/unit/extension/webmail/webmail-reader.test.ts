import { describe, expect, test } from 'vitest';
import { roundcube } from '#extension/webmail/roundcube/roundcube.adapter.ts';
import { createWebmailReader } from '#extension/webmail/webmail-reader.ts';
import { webmailPage } from '#tests/support/webmail-page.ts';

const ADDRESS = 'https://post.haus.example/?_task=mail&_uid=7&_mbox=INBOX&_action=preview';
const HEADERS = [
  'From: =?utf-8?q?Katrin?= <K.Oeztuerk@brandt-pumpen.example>',
  'To: Vertrieb <info@haus.example>,',
  ' ole.holm@brandt-pumpen.example',
  'Subject: Angebot 118',
  'Date: Wed, 25 Nov 2026 10:15:00 +0100',
  'Message-ID: <offer-118@brandt-pumpen.example>',
];
const KEY = 'https://post.haus.example/ INBOX 7';

/** A mailbox that answers with this source. */
const readerOf = (answer: () => Promise<Response>) => {
  const asked: string[] = [];
  const reader = createWebmailReader({
    adapter: roundcube,
    page: () => webmailPage('roundcube-2026-11/elastic-preview', ADDRESS),
    fetch: (input) => {
      asked.push(new Request(input).url);
      return answer();
    },
    pause: () => Promise.resolve(),
  });
  return { reader, asked };
};

const mail = (headers: readonly string[], body = 'Guten Tag'): string =>
  `${headers.join('\r\n')}\r\n\r\n${body}`;

describe('reading the open mail of a mailbox', () => {
  test('page and source together: people of the page, Message-ID and time of the source', async () => {
    const { reader, asked } = readerOf(() => Promise.resolve(new Response(mail(HEADERS))));
    expect(await reader.read()).toMatchObject({
      open: 'mail',
      key: KEY,
      messageId: 'offer-118@brandt-pumpen.example',
      sentAt: '2026-11-25T09:15:00.000Z',
      hasSource: true,
    });
    expect(new TextDecoder().decode((await reader.source(KEY)) ?? undefined)).toBe(mail(HEADERS));
    expect(asked).toEqual(['https://post.haus.example/?_task=mail&_action=viewsource&_uid=7&_mbox=INBOX']);
    expect(await reader.source('another mail')).toBeNull();
  });

  test.each([
    ['the source has another sender', mail(['From: x@else.example', ...HEADERS.slice(1)])],
    ['somebody in the page is not in the source', mail(HEADERS.filter((line) => !line.startsWith(' ole')))],
    [
      'instead of the source comes the page that asks to sign in',
      '<!doctype html>\n<html><body>Login</body></html>',
    ],
    ['the source is empty', ''],
  ])('%s: the mailbox counts as unreadable', async (_, source) => {
    const { reader } = readerOf(() => Promise.resolve(new Response(source)));
    expect(await reader.read()).toMatchObject({ open: 'unreadable', part: 'source', participants: [] });
  });

  test('a source that was refused is asked for again the next time', async () => {
    const answers = [
      () => Promise.reject(new Error('offline')),
      () => Promise.resolve(new Response(mail(HEADERS))),
    ];
    const { reader } = readerOf(() => answers.shift()!());
    expect(await reader.read()).toMatchObject({ open: 'unreadable' });
    expect(await reader.read()).toMatchObject({ open: 'mail' });
  });
});
