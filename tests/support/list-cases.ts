/** People and companies for the tests of lists, and filters of any shape over their fields. */
import fc from 'fast-check';
import type { CustomValue } from '#shared/domain/custom-field.ts';
import { EVERYTHING, opsOf } from '#shared/domain/list-filter.ts';
import type { FilterOp, ListCondition, ListFilter } from '#shared/domain/list-filter.ts';
import type { ListField, ListFields } from '#shared/domain/list-fields.ts';
import { LIFECYCLES } from '#shared/domain/lifecycle.ts';
import type { Records } from '#tests/support/records.ts';
import type { TestApp } from '#tests/support/test-app.ts';

export const NAMES = [
  'Müller',
  'Mueller',
  'MULLER',
  'Größe',
  'Grosse',
  "O'Brien",
  'Ärger',
  'Adam',
  '50%',
  'a_b',
  'Çelik',
];
const CITIES = ['', 'Köln', 'Koeln', 'koln', 'Ulm', 'Øster', 'Zürich'];
export const COLOURS = ['019a0000-0000-7000-8000-00000000000a', '019a0000-0000-7000-8000-00000000000b'];
export const TAGS = ['VIP', 'vip', 'Messe "Süd"', 'Süd', 'a\\b'];
export const KEPT_VIEW = {
  name: 'Mit Feld',
  record: 'person' as const,
  filter: EVERYTHING,
  sort: { by: 'name', descending: false },
  visibility: 'private' as const,
};
const DAYS = [1, 5, 30, 400];

/** The same people and companies on every run and on both engines. */
export const fill = async (
  app: TestApp,
  make: Records,
  owners: readonly string[],
  custom: (record: 'person' | 'company', at: number) => Record<string, CustomValue>,
): Promise<string[]> => {
  const companies: string[] = [];

  const pick = <T>(list: readonly T[], at: number): T => list[at % list.length]!;
  for (let at = 0; at < 90; at += 1) {
    const common = {
      city: pick(CITIES, at * 3),
      street: at % 4 === 0 ? 'Hauptstraße 5' : '',
      lifecycle: pick(LIFECYCLES, at),
      ownerId: at % 5 === 0 ? null : pick(owners, at),
      tags: at % 3 === 0 ? [] : [pick(TAGS, at), pick(TAGS, at + 2)],
      phones: at % 2 === 0 ? [{ number: `+4951112345${at}`, label: 'work' as const }] : [],
    };
    const addresses =
      at % 4 === 2
        ? [{ label: 'work' as const, street: 'Wörthstr. 9', postcode: '30159', city: 'Köln', country: '' }]
        : [];
    const person = await make.person({
      addresses,
      custom: custom('person', at),
      householdSize: at % 3 === 0 ? null : at % 5,
      childrenCount: at % 6,
      ...common,
      lastName: pick(NAMES, at * 7),
      firstName: at % 6 === 0 ? '' : `Uwe ${at % 9}`,
      optOut: at % 7 === 0,
      language: pick(['', 'de', 'en'] as const, at),
      ...(at % 3 === 0 ? {} : { email: `${pick(['max', 'Möwe', 'a_b'], at)}${at}@haus.example` }),
    });
    const company = await make.company({
      ...common,
      addresses,
      custom: custom('company', at),
      parentId: at % 4 === 0 ? (companies[at % 3] ?? null) : null,
      website: at % 2 === 0 ? 'https://haus.example/Süd' : '',
      name: `${pick(NAMES, at * 5)} GmbH`,
      keyAccount: at % 4 === 0,
      customerSince: at % 3 === 0 ? null : `20${10 + (at % 15)}-03-01`,
    });
    companies.push(company);
    if (at % 3 === 0) await make.employ(person, company);
    if (at % 9 === 0) await make.employ(person, companies[0]!);
    if (at % 4 === 1) await make.task({ title: 'Melden', personId: person });
    if (at % 3 === 1) {
      const occurredAt = new Date(app.clock.now() - pick(DAYS, at) * 86_400_000).toISOString();
      await make.activity(person, { kind: 'call', subject: `Anruf ${at}`, occurredAt });
    }
  }
  return companies;
};

export type Ids = {
  readonly owners: readonly string[];
  readonly teams: readonly string[];
  readonly companies: readonly string[];
};

const valueFor = ({ kind, choices = [] }: ListField, op: FilterOp, { owners, teams, companies }: Ids) => {
  if (op === 'empty' || op === 'filled') return fc.constant(undefined);
  if (op === 'before' || op === 'after') return fc.constantFrom('2015-03-01', '2026-11-22', '2026-11-24');
  if (op === 'last_days' || op === 'not_last_days') return fc.constantFrom(1, 4, 40);
  if (kind === 'yesno') return fc.boolean();
  if (kind === 'number' || kind === 'money') return fc.constantFrom(0, 1, 2, 2.5, 3, -4, 100_000);
  if (kind === 'user') return fc.uniqueArray(fc.constantFrom(...owners), { minLength: 1 });
  if (kind === 'team') return fc.uniqueArray(fc.constantFrom(...teams), { minLength: 1 });
  if (['company', 'employer', 'link'].includes(kind) && op !== 'contains')
    return fc.uniqueArray(fc.constantFrom(...companies.slice(0, 12)), { minLength: 1, maxLength: 4 });
  if (op === 'any_of' || op === 'none_of')
    return fc.uniqueArray(fc.constantFrom(...(choices.length > 0 ? choices : [...TAGS, 'süd', 'DE'])), {
      minLength: 1,
      maxLength: 3,
    });
  const texts = [...NAMES, ...CITIES.filter(Boolean), ...TAGS];
  const parts = [
    'mül',
    'muel',
    'MUL',
    'ß',
    'ss',
    '_',
    '%',
    '"',
    '0511 123',
    'haus.example',
    'Möwe',
    'uwe',
    'e 5',
  ];
  return fc.constantFrom(...texts, ...parts);
};

const conditionFor = (fields: ListFields, ids: Ids): fc.Arbitrary<ListCondition> =>
  fc
    .constantFrom(...[...fields.values()].filter(({ shownOnly }) => !shownOnly))
    .chain((field) => fc.tuple(fc.constant(field), fc.constantFrom(...opsOf(field))))
    .chain(([field, op]) =>
      valueFor(field, op, ids).map((value) => ({
        field: field.key,
        op,
        ...(value === undefined ? {} : { value }),
      })),
    );

export const filterFor = (fields: ListFields, ids: Ids, depth: number): fc.Arbitrary<ListFilter> =>
  fc.record({
    match: fc.constantFrom('all' as const, 'any' as const, 'none' as const),
    of: fc.array(
      depth > 1
        ? fc.oneof({ weight: 3, arbitrary: conditionFor(fields, ids) }, filterFor(fields, ids, depth - 1))
        : conditionFor(fields, ids),
      { maxLength: 3 },
    ),
  });
