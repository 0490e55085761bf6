import { describe, expect, test } from 'vitest';
import { EMPTY_CUSTOM_FIELD } from '#shared/domain/custom-field.ts';
import type { CustomField, CustomKind } from '#shared/domain/custom-field.ts';
import { readCustomCell } from '#server/import/mapping/custom-cell.ts';

const [VIP, REGULAR] = ['0198f000-0000-7000-8000-00000000000a', '0198f000-0000-7000-8000-00000000000b'];
const field = (kind: CustomKind, more: Partial<CustomField> = {}): CustomField => ({
  ...EMPTY_CUSTOM_FIELD,
  recordType: 'person',
  name: 'Feld',
  kind,
  id: '0198f000-0000-7000-8000-000000000001',
  position: 0,
  archivedAt: null,
  createdAt: '2026-11-22T10:00:00Z',
  updatedAt: '2026-11-22T10:00:00Z',
  ...more,
});
const CHOICES = [
  { id: VIP, label: 'Stammkunde', labelEn: 'Regular' },
  { id: REGULAR, label: 'Größte', labelEn: '' },
];
/** The value, or the code of what is wrong. */
const read = (of: CustomField, cell: string, locale: 'de' | 'en' = 'de'): unknown => {
  const value = readCustomCell(of, cell, locale);
  return value.ok ? value.value : value.error.code;
};

describe('a cell for a custom field', () => {
  test.each([
    ['1.234,5', 'de', 1234.5],
    ['1,234.5', 'de', 1234.5],
    ['1.234', 'de', 1234],
    ['1.234', 'en', 1.234],
    ['1,234', 'en', 1234],
    ['1,234', 'de', 1.234],
    ["1'234'567", 'de', 1234567],
    ['-0,5', 'de', -0.5],
    ['1e3', 'en', 1000],
    ['viel', 'de', 'field.number'],
    ['1,2,3', 'de', 'field.number'],
  ] as const)('reads the number %s in %s', (cell, locale, value) => {
    expect(read(field('number'), cell, locale)).toBe(value);
  });

  test.each([
    ['1.234,50 €', 'de', 123450],
    ['1,234.50', 'en', 123450],
    ['-12,30', 'de', -1230],
    ['12 USD', 'de', 'field.number'],
    ['teuer', 'de', 'field.number'],
  ] as const)('reads the amount %s in %s in cents of its currency', (cell, locale, value) => {
    expect(read(field('money'), cell, locale)).toBe(value);
  });

  test('knows a choice by its label in either language, whatever its case and umlauts, and by its id', () => {
    const one = field('choice', { choices: CHOICES });
    for (const cell of ['Stammkunde', 'stammkunde', 'REGULAR', VIP]) expect(read(one, cell)).toBe(VIP);
    expect(read(one, 'groesste')).toBe(REGULAR);
    expect(read(one, 'Laufkunde')).toBe('field.choice');
  });

  test('takes several choices as a list or as JSON, and none of them where one is unknown', () => {
    const several = field('choices', { choices: CHOICES });
    expect(read(several, 'Größte; Stammkunde')).toEqual([REGULAR, VIP]);
    expect(read(several, `["${VIP}"]`)).toEqual([VIP]);
    expect(read(several, 'Stammkunde; Laufkunde')).toBe('field.choice');
  });

  test('reads days and yes or no as people write them', () => {
    expect(read(field('day'), '1.4.1980')).toBe('1980-04-01');
    expect(read(field('day'), '31.2.1980')).toBe('field.day');
    expect(read(field('yesno'), 'Ja')).toBe(true);
    expect(read(field('yesno'), 'nein')).toBe(false);
    expect(read(field('yesno'), 'vielleicht')).toBe('field.invalid');
  });

  test('keeps text in one line, and the words of a link for whoever looks it up', () => {
    expect(read(field('text'), 'zwei\nZeilen')).toBe('zwei Zeilen');
    expect(read(field('link'), 'Brandt GmbH')).toBe('Brandt GmbH');
  });
});
