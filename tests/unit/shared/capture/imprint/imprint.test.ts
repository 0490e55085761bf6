import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isImprintUrl } from '#shared/capture/page-content.ts';
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

describe('an imprint of another make', () => {
  const valuesOf = (found: ReturnType<typeof read>, ...fields: string[]): (string | undefined)[] =>
    fields.map((field) => valueOf(found, field));

  test('a surgery has a name without a legal form, behind its label', () => {
    const found = read('Firma:', 'Zahnarztpraxis Dr. Ute Klein', 'Anschrift:', 'Am Markt 5, 04109 Leipzig');
    expect(valuesOf(found, 'companyName', 'street')).toEqual(['Zahnarztpraxis Dr. Ute Klein', 'Am Markt 5']);
    expect(valueOf(read('Firma:', 'Anschrift:', 'Am Markt 5, 04109 Leipzig'), 'companyName')).toBeUndefined();
  });

  test('those who act for the general partner act for the company', () => {
    const found = read(
      'Brandt Pumpen GmbH & Co. KG',
      'Hafenweg 3',
      '20457 Hamburg',
      'Vertreten durch:',
      'Brandt Verwaltungs-GmbH',
      'diese vertreten durch:',
      'Dr. Ute Klein, Max Brandt',
    );
    expect(found.people.map(([one]) => one?.value)).toEqual(['Dr. Ute Klein', 'Max Brandt']);
  });

  test('register and number may stand in cells of their own, or in words', () => {
    const company = ['Brandt Pumpen GmbH', 'Hafenweg 3', '20457 Hamburg'];
    expect(valueOf(read(...company, 'HRB', '12345, AG Hamburg'), 'registerNumber')).toBe('HRB 12345');
    expect(
      valueOf(read(...company, 'Handelsregister B des Amtsgerichts Hamburg, Nr. 12345'), 'registerNumber'),
    ).toBe('HRB 12345');
    expect(valueOf(read(...company, 'HRB', 'Tel. 12345'), 'registerNumber')).toBeUndefined();
  });

  test('one sentence tells it all, and names the one who answers for the site', () => {
    const found = read(
      'Verantwortlich für den Inhalt dieser Seiten gem. § 5 DDG ist die Brandt Pumpen AG, Am Zollhafen 8-10, 55118 Mainz, vertreten durch den Vorstand Ute Klein, Amtsgericht Mainz HRB 40123, Telefon 06131 / 88 77 66.',
    );
    expect(valuesOf(found, 'companyName', 'street', 'postcode', 'registerNumber', 'representative')).toEqual([
      'Brandt Pumpen AG',
      'Am Zollhafen 8-10',
      '55118',
      'HRB 40123',
      'Ute Klein',
    ]);
  });

  test('a town has no legal form; who made its site is somebody else', () => {
    const found = read(
      'Stadt Wiesenau',
      'Rathausplatz 1',
      '15295 Wiesenau',
      'Technische Umsetzung',
      'Webschmiede GmbH',
      'Hafenstr. 3',
      '20457 Hamburg',
    );
    expect(valuesOf(found, 'companyName', 'postcode')).toEqual(['Stadt Wiesenau', '15295']);
  });

  test('a form writes postcode and town with a stroke, and court and number behind the kind of register', () => {
    const found = read(
      'Unternehmensname',
      'Solar Süd GmbH',
      'Gewerbepark B 14',
      '93086 / Wörth a. d. Donau',
      'HRB',
      'Amtsgericht Regensburg 12345',
    );
    expect(valuesOf(found, 'postcode', 'city', 'registerCourt', 'registerNumber')).toEqual([
      '93086',
      'Wörth a. d. Donau',
      'Amtsgericht Regensburg',
      'HRB 12345',
    ]);
  });

  test('a club sits where its office is, when that stands behind its name', () => {
    const found = read('Bergfreunde Allgäu e.V.', 'Geschäftsstelle', 'Bahnhofplatz 1', '87435 Kempten');
    expect(valuesOf(found, 'companyName', 'street')).toEqual(['Bergfreunde Allgäu e.V.', 'Bahnhofplatz 1']);
    const branch = read(
      'Brandt GmbH',
      'Hafenweg 3',
      '20457 Hamburg',
      'Geschäftsstelle',
      'Torgasse 2',
      '04109 Leipzig',
    );
    expect(valueOf(branch, 'street')).toBe('Hafenweg 3');
  });

  test('a plus is an and', () => {
    expect(valueOf(read('Brandt GmbH + Co. KG', 'Hafenweg 3', '20457 Hamburg'), 'legalForm')).toBe(
      'GmbH & Co. KG',
    );
  });

  test('a page may say by its address alone that it is one', () => {
    const lines = ['Brandt Pumpen GmbH', 'Hafenweg 3', '20457 Hamburg', 'Phone +49 40 123456'].map(line);
    expect(readImprint(lines, 'brandt.example').isNamed).toBe(false);
    const { isNamed, company } = readImprint(lines, 'brandt.example', true);
    expect([isNamed, company.find(({ field }) => field === 'legalForm')?.value]).toEqual([true, 'GmbH']);
    expect(isImprintUrl('https://brandt.example/de/impressum.html?x=1')).toBe(true);
    expect(isImprintUrl('https://brandt.example/?next=/impressum')).toBe(false);
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
