import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDeliveryReport } from '#shared/capture/delivery-report.ts';

const OWN = ['mailer-daemon@kontor.example', 'jana@kontor.example'];
const read = (text: string, subject = '', headers = '') =>
  readDeliveryReport({ text, subject, headers }, OWN);

describe('what a delivery report says', () => {
  test('to machines: who did not get it, and how it ended', () => {
    const text = [
      'Reporting-MTA: dns; mx.kontor.example',
      'Final-Recipient: rfc822; k.oeztuerk@brandt.example',
      'Original-Recipient: rfc822;k.oeztuerk@brandt.example',
      'Action: failed',
      'Status: 5.1.1',
    ].join('\n');
    expect(read(text)).toEqual({ outcome: 'failed', recipients: ['k.oeztuerk@brandt.example'] });
    expect(read(text.replace('failed', 'delayed')).outcome).toBe('delayed');
    expect(read(text.replace('failed', 'relayed')).outcome).toBe('delivered');
  });

  test('one that failed outweighs others that arrived', () => {
    const one = (to: string, action: string): string => `Final-Recipient: rfc822; ${to}\nAction: ${action}\n`;
    expect(read(one('a@b.example', 'failed') + one('c@b.example', 'delivered'))).toEqual({
      outcome: 'failed',
      recipients: ['a@b.example', 'c@b.example'],
    });
  });

  test.each([
    ["Your message to k.o@brandt.example couldn't be delivered.", 'Undeliverable: Offer', 'failed'],
    [
      'Ihre Nachricht an k.o@brandt.example konnte nicht zugestellt werden.',
      'Unzustellbar: Angebot',
      'failed',
    ],
    [
      'Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Gruppen:\n\nKatrin (k.o@brandt.example)',
      'Unzustellbar: Angebot',
      'failed',
    ],
    [
      'Delivery has failed to these recipients or groups:\n\nKatrin<mailto:k.o@brandt.example>',
      'Undeliverable: Offer',
      'failed',
    ],
    [
      '<k.o@brandt.example>: host mx.brandt.example said: 550 5.1.1',
      'Undelivered Mail Returned to Sender',
      'failed',
    ],
    [
      '<k.o@brandt.example>... Deferred\nWarning: message still undelivered after 8 hours',
      'Warning: could not send message for past 8 hours',
      'delayed',
    ],
    [
      'Delivery to these recipients or groups is complete:\nk.o@brandt.example',
      'Delivered: Offer',
      'delivered',
    ],
  ])('to people: %j', (text, subject, outcome) => {
    expect(read(text, subject)).toEqual({ outcome, recipients: ['k.o@brandt.example'] });
  });

  test("in Exim's header alone", () => {
    expect(
      read('', 'Mail delivery failed', 'X-Failed-Recipients: a@b.example,\n c@b.example\n').recipients,
    ).toEqual(['a@b.example', 'c@b.example']);
  });

  test('addresses that only help, or are in the mail anyhow, got everything', () => {
    const text =
      'Please write to help@provider.example.\n<jana@kontor.example>: sent this\nFinal-Recipient: rfc822; MAILER-DAEMON@x.example';
    expect(read(text, 'Hello')).toEqual({ outcome: 'unknown', recipients: [] });
  });

  test('of no text it says more than stands there, and no text keeps it busy', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const address of read(text).recipients) expect(text.toLowerCase()).toContain(address);
      }),
    );
    for (const piece of [
      '<',
      'a@',
      'Final-Recipient: x;',
      'message to ',
      'these recipients\n',
      'Action: failed ',
    ])
      expect(read(piece.repeat(200_000)).recipients.length).toBeLessThanOrEqual(20);
  });
});
