/** A deal: what might be sold, how far it is, what it is worth. */
import * as z from 'zod/mini';
import { customPatchSchema, customValuesSchema } from './custom-field.ts';
import { DEAL_STAGES } from './deal-stage.ts';
import { pageFieldSchema } from './kept-page.ts';
import { daySchema, idSchema, instantSchema, lineSchema } from './scalars.ts';
import { tagsSchema } from './tag.ts';

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
  /** The page it was opened beside. */
  page: pageFieldSchema,
  custom: z.optional(customPatchSchema),
});
export type DealFields = z.infer<typeof dealFieldsSchema>;

/** A deal as a panel shows it. */
export const shownDealSchema = z.object({
  id: idSchema,
  title: z.string(),
  stage: z.enum(DEAL_STAGES),
  amountMinor: z.nullable(z.int()),
  currency: z.string(),
  companyId: z.nullable(idSchema),
  personId: z.nullable(idSchema),
  page: pageFieldSchema,
  custom: z.optional(customValuesSchema),
});
export type ShownDeal = z.infer<typeof shownDealSchema>;

export const dealSchema = z.extend(dealFieldsSchema, {
  custom: z.optional(customValuesSchema),
  id: idSchema,
  /** When it was won or lost. */
  closedAt: z.nullable(instantSchema),
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
