/** The company's own fields where something new is made: of each kind of record one that should be filled in, and others. */
import type { CustomField, CustomRecord } from '../../domain/custom-field.ts';
import { exampleChoice, exampleField } from './example-custom.ts';
import { exampleMail } from './example-host.ts';
import { linkStates } from './example-link-states.ts';
import { NOT_LOGGED, knownAnswer, me, thomas } from './example-records.ts';
import type { ExampleState } from './example-states.ts';

const asked = (
  recordType: CustomRecord,
  at: number,
  ...[wanted, ...others]: readonly [Asked, ...Asked[]]
): CustomField[] => [
  exampleField(at, { recordType, required: true, ...wanted }),
  ...others.map((other, index) => exampleField(at + 1 + index, { recordType, ...other })),
];
type Asked = Pick<CustomField, 'name' | 'nameEn' | 'kind'> & Partial<CustomField>;

const askedFields: readonly CustomField[] = [
  ...asked(
    'person',
    110,
    {
      name: 'Ansprache',
      nameEn: 'How to address',
      kind: 'choice',
      choices: [exampleChoice(111, 'Sie', 'Formal'), exampleChoice(112, 'Du', 'Informal')],
    },
    { name: 'Kennengelernt am', nameEn: 'Met on', kind: 'day' },
  ),
  ...asked(
    'company',
    120,
    { name: 'Anlagen im Betrieb', nameEn: 'Plants in use', kind: 'number' },
    { name: 'Einkaufsverbund', nameEn: 'Purchasing group', kind: 'text' },
  ),
  ...asked(
    'deal',
    130,
    { name: 'Lieferort', nameEn: 'Place of delivery', kind: 'text' },
    { name: 'Anzahlung', nameEn: 'Deposit', kind: 'money', currency: 'EUR' },
    { name: 'Partner', nameEn: 'Partner', kind: 'link', linkType: 'company' },
  ),
  ...asked('task', 140, { name: 'Aufwand in Stunden', nameEn: 'Hours needed', kind: 'number' }),
  ...asked(
    'activity',
    150,
    {
      name: 'Ergebnis',
      nameEn: 'Result',
      kind: 'choice',
      choices: [exampleChoice(151, 'Einig', 'Agreed'), exampleChoice(152, 'Offen', 'Open')],
    },
    {
      name: 'Themen',
      nameEn: 'Topics',
      kind: 'choices',
      choices: [exampleChoice(153, 'Preis', 'Price'), exampleChoice(154, 'Lieferung', 'Delivery')],
    },
    { name: 'Fahrtkosten', nameEn: 'Travel costs', kind: 'money', currency: 'EUR' },
  ),
];

const [participant, colleague] = knownAnswer.participants as [
  (typeof knownAnswer.participants)[number],
  (typeof knownAnswer.participants)[number],
];
const known = {
  ...knownAnswer,
  log: NOT_LOGGED,
  deals: [...(linkStates.of_deal.answer.deals ?? [])],
  customFields: [...askedFields],
};

/** The first mail logged by whoever looks, for everybody; the second for themselves alone. */
const ownMails = known.timeline
  .filter(({ kind }) => kind === 'mail')
  .map((mail, at) => ({
    ...mail,
    byId: me.id,
    byName: me.name,
    visibility: at === 0 ? ('all' as const) : ('private' as const),
  }));

export const askedStates = {
  custom_mails: { subject: exampleMail, answer: { ...known, timeline: ownMails } },
  custom_asked: { subject: exampleMail, answer: known },
  custom_asked_newcomer: {
    subject: exampleMail,
    answer: {
      ...known,
      person: null,
      company: null,
      employment: null,
      reason: null,
      participants: [{ ...participant, matches: [], companyId: null, companyName: '' }, colleague],
      links: [],
      lastContactAt: null,
      commercial: null,
      timeline: [],
      timelineCursor: null,
      tasks: [],
      deals: [],
    },
  },
  custom_asked_meeting: {
    subject: {
      type: 'appointment',
      generation: 1,
      mode: 'read',
      subject: 'Abnahme Linie 3',
      organizer: thomas.email,
      participants: exampleMail.participants,
      startsAt: '2026-11-27T09:00:00.000Z',
      endsAt: '2026-11-27T10:00:00.000Z',
      location: 'Hannover',
    },
    answer: known,
  },
} satisfies Record<string, ExampleState>;
