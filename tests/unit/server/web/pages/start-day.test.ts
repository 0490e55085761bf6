import { expect, test } from 'vitest';
import type { NewsEntry } from '#shared/domain/day.ts';
import { createTranslator } from '#shared/i18n/translate.ts';
import type { Texts } from '#shared/i18n/translate.ts';
import { dayTexts } from '#server/web/pages/start/day-texts.ts';
import { dayAt, newsText } from '#server/web/pages/start/day.model.ts';

const texts: Texts = dayTexts.de;
const german = createTranslator<typeof dayTexts.en>(texts, { locale: 'de', addressForm: 'sie' });
const entry = (told: Partial<NewsEntry>): NewsEntry => ({
  at: '2026-11-25T10:00:00.000Z',
  byName: 'Thomas',
  recordType: 'person',
  op: 'update',
  kind: null,
  title: '',
  fields: [],
  ...told,
});

test('the day begins and ends at midnight on this clock, and yesterday at the one before', () => {
  const { since, from, until, today } = dayAt(Date.parse('2026-11-25T14:30:00'));
  expect(today).toBe('2026-11-25');
  const hours = (one: string, other: string): number => (Date.parse(other) - Date.parse(one)) / 3_600_000;
  expect([hours(since, from), hours(from, until)]).toEqual([24, 24]);
  expect(new Date(from).getHours()).toBe(0);
});

test('news is told in the words people have for it', () => {
  expect(newsText(entry({ fields: ['city', 'lifecycle', 'unknown'] }), german)).toBe(
    'Geändert: Ort, Kundenphase',
  );
  expect(
    newsText(entry({ recordType: 'activity', op: 'insert', kind: 'call', title: 'Rabatt' }), german),
  ).toBe('Anruf: Rabatt');
  expect(newsText(entry({ recordType: 'deal', title: 'Zehn Pumpen', fields: ['stage'] }), german)).toBe(
    'Geschäft „Zehn Pumpen“: Stufe',
  );
  expect(newsText(entry({ recordType: 'task', op: 'insert', title: 'Muster senden' }), german)).toBe(
    'Wiedervorlage „Muster senden“ angelegt',
  );
});
