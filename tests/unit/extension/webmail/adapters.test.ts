import { describe, expect, test } from 'vitest';
import type { WebmailAdapter } from '#extension/webmail/adapter.ts';
import { gmail } from '#extension/webmail/gmail/gmail.adapter.ts';
import { outlookWeb } from '#extension/webmail/outlook-web/outlook-web.adapter.ts';
import { roundcube } from '#extension/webmail/roundcube/roundcube.adapter.ts';
import { webmailPage } from '#tests/support/webmail-page.ts';

const ROUNDCUBE = 'https://post.haus.example/mail/?_task=mail&_uid=7&_mbox=INBOX&_framed=1&_action=preview';
const GMAIL = 'https://mail.google.com/mail/u/0/#inbox/FMfcgzQcqbXyZabcDEF';
const OUTLOOK = 'https://outlook.office.com/mail/inbox/id/AAMkADk1%3D';

const katrin = { role: 'from', email: 'k.oeztuerk@brandt-pumpen.example', name: 'Katrin Öztürk' };
const ole = { role: 'to', email: 'ole.holm@brandt-pumpen.example', name: 'Ole Holm' };
const sales = { role: 'to', email: 'info@haus.example', name: 'Vertrieb' };

type Case = {
  readonly of: string;
  readonly adapter: WebmailAdapter;
  readonly file: string;
  readonly address: string;
  readonly people: readonly object[];
  readonly key: string;
  readonly sourceUrl: string | null;
};

const roundcubeSource = 'https://post.haus.example/mail/?_task=mail&_action=viewsource&_uid=7&_mbox=INBOX';
const roundcubeCase = {
  adapter: roundcube,
  address: ROUNDCUBE,
  people: [katrin, sales, { ...ole, name: '' }],
  key: 'https://post.haus.example/mail/ INBOX 7',
  sourceUrl: roundcubeSource,
};

const MAILS: readonly Case[] = [
  { of: 'Roundcube in elastic', file: 'roundcube-2026-11/elastic-preview', ...roundcubeCase },
  { of: 'Roundcube in larry', file: 'roundcube-2026-11/larry-preview', ...roundcubeCase },
  {
    of: 'Gmail',
    adapter: gmail,
    file: 'gmail-2026-11/mail',
    address: GMAIL,
    people: [katrin, sales, ole],
    key: 'https://mail.google.com/mail/u/0/ 18c1a2b3c4d5e6f7',
    sourceUrl: 'https://mail.google.com/mail/u/0/?view=att&th=18c1a2b3c4d5e6f7&attid=0&disp=comp&safe=1&zw',
  },
  {
    of: 'Outlook on the web',
    adapter: outlookWeb,
    file: 'outlook-web-2026-11/mail',
    address: OUTLOOK,
    people: [katrin, ole],
    key: 'https://outlook.office.com AAMkADk1=',
    sourceUrl: null,
  },
];

