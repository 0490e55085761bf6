/** A company or other organisation. */
import * as z from 'zod/mini';
import { LIFECYCLES } from './lifecycle.ts';
import { emailEntrySchema, phoneEntrySchema } from './person.ts';
import {
  countrySchema,
  daySchema,
  domainSchema,
  idSchema,
  instantSchema,
  lineSchema,
  websiteSchema,
} from './scalars.ts';
import { tagsSchema } from './tag.ts';

const fields = {
  name: lineSchema(300),
  /** Registrable domains (`brandt.example`), lower case. Shared hosts and free mail never stand here. */
  domains: z.array(domainSchema).check(z.maxLength(50)),
  emails: z.array(emailEntrySchema).check(z.maxLength(20)),
  phones: z.array(phoneEntrySchema).check(z.maxLength(20)),
  street: lineSchema(300),
  postcode: lineSchema(20),
  city: lineSchema(120),
  country: countrySchema,
  website: websiteSchema,
  vatId: lineSchema(20),
  lifecycle: z.enum(LIFECYCLES),
  customerSince: z.nullable(daySchema),
  keyAccount: z.boolean(),
  /** The colleague who looks after it. */
  ownerId: z.nullable(idSchema),
  /** The company it belongs to; none stands above itself. */
  parentId: z.nullable(idSchema),
  externalId: lineSchema(200),
  tags: tagsSchema,
};

/** What can be written; every part is editable by itself. */
export const companyFieldsSchema = z.strictObject(fields);
export type CompanyFields = z.infer<typeof companyFieldsSchema>;

export const companySchema = z.object({
  ...fields,
  id: idSchema,
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type Company = z.infer<typeof companySchema>;

export const EMPTY_COMPANY: CompanyFields = {
  name: '',
  domains: [],
  emails: [],
  phones: [],
  street: '',
  postcode: '',
  city: '',
  country: '',
  website: '',
  vatId: '',
  lifecycle: 'acquisition',
  customerSince: null,
  keyAccount: false,
  ownerId: null,
  parentId: null,
  externalId: '',
  tags: [],
};
