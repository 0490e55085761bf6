import { describe, expect, test } from 'vitest';
import type { Person } from '#shared/domain/person.ts';
import { EMPTY_PERSON } from '#shared/domain/person.ts';
import {
  chosenFields,
  comparedFields,
  swappedChoices,
  unitedList,
} from '#server/web/pages/duplicates/comparison.model.ts';

const person = (fields: Partial<Person>): Person => ({
  ...EMPTY_PERSON,
  id: '0198f000-0000-7000-8000-000000000001',
  createdAt: '2026-11-22T10:00:00Z',
  updatedAt: '2026-11-22T10:00:00Z',
  ...fields,
});
const email = (address: string, label = '') => ({ email: address, label });

describe('two records side by side', () => {
  const one = person({ firstName: 'Eva', city: 'Bonn', emails: [email('eva@x.example', 'privat')] });
  const other = person({
    firstName: 'Eva',
    street: 'Hof 3',
    city: 'Kiel',
    emails: [email('EVA@x.example'), email('e@x.example')],
  });
  const fields = comparedFields('person', one, other);

  test('show only what differs, with what the merge would do by itself', () => {
    expect(fields.map(({ key, usual }) => [key, usual])).toEqual([
      ['emails', 'both'],
      ['street', 'other'],
      ['city', 'one'],
    ]);
    expect(unitedList(fields[0]!)).toEqual([email('eva@x.example', 'privat'), email('e@x.example')]);
  });

  test('send along only what was chosen otherwise', () => {
    expect(chosenFields(fields, new Map())).toEqual({});
    expect(chosenFields(fields, new Map([['city', 'one']]))).toEqual({});
    const choices = new Map([
      ['city', 'other'],
      ['street', 'one'],
      ['emails', 'other'],
    ] as const);
    expect(chosenFields(fields, choices)).toEqual({ city: 'Kiel', street: '', emails: other.emails });
  });

  test('with the other one kept, what was chosen stays chosen', () => {
    const choices = swappedChoices(
      new Map([
        ['city', 'one'],
        ['emails', 'both'],
      ]),
    );
    expect(chosenFields(comparedFields('person', other, one), choices)).toEqual({ city: 'Bonn' });
  });
});
