import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFact, readYearlyDay } from '#shared/domain/fact-words.ts';
import { isYearlyDay, nextOccurrence } from '#shared/domain/yearly-day.ts';

describe('what a line of personal knowledge is about', () => {
  it.each([
    ['Töchter Anna und Maria', 'children'],
    ['Sohn Ben', 'children'],
    ['erwartet im Mai ein Kind', 'children'],
    ['Frau Petra', 'spouse'],
    ['Ehemann Jörg', 'spouse'],
    ['verheiratet', 'spouse'],
    ['married to Kim', 'spouse'],
    ['Hund Bello', 'family'],
    ['Mutter lebt in Kiel', 'family'],
    ['Ferienhaus auf Mallorca', 'home'],
    ['Segelt auf der Ostsee', 'hobby'],
    ['plays the piano', 'hobby'],
    ['Geburtstag 14.3.', 'date'],
    ['Hochzeitstag am 1. Juni', 'date'],
    ['am 3. Oktober in Rente', 'date'],
    ['trinkt keinen Kaffee', 'other'],
    ['Frau Dr. Weber ist ihre Nachfolgerin', 'other'],
  ])('%s: %s', (text, kind) => {
    expect(readFact(text).kind).toBe(kind);
  });
});

describe('a day that comes every year', () => {
  it.each([
    ['Geburtstag 14.3.', '03-14'],
    ['Geburtstag am 14. 3. 1980', '1980-03-14'],
    ['geb. 04.12.1975', '1975-12-04'],
    ['14. März', '03-14'],
    ['14. März 1980', '1980-03-14'],
    ['birthday March 14', '03-14'],
    ['birthday 14th of March 1980', '1980-03-14'],
    ['birthday March 14th, 1980', '1980-03-14'],
    ['1980-03-14', '1980-03-14'],
    ['29.2.', '02-29'],
  ])('is read from %s', (text, day) => {
    expect(readYearlyDay(text)).toBe(day);
  });

  it.each([
    '31.2.',
    '30. Februar',
    '29.2.2023',
    '0.1.',
    '1.13.',
    '14.3',
    'Version 1.2.3.4',
    'Haus 14',
    'im Mai',
    '',
  ])('is not read from %s', (text) => {
    expect(readYearlyDay(text)).toBeNull();
  });

  it('is next on that day or later, within a year, and keeps its month and day', () => {
    const day = fc
      .integer({ min: Date.UTC(1990, 0, 1) / 86_400_000, max: Date.UTC(2090, 0, 1) / 86_400_000 })
      .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, fc.boolean(), (on, today, hasYear) => {
        const next = nextOccurrence(hasYear ? on : on.slice(5), today);
        expect(next >= today).toBe(true);
        expect(Date.parse(next) - Date.parse(today)).toBeLessThanOrEqual(366 * 86_400_000);
        if (on.slice(5) !== '02-29') expect(next.slice(5)).toBe(on.slice(5));
        else expect(['02-28', '02-29']).toContain(next.slice(5));
        expect(new Date(`${next}T00:00:00Z`).toISOString().slice(0, 10)).toBe(next);
      }),
    );
  });

  it('of the 29th of February is the 28th in other years', () => {
    expect(nextOccurrence('02-29', '2027-02-01')).toBe('2027-02-28');
    expect(nextOccurrence('1980-02-29', '2027-03-01')).toBe('2028-02-29');
  });

  it('is one there is', () => {
    expect(['03-14', '1980-03-14', '02-29', '2024-02-29'].every(isYearlyDay)).toBe(true);
    expect(['3-14', '02-30', '2023-02-29', '13-01', '0001-01-01', '', 'x'].some(isYearlyDay)).toBe(false);
  });
});
