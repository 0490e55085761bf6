import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meantEmail } from '#shared/capture/email-typo.ts';
import { normaliseIban } from '#shared/capture/iban.ts';
import { isPostcode } from '#shared/capture/postcode.ts';
import { fieldMarks, recordMarks } from '#shared/capture/value-marks.ts';
import { isSharedMailbox } from '#shared/domain/shared-mailbox.ts';

/** The check digits that belong to the rest, worked out apart from the reader: by big integers. */
const ibanOf = (country: string, account: string): string => {
  const digits = [...`${account}${country}00`].map((char) => Number.parseInt(char, 36)).join('');
  return `${country}${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${account}`;
};
const germanAccount = fc.stringMatching(/^\d{18}$/);

describe('an account number', () => {
  test('is taken with the check digits that belong to it, however it is spaced', () => {
    fc.assert(
      fc.property(germanAccount, (account) => {
        const iban = ibanOf('DE', account);
        expect(normaliseIban(iban)).toBe(iban);
        expect(normaliseIban(iban.toLowerCase().replaceAll(/(.{4})/g, '$1 '))).toBe(iban);
      }),
    );
  });

  test('with one digit mistyped or two neighbours changed over is none', () => {
    const place = fc.integer({ min: 4, max: 20 });
    fc.assert(
      fc.property(germanAccount, place, fc.integer({ min: 1, max: 9 }), (account, at, more) => {
        const iban = ibanOf('DE', account);
        const other = String((Number(iban[at]) + more) % 10);
        expect(normaliseIban(iban.slice(0, at) + other + iban.slice(at + 1))).toBe('');
        const swapped = iban.slice(0, at) + iban[at + 1] + iban[at] + iban.slice(at + 2);
        expect(normaliseIban(swapped)).toBe(swapped === iban ? iban : '');
      }),
    );
  });

  test('has the length of its country, and nothing else passes for one', () => {
    expect(normaliseIban('GB82 WEST 1234 5698 7654 32')).toBe('GB82WEST12345698765432');
    expect(normaliseIban(ibanOf('DE', '12345678901234567'))).toBe('');
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        expect(['', text.replaceAll(/[\s-]/g, '').toUpperCase()]).toContain(normaliseIban(text));
      }),
    );
  });
});

describe('a mail address', () => {
  test.each([
    ['ada@gmial.com', 'ada@gmail.com'],
    ['ada@gmail.con', 'ada@gmail.com'],
    ['ada@gmaill.com', 'ada@gmail.com'],
    ['ada@t-onlin.de', 'ada@t-online.de'],
    ['ada@outlok.de', 'ada@outlook.de'],
    ['ada@brandt-pumpen.dee', 'ada@brandt-pumpen.de'],
  ])('%s was probably meant as %s', (typed, meant) => {
    expect(meantEmail(typed)).toBe(meant);
  });

  test.each([
    'ada@gmail.com',
    'ada@mail.com',
    'ada@ymail.com',
    'ada@yahoo.dk',
    'ada@hotmail.se',
    'ada@gmx.net',
    'ada@cloud.com',
    'ada@brandt.example',
    'ada@constructor.de',
  ])('%s is as good as any', (typed) => {
    expect(meantEmail(typed)).toBe('');
  });

  test('is never corrected twice: what was meant is right', () => {
    const local = fc.stringMatching(/^[a-z]{1,8}$/);
    const domain = fc.stringMatching(/^[a-z-]{1,10}\.(?:com|de|con|cmo|dee|net)$/);
    fc.assert(
      fc.property(local, domain, (name, host) => {
        const meant = meantEmail(`${name}@${host}`);
        if (meant) expect(meantEmail(meant)).toBe('');
      }),
    );
  });

  test.each([
    'info@brandt.example',
    'Kontakt@brandt.example',
    'office2@a.example',
    'vertrieb.nord@a.example',
  ])('%s is read by several', (email) => expect(isSharedMailbox(email)).toBe(true));
  test.each([
    'informatik.meier@a.example',
    'katrin@info.example',
    'k.service@a.example',
    'h.postel@a.example',
  ])('%s is somebody’s own', (email) => expect(isSharedMailbox(email)).toBe(false));
});

test('a postcode is judged by its country, and not where the country’s form is not known', () => {
  expect(isPostcode('30159', 'DE')).toBe(true);
  expect(isPostcode('D-30159', 'DE')).toBe(true);
  expect(isPostcode('3015', 'DE')).toBe(false);
  expect(isPostcode('8010', 'AT')).toBe(true);
  expect(isPostcode('80100', 'CH')).toBe(false);
  expect(isPostcode('1012 AB', 'NL')).toBe(true);
  expect(isPostcode('SW1A 1AA', 'GB')).toBe(true);
  expect(isPostcode('anything', '')).toBe(true);
});

test('a record tells each value that looks wrong, and leaves the others alone', () => {
  const marks = recordMarks({
    country: 'DE',
    postcode: '123',
    vatId: 'DE123456789',
    emails: [
      { email: 'ada@gmial.com', label: '' },
      { email: 'info@brandt.example', label: '' },
    ],
    phones: [
      { number: '+4951112345678', label: 'work' },
      { number: '0800 frag mich', label: 'work' },
    ],
    addresses: [{ label: 'billing', street: '', postcode: '99', city: '', country: 'AT' }],
  });
  expect(marks.map(({ field, mark, suggestion }) => [field, mark, suggestion])).toEqual([
    ['emails', 'email_typo', 'ada@gmail.com'],
    ['emails', 'shared_mailbox', ''],
    ['phones', 'phone', ''],
    ['vatId', 'vat_id', ''],
    ['postcode', 'postcode', ''],
    ['addresses', 'postcode', ''],
  ]);
  expect(recordMarks({ country: 'DE', postcode: '30159', vatId: 'DE136695976' })).toEqual([]);
});

test('a field of the company’s own is an account number where it is called IBAN', () => {
  const mark = (label: string, value: string) =>
    fieldMarks({ field: 'custom.1', label, value, country: '' }).map((one) => one.mark);
  expect(mark('IBAN', 'DE00 1234')).toEqual(['iban']);
  expect(mark('IBAN für Gutschriften', ibanOf('DE', '370400440532013000'))).toEqual([]);
  expect(mark('Notiz', 'DE00 1234')).toEqual([]);
});
