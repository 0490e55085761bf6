/** What a signature says otherwise than the record of whoever sent it. Pure. */
import * as z from 'zod/mini';
import { PHONE_LABELS } from './entry-labels.ts';
import { idSchema } from './scalars.ts';

const valueSchema = z.discriminatedUnion('of', [
  /** `replaces` is the number as it stands in the record. */
  z.object({ of: z.literal('phone'), number: z.string(), label: z.enum(PHONE_LABELS), replaces: z.string() }),
  z.object({ of: z.literal('jobTitle'), jobTitle: z.string() }),
  /** They write from another company, and it looks like one that is there already. */
  z.object({
    of: z.literal('employer'),
    companyId: idSchema,
    /** Name and place. */
    company: z.string(),
    /** What they are there; empty where the signature does not say. */
    jobTitle: z.string(),
    /** The employment that is over then. */
    leaves: idSchema,
  }),
]);

export const signatureChangeSchema = z.object({
  field: z.enum(['phone', 'mobile', 'jobTitle', 'companyName']),
  /** Both as they are shown; `known` stands in Kontor. */
  known: z.string(),
  found: z.string(),
  /** What taking it over puts where; null where somebody has to look into it, as when they write from a company nobody knows. */
  value: z.nullable(valueSchema),
});
export type SignatureValue = z.infer<typeof valueSchema>;
export type SignatureChange = z.infer<typeof signatureChangeSchema>;
