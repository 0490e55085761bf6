import { describe, expect, it } from 'vitest';
import { easterOn, greetingOf, occasionOn } from '#shared/domain/occasion.ts';

describe('Easter', () => {
  it.each([
    [1818, '1818-03-22'],
    [1943, '1943-04-25'],
    [1954, '1954-04-18'],
    [1981, '1981-04-19'],
    [2000, '2000-04-23'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
    [2285, '2285-03-22'],
  ])('of %i is on %s', (year, day) => {
    expect(easterOn(year)).toBe(day);
  });

  it('is a Sunday between the 22nd of March and the 25th of April', () => {
    for (let year = 1583; year < 3000; year += 1) {
      const day = easterOn(year);
      expect([year, new Date(`${day}T00:00:00Z`).getUTCDay()]).toEqual([year, 0]);
      expect(day.slice(5) >= '03-22' && day.slice(5) <= '04-25').toBe(true);
    }
  });
});

describe('what is wished', () => {
  const birthday = { text: 'Geburtstag 14.3.', kind: 'date', yearlyOn: '1980-03-14' };
  const family = [
    { text: 'Frau', kind: 'spouse' },
    { text: 'Töchter Anna und Maria', kind: 'children' },
  ];

  it.each([
    ['2026-12-01', 'christmas'],
    ['2026-12-26', 'christmas'],
    ['2026-12-27', 'new_year'],
    ['2027-01-15', 'new_year'],
    ['2027-01-16', 'closing'],
    ['2027-03-14', 'easter'],
    ['2027-03-29', 'easter'],
    ['2027-03-30', 'closing'],
    ['2026-07-01', 'closing'],
  ] as const)('on %s: %s', (day, occasion) => {
    expect(occasionOn(day, [])).toBe(occasion);
  });

  it('to somebody whose birthday is near is about that', () => {
    expect(occasionOn('2026-03-11', [birthday])).toBe('birthday');
    expect(occasionOn('2026-03-14', [birthday])).toBe('birthday');
    expect(occasionOn('2026-03-15', [birthday])).toBe('closing');
    expect(occasionOn('2026-03-10', [birthday])).toBe('closing');
    expect(occasionOn('2026-03-14', [{ ...birthday, text: 'Hochzeitstag' }])).toBe('closing');
  });

  it('is one sentence to all of them, in both languages and forms', () => {
    expect(greetingOf('christmas', family, 'de', 'formal')).toBe(
      'Ich wünsche Ihnen, Ihrer Frau und Ihren Töchtern Anna und Maria frohe Weihnachten und ein gutes neues Jahr.',
    );
    expect(greetingOf('easter', family, 'de', 'personal')).toBe(
      'Ich wünsche dir, deiner Frau und deinen Töchtern Anna und Maria frohe Ostern.',
    );
    expect(greetingOf('new_year', family, 'en', 'formal')).toBe(
      'I wish you, your wife, and your daughters Anna and Maria a happy New Year.',
    );
    expect(greetingOf('closing', [], 'de', 'formal')).toBe('Ich wünsche Ihnen alles Gute.');
    expect(greetingOf('birthday', family, 'de', 'formal')).toBe(
      'Ich wünsche Ihnen alles Gute zum Geburtstag.',
    );
  });

  it('takes names as they are', () => {
    const odd = [{ text: "Sohn D'Arcy", kind: 'children' }];
    expect(greetingOf('closing', odd, 'en', 'formal')).toBe("I wish you and your son D'Arcy all the best.");
  });
});
