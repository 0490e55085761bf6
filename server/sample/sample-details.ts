/** What more is known of some of the made-up customers, and who of them has to do with whom. */
import type { PersonFields } from '#shared/domain/person.ts';
import type { RelationshipKind } from '#shared/domain/relationship-kinds.ts';

export const sampleDetails: Readonly<Record<string, Partial<PersonFields>>> = {
  oeztuerk: {
    birthDay: '1972-11-03',
    preferredChannel: 'phone',
    maritalStatus: 'married',
    householdSize: 4,
    childrenCount: 2,
    occupation: 'Maschinenbauingenieurin',
    interests: ['Segeln', 'Kammermusik'],
    attitudes: ['Termintreue vor Preis'],
    addresses: [
      {
        label: 'delivery',
        street: 'Lagerstraße 3, Tor 2',
        postcode: '30419',
        city: 'Hannover',
        country: 'DE',
      },
    ],
  },
  pohl: { preferredChannel: 'email', equipment: ['Prüfstand', 'Messdatenerfassung'] },
  tamm: { preferredChannel: 'messenger', equipment: ['Tablet auf der Baustelle'] },
};

export const sampleRelationships: readonly (readonly [
  who: string,
  kind: RelationshipKind,
  other: string,
  note: string,
])[] = [
  ['oeztuerk', 'reports_to', 'brandt', ''],
  ['pohl', 'reports_to', 'oeztuerk', ''],
  ['vogt-ida', 'assistant_of', 'vogt', ''],
  ['vogt-ida', 'spouse', 'vogt', ''],
];
