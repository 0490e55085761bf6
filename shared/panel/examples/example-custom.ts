/** The company's own fields beside a customer: one of each kind, some of them empty. */
import type { Conflict } from '../../domain/conflict.ts';
import type { CustomField } from '../../domain/custom-field.ts';
import { EMPTY_CUSTOM_FIELD } from '../../domain/custom-field.ts';
import { linkStates } from './example-link-states.ts';
import { exampleMail } from './example-host.ts';
import { NOT_LOGGED, brandt, exampleId, katrin, knownAnswer, thomas } from './example-records.ts';
import { refusedOwn } from './example-store.ts';
import type { ExampleState } from './example-states.ts';

const FIRST = 900;
const at = '2026-11-20T08:00:00.000Z';

export const exampleField = (
  index: number,
  fields: Pick<CustomField, 'name' | 'kind'> & Partial<CustomField>,
): CustomField => ({
  ...EMPTY_CUSTOM_FIELD,
  recordType: 'person',
  id: exampleId(FIRST + index),
  position: index,
  archivedAt: null,
  createdAt: at,
  updatedAt: at,
  ...fields,
});

export const exampleChoice = (index: number, label: string, labelEn: string) => ({
  id: exampleId(FIRST + 50 + index),
  label,
  labelEn,
});
const [gold, silver, trial] = [
  exampleChoice(1, 'Gold', 'Gold'),
  exampleChoice(2, 'Silber', 'Silver'),
  exampleChoice(3, 'Probe', 'Trial'),
];
const [letter, fair, phone] = [
  exampleChoice(4, 'Brief', 'Letter'),
  exampleChoice(5, 'Messe', 'Trade fair'),
  exampleChoice(6, 'Telefon', 'Telephone'),
];

const fields: readonly CustomField[] = [
  exampleField(1, { name: 'Maschinenpark', nameEn: 'Machines', kind: 'text' }),
  exampleField(2, { name: 'Anlagen im Betrieb', nameEn: 'Plants in use', kind: 'number' }),
  exampleField(3, { name: 'Jahresbudget', nameEn: 'Budget per year', kind: 'money' }),
  exampleField(4, { name: 'Rahmenvertrag bis', nameEn: 'Contract until', kind: 'day' }),
  exampleField(5, {
    name: 'Betreuungsstufe',
    nameEn: 'Level of care',
    kind: 'choice',
    choices: [gold, silver, trial],
  }),
  exampleField(6, {
    name: 'Erreichbar über',
    nameEn: 'Reached by',
    kind: 'choices',
    choices: [letter, fair, phone],
  }),
  exampleField(7, { name: 'Servicepartner', nameEn: 'Service partner', kind: 'link', linkType: 'company' }),
  exampleField(8, {
    name: 'Newsletter gedruckt',
    nameEn: 'Printed newsletter',
    kind: 'yesno',
    required: true,
  }),
];

const custom = {
  [fields[0]!.id]: 'Zwei Kreiselpumpen, Baujahr 2019',
  [fields[1]!.id]: 12.5,
  [fields[2]!.id]: 4_500_000,
  [fields[4]!.id]: gold.id,
  [fields[5]!.id]: [letter.id, fair.id],
  [fields[6]!.id]: brandt.id,
};

/** Of deals and follow-ups. */
const hangingFields: readonly CustomField[] = [
  exampleField(20, {
    recordType: 'deal',
    name: 'Mitbewerber',
    nameEn: 'Competitors',
    kind: 'choices',
    choices: [exampleChoice(21, 'Hansen', 'Hansen'), exampleChoice(22, 'Nordpumpe', 'Nordpumpe')],
  }),
  exampleField(23, { recordType: 'deal', name: 'Lieferort', nameEn: 'Place of delivery', kind: 'text' }),
  exampleField(24, {
    recordType: 'deal',
    name: 'Partner',
    nameEn: 'Partner',
    kind: 'link',
    linkType: 'company',
  }),
  exampleField(26, {
    recordType: 'activity',
    name: 'Ergebnis',
    nameEn: 'Result',
    kind: 'choice',
    choices: [exampleChoice(27, 'Einig', 'Agreed'), exampleChoice(28, 'Offen', 'Open')],
  }),
  exampleField(25, {
    recordType: 'task',
    name: 'Aufwand in Stunden',
    nameEn: 'Hours needed',
    kind: 'number',
  }),
];

/** What somebody set in a field of the company's own and gave way since. */
const gaveWay = (index: number, field: CustomField, lost: unknown, kept: unknown): Conflict => ({
  id: exampleId(FIRST + 90 + index),
  recordType: 'person',
  recordId: katrin.id,
  field: `custom.${field.id}`,
  lost,
  kept,
  reason: 'overwritten',
  lostById: thomas.id,
  resolvedAt: null,
  createdAt: at,
  updatedAt: at,
});

export const customStates = {
  custom_conflicts: {
    subject: exampleMail,
    answer: {
      ...knownAnswer,
      log: NOT_LOGGED,
      conflicts: [
        gaveWay(
          1,
          fields[0]!,
          'Zwei Kreiselpumpen, Baujahr 2019, und ein Prüfstand, der noch dem Vorgänger gehört',
          'Drei Kreiselpumpen',
        ),
        gaveWay(2, fields[2]!, 4_500_000, null),
      ],
      customFields: [...fields],
    },
  },
  custom_refused: {
    subject: exampleMail,
    answer: knownAnswer,
    device: { attention: refusedOwn([fields[5]!, fields[0]!]) },
  },
  custom_hanging: {
    subject: exampleMail,
    answer: {
      ...knownAnswer,
      log: NOT_LOGGED,
      deals: (linkStates.of_deal.answer.deals ?? []).map((deal, place) =>
        place === 0
          ? {
              ...deal,
              custom: { [hangingFields[1]!.id]: 'Hamburg, Tor 3', [hangingFields[2]!.id]: brandt.id },
            }
          : deal,
      ),
      customFields: [...hangingFields],
      customNames: { [brandt.id]: brandt.name },
    },
  },
  custom: {
    subject: exampleMail,
    answer: {
      ...knownAnswer,
      log: NOT_LOGGED,
      person: { ...katrin, custom },
      customFields: [...fields],
      customNames: { [brandt.id]: brandt.name },
    },
  },
  custom_empty: {
    subject: exampleMail,
    answer: { ...knownAnswer, log: NOT_LOGGED, customFields: fields.slice(0, 4) },
  },
} satisfies Record<string, ExampleState>;
