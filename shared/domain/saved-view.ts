/** A way of looking at a list that somebody keeps: its filter, order and columns, for themselves, their team or everybody. */
import * as z from 'zod/mini';
import { VISIBILITIES } from './activity.ts';
import { listFilterSchema } from './list-filter.ts';
import { listColumnsSchema, listRecordSchema, listSortSchema } from './list-page.ts';
import { filledLineSchema, idSchema, instantSchema } from './scalars.ts';

export const SAVED_VIEW_LIMITS = { nameChars: 80, count: 300 } as const;

/** It needs a name to be found by. */
export const savedViewNameSchema = filledLineSchema(SAVED_VIEW_LIMITS.nameChars);

export const savedViewFieldsSchema = z.strictObject({
  name: savedViewNameSchema,
  /** What it lists; it stays so. */
  record: listRecordSchema,
  filter: listFilterSchema,
  sort: listSortSchema,
  columns: listColumnsSchema,
  visibility: z.enum(VISIBILITIES),
});
export type SavedViewFields = z.infer<typeof savedViewFieldsSchema>;

export const savedViewSchema = z.extend(savedViewFieldsSchema, {
  id: idSchema,
  createdById: idSchema,
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type SavedView = z.infer<typeof savedViewSchema>;
