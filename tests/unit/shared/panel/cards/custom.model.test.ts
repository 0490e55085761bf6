import { describe, expect, it } from 'vitest';
import type { CustomField } from '#shared/domain/custom-field.ts';
import { EMPTY_CUSTOM_FIELD } from '#shared/domain/custom-field.ts';
import type { HistoryEntry } from '#shared/domain/record-history.ts';
import { customChange, customSpec, fromEditor, toEditor } from '#shared/panel/cards/custom/custom.model.ts';
import { restoreArgs } from '#shared/panel/cards/timeline/changes.model.ts';

const words = { locale: 'en', yes: 'Yes', no: 'No', none: 'Not said' } as const;
const at = '2026-11-20T08:00:00.000Z';
const field = (fields: Partial<CustomField> & Pick<CustomField, 'kind'>): CustomField => ({
  ...EMPTY_CUSTOM_FIELD,
  id: 'f1',
  recordType: 'person',
  name: 'Stufe',
  position: 1,
  archivedAt: null,
  createdAt: at,
  updatedAt: at,
  ...fields,
});
const level = field({
  kind: 'choice',
  nameEn: 'Level',
  choices: [
    { id: 'a', label: 'Gold' },
    { id: 'b', label: 'Silber', labelEn: 'Silver', archived: true },
  ],
});

describe('a custom field in the editor', () => {
  it('offers what is offered, and what is chosen although it no longer is', () => {
    expect(customSpec(level, undefined, words)).toMatchObject({ label: 'Level', choices: ['', 'a'] });
    const chosen = customSpec(level, 'b', words);
    expect(chosen.choices).toEqual(['', 'a', 'b']);
    expect(chosen.choiceText('b')).toBe('Silver');
    expect(chosen.choiceText('')).toBe('Not said');
  });

  it('of yes or no can say nothing as well', () => {
    const yesno = field({ kind: 'yesno' });
    for (const value of [true, false]) expect(fromEditor(yesno, toEditor(yesno, value))).toBe(value);
    expect(fromEditor(yesno, toEditor(yesno, undefined))).toBeNull();
    expect(fromEditor(yesno, '')).toBeNull();
  });

  it('is set by itself, with what its author saw there', () => {
    expect(customChange('p', field({ kind: 'text' }), 'neu', null)).toEqual({
      id: 'p',
      set: { custom: { f1: 'neu' } },
      was: { custom: { f1: null } },
    });
  });

  it('gets an old value back by itself', () => {
    const entry = { recordId: 'p' } as HistoryEntry;
    const changed = { field: 'custom.f1', before: 'alt', after: 'neu', now: 'neu', isRestorable: true };
    expect(restoreArgs(entry, changed)).toEqual({
      id: 'p',
      set: { custom: { f1: 'alt' } },
      was: { custom: { f1: 'neu' } },
    });
  });
});
