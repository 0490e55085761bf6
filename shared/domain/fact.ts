/** A piece of personal knowledge about a person or company, as somebody wrote it down in one line. */
import * as z from 'zod/mini';
import { VISIBILITIES } from './activity.ts';
import { FACT_KINDS } from './fact-kinds.ts';
import { daySchema, filledLineSchema, idSchema, instantSchema, timeZoneSchema } from './scalars.ts';
import { isYearlyDay } from './yearly-day.ts';

export const FACT_LIMITS = { textChars: 500, remindDays: 60 } as const;

export const factTextSchema = filledLineSchema(FACT_LIMITS.textChars);

/** `03-14`, or `1980-03-14` where the year is known; comes again every year. */
export const yearlyDaySchema = z.string().check(z.refine(isYearlyDay, { error: 'field.day' }));

/** That many days before, at nine in the morning by this calendar. */
export const factReminderSchema = z.strictObject({
  days: z.int().check(z.minimum(0), z.maximum(FACT_LIMITS.remindDays)),
  timeZone: timeZoneSchema,
});

const fields = {
  text: factTextSchema,
  /** Of one who says nothing: what the words say. */
  kind: z.enum(FACT_KINDS),
  notedOn: daySchema,
  /** An important day it tells of. */
  yearlyOn: z.nullable(yearlyDaySchema),
  /** Becomes a follow-up of whoever asked for it; needs `yearlyOn`. */
  reminder: z.nullable(factReminderSchema),
  /** The mail or meeting it was learned from; null: typed. */
  activityId: z.nullable(idSchema),
};

export const factFieldsSchema = z.strictObject(fields);
export type FactFields = z.infer<typeof factFieldsSchema>;

export const factSchema = z.object({
  ...fields,
  id: idSchema,
  /** One of the two. */
  personId: z.nullable(idSchema),
  companyId: z.nullable(idSchema),
  visibility: z.enum(VISIBILITIES),
  /** The follow-up the reminder became, while it is open. */
  taskId: z.nullable(idSchema),
  createdById: idSchema,
  createdAt: instantSchema,
  updatedAt: instantSchema,
});

/** As it is shown, with the name of who wrote it down. */
export const shownFactSchema = z.extend(factSchema, { byName: z.string() });
export type ShownFact = z.infer<typeof shownFactSchema>;
