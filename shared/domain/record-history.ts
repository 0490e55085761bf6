/** What changed on a record and on what belongs to it, as the change log has it. */
import * as z from 'zod/mini';
import { customFieldSchema } from './custom-field.ts';
import { idSchema, instantSchema } from './scalars.ts';

/** Kinds of records whose changes stand in a history: the customer and what hangs on them. */
export const HISTORY_TYPES = ['person', 'company', 'employment', 'deal', 'task', 'fact'] as const;
export type HistoryType = (typeof HISTORY_TYPES)[number];

/** Those of which a single old value can be set again, by their `….update`. */
const RESTORABLE: ReadonlySet<string> = new Set(['person', 'company', 'employment', 'deal', 'task']);
export const canRestore = (type: HistoryType): boolean => RESTORABLE.has(type);

export const HISTORY_PAGE = 50;

/** A value of a field: text, number, yes/no, a list, or nothing. Where it is the id of somebody, `names` tells who. */
const valueSchema = z.unknown();

export const changedFieldSchema = z.object({
  field: z.string(),
  before: valueSchema,
  after: valueSchema,
  /** As it stands at this moment; what an update calls `was`. */
  now: valueSchema,
  /** The value from before can be set again in one click. */
  isRestorable: z.boolean(),
});
export type ChangedField = z.infer<typeof changedFieldSchema>;

export const historyEntrySchema = z.object({
  /** Grows with time. */
  seq: z.int(),
  at: instantSchema,
  byId: z.string(),
  /** Empty for the command line. */
  byName: z.string(),
  recordType: z.enum(HISTORY_TYPES),
  recordId: idSchema,
  /** What else than the record asked for it was: the deal, the task, the other end of an employment. */
  title: z.string(),
  op: z.enum(['insert', 'update', 'delete', 'restore', 'erase']),
  /** Name of the mutation: `person.update`, `person.merge`, `change.undo`. */
  action: z.string(),
  /** Where the values came from, e.g. `mail-signature`, `import`, the address of a page; empty where nobody said. */
  source: z.string(),
  fields: z.array(changedFieldSchema),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

export const recordHistorySchema = z.object({
  items: z.array(historyEntrySchema),
  /** Names of the people, companies and teams whose ids stand in the values, as far as the asker may see them. */
  names: z.record(z.string(), z.string()),
  /** The company's own fields whose values stand here as `custom.<id>`, archived ones too; absent where none do. */
  customFields: z.optional(z.array(customFieldSchema)),
  /** Pass back to get what is older; null at the end. */
  cursor: z.nullable(z.string()),
});
export type RecordHistory = z.infer<typeof recordHistorySchema>;
