/** Under which heading a field of the catalogue stands, wherever many of them stand together. */
import type { CompanyFields } from './company.ts';
import type { PersonFields } from './person.ts';

export const FIELD_GROUPS = [
  'name',
  'contact',
  'address',
  'customer',
  'personal',
  'psychographic',
  'register',
] as const;
export type FieldGroup = (typeof FIELD_GROUPS)[number];

type Key = Exclude<keyof PersonFields | keyof CompanyFields, 'declinedValues' | 'custom'>;

const GROUP: Readonly<Record<Key, FieldGroup>> = {
  salutation: 'name',
  title: 'name',
  firstName: 'name',
  lastName: 'name',
  name: 'name',
  domains: 'contact',
  emails: 'contact',
  phones: 'contact',
  website: 'contact',
  language: 'contact',
  optOut: 'contact',
  preferredChannel: 'contact',
  street: 'address',
  postcode: 'address',
  city: 'address',
  country: 'address',
  addresses: 'address',
  lifecycle: 'customer',
  customerSince: 'customer',
  keyAccount: 'customer',
  ownerId: 'customer',
  teamId: 'customer',
  equipment: 'customer',
  tags: 'customer',
  externalId: 'customer',
  parentId: 'customer',
  birthDay: 'personal',
  maritalStatus: 'personal',
  householdSize: 'personal',
  childrenCount: 'personal',
  occupation: 'personal',
  education: 'personal',
  interests: 'psychographic',
  attitudes: 'psychographic',
  personalValues: 'psychographic',
  legalForm: 'register',
  vatId: 'register',
  registerCourt: 'register',
  registerNumber: 'register',
};

/** Of a field of the catalogue. */
export const groupOf = (key: string): FieldGroup => GROUP[key as Key];
