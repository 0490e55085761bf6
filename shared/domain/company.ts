/** A company or other organisation. */
import * as z from 'zod/mini';
import { LIFECYCLES } from './lifecycle.ts';
import { emailEntrySchema, phoneEntrySchema } from './person.ts';
import { daySchema, idSchema, instantSchema, lineSchema } from './scalars.ts';

export const companyFieldsSchema = z.object({
  name: lineSchema(300),
  /** Registrable domains (`brandt.example`), lower case. Shared hosts and free mail never stand here. */
  domains: z.array(lineSchema(253)).check(z.maxLength(50)),
  emails: z.array(emailEntrySchema).check(z.maxLength(20)),
  phones: z.array(phoneEntrySchema).check(z.maxLength(20)),
  street: lineSchema(300),
  postcode: lineSchema(20),
  city: lineSchema(120),
  country: lineSchema(2),
  website: lineSchema(500),
  vatId: lineSchema(20),
  lifecycle: z.enum(LIFECYCLES),
  customerSince: z.nullable(daySchema),
  keyAccount: z.boolean(),
  ownerId: z.nullable(idSchema),
  externalId: lineSchema(200),
});
export type CompanyFields = z.infer<typeof companyFieldsSchema>;

export const companySchema = z.extend(companyFieldsSchema, {
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
  externalId: '',
};
