/** A person of whom much is known, and a company with the people who work and worked there. */
import type { Person } from '../../domain/person.ts';
import { brandt, employment, exampleId, katrin, knownAnswer, me } from './example-records.ts';
import type { ExampleState } from './example-states.ts';

const KATRIN = 'Dr. Katrin Öztürk';
const job = { ...employment, fromDay: '2019-05-01', personName: KATRIN, companyName: brandt.name };

const muchKnown: Person = {
  ...katrin,
  emails: [...katrin.emails, { email: 'katrin@oeztuerk.example', label: 'Privat' }],
  phones: [...katrin.phones, { number: '+491715550142', label: 'mobile' }],
  street: 'Eichendorffstraße 7',
  postcode: '30167',
  city: 'Hannover',
  country: 'DE',
  addresses: [
    { label: 'delivery', street: 'Lagerstraße 3, Tor 2', postcode: '30419', city: 'Hannover', country: 'DE' },
  ],
  preferredChannel: 'phone',
  ownerId: me.id,
  teamId: me.teamId ?? null,
  birthDay: '1972-11-03',
  maritalStatus: 'married',
  householdSize: 4,
  childrenCount: 2,
  occupation: 'Maschinenbauingenieurin',
  equipment: ['Prüfstand', 'SAP'],
  interests: ['Segeln', 'Kammermusik'],
  attitudes: ['Termintreue vor Preis'],
  tags: ['Messe 2025'],
};

const jobs = [
  job,
  {
    ...job,
    id: exampleId(31),
    companyId: exampleId(11),
    companyName: 'Wasserverband Leinetal',
    jobTitle: 'Beirätin',
    buyingRole: 'influencer',
    fromDay: null,
  },
  {
    ...job,
    id: exampleId(32),
    companyId: exampleId(12),
    companyName: 'Nordlicht Kompressoren AG',
    jobTitle: 'Einkäuferin',
    buyingRole: '',
    fromDay: '2011-01-01',
    toDay: '2019-04-30',
  },
] satisfies NonNullable<ExampleState['answer']['employments']>;

const relationship = (
  id: number,
  kind: 'reports_to' | 'spouse' | 'assistant_of',
  isFirst: boolean,
  name: string,
) => {
  const [own, other] = [katrin.id, exampleId(id)];
  return {
    id: exampleId(id + 100),
    kind,
    note: kind === 'spouse' ? 'seit 1998' : '',
    ...(isFirst
      ? { personId: own, personName: KATRIN, otherId: other, otherName: name }
      : { personId: other, personName: name, otherId: own, otherName: KATRIN }),
  };
};

export const peopleStates = {
  person_details: {
    subject: { type: 'record', generation: 1, person: katrin.id },
    answer: {
      ...knownAnswer,
      participants: [],
      focus: '',
      log: null,
      links: [],
      person: muchKnown,
      employments: jobs,
      relationships: [
        relationship(41, 'reports_to', true, 'Henrike Brandt'),
        relationship(42, 'assistant_of', false, 'Jonas Meier'),
        relationship(43, 'spouse', true, 'Cem Öztürk'),
      ],
    },
  },
  company_people: {
    subject: { type: 'record', generation: 1, company: brandt.id },
    answer: {
      ...knownAnswer,
      participants: [],
      focus: '',
      person: null,
      employment: null,
      log: null,
      links: [],
      employments: [
        job,
        {
          ...job,
          id: exampleId(33),
          personId: exampleId(21),
          personName: 'Kadir Öztürk',
          jobTitle: 'Werkstattleiter',
        },
        {
          ...job,
          id: exampleId(34),
          personId: exampleId(22),
          personName: 'Ole Petersen',
          jobTitle: 'Einkäufer',
          fromDay: null,
          toDay: '2024-12-31',
        },
      ],
    },
  },
} satisfies Record<string, ExampleState>;
