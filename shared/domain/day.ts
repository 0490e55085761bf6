/** What somebody's day begins with: meetings, days to come, and what colleagues did since yesterday. */
import * as z from 'zod/mini';
import { ACTIVITY_KINDS } from './activity.ts';
import { timelineItemSchema } from './panel.ts';
import { HISTORY_TYPES } from './record-history.ts';
import { daySchema, idSchema, instantSchema } from './scalars.ts';

export const DAY_LIMITS = {
  /** Customers with something new. */
  news: 20,
  /** What is told of each. */
  entries: 3,
  meetings: 20,
  /** How far ahead a day that comes every year is told, in days. */
  ahead: 7,
} as const;

export const newsEntrySchema = z.object({
  at: instantSchema,
  byName: z.string(),
  recordType: z.enum([...HISTORY_TYPES, 'activity']),
  op: z.enum(['insert', 'update', 'delete', 'restore']),
  /** Of an activity. */
  kind: z.nullable(z.enum(ACTIVITY_KINDS)),
  /** Of what it is: the subject, the task, the deal; empty for the customer itself. */
  title: z.string(),
  /** What was changed. */
  fields: z.array(z.string()),
});
export type NewsEntry = z.infer<typeof newsEntrySchema>;

export const newsSchema = z.object({
  type: z.enum(['person', 'company']),
  id: idSchema,
  name: z.string(),
  /** The asker looks after them. */
  isOwn: z.boolean(),
  /** Newest first. */
  entries: z.array(newsEntrySchema),
  /** With those that are not told. */
  count: z.int(),
});
export type News = z.infer<typeof newsSchema>;

export const comingDaySchema = z.object({
  on: daySchema,
  /** The day as it was noted: with its year where that is known. */
  yearlyOn: z.string(),
  text: z.string(),
  type: z.enum(['person', 'company']),
  id: idSchema,
  name: z.string(),
});
export type ComingDay = z.infer<typeof comingDaySchema>;

export const dayAnswerSchema = z.object({
  meetings: z.array(timelineItemSchema),
  comingDays: z.array(comingDaySchema),
  news: z.array(newsSchema),
});
export type DayAnswer = z.infer<typeof dayAnswerSchema>;
