/** A deal: what might be sold, how far it is, what it is worth. */
import * as z from 'zod/mini';
import { daySchema, idSchema, instantSchema, lineSchema } from './scalars.ts';
import { tagsSchema } from './tag.ts';

export const DEAL_STAGES = ['new', 'qualified', 'offer', 'negotiation', 'won', 'lost'] as const;

/** A new one has to have one. */
export const dealTitleSchema = lineSchema(300).check(z.minLength(1));

export const dealFieldsSchema = z.strictObject({
  title: dealTitleSchema,
  companyId: z.nullable(idSchema),
  personId: z.nullable(idSchema),
  stage: z.enum(DEAL_STAGES),
  /** Minor units of the currency; null while nobody knows. */
  amountMinor: z.nullable(z.int().check(z.nonnegative())),
  /** ISO 4217. */
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
  ownerId: z.nullable(idSchema),
  expectedOn: z.nullable(daySchema),
  lostReason: lineSchema(500),
  tags: tagsSchema,
});
export type DealFields = z.infer<typeof dealFieldsSchema>;

export const dealSchema = z.extend(dealFieldsSchema, {
  id: idSchema,
  createdAt: instantSchema,
  updatedAt: instantSchema,
});

export const EMPTY_DEAL: DealFields = {
  title: '',
  companyId: null,
  personId: null,
  stage: 'new',
  amountMinor: null,
  currency: 'EUR',
  ownerId: null,
  expectedOn: null,
  lostReason: '',
  tags: [],
};
