import { describe, expect, test } from 'vitest';
import { MAIL_KINDS } from '#shared/domain/mail-kind.ts';
import { MAIL_LIMITS } from '#shared/domain/mail.ts';
import { loadHintTexts } from '#shared/panel/cards/hints/hint-texts.ts';
import { cutHints, kindHint } from '#shared/panel/cards/hints/hints.model.ts';
import { factsOf } from '#shared/panel/cards/hints/mail-facts.ts';
import { keptMail } from '#shared/panel/cards/log/kept-mail.ts';
import type { HostMail } from '#shared/panel/panel-host.ts';

const de = await loadHintTexts({ locale: 'de', addressForm: 'sie' });
const mail = (change: Partial<HostMail> = {}): HostMail => ({
  messageId: 'a@b.example',
  inReplyTo: '',
  references: [],
  conversationId: '',
  subject: 'Angebot',
  sentAt: null,
  participants: [{ role: 'from', email: 'k.oeztuerk@brandt.example', name: 'Katrin Öztürk' }],
  headers: '',
  text: 'Gern.\n\nVG\nKatrin Öztürk\nTel. 030 1234567\nk.oeztuerk@brandt.example',
  html: '',
  ...change,
});
const said = (change: Partial<HostMail>): string => {
  const hint = kindHint(factsOf(mail(change), null));
  return hint ? de(hint.key, hint.params) : '';
};

describe('the plain line about the open mail', () => {
  test('is there for every kind and for no ordinary mail', () => {
    expect(said({})).toBe('');
    for (const kind of MAIL_KINDS) {
      const hint = kindHint({ kind, list: '', report: null });
      expect([kind, hint && de(hint.key)]).toEqual([kind, expect.stringMatching(/\S{4}/)]);
    }
  });

  test.each([
    ['Auto-Submitted: auto-replied', 'Automatische Antwort – zählt nicht als Kontakt'],
    [
      'List-Id: Chor <chor.example>\r\nList-Post: <mailto:a@b.example>',
      'Mailingliste „Chor“: alle auf der Liste erhalten diese Mail',
    ],
    [
      'Content-Type: application/pkcs7-mime',
      'Verschlüsselt: Kontor kann nur Betreff und Beteiligte aufbewahren',
    ],
  ])('%j', (headers, expected) => {
    expect(said({ headers })).toBe(expected);
  });

  test('names whom a delivery report is about, a few of many', () => {
    const headers = 'Content-Type: multipart/report; report-type=delivery-status\r\n';
    const text = (count: number): string =>
      Array.from(
        { length: count },
        (_, at) => `Final-Recipient: rfc822; p${at}@b.example\nAction: failed`,
      ).join('\n');
    expect(said({ headers, text: text(1) })).toBe('Zustellbericht: nicht zugestellt an p0@b.example');
    expect(said({ headers, text: text(5) })).toMatch(/an p0@b\.example, p1@b\.example, p2@b\.example \+ 2$/);
    expect(said({ headers, text: 'Message could not be delivered' })).toBe(
      'Zustellbericht: eine Nachricht wurde nicht zugestellt',
    );
    expect(said({ headers, text: '' })).toBe('Zustellbericht – zählt nicht als Kontakt');
  });

  test('what the program knows comes before the headers', () => {
    expect(factsOf(mail({ headers: 'Auto-Submitted: auto-replied' }), 'meeting').kind).toBe('meeting');
  });

  test('a signature is read of what somebody wrote, and of their absence note, not of reports and sealed mails', () => {
    const count = (headers: string): number => factsOf(mail({ headers }), null).proposals.length;
    expect(count('')).toBeGreaterThan(0);
    expect(count('Auto-Submitted: auto-replied')).toBeGreaterThan(0);
    expect(count('Precedence: bulk')).toBe(0);
    expect(count('X-Failed-Recipients: a@b.example')).toBe(0);
    expect(count('Content-Type: application/pkcs7-mime')).toBe(0);
  });
});

describe('what is kept of a mail', () => {
  const limits = { text: '5.000.000', people: '2.000' };
  const cutsSaid = (change: Partial<HostMail>, kind: 'encrypted' | null = null): string[] =>
    cutHints(keptMail(mail(change), kind).cuts, limits).map(({ key, params }) => de(key, params));

  test('is all of it, most of the time', () => {
    const whole = mail({ html: '<p>x</p>' });
    expect(keptMail(whole, null)).toEqual({ mail: whole, cuts: [] });
  });

  test('is who wrote to whom about what, of one that is sealed', () => {
    const { mail: kept, cuts } = keptMail(mail({ html: '<p>geheim</p>' }), 'encrypted');
    expect(kept).toMatchObject({ text: '', html: '', subject: 'Angebot', participants: mail().participants });
    expect(cuts).toEqual(['sealed']);
  });

  test('is the text, of one too large to be carried as it looks', () => {
    const html = 'x'.repeat(MAIL_LIMITS.htmlChars);
    expect(keptMail(mail({ html }), null).mail).toMatchObject({ html: '', text: mail().text });
    expect(cutsSaid({ html })).toEqual(['Sehr große Mail: Kontor behält ihren Text, nicht ihre Gestaltung']);
    // Below the limit in letters, above it on its way.
    expect(keptMail(mail({ html: '漢'.repeat(8_000_000) }), null).mail.html).toBe('');
    expect(keptMail(mail({ html: '漢'.repeat(3_000_000) }), null).cuts).toEqual([]);
  });

  test('is the beginning, where there is no text beside', () => {
    const { mail: kept, cuts } = keptMail(mail({ text: ' ', html: 'x'.repeat(MAIL_LIMITS.htmlChars) }), null);
    expect(kept.html.length).toBeGreaterThan(1_000_000);
    expect(cuts).toEqual(['text']);
  });

  test('and of very much the first part, and says so', () => {
    expect(cutsSaid({ text: 'x'.repeat(MAIL_LIMITS.textChars) })).toEqual([
      'Sehr große Mail: Kontor behält die ersten 5.000.000 Zeichen ihres Textes',
    ]);
    const [from] = mail().participants;
    expect(cutsSaid({ participants: Array.from({ length: MAIL_LIMITS.participants }, () => from!) })).toEqual(
      ['Sehr viele Beteiligte: Kontor behält die ersten 2.000'],
    );
  });

  test('always fits on its way', () => {
    for (const letter of ['x', 'ü', '漢', '"', '\u0001'])
      for (const text of ['', letter.repeat(3_000_000)]) {
        const { mail: kept } = keptMail(mail({ text, html: letter.repeat(MAIL_LIMITS.htmlChars) }), null);
        expect(new TextEncoder().encode(JSON.stringify(kept)).byteLength).toBeLessThan(24 * 1024 * 1024);
      }
  });
});
