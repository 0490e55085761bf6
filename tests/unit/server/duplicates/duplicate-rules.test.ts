import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockKeys } from '#server/duplicates/block-keys.ts';
import { countWords } from '#server/duplicates/common-words.ts';
import { companyMarks, personMarks } from '#server/duplicates/duplicate-marks.ts';
import type { CompanyMarks, PersonMarks } from '#server/duplicates/duplicate-marks.ts';
import { judgePair } from '#server/duplicates/duplicate-rules.ts';
import { EMPTY_COMPANY } from '#shared/domain/company.ts';
import type { CompanyFields } from '#shared/domain/company.ts';
import { EMPTY_PERSON } from '#shared/domain/person.ts';
import type { PersonFields } from '#shared/domain/person.ts';

const NONE = countWords().common();
type PersonTold = Partial<Omit<PersonFields, 'emails' | 'phones'>> & {
  readonly emails?: readonly string[];
  readonly phones?: readonly string[];
  readonly employers?: readonly string[];
};
const person = ({ emails = [], phones = [], employers = [], ...told }: PersonTold): PersonMarks =>
  personMarks(
    {
      ...EMPTY_PERSON,
      ...told,
      id: 'x',
      emails: emails.map((email) => ({ email, label: '' })),
      phones: phones.map((number) => ({ number, label: '' as const })),
    },
    employers,
  );
type CompanyTold = Partial<Omit<CompanyFields, 'emails' | 'phones'>> & {
  readonly emails?: readonly string[];
  readonly phones?: readonly string[];
};
const company = ({ emails = [], phones = [], ...told }: CompanyTold): CompanyMarks =>
  companyMarks({
    ...EMPTY_COMPANY,
    ...told,
    id: 'x',
    emails: emails.map((email) => ({ email, label: '' })),
    phones: phones.map((number) => ({ number, label: '' as const })),
  });

const MAX = { firstName: 'Max', lastName: 'Vogt' };
const PUMPS = { name: 'Brandt Pumpen GmbH', street: 'Große Str. 5 a', postcode: '20457', city: 'Hamburg' };

describe('people are probably the same', () => {
  test.each<[string, PersonTold, PersonTold]>([
    [
      'with one address of their own',
      { ...MAX, emails: ['max@vogt.example'] },
      { ...MAX, emails: ['MAX@vogt.example'] },
    ],
    [
      'with one address, where one has no name yet',
      { emails: ['max@vogt.example'] },
      { ...MAX, emails: ['max@vogt.example'] },
    ],
    [
      'with one address, where only half the name is known',
      { lastName: 'Vogt', emails: ['max@vogt.example'] },
      { ...MAX, emails: ['max@vogt.example'] },
    ],
    ['with one name in one company', { ...MAX, employers: ['c'] }, { ...MAX, employers: ['c'] }],
    [
      'with an initial in the place of the first name',
      { ...MAX, employers: ['c'] },
      { firstName: 'M.', lastName: 'Vogt', employers: ['c'] },
    ],
    [
      'with the names the other way round',
      { ...MAX, employers: ['c'] },
      { firstName: 'Vogt', lastName: 'Max', employers: ['c'] },
    ],
    [
      'with a slip of the finger',
      { ...MAX, lastName: 'Öztürk', phones: ['040 123456'] },
      { ...MAX, lastName: 'Oeztuerck', phones: ['+49 (0)40 123456'] },
    ],
    [
      'at one address',
      { ...MAX, street: 'Hauptstraße 1', postcode: '10115' },
      { ...MAX, street: 'Hauptstr. 1', postcode: 'D-10115'.slice(2) },
    ],
    [
      'with addresses in one company',
      { ...MAX, emails: ['max.vogt@vogt.example'] },
      { ...MAX, emails: ['m.vogt@vogt.example'] },
    ],
  ])('%s', (_, one, other) => {
    expect(judgePair(person(one), person(other), NONE)?.score).toBeGreaterThanOrEqual(60);
  });
});

