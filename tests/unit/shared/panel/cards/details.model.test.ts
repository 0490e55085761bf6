import { describe, expect, it } from 'vitest';
import { FIELD_GROUPS, groupOf } from '#shared/domain/field-groups.ts';
import { COMPANY_FIELDS, PERSON_FIELDS } from '#shared/domain/record-fields.ts';
import { detailChange, detailRecord, detailsOf } from '#shared/panel/cards/details/details.model.ts';
import { katrin, knownAnswer } from '#shared/panel/examples/example-records.ts';

const keysOf = (groups: ReturnType<typeof detailsOf>['said']): string[] =>
  groups.flatMap(({ fields }) => fields.map(({ key }) => key));

describe('the details', () => {
  it('have a heading for each field of the catalogue', () => {
    for (const { key } of [...PERSON_FIELDS, ...COMPANY_FIELDS])
      expect([key, FIELD_GROUPS.includes(groupOf(key))]).toEqual([key, true]);
  });

  it('show each field once: where it says something, else among what can be added; a nought says something', () => {
    const person = { ...katrin, childrenCount: 0, birthDay: '1972-11-03' };
    const { said, unsaid } = detailsOf(detailRecord({ ...knownAnswer, person })!);
    expect([...keysOf(said), ...keysOf(unsaid)].toSorted()).toEqual(
      PERSON_FIELDS.map(({ key }) => key as string).toSorted(),
    );
    expect(keysOf(said)).toEqual(expect.arrayContaining(['childrenCount', 'birthDay', 'lastName']));
    expect(keysOf(unsaid)).toEqual(expect.arrayContaining(['householdSize', 'optOut', 'addresses']));
  });

  it('say what stood there, unless an older Kontor did not tell', () => {
    expect(detailChange('id', 'city', 'Celle', 'Hannover')).toEqual({
      id: 'id',
      set: { city: 'Celle' },
      was: { city: 'Hannover' },
    });
    expect(detailChange('id', 'birthDay', '1972-11-03', undefined).was).toEqual({});
  });
});
