/** A person: somebody outside the house with whom people here have to do. */
import * as z from 'zod/mini';
import { LIFECYCLES } from './lifecycle.ts';
import { countrySchema, emailSchema, idSchema, instantSchema, lineSchema, websiteSchema } from './scalars.ts';
import { tagsSchema } from './tag.ts';

export const SALUTATIONS = ['', 'herr', 'frau', 'divers'] as const;

export const emailEntrySchema = z.strictObject({ email: emailSchema, label: lineSchema(40) });
export const phoneEntrySchema = z.strictObject({
  /** E.164 where the number could be read, else as it was typed. */
  number: lineSchema(60),
  label: z.enum(['', 'work', 'mobile', 'home', 'fax', 'switchboard']),
});
export type PhoneEntry = z.infer<typeof phoneEntrySchema>;

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
};

/** What can be written; every part is editable by itself. */
export const personFieldsSchema = z.strictObject(fields);
export type PersonFields = z.infer<typeof personFieldsSchema>;

export const personSchema = z.object({
  ...fields,
  id: idSchema,
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type Person = z.infer<typeof personSchema>;

export const EMPTY_PERSON: PersonFields = {
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
};

type Named = Pick<PersonFields, 'title' | 'firstName' | 'lastName' | 'emails'>;

/** "Dr. Katrin Öztürk"; without a name the first address; never empty unless there is neither. */
export const personName = (person: Named): string => {
  const name = [person.title, person.firstName, person.lastName].filter(Boolean).join(' ');
  return name || (person.emails[0]?.email ?? '');
};
