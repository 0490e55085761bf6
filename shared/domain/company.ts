/** A company or other organisation. */
import * as z from 'zod/mini';
import { customPatchSchema, customValuesSchema } from './custom-field.ts';
import { LIFECYCLES } from './lifecycle.ts';
import { addressesSchema, emailEntrySchema, phoneEntrySchema } from './person.ts';
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

/** Characters of a value that was turned down, and how many of a company; the panel lets go of the oldest beyond that. */
export const DECLINED_VALUE_MAX = 300;
export const DECLINED_VALUES_MAX = 100;

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
  /** As the imprint has it: `Amtsgericht Hannover`, and `HRB 12345` there. */
  registerCourt: lineSchema(120),
  registerNumber: lineSchema(60),
  /** `GmbH & Co. KG`; most names end with it as well. */
  legalForm: lineSchema(80),
  /** What pages say and nobody of the house wants to take over: `field:value`, so that nobody is asked again. */
  declinedValues: z.array(lineSchema(DECLINED_VALUE_MAX)).check(z.maxLength(DECLINED_VALUES_MAX)),
  lifecycle: z.enum(LIFECYCLES),
  customerSince: z.nullable(daySchema),
  keyAccount: z.boolean(),
  /** The colleague who looks after it. */
  ownerId: z.nullable(idSchema),
  /** The company it belongs to; none stands above itself. */
  parentId: z.nullable(idSchema),
  externalId: lineSchema(200),
  tags: tagsSchema,
  addresses: addressesSchema,
  /** Machines and programs it uses. */
  equipment: tagsSchema,
  /** The team that looks after it. */
  teamId: z.nullable(idSchema),
};

/** What can be written; every part is editable by itself. */
export const companyFieldsSchema = z.strictObject({ ...fields, custom: z.optional(customPatchSchema) });
export type CompanyFields = z.infer<typeof companyFieldsSchema>;

export const companySchema = z.object({
  ...fields,
  /** Values of the company's own fields. */
  custom: z.optional(customValuesSchema),
  id: idSchema,
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type Company = z.infer<typeof companySchema>;

export const EMPTY_COMPANY: Omit<CompanyFields, 'custom'> = {
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
  registerCourt: '',
  registerNumber: '',
  legalForm: '',
  declinedValues: [],
  lifecycle: 'acquisition',
  customerSince: null,
  keyAccount: false,
  ownerId: null,
  parentId: null,
  externalId: '',
  tags: [],
  addresses: [],
  equipment: [],
  teamId: null,
};
