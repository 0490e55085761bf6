/** Who works where: a person may have several, past ones included. */
import * as z from 'zod/mini';
import { daySchema, idSchema, lineSchema } from './scalars.ts';

const fields = {
  personId: idSchema,
  companyId: idSchema,
  jobTitle: lineSchema(200),
  /** Part in the buying centre; free to stay empty. */
  buyingRole: z.enum(['', 'decider', 'buyer', 'influencer', 'user', 'gatekeeper', 'initiator']),
  fromDay: z.nullable(daySchema),
  toDay: z.nullable(daySchema),
};

export const employmentFieldsSchema = z.strictObject(fields);

export const employmentSchema = z.object({ ...fields, id: idSchema });
export type Employment = z.infer<typeof employmentSchema>;

/** With both names, as the panel shows it. */
export const shownEmploymentSchema = z.extend(employmentSchema, {
  personName: z.string(),
  companyName: z.string(),
});
export type ShownEmployment = z.infer<typeof shownEmploymentSchema>;
