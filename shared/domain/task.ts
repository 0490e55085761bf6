/** A follow-up: what shall happen, by when, and who does it. */
import * as z from 'zod/mini';
import { customPatchSchema, customValuesSchema } from './custom-field.ts';
import { pageFieldSchema } from './kept-page.ts';
import { daySchema, idSchema, instantSchema } from './scalars.ts';

/** A new one has to have one. */
export const taskTitleSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(500));

const fields = {
  title: taskTitleSchema,
  dueOn: z.nullable(daySchema),
  /** When to remind the assignee; null = no reminder. */
  remindAt: z.nullable(instantSchema),
  assigneeId: idSchema,
  personId: z.nullable(idSchema),
  companyId: z.nullable(idSchema),
  /** The mail or note it came from. */
  activityId: z.nullable(idSchema),
  done: z.boolean(),
  /** The page it was made beside. */
  page: pageFieldSchema,
};

export const taskFieldsSchema = z.strictObject({ ...fields, custom: z.optional(customPatchSchema) });
export type TaskFields = z.infer<typeof taskFieldsSchema>;

export const taskSchema = z.object({
  ...fields,
  custom: z.optional(customValuesSchema),
  id: idSchema,
  createdById: idSchema,
  createdAt: instantSchema,
  doneAt: z.nullable(instantSchema),
  /** Filled for display. */
  assigneeName: z.string(),
  personName: z.string(),
  companyName: z.string(),
});
export type Task = z.infer<typeof taskSchema>;

const DAY_MS = 86_400_000;
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

export const DUE_CHIPS = ['today', 'tomorrow', 'in_3_days', 'next_week'] as const;
export type DueChip = (typeof DUE_CHIPS)[number];

/**
 * The plain date a due-date chip means.
 *
 * Units: `today` is the user's own calendar day. `in_3_days` moves off the weekend to Monday; `next_week` is next Monday.
 */
export const dueDay = (chip: DueChip, today: string): string => {
  const start = Date.parse(`${today}T00:00:00Z`);
  const weekday = new Date(start).getUTCDay();
  switch (chip) {
    case 'today':
      return today;
    case 'tomorrow':
      return dayOf(start + DAY_MS);
    case 'in_3_days': {
      const day = new Date(start + 3 * DAY_MS).getUTCDay();
      return dayOf(start + (day === 6 ? 5 : day === 0 ? 4 : 3) * DAY_MS);
    }
    case 'next_week':
      return dayOf(start + ((8 - weekday) % 7 || 7) * DAY_MS);
  }
};
