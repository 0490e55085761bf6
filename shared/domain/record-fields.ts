/**
 * The fields of people and companies as data: what lists show and filter, what an import can fill, what is written
 * together on many records. One entry for each field somebody can write; a test holds the list against the schemas.
 * Labels are the texts `fields`: `field.<key>`, and `<key>.<choice>` for the words of a choice.
 */
import type { CompanyFields } from './company.ts';
import { LIFECYCLES } from './lifecycle.ts';
import { CHANNELS, MARITAL_STATUSES, SALUTATIONS } from './person.ts';
import type { PersonFields } from './person.ts';

/**
 * `line` one line of text · `choice` one word of a list · `day` YYYY-MM-DD · `yesno` · `words` several short texts
 * (tags, domains) · `emails`, `phones`, `addresses` labelled lists · `country` ISO 3166 two letters · `number` · `web` an
 * http(s) address · `user`, `team`, `company` id of one.
 */
export type FieldKind =
  | 'line'
  | 'choice'
  | 'day'
  | 'yesno'
  | 'words'
  | 'emails'
  | 'phones'
  | 'addresses'
  | 'country'
  | 'number'
  | 'web'
  | 'user'
  | 'team'
  | 'company';

export type RecordField<Key extends string = string> = {
  readonly key: Key;
  readonly kind: FieldKind;
  readonly choices?: readonly string[];
  /** Characters at most. */
  readonly max?: number;
};

/** What has fields of this kind. */
export const FIELD_RECORDS = ['person', 'company'] as const;
export type FieldRecord = (typeof FIELD_RECORDS)[number];

const field = <Key extends string>(
  key: Key,
  kind: FieldKind = 'line',
  choices?: readonly string[],
): RecordField<Key> => (choices ? { key, kind, choices } : { key, kind });

const postal = [
  field('street'),
  field('postcode'),
  field('city'),
  field('country', 'country'),
  field('addresses', 'addresses'),
  field('website', 'web'),
] as const;

export const PERSON_FIELDS: readonly RecordField<keyof PersonFields>[] = [
  field('salutation', 'choice', SALUTATIONS),
  field('title'),
  field('firstName'),
  field('lastName'),
  field('emails', 'emails'),
  field('phones', 'phones'),
  ...postal,
  field('preferredChannel', 'choice', CHANNELS),
  field('language', 'choice', ['', 'de', 'en']),
  field('lifecycle', 'choice', LIFECYCLES),
  field('ownerId', 'user'),
  field('teamId', 'team'),
  field('externalId'),
  field('tags', 'words'),
  field('optOut', 'yesno'),
  field('birthDay', 'day'),
  field('maritalStatus', 'choice', MARITAL_STATUSES),
  field('householdSize', 'number'),
  field('childrenCount', 'number'),
  field('occupation'),
  field('education'),
  field('equipment', 'words'),
  field('interests', 'words'),
  field('attitudes', 'words'),
  field('personalValues', 'words'),
];

/** Without `declinedValues`, which nobody types. */
export const COMPANY_FIELDS: readonly RecordField<keyof CompanyFields>[] = [
  field('name'),
  field('legalForm'),
  field('domains', 'words'),
  field('emails', 'emails'),
  field('phones', 'phones'),
  ...postal,
  field('vatId'),
  field('registerCourt'),
  field('registerNumber'),
  field('lifecycle', 'choice', LIFECYCLES),
  field('customerSince', 'day'),
  field('keyAccount', 'yesno'),
  field('ownerId', 'user'),
  field('teamId', 'team'),
  field('parentId', 'company'),
  field('externalId'),
  field('tags', 'words'),
  field('equipment', 'words'),
];

export const fieldsOf = (record: FieldRecord): readonly RecordField[] =>
  record === 'person' ? PERSON_FIELDS : COMPANY_FIELDS;
