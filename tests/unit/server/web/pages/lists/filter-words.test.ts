import { describe, expect, it } from 'vitest';
import { EMPTY_CUSTOM_FIELD } from '#shared/domain/custom-field.ts';
import type { CustomField } from '#shared/domain/custom-field.ts';
import type { ListFilter } from '#shared/domain/list-filter.ts';
import { filterWords } from '#server/web/pages/lists/filter-words.ts';
import { createCatalogue } from '#server/web/pages/lists/list-catalogue.ts';
import { listsTexts } from '#server/web/pages/lists/lists-texts.ts';
import { translatorFor } from '#server/web/state/texts.ts';

const CUSTOM: CustomField = {
  ...EMPTY_CUSTOM_FIELD,
  id: '019a0000-0000-7000-8000-000000000001',
  recordType: 'person',
  kind: 'money',
  name: 'Jahresbudget',
  nameEn: 'Yearly budget',
  position: 1,
  archivedAt: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
};
const words = (filter: ListFilter, locale: 'de' | 'en' = 'de'): string => {
  const t = translatorFor(listsTexts, { locale, addressForm: 'sie' });
  return filterWords(filter, {
    t,
    catalogue: createCatalogue('person', t, locale, [CUSTOM], []),
    numberOf: (value, currency) => `${value} ${currency}`.trim(),
    nameOf: () => 'Nora',
    dayOf: (day) => day,
    countryOf: (code) => (code === 'DE' ? 'Deutschland' : code),
  });
};

const NESTED: ListFilter = {
  match: 'all',
  of: [
    { field: 'lifecycle', op: 'any_of', value: ['retention'] },
    {
      match: 'any',
      of: [
        { field: 'city', op: 'contains', value: 'Köln' },
        { field: 'country', op: 'none_of', value: ['DE', 'AT'] },
      ],
    },
    { match: 'none', of: [{ field: 'lastContactAt', op: 'last_days', value: 90 }] },
  ],
};

describe('a filter in words', () => {
  it('is a sentence, groups in brackets', () => {
    expect(words(NESTED)).toBe(
      'Kundenphase ist Bindung und (Ort enthält „Köln“ oder Land ist keines von Deutschland, AT) und nicht (Letzter Kontakt in den letzten 90 Tagen)',
    );
    expect(words(NESTED, 'en')).toBe(
      'Life-cycle stage is Retention and (City contains “Köln” or Country is none of Deutschland, AT) and not (Last contact in the last 90 days)',
    );
  });

  it('does not call a field there is none of by its key, as an address or a view of another Kontor may name one', () => {
    const t = translatorFor(listsTexts, { locale: 'de', addressForm: 'sie' });
    const { nameOf } = createCatalogue('person', t, 'de', [CUSTOM], []);
    expect(['city', 'email', `custom.${CUSTOM.id}`, 'custom.x'].map(nameOf)).toEqual([
      'Ort',
      'Gelöschtes Feld',
      'Jahresbudget',
      'Gelöschtes Feld',
    ]);
  });

  it('calls the fields of an admin by their names, and numbers by what they are', () => {
    const of: ListFilter['of'] = [
      { field: `custom.${CUSTOM.id}`, op: 'greater', value: 5000 },
      { field: 'childrenCount', op: 'less', value: 3 },
    ];
    expect(words({ match: 'all', of })).toBe(
      'Jahresbudget ist größer als 5000 EUR und Kinder ist kleiner als 3',
    );
    expect(words({ match: 'all', of }, 'en')).toContain('Yearly budget is greater than 5000 EUR');
  });

  it('names colleagues, days, and what is there or not', () => {
    const of: ListFilter['of'] = [
      { field: 'ownerId', op: 'none_of', value: ['x'] },
      { field: 'createdAt', op: 'before', value: '2026-01-01' },
      { field: 'emails', op: 'empty' },
      { field: 'optOut', op: 'is', value: true },
    ];
    expect(words({ match: 'any', of })).toBe(
      'Zuständig ist nicht Nora oder Angelegt vor dem 2026-01-01 oder E-Mail ist leer oder Möchte keine Werbung ist Ja',
    );
  });
});
