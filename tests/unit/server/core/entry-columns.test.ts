import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gathered, insertedValue, isEntry, spread, storedColumns } from '#server/core/entry-columns.ts';

const table = { entries: ['custom'] };
const custom = fc.dictionary(fc.string({ minLength: 1 }), fc.oneof(fc.string(), fc.integer(), fc.boolean()), {
  noNullPrototype: true,
});

it('a column spread into fields of their own and gathered again is what it was', () => {
  fc.assert(
    fc.property(custom, (entries) => {
      const fields = spread(table, { id: 'x', custom: entries });
      expect('custom' in fields).toBe(false);
      expect(gathered('custom', fields)).toEqual(entries);
      expect(insertedValue(table, 'custom', fields)).toEqual(entries);
    }),
  );
});

it('a changed entry is written as its whole column, other fields as they are', () => {
  const after = { id: 'x', city: 'Kiel', 'custom.a': null, 'custom.b': 2 };
  expect(storedColumns(table, { city: 'Kiel', 'custom.a': null }, after)).toEqual({
    city: 'Kiel',
    custom: { b: 2 },
  });
  expect(storedColumns({}, { city: 'Kiel' }, after)).toEqual({ city: 'Kiel' });
});

it('what only begins like a column is a field as any other', () => {
  expect(isEntry(table, 'custom.a')).toBe(true);
  expect(isEntry(table, 'customerSince')).toBe(false);
});