describe('people are not taken for the same', () => {
  test.each<[string, PersonTold, PersonTold]>([
    ['by their name alone', MAX, MAX],
    ['by a name and a town', { ...MAX, postcode: '10115' }, { ...MAX, postcode: '10115' }],
    [
      'by an office address they all read',
      { ...MAX, emails: ['info@vogt.example'] },
      { firstName: 'Ute', lastName: 'Klein', emails: ['info@vogt.example'] },
    ],
    [
      'as husband and wife with one address',
      { ...MAX, emails: ['vogt@familie.example'], street: 'Hauptstr. 1', postcode: '10115' },
      {
        firstName: 'Ute',
        lastName: 'Vogt',
        emails: ['vogt@familie.example'],
        street: 'Hauptstr. 1',
        postcode: '10115',
      },
    ],
    [
      'as colleagues at one switchboard',
      { ...MAX, employers: ['c'], phones: ['040 123456'] },
      { firstName: 'Ute', lastName: 'Klein', employers: ['c'], phones: ['040 123456'] },
    ],
    [
      'with free mail in common',
      { ...MAX, emails: ['max.vogt@gmx.de'] },
      { ...MAX, emails: ['vogt77@gmx.de'] },
    ],
    [
      'as father and son',
      { ...MAX, street: 'Hauptstr. 1', postcode: '10115' },
      { firstName: 'Moritz', lastName: 'Vogt', street: 'Hauptstr. 1', postcode: '10115' },
    ],
  ])('%s', (_, one, other) => {
    expect(judgePair(person(one), person(other), NONE)).toBeNull();
  });
});

describe('companies are probably the same', () => {
  test.each<[string, CompanyTold, CompanyTold]>([
    [
      'whatever the legal form is written as',
      PUMPS,
      { ...PUMPS, name: 'Brandt Pumpen Gesellschaft mit beschränkter Haftung' },
    ],
    [
      'with the street written otherwise',
      PUMPS,
      { ...PUMPS, name: 'BRANDT-PUMPEN', street: 'Grosse Strasse 5A' },
    ],
    [
      'with one VAT id and a new name at the same place',
      { ...PUMPS, vatId: 'DE136695976' },
      { ...PUMPS, name: 'Hansa Technik GmbH', vatId: 'DE 136 695 976' },
    ],
    [
      'with a longer name, one domain and one telephone',
      { ...PUMPS, domains: ['brandt.example'], phones: ['040 1234567'] },
      { name: 'Brandt', domains: ['brandt.example'], phones: ['+49401234567'] },
    ],
    [
      'with a slip in the name and one domain',
      { name: 'Brandt Pumpen', domains: ['brandt.example'] },
      { name: 'Brand Pumpen GmbH', domains: ['brandt.example'] },
    ],
  ])('%s', (_, one, other) => {
    expect(judgePair(company(one), company(other), NONE)?.score).toBeGreaterThanOrEqual(60);
  });

  test('and a subsidiary at the same office is only probable', () => {
    const shared = { ...PUMPS, emails: ['info@brandt.example'], phones: ['040 1234567'] };
    const verdict = judgePair(
      company({ ...shared, name: 'Brandt AG' }),
      company({ ...shared, name: 'Brandt Leasing AG' }),
      NONE,
    );
    expect(verdict).toMatchObject({ score: 80 });
    expect(verdict?.reasons).toContain('longer_name');
  });
});

