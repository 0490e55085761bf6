/** Taking people or companies over from a file: what columns may fill, by what a row is recognised, how an import stands. */
import * as z from 'zod/mini';
import type { CustomField } from './custom-field.ts';
import { fieldsInUse } from './custom-shown.ts';
import { FIELD_RECORDS, fieldsOf } from './record-fields.ts';
import type { FieldRecord } from './record-fields.ts';
import { similarRecordSchema } from './duplicate.ts';
import { idSchema, instantSchema } from './scalars.ts';

/** Before the id of a custom field. */
export const CUSTOM_TARGET = 'custom.';

/** What the columns of a file can fill beside the fields of the record itself. */
const OF_BOTH = [
  'phones.work',
  'phones.mobile',
  'phones.home',
  'phones.fax',
  'phones.switchboard',
  /** A postal address in one cell, in lines or not. */
  'address',
  /** What several columns say stands in one note, each under its name. */
  'note',
] as const;
const OF_PEOPLE = ['fullName', 'company.name', 'company.domain', 'company.jobTitle', 'employments'] as const;

/** Keys of `record-fields.ts`, those of custom fields (`custom.<id>`), and these. */
export const importTargets = (kind: FieldRecord, custom: readonly CustomField[]): readonly string[] => [
  ...fieldsOf(kind).map(({ key }) => key),
  ...fieldsInUse(custom, kind).map(({ id }) => CUSTOM_TARGET + id),
  ...OF_BOTH,
  ...(kind === 'person' ? OF_PEOPLE : []),
];

/** Several columns may fill it. */
export const isManyTarget = (target: string): boolean =>
  /^(?:emails|phones(?:\.\w+)?|note|tags|domains|addresses|employments)$/.test(target);

/**
 * By what a row is recognised: `auto` takes the first of these that the row has: number in another system, address (of
 * a company its domain), name.
 */
export const IMPORT_KEYS = ['auto', 'external', 'email', 'domain', 'name'] as const;
export type ImportKey = (typeof IMPORT_KEYS)[number];

const KEYS_OF: Readonly<Record<FieldRecord, readonly ImportKey[]>> = {
  person: ['auto', 'external', 'email', 'name'],
  company: ['auto', 'external', 'domain', 'email', 'name'],
};
/** What rows of that kind can be recognised by. */
export const importKeysOf = (kind: FieldRecord): readonly ImportKey[] => KEYS_OF[kind];

/** `ready`: read and not begun. `failed`: the file ended in an error; what came before it is imported. */
export const IMPORT_STATES = ['ready', 'running', 'done', 'failed', 'reverting', 'reverted'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export const IMPORT_STEPS = ['created', 'updated', 'unchanged', 'failed'] as const;
export type ImportStep = (typeof IMPORT_STEPS)[number];

export const importMappingSchema = z
  .array(
    z.strictObject({
      column: z.string().check(z.maxLength(220)),
      /** Empty: the column is left out. */
      target: z.string().check(z.maxLength(80)),
    }),
  )
  .check(z.maxLength(500));
export type ImportMapping = z.infer<typeof importMappingSchema>;

export const importRunSchema = z.object({
  id: idSchema,
  kind: z.enum(FIELD_RECORDS),
  fileName: z.string(),
  sizeBytes: z.int(),
  format: z.string(),
  state: z.enum(IMPORT_STATES),
  key: z.enum(IMPORT_KEYS),
  /** Whether the first line of a table names its columns; without, they are called `#1`, `#2` … */
  header: z.boolean(),
  columns: z.array(z.string()),
  mapping: importMappingSchema,
  /** Rows done; how many there are is known at the end. */
  done: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  failed: z.int(),
  /** Rows that were imported with a value kept in a note. */
  setAside: z.int(),
  /** Of a revert: records and values that stay because somebody changed them since. */
  kept: z.int(),
  /** Why the file ended early. */
  failure: z.nullable(z.string()),
  createdById: z.nullable(idSchema),
  createdAt: instantSchema,
  finishedAt: z.nullable(instantSchema),
});
export type ImportRun = z.infer<typeof importRunSchema>;

export const importPreviewSchema = z.object({
  run: importRunSchema,
  encoding: z.string(),
  delimiter: z.string(),
  /** Whether the mapping is that of an earlier file with the same columns. */
  remembered: z.boolean(),
  targets: z.array(z.string()),
  rows: z.array(
    z.object({
      no: z.int(),
      cells: z.array(z.string()),
      /** What would become of the row. */
      step: z.enum(IMPORT_STEPS),
      /** Whom it means; null for somebody new, and for somebody an earlier row of the file brings. */
      record: z.nullable(z.object({ id: idSchema, name: z.string() })),
      /** Who is there already that somebody new looks like, although no key of the row is theirs. */
      similar: z.nullable(similarRecordSchema),
      /** What fits no field, or why the row fails. */
      errors: z.array(z.object({ column: z.string(), value: z.string(), code: z.string() })),
    }),
  ),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;
