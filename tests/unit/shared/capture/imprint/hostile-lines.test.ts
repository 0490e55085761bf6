/**
 * Lines made to trip patterns up: a beginning that several rules know, then one piece over and over. A pattern that could be
 * taken apart in ever more ways would not come to an end on one of them within a person's life.
 */
import { describe, expect, test } from 'vitest';
import type { PageContent } from '#shared/capture/page-content.ts';
import { pageFacts } from '#shared/capture/page-facts.ts';
import { readSelectedAddress, readSelectedPerson } from '#shared/capture/selection.ts';

const LINE_CHARS = 600;

const STARTS = [
  '',
  'Geschäftsführer: ',
  'vertreten durch ',
  'Amtsgericht ',
  'Tel. 0',
  'der ',
  'Dr. ',
  'Hafenweg 3, 20457 ',
  'USt-IdNr. DE',
  'a@',
];

const PIECES = [
  'a',
  'A',
  'Aa ',
  'Am ',
  'a-',
  'Aa-',
  '1',
  '1 ',
  '0 1',
  '+49 ',
  '(0) / ',
  'x@',
  'a.',
  'a@b.',
  ' ',
  'und ',
  'und und ',
  'der ',
  'Geschäftsführer ',
  'vertreten durch ',
  'v. d. ',
  'Aa.',
  'HRB 1 ',
  'Amtsgericht Aa ',
  'AG Aa ',
  'DE 1',
  'CHE-',
  'FN ',
  '(',
  '(a',
  '[at]',
  ' (at) ',
  ' ät ',
  'a at b dot ',
  ', ',
  '| ',
  ' – ',
  '- ',
  ' / ',
  ': ',
  'a: ',
  'GmbH ',
  'GmbH & Co. ',
  'Aa & ',
  'Str. 1 ',
  '12345 Aa ',
  '12345 Aa am ',
  'D-',
  'Dr. ',
  'e. K ',
  '1/1/',
  '1-',
  '½',
  'Telefon / ',
  'Kammer ',
  'Dr.-',
  'straße',
  'Rue Aa ',
  'Q7, ',
  'ob der ',
  '(Aa) ',
  '\t',
  '\u00A0',
  '🜁',
];

const line = (text: string) => ({ text, emails: [], phones: [], isHeading: text === 'Impressum' });

const content = (lines: readonly string[]): PageContent => ({
  url: 'https://www.brandt.example/',
  canonical: '',
  title: '',
  siteName: '',
  records: [],
  lines: lines.map(line),
  selection: '',
  vcardUrls: [],
  imprintUrl: '',
});

describe.each(STARTS)('a line that begins with "%s" and goes on without end', (start) => {
  test('is read to its end, and leaves the company beside it alone', () => {
    for (const piece of PIECES) {
      const text = (start + piece.repeat(LINE_CHARS)).slice(0, LINE_CHARS);
      const facts = pageFacts(
        content(['Impressum', 'Brandt GmbH', 'Hafenweg 3', '20457 Hamburg', 'Kontakt', text, text]),
      );
      const street = facts.company.find(({ field }) => field === 'street');
      expect([piece, street?.value]).toEqual([piece, 'Hafenweg 3']);
      expect(readSelectedPerson(text).length).toBeLessThan(1_000);
      expect(readSelectedAddress(text).length).toBeLessThan(10);
    }
  });
});