describe('companies are not taken for the same', () => {
  test.each<[string, CompanyTold, CompanyTold]>([
    [
      'because one office answers for both',
      { ...PUMPS, name: 'Gemeinde St. Peter', emails: ['buero@kirche.example'], phones: ['040 1234567'] },
      { ...PUMPS, name: 'Gemeinde St. Georg', emails: ['buero@kirche.example'], phones: ['040 1234567'] },
    ],
    [
      'with one name in two towns',
      { name: 'Autohaus Müller GmbH', postcode: '20457', city: 'Hamburg' },
      { name: 'Autohaus Müller GmbH', postcode: '80331', city: 'München' },
    ],
    [
      'of one group in two countries',
      { name: 'Brandt Austria GmbH', domains: ['brandt.example'] },
      { name: 'Brandt Deutschland GmbH', domains: ['brandt.example'] },
    ],
    ['with two VAT ids', { ...PUMPS, vatId: 'DE136695976' }, { ...PUMPS, vatId: 'DE811907980' }],
  ])('%s', (_, one, other) => {
    expect(judgePair(company(one), company(other), NONE)).toBeNull();
  });

  test('once one is said to belong to the other', () => {
    const [one, other] = [company(PUMPS), { ...company({ ...PUMPS, parentId: 'mother' }), id: 'daughter' }];
    expect(judgePair(one, other, NONE)).not.toBeNull();
    expect(judgePair({ ...one, id: 'mother' }, other, NONE)).toBeNull();
  });

  test('by a word that many have in their names', () => {
    const words = countWords();
    for (let at = 0; at < 100; at += 1) words.add(['sparkasse', `ort${at}`]);
    const shared = { domains: ['sparkasse.example'], postcode: '20457' };
    const [one, other] = [
      company({ ...shared, name: 'Sparkasse Ort 1' }),
      company({ ...shared, name: 'Sparkasse' }),
    ];
    expect(judgePair(one, other, words.common())?.reasons ?? []).not.toContain('same_name');
  });
});

test('a person is never a company', () => {
  expect(
    judgePair(
      person({ ...MAX, emails: ['a@x.example'] }),
      company({ name: 'Max Vogt', emails: ['a@x.example'] }),
      NONE,
    ),
  ).toBeNull();
});

describe('whatever two records look like', () => {
  const some = (...values: string[]) => fc.constantFrom(...values);
  const people = fc.record({
    firstName: some('', 'Max', 'Maks', 'M.', 'Hans-Peter', 'Hans', 'Vogt', 'Jürgen', 'Juergen'),
    lastName: some(
      '',
      'Vogt',
      'Voigt',
      'Vogd',
      'Max',
      'Öztürk',
      'Oezturk',
      'Schmidt',
      'Schmitt',
      'Philipp',
      'Filip',
    ),
    emails: fc.array(some('max@vogt.example', 'm@vogt.example', 'info@vogt.example', 'max@gmx.de'), {
      maxLength: 2,
    }),
    phones: fc.array(some('040 123456', '+4940123456', '089 99887766'), { maxLength: 2 }),
    employers: fc.array(some('c', 'd'), { maxLength: 2 }),
    street: some('', 'Hauptstr. 1', 'Hauptstraße 1', 'Ring 2'),
    postcode: some('', '10115', '20457'),
  });
  const companies = fc.record({
    name: some(
      'Brandt GmbH',
      'Brand GmbH & Co. KG',
      'Brandt Pumpen',
      'Pumpen Brandt',
      'Brandt Leasing AG',
      'Vogt e.K.',
      'Voigt',
      'AG',
    ),
    emails: fc.array(some('info@brandt.example', 'post@vogt.example'), { maxLength: 2 }),
    phones: fc.array(some('040 123456', '+4940123456'), { maxLength: 1 }),
    domains: fc.array(some('brandt.example', 'vogt.example'), { maxLength: 2 }),
    street: some('', 'Hauptstr. 1', 'Hauptstraße 1'),
    postcode: some('', '10115', '20457'),
    city: some('', 'Berlin', 'Hamburg'),
    vatId: some('', 'DE136695976', 'DE811907980'),
  });
  const meets = (one: PersonMarks | CompanyMarks, other: PersonMarks | CompanyMarks): void => {
    const verdict = judgePair(one, other, NONE);
    expect(judgePair(other, one, NONE)).toEqual(verdict);
    if (!verdict) return;
    const keys = blockKeys(other);
    expect(blockKeys(one).some((key) => keys.includes(key))).toBe(true);
  };

  test('those that are listed are compared at all, and it makes no difference which comes first (people)', () => {
    fc.assert(
      fc.property(people, people, (one, other) => meets(person(one), person(other))),
      { numRuns: 3_000 },
    );
  });

  test('the same goes for companies', () => {
    fc.assert(
      fc.property(companies, companies, (one, other) => meets(company(one), company(other))),
      { numRuns: 3_000 },
    );
  });
});
