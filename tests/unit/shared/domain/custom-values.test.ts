import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CustomKind, CustomValue } from '#shared/domain/custom-field.ts';
import { laidOver, withSet } from '#shared/domain/custom-set.ts';
import {
  choiceLabel,
  customFieldName,
  keptChoices,
  tidyValue,
  valueProblem,
} from '#shared/domain/custom-values.ts';

const [A, B, UNKNOWN] = [
  '0199a000-0000-7000-8000-000000000001',
  '0199a000-0000-7000-8000-000000000002',
  '0199a000-0000-7000-8000-000000000003',
];
const choices = [
  { id: A, label: 'A' },
  { id: B, label: 'B', archived: true },
];
const problem = (kind: CustomKind, value: CustomValue) => valueProblem({ kind, choices }, value);

describe('a value of a custom field', () => {
  it.each<[CustomKind, CustomValue]>([
    ['text', 'Öl'],
    ['number', -0.5],
    ['money', -129_900],
    ['day', '2028-02-29'],
    ['choice', A],
    ['choice', B],
    ['choices', [A, B]],
    ['link', UNKNOWN],
    ['yesno', false],
  ])('of kind %s can be %j', (kind, value) => {
    expect(problem(kind, value)).toBeNull();
  });

  it.each<[CustomKind, CustomValue, string]>([
    ['text', 7, 'field.type'],
    ['text', 'zwei\nZeilen', 'field.line'],
    ['text', 'x'.repeat(1_001), 'field.too_long'],
    ['number', '7', 'field.number'],
    ['number', Number.POSITIVE_INFINITY, 'field.number'],
    ['money', 12.5, 'field.number'],
    ['money', 2 ** 60, 'field.number'],
    ['day', '2026-02-29', 'field.day'],
    ['day', '29.2.2028', 'field.day'],
    ['choice', UNKNOWN, 'field.choice'],
    ['choice', [A], 'field.choice'],
    ['choices', A, 'field.type'],
    ['choices', [A, UNKNOWN], 'field.choice'],
    ['link', 'Brandt', 'field.id'],
    ['yesno', 'ja', 'field.type'],
  ])('of kind %s cannot be %j', (kind, value, code) => {
    expect(problem(kind, value)).toBe(code);
  });

  it('is kept without blanks around, each choice once and in the order of the field; what says nothing is none', () => {
    expect(tidyValue({ kind: 'text', choices: [] }, '  Öl ')).toBe('Öl');
    expect(tidyValue({ kind: 'text', choices: [] }, '   ')).toBeNull();
    expect(tidyValue({ kind: 'choices', choices }, [B, A, B])).toEqual([A, B]);
    expect(tidyValue({ kind: 'choices', choices }, [])).toBeNull();
    expect(tidyValue({ kind: 'yesno', choices: [] }, false)).toBe(false);
  });
});

const ids = fc.constantFrom(A, B, UNKNOWN);
const value = fc.oneof(fc.string(), fc.integer(), fc.boolean());
const values = fc.dictionary(ids, value);
const patch = fc.dictionary(ids, fc.option(value));

describe('values laid over those that stand', () => {
  it('say what the patch says, and of the rest what stood there', () => {
    fc.assert(
      fc.property(values, patch, (before, change) => {
        const after = laidOver(before, change);
        for (const id of [A, B, UNKNOWN]) {
          const wanted = id in change ? (change[id] ?? undefined) : before[id];
          expect(after[id]).toBe(wanted);
        }
      }),
    );
  });

  it('are the same whichever of two patches to different fields comes first', () => {
    fc.assert(
      fc.property(values, fc.option(value), fc.option(value), (before, one, other) => {
        const forth = laidOver(laidOver(before, { [A]: one }), { [B]: other });
        const back = laidOver(laidOver(before, { [B]: other }), { [A]: one });
        expect(forth).toEqual(back);
      }),
    );
  });

  it('leave the other fields of a record to be replaced as ever', () => {
    const record = { city: 'Kiel', custom: { [A]: 1, [B]: 2 } };
    expect(withSet(record, { city: 'Ulm', custom: { [A]: null } })).toEqual({
      city: 'Ulm',
      custom: { [B]: 2 },
    });
    expect(withSet(record, { city: 'Ulm' })).toEqual({ ...record, city: 'Ulm' });
  });
});

describe('a custom field', () => {
  it('is called by its English name where there is one, and by its name otherwise', () => {
    expect(customFieldName({ name: 'Stufe', nameEn: 'Level' }, 'en')).toBe('Level');
    expect(customFieldName({ name: 'Stufe', nameEn: '' }, 'en')).toBe('Stufe');
    expect(customFieldName({ name: 'Stufe', nameEn: 'Level' }, 'de')).toBe('Stufe');
    expect(choiceLabel({ id: A, label: 'Silber', labelEn: 'Silver' }, 'en')).toBe('Silver');
  });

  it('loses no choice: what is left out stays as one that is not offered', () => {
    expect(keptChoices(choices, [{ id: A, label: 'Eins' }])).toEqual([
      { id: A, label: 'Eins' },
      { id: B, label: 'B', archived: true },
    ]);
  });

  it('of several choices, laid over a newer state, both changes stand', () => {
    const letters = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd'), { maxLength: 4 });
    fc.assert(
      fc.property(letters, letters, letters, (was, theirs, mine) => {
        const { custom } = withSet(
          { custom: { [A]: theirs } },
          { custom: { [A]: mine.length > 0 ? mine : null } },
          { custom: { [A]: was } },
        );
        const kept = was.filter((one) => theirs.includes(one) && mine.includes(one));
        const added = [...theirs, ...mine].filter((one) => !was.includes(one));
        const expected = [...new Set([...kept, ...added])].toSorted();
        expect((custom[A] ?? []).toSorted()).toEqual(expected);
      }),
    );
    const tags = withSet({ tags: ['x', 'y'], custom: {} }, { tags: ['x', 'z'] }, { tags: ['x'] });
    expect(tags.tags).toEqual(['x', 'y', 'z']);
  });
});