describe('what stands open in a mailbox', () => {
  test.each(MAILS)('$of: who writes to whom, about what, and which mail it is', (one) => {
    const page = webmailPage(one.file, one.address);
    expect(one.adapter.recognises(page)).toBe(true);
    expect(one.adapter.read(page)).toEqual({
      open: 'mail',
      key: one.key,
      subject: 'Angebot 118',
      participants: one.people,
      sourceUrl: one.sourceUrl,
    });
  });

  test.each([
    ['Gmail', gmail, 'gmail-2026-11/compose', 'https://mail.google.com/mail/u/0/#inbox?compose=new', 'cc'],
    [
      'Outlook on the web',
      outlookWeb,
      'outlook-web-2026-11/compose',
      'https://outlook.live.com/mail/0/',
      'to',
    ],
  ])('%s: whom a mail goes to that is being written', (_, adapter, file, address, role) => {
    const draft = adapter.read(webmailPage(file, address));
    expect(draft).toMatchObject({ open: 'compose', subject: 'Rückfrage' });
    expect('participants' in draft && draft.participants.at(-1)).toEqual({ ...ole, role });
  });

  test('the text of a mail is read from the page where the site hands out no source', () => {
    expect(outlookWeb.body?.(webmailPage('outlook-web-2026-11/mail', OUTLOOK))).toEqual({
      text: 'Wir nehmen das Angebot an.',
      html: '<p>Wir nehmen das Angebot an.</p>',
    });
  });

  test('a page that is no mailbox is none', () => {
    const page = webmailPage('gmail-2026-11/mail', 'https://www.brandt-pumpen.example/');
    for (const adapter of [roundcube, gmail, outlookWeb]) expect(adapter.recognises(page)).toBe(false);
  });

  test('Roundcube before somebody has signed in is a page like any other', () => {
    const page = webmailPage('roundcube-2026-11/elastic-preview', ROUNDCUBE, (html) =>
      html.replace('</body>', '<input id="rcmloginuser"></body>'),
    );
    expect(roundcube.recognises(page)).toBe(false);
  });
});

test('where one of two ways has gone the other one is still good', () => {
  const renamed = webmailPage('gmail-2026-11/mail', GMAIL, (html) =>
    html.replaceAll('class="gD"', 'class="qx"'),
  );
  expect(gmail.read(renamed)).toMatchObject({ open: 'mail', participants: [katrin, sales, ole] });
});

describe('a webmail that has changed its pages is not guessed at', () => {
  const [elastic, larry, google, office] = MAILS as [Case, Case, Case, Case];
  test.each<[string, Case, string | RegExp, string, string]>([
    ['Roundcube’s header has another name', elastic, 'id="message-header"', 'id="kopf"', 'sender'],
    ['its addresses have another name', elastic, /rcmContactAddress/g, 'rcmContact', 'sender'],
    ['title and target of an address differ', elastic, 'title="info@', 'title="else@', 'recipients'],
    ['two senders', larry, 'class="header to"', 'class="header from"', 'sender'],
    ['the title is of another mail', larry, ':: Angebot 118', ':: Rechnung', 'subject'],
    ['a link in the header leads to another mail', elastic, '_uid=7', '_uid=8', 'identity'],
    ['Gmail’s messages have no number', google, /data-legacy-message-id/g, 'data-id', 'identity'],
    ['its sender has no address', google, /email="k.oeztuerk@/g, 'mail="k.oeztuerk@', 'sender'],
    [
      'its two ways to the sender differ',
      google,
      'class="gF"><h3>',
      'class="gF"><span email="x@else.example"></span><h3>',
      'sender',
    ],
    ['its title is of another mail', google, '<title>Angebot 118', '<title>Rechnung', 'subject'],
    [
      'Outlook shows the sender’s name alone',
      office,
      '&lt;k.oeztuerk@brandt-pumpen.example&gt;',
      '',
      'sender',
    ],
    ['Outlook has one way to the sender', office, 'class="lpc-hoverTarget OZZZK"', 'class="OZZZK"', 'sender'],
    ['a recipient is a name alone', office, '&lt;ole.holm@brandt-pumpen.example&gt;', '', 'recipients'],
    ['Outlook’s text has gone', office, /role="document"/g, '', 'text'],
    ['Outlook’s subject has gone', office, 'id="MSG_1_SUBJECT" role="heading"', 'id="s"', 'subject'],
    [
      'several messages are unfolded in Outlook',
      office,
      '</p></div>',
      '</p></div><div id="UniqueMessageBody_2" role="document">x</div>',
      'identity',
    ],
  ])('%s', (_, one, found, instead, part) => {
    const page = webmailPage(one.file, one.address, (html) => {
      const changed = html.replace(found, instead);
      expect(changed).not.toBe(html);
      return changed;
    });
    expect(one.adapter.read(page)).toEqual({ open: 'unreadable', part });
  });
});
