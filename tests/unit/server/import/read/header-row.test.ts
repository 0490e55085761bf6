import { expect, test } from 'vitest';
import { looksLikeHeader, namelessColumns } from '#server/import/read/header-row.ts';

test.each([
  [['Name', 'E-Mail', 'Telefon']],
  [['Nachname', 'Straße 1', 'PLZ']],
  [['first name', '', 'email 2']],
  [['Umsatz 2025', 'Geburtstag', 'Nr.']],
])('the names of columns are taken for names: %j', (cells) => {
  expect(looksLikeHeader(cells)).toBe(true);
});

test.each([
  [['Katrin', 'Öztürk', 'katrin@lindner.example']],
  [['Brandt GmbH', 'https://brandt.example']],
  [['Katrin', '0171 1234567']],
  [['Katrin', '+49 511 1234567']],
  [['Katrin', '1.4.1980']],
  [['Katrin', '1980-04-01']],
  [['Hannover', ' 30159 ']],
])('one cell that can only be a value makes the first line a row: %j', (cells) => {
  expect(looksLikeHeader(cells)).toBe(false);
});

test('a table without names has as many columns as its first line', () => {
  expect(namelessColumns(['a', 'b', 'c'])).toEqual(['', '', '']);
  expect(looksLikeHeader([])).toBe(true);
});
