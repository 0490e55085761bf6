import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readImprint } from '#shared/capture/imprint/imprint.ts';
import type { PageLine } from '#shared/capture/page-text.ts';
import {
  IMPRINT_FIELDS,
  factsOf,
  readImprintFixtures,
  scoreOf,
  taken,
  verdictOf,
} from '#tests/support/capture-score.ts';

const line = (text: string): PageLine => ({ text, emails: [], phones: [], isHeading: text === 'Impressum' });
const read = (...texts: string[]) => readImprint(['Impressum', ...texts].map(line), 'brandt.example');
const valueOf = (found: ReturnType<typeof read>, field: string): string | undefined =>
  found.company.find((one) => one.field === field)?.value;

describe('invented imprints of three countries', () => {
  const pages = readImprintFixtures().map((one) => ({ one, facts: factsOf(one.html, one.label.url) }));

  test.each(IMPRINT_FIELDS)('%s: what is taken is right, and little is missed', (field) => {
    const verdicts = pages.map(({ one, facts }) => ({ one, facts, verdict: verdictOf(one, facts, field) }));
    const wrong = verdicts
      .filter(({ verdict }) => verdict.isTaken && !verdict.isRight)
      .map(({ one, facts }) => `${one.page}: ${String(taken(facts, field))}`);
    const { precision, recall } = scoreOf(verdicts.map(({ verdict }) => verdict));
    expect([wrong, precision >= 0.98, recall >= 0.9]).toEqual([[], true, true]);
  });

  test('each value has the line it stands on', () => {
    for (const { facts } of pages)
      for (const { field, value, source } of facts.company)
        expect([field, value, source.length > 0]).toEqual([field, value, true]);
  });
});

describe('an imprint', () => {
  const PROVIDER = ['Brandt Pumpen GmbH', 'Hafenweg 3', '20457 Hamburg'];

  test('a register number of five digits is no postcode', () => {
    const found = read('Brandt Pumpen GmbH', 'Amtsgericht Hamburg HRB 12345', 'Hafenweg 3', '20457 Hamburg');
    expect([valueOf(found, 'postcode'), valueOf(found, 'registerNumber')]).toEqual(['20457', 'HRB 12345']);
  });

  test.each([
    [
      'a chamber',
      'Zuständige Kammer: IHK Nord, Kammerweg 1, 10115 Berlin, Tel. 030 123456, ihk@ihk-nord.example',
    ],
    ['an arbitration board', 'Schlichtungsstelle Süd e. V., Postfach 12 34, 77694 Kehl'],
    ['a web designer', 'Umsetzung: Pixelwerk GmbH, Torgasse 2, 04109 Leipzig, Tel. 0341 123456'],
    ['a data protection officer', 'Datenschutzbeauftragter: DSB GmbH, Parkweg 1, 60327 Frankfurt am Main'],
  ])('the address of %s is nobody’s who is asked for, wherever it stands', (_who, other) => {
    for (const texts of [
      [...PROVIDER, other],
      [other, ...PROVIDER],
    ]) {
      const found = read(...texts);
      expect(
        ['companyName', 'street', 'postcode', 'phone', 'email'].map((field) => valueOf(found, field)),
      ).toEqual(['Brandt Pumpen GmbH', 'Hafenweg 3', '20457', undefined, undefined]);
    }
    expect(read(other).company).toEqual([]);
  });

  test('a VAT id with a wrong check digit is not taken', () => {
    expect(valueOf(read(...PROVIDER, 'USt-IdNr.: DE136695976'), 'vatId')).toBe('DE136695976');
    expect(valueOf(read(...PROVIDER, 'USt-IdNr.: DE136695977'), 'vatId')).toBeUndefined();
    expect(valueOf(read(...PROVIDER, 'Wirtschafts-IdNr.: DE136695976-00001'), 'vatId')).toBeUndefined();
  });

  test('a fax is no phone, and a tax number is neither', () => {
    const found = read(...PROVIDER, 'Fax 040 123456-9', 'Steuernummer: 040 1234567', '040 123456-0');
    expect(['phone', 'fax'].map((field) => valueOf(found, field))).toEqual(['+49401234560', '+49401234569']);
  });

  test('the sample text of a site builder is nobody', () => {
    expect(
      read('Musterfirma GmbH', 'Musterstraße 1', '12345 Musterstadt', 'Tel. 030 123456').company,
    ).toEqual([]);
  });

  test('the general partner’s register and courts stay theirs', () => {
    const found = read(
      'Brandt Pumpen GmbH & Co. KG',
      'Hafenweg 3',
      '20457 Hamburg',
      'Persönlich haftende Gesellschafterin: Brandt Verwaltungs-GmbH, Amtsgericht Pinneberg HRB 111',
      'Amtsgericht Hamburg, HRA 222',
    );
    expect(['registerCourt', 'registerNumber'].map((field) => valueOf(found, field))).toEqual([
      'Amtsgericht Hamburg',
      'HRA 222',
    ]);
  });
});

describe('any lines', () => {
  const words = fc.constantFrom(
    'Impressum',
    'Brandt GmbH',
    'Hafenweg 3',
    '20457 Hamburg',
    'A-1010 Wien',
    'Tel. 040 123456',
    'Fax',
    'HRB 12345',
    'Amtsgericht Hamburg',
    'USt-IdNr. DE136695976',
    'Geschäftsführer: Ute Klein',
    'Kammer:',
    'info (at) brandt.example',
    '|',
    ',',
    '·',
    '(',
    '[Ort]',
    'der',
    '12345',
    '-',
    ':',
  );

  test('give an answer whose values stand for something and whose sources are lines of the page', () => {
    fc.assert(
      fc.property(fc.array(fc.array(words, { maxLength: 8 }), { maxLength: 30 }), (rows) => {
        const lines = rows.map((row) => line(row.join(' ')));
        for (const { value, source } of readImprint(lines, 'brandt.example').company) {
          expect(value.trim()).not.toBe('');
          expect(lines.some(({ text }) => text.startsWith(source))).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
