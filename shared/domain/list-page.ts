/** What is asked of a list, and what comes back: a page of rows between two places, never a page number. */
import * as z from 'zod/mini';
import { LIST_RECORDS } from './list-fields.ts';
import { listFilterSchema } from './list-filter.ts';
import { idSchema, lineSchema } from './scalars.ts';

export const LIST_LIMITS = { rows: 200, columns: 40, cursorChars: 2_000, counted: 10_000 } as const;

export const listRecordSchema = z.enum(LIST_RECORDS);
export const listSortSchema = z.strictObject({ by: lineSchema(80), descending: z.boolean() });
export type ListSort = z.infer<typeof listSortSchema>;

export const listColumnsSchema = z
  .array(lineSchema(80))
  .check(z.minLength(1), z.maxLength(LIST_LIMITS.columns));

/** What is typed above a list: each word begins one of those a row has. Without a letter or a figure it asks for nothing. */
export const listTypedSchema = z.string().check(z.maxLength(200));

const cursor = z.string().check(z.maxLength(LIST_LIMITS.cursorChars));

/** At most one of `after`, `before`, `from` and `last`; without one of them the list begins at its top. */
export const listQuerySchema = z.strictObject({
  filter: listFilterSchema,
  sort: listSortSchema,
  columns: listColumnsSchema,
  q: z.optional(listTypedSchema),
  after: z.optional(cursor),
  before: z.optional(cursor),
  /** Where in the order to begin: letters for what is sorted by letters, a day for what is sorted by time. */
  from: z.optional(lineSchema(80)),
  /** The page at the end of the list. */
  last: z.optional(z.literal(true)),
  limit: z.int().check(z.gte(1), z.lte(LIST_LIMITS.rows)),
});
export type ListQuery = z.infer<typeof listQuerySchema>;

export const listValueSchema = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);
export type ListValue = z.infer<typeof listValueSchema>;

export const listRowSchema = z.object({
  id: idSchema,
  /** What it is called. */
  title: z.string(),
  /** The person or company it opens: itself, or whom an activity is about. */
  opens: z.nullable(z.object({ type: z.enum(['person', 'company']), id: idSchema })),
  /** Values of the columns that were asked for. */
  values: z.record(z.string(), listValueSchema),
});
export type ListRow = z.infer<typeof listRowSchema>;

export const listPageSchema = z.object({
  items: z.array(listRowSchema),
  /** Names of the colleagues and companies whose ids stand in the values. */
  names: z.record(z.string(), z.string()),
  /** Where the next page begins; null at the end. A page may be short, even empty, and not the last. */
  after: z.nullable(z.string()),
  /** Where the page before this one ends; null at the top. */
  before: z.nullable(z.string()),
});
export type ListPage = z.infer<typeof listPageSchema>;

/** Rows by their ids, in no order; those the asker does not see, or that are gone, are left out. */
export const listRowsQuerySchema = z.strictObject({
  record: listRecordSchema,
  ids: z.array(idSchema).check(z.minLength(1), z.maxLength(LIST_LIMITS.rows)),
  columns: listColumnsSchema,
});
export type ListRowsQuery = z.infer<typeof listRowsQuerySchema>;
export const listRowsSchema = z.pick(listPageSchema, { items: true, names: true });

/** A list as a file. */
export const listExportSchema = z.strictObject({
  record: listRecordSchema,
  filter: listFilterSchema,
  sort: listSortSchema,
  columns: listColumnsSchema,
  q: z.optional(listTypedSchema),
  format: z.enum(['csv', 'ndjson', 'vcard']),
  locale: z.optional(z.enum(['de', 'en'])),
});
export type ListExport = z.infer<typeof listExportSchema>;

export const listCountSchema = z.object({
  count: z.int(),
  /** There are more; they were not counted. */
  more: z.boolean(),
});
