import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readVCard } from '#shared/capture/vcard.ts';

const card = (...lines: string[]): string => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n');
const read = (text: string): string[] | undefined =>
  readVCard(text)?.proposals.map(({ field, value }) => `${field}: ${value}`);

describe('a vCard', () => {
  test('of a person gives name, position, company, numbers and address', () => {
    const text = card(
      'VERSION:3.0',
      'N:Klein;Ute;;Dr.;',
      'FN:Dr. Ute Klein',
      'ORG:Brandt Pumpen GmbH;Vertrieb',
      'TITLE:Leiterin',
      ' Vertrieb',
      'item1.TEL;TYPE=WORK,VOICE:+49 40 1234567',
      'TEL;TYPE=CELL:+49 171 1234567',
      'TEL;WORK;FAX:+49 40 1234569',
      'EMAIL;TYPE=INTERNET:Ute.Klein@brandt.example',
      'ADR;TYPE=WORK:;;Hafenweg 3\\, Hof;Hamburg;;20457;Germany',
    );
    expect(readVCard(text)?.kind).toBe('person');
    expect(read(text)).toEqual([
      'name: Dr. Ute Klein',
      'jobTitle: LeiterinVertrieb',
      'companyName: Brandt Pumpen GmbH',
      'phone: +49 40 1234567',
      'mobile: +49 171 1234567',
      'fax: +49 40 1234569',
      'email: ute.klein@brandt.example',
      'street: Hafenweg 3, Hof',
      'postcode: 20457',
      'city: Hamburg',
      'country: DE',
    ]);
  });

  test('of version 2.1 with escaped umlauts is decoded', () => {
    expect(read(card('N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=96zt=C3=BCrk;Max'))).toEqual([
      'name: Max Öztürk',
    ]);
    expect(read(card('N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:=D6zt=FCrk;Max'))).toEqual([
      'name: Max Öztürk',
    ]);
  });

  test('of a company is the company’s', () => {
    const text = card('FN:Brandt Pumpen GmbH', 'ORG:Brandt Pumpen GmbH', 'TEL:+49 40 1234567');
    expect([readVCard(text)?.kind, read(text)]).toEqual([
      'organisation',
      ['companyName: Brandt Pumpen GmbH', 'phone: +49 40 1234567'],
    ]);
  });

  test('that is none, or names nobody, gives nothing', () => {
    expect([readVCard('<html>'), readVCard(card('NOTE:x')), readVCard('')]).toEqual([null, null, null]);
  });

  test('whatever stands in it, the answer is small', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 60 }), { maxLength: 50 }), (lines) => {
        expect(JSON.stringify(readVCard(card('FN:Ute Klein', ...lines))).length).toBeLessThan(50_000);
      }),
    );
    expect(
      JSON.stringify(readVCard(card('FN:Ute Klein', ...Array(50_000).fill('TEL:+49 40 1')))).length,
    ).toBeLessThan(20_000);
  });
});
