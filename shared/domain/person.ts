/** A person: somebody outside the house with whom people here have to do. */
import * as z from 'zod/mini';
import { customPatchSchema, customValuesSchema } from './custom-field.ts';
import { ADDRESS_LABELS, PHONE_LABELS } from './entry-labels.ts';
import { LIFECYCLES } from './lifecycle.ts';
import {
  countrySchema,
  daySchema,
  emailSchema,
  idSchema,
  instantSchema,
  lineSchema,
  websiteSchema,
} from './scalars.ts';
import { tagsSchema } from './tag.ts';

export const SALUTATIONS = ['', 'herr', 'frau', 'divers'] as const;
/** How somebody likes to be reached; empty where they have not said. */
export const CHANNELS = ['', 'email', 'phone', 'letter', 'visit', 'messenger'] as const;
export const MARITAL_STATUSES = [
  '',
  'single',
  'partnership',
  'married',
  'separated',
  'divorced',
  'widowed',
] as const;

export const emailEntrySchema = z.strictObject({ email: emailSchema, label: lineSchema(40) });
export const phoneEntrySchema = z.strictObject({
  /** E.164 where the number could be read, else as it was typed. */
  number: lineSchema(60),
  label: z.enum(PHONE_LABELS),
});
export type PhoneEntry = z.infer<typeof phoneEntrySchema>;
/** One more postal address, beside the main one that stands in fields of its own. */
export const addressEntrySchema = z.strictObject({
  label: z.enum(ADDRESS_LABELS),
  street: lineSchema(200),
  postcode: lineSchema(20),
  city: lineSchema(120),
  country: countrySchema,
});
export type PostalEntry = z.infer<typeof addressEntrySchema>;
export const addressesSchema = z.array(addressEntrySchema).check(z.maxLength(10));

const HEADS_MAX = 99;
const headsSchema = z.nullable(z.int().check(z.minimum(0), z.maximum(HEADS_MAX)));

const fields = {
  salutation: z.enum(SALUTATIONS),
  title: lineSchema(60),
  firstName: lineSchema(120),
  lastName: lineSchema(120),
  emails: z.array(emailEntrySchema).check(z.maxLength(20)),
  phones: z.array(phoneEntrySchema).check(z.maxLength(20)),
  lifecycle: z.enum(LIFECYCLES),
  language: z.enum(['', 'de', 'en']),
  street: lineSchema(200),
  postcode: lineSchema(20),
  city: lineSchema(120),
  country: countrySchema,
  website: websiteSchema,
  /** The colleague who looks after them. */
  ownerId: z.nullable(idSchema),
  externalId: lineSchema(200),
  tags: tagsSchema,
  /** Wants no advertising. */
  optOut: z.boolean(),
  addresses: addressesSchema,
  preferredChannel: z.enum(CHANNELS),
  birthDay: z.nullable(daySchema),
  maritalStatus: z.enum(MARITAL_STATUSES),
  /** Heads living there, themselves included. */
  householdSize: headsSchema,
  childrenCount: headsSchema,
  occupation: lineSchema(200),
  education: lineSchema(200),
  /** Devices, machines and programs they use. */
  equipment: tagsSchema,
  interests: tagsSchema,
  attitudes: tagsSchema,
  /** What matters to them. */
  personalValues: tagsSchema,
  /** The team that looks after them. */
  teamId: z.nullable(idSchema),
};

/** What can be written; every part is editable by itself. */
export const personFieldsSchema = z.strictObject({ ...fields, custom: z.optional(customPatchSchema) });
export type PersonFields = z.infer<typeof personFieldsSchema>;

export const personSchema = z.object({
  ...fields,
  /** Values of the company's own fields. */
  custom: z.optional(customValuesSchema),
  id: idSchema,
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type Person = z.infer<typeof personSchema>;

export const EMPTY_PERSON: Omit<PersonFields, 'custom'> = {
  salutation: '',
  title: '',
  firstName: '',
  lastName: '',
  emails: [],
  phones: [],
  lifecycle: 'acquisition',
  language: '',
  street: '',
  postcode: '',
  city: '',
  country: '',
  website: '',
  ownerId: null,
  externalId: '',
  tags: [],
  optOut: false,
  addresses: [],
  preferredChannel: '',
  birthDay: null,
  maritalStatus: '',
  householdSize: null,
  childrenCount: null,
  occupation: '',
  education: '',
  equipment: [],
  interests: [],
  attitudes: [],
  personalValues: [],
  teamId: null,
};

type Named = Pick<PersonFields, 'title' | 'firstName' | 'lastName' | 'emails'>;

/** "Dr. Katrin Öztürk"; without a name the first address; never empty unless there is neither. */
export const personName = (person: Named): string => {
  const name = [person.title, person.firstName, person.lastName].filter(Boolean).join(' ');
  return name || (person.emails[0]?.email ?? '');
};
