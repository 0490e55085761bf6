import { describe, expect, it } from 'vitest';
import { EMPTY_COMPANY } from '#shared/domain/company.ts';
import { EMPTY_PERSON } from '#shared/domain/person.ts';
import { COMPANY_FIELDS, PERSON_FIELDS } from '#shared/domain/record-fields.ts';
import { fieldsDe } from '#shared/i18n/de/fields.ts';
import { fieldsEn } from '#shared/i18n/en/fields.ts';

const keys = (list: readonly { key: string }[]): string[] => list.map(({ key }) => key).toSorted();

describe('the fields of people and companies', () => {
  it('name each field of a person that can be written', () => {
    expect(keys(PERSON_FIELDS)).toEqual(Object.keys(EMPTY_PERSON).toSorted());
  });

  it('name each field of a company that somebody types', () => {
    const typed = Object.keys(EMPTY_COMPANY).filter((key) => key !== 'declinedValues');
    expect(keys(COMPANY_FIELDS)).toEqual(typed.toSorted());
  });

  it.each([
    ['German', fieldsDe as Record<string, string>],
    ['English', fieldsEn as Record<string, string>],
  ])('have a word for each field and each choice in %s', (_, texts) => {
    const all = [...PERSON_FIELDS, ...COMPANY_FIELDS];
    const wanted = all.flatMap(({ key, choices = [] }) => [
      `field.${key}`,
      ...choices.map((choice) => `${key}.${choice || 'none'}`),
    ]);
    expect(wanted.filter((key) => !texts[key])).toEqual([]);
  });
});
