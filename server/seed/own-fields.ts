/** Two fields of the house's own, so that a made-up store has something to try them with. */
import { EMPTY_CUSTOM_FIELD } from '#shared/domain/custom-field.ts';
import type { CustomFieldFields, CustomValues } from '#shared/domain/custom-field.ts';
import { idFor } from './random.ts';
import type { Random } from './random.ts';

export type SeedField = { readonly id: string; readonly ms: number; readonly fields: CustomFieldFields };

/** As old as the accounts; `seed` makes their ids. */
export const seedFields = (seed: number, ms: number): readonly [one: SeedField, several: SeedField] => {
  const choicesOf = (labels: readonly (readonly [string, string])[], first: number) =>
    labels.map(([label, labelEn], at) => ({ id: idFor(seed, 'field', first + at, ms), label, labelEn }));
  const field = (
    index: number,
    kind: 'choice' | 'choices',
    [name, nameEn]: readonly [string, string],
    choices: CustomFieldFields['choices'],
  ): SeedField => ({
    id: idFor(seed, 'field', index, ms),
    ms,
    fields: { ...EMPTY_CUSTOM_FIELD, recordType: 'person', kind, name, nameEn, choices },
  });
  return [
    field(
      1,
      'choice',
      ['Kundenklasse', 'Class of customer'],
      choicesOf(
        [
          ['A', 'A'],
          ['B', 'B'],
          ['C', 'C'],
        ],
        10,
      ),
    ),
    field(
      2,
      'choices',
      ['Messen', 'Trade fairs'],
      choicesOf(
        [
          ['Hannover', 'Hanover'],
          ['München', 'Munich'],
          ['Köln', 'Cologne'],
        ],
        20,
      ),
    ),
  ];
};

/** What somebody has in them: most are classed, few go to fairs. */
export const seedValues = (
  [one, several]: readonly [SeedField, SeedField],
  random: Random,
): CustomValues | undefined => {
  const fairs = random.chance(0.15)
    ? several.fields.choices.filter(() => random.chance(0.5)).map(({ id }) => id)
    : [];
  const values = {
    ...(random.chance(0.6) ? { [one.id]: random.pick(one.fields.choices).id } : {}),
    ...(fairs.length > 0 ? { [several.id]: fairs } : {}),
  };
  return Object.keys(values).length > 0 ? values : undefined;
};
