import { describe, expect, test } from 'vitest';
import { examplesOf, tagOf, withTag, withTarget } from '#server/web/pages/transfer/mapping.model.ts';

const MAPPING = [
  { column: 'Vorname', target: 'firstName' },
  { column: 'Name', target: 'lastName' },
  { column: 'Mail', target: 'emails' },
  { column: 'Mail 2', target: '' },
];
const targets = (mapping: readonly { readonly target: string }[]): string[] =>
  mapping.map(({ target }) => target);

describe('the mapping somebody looks through', () => {
  test('a field that one column alone can fill leaves the column that filled it before', () => {
    expect(targets(withTarget(MAPPING, 'Vorname', 'lastName'))).toEqual(['lastName', '', 'emails', '']);
    expect(targets(withTarget(MAPPING, 'Name', 'lastName'))).toEqual(targets(MAPPING));
  });

  test('a list takes several columns, and a column that is left out takes nothing from others', () => {
    expect(targets(withTarget(MAPPING, 'Mail 2', 'emails'))).toEqual([
      'firstName',
      'lastName',
      'emails',
      'emails',
    ]);
    expect(targets(withTarget(MAPPING, 'Mail', ''))).toEqual(['firstName', 'lastName', '', '']);
  });

  test('one tag for every row stands beside the columns, is replaced by another and goes with an empty one', () => {
    expect(tagOf(MAPPING)).toBe('');
    const tagged = withTag(withTag(MAPPING, 'Messe'), ' Messe 2026 ');
    expect(tagOf(tagged)).toBe('Messe 2026');
    expect(tagged).toHaveLength(MAPPING.length + 1);
    expect(withTag(tagged, '  ')).toEqual(MAPPING);
    // A column of tags is none of its own.
    expect(tagOf([{ column: 'Tags', target: 'tags' }])).toBe('');
  });

  test('shows the first three different values of a column and skips what is empty or missing', () => {
    const rows = [['', 'x'], [' a '], ['a'], ['b'], ['c'], ['d']].map((cells) => ({ cells }));
    expect(examplesOf(rows, 0)).toEqual(['a', 'b', 'c']);
    expect(examplesOf(rows, 1)).toEqual(['x']);
    expect(examplesOf(rows, 7)).toEqual([]);
  });
});
