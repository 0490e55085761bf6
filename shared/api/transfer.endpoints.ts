/** Records in and out by the file: for owners and admins, from a page or with a token. */
import * as z from 'zod/mini';
import {
  IMPORT_KEYS,
  importMappingSchema,
  importPreviewSchema,
  importRunSchema,
} from '../domain/import-run.ts';
import { FIELD_RECORDS } from '../domain/record-fields.ts';
import { idSchema } from '../domain/scalars.ts';
import { defineEndpoint } from './endpoint.ts';

/** Bytes of a file sent over the network; the command line takes any size. */
export const IMPORT_BYTES = 64 * 1024 * 1024;

const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;

export const EXPORT_WHAT = ['people', 'companies', 'all'] as const;
export const EXPORT_FORMATS = ['csv', 'ndjson', 'vcard'] as const;
export type ExportWhat = (typeof EXPORT_WHAT)[number];
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
/** Formats in which something can be had, the usual one first. */
export const EXPORT_OFFER: Readonly<Record<ExportWhat, readonly ExportFormat[]>> = {
  people: ['csv', 'ndjson', 'vcard'],
  companies: ['csv', 'ndjson'],
  all: ['ndjson'],
};

const FILE_ERRORS = [
  'import.empty',
  'import.no_card',
  'import.not_a_contact',
  'import.quote_open',
  'import.reader_memory',
  'import.reader_timeout',
  'import.reader_unavailable',
  'import.row_too_long',
  'import.too_many_columns',
  'import.unreadable',
  'import.workbook_too_large',
  'import.zip_bomb',
] as const;
const MAPPING_ERRORS = [
  'import.column_unknown',
  'import.field_unknown',
  'import.key_not_for',
  'import.nothing_mapped',
] as const;

const mapped = {
  mapping: importMappingSchema,
  key: z.enum(IMPORT_KEYS),
};

export const transferEndpoints = {
  addImport: defineEndpoint({
    method: 'POST',
    path: '/api/v1/imports',
    summary:
      'Send a file (CSV, XLSX, vCard, NDJSON, Outlook contact); answers its columns and what they probably fill',
    access: 'user',
    contentType: 'application/octet-stream',
    bodyLimit: IMPORT_BYTES,
    query: z.strictObject({
      kind: z.enum(FIELD_RECORDS),
      name: z.string().check(z.maxLength(300)),
      encoding: z.optional(z.enum(ENCODINGS)),
      delimiter: z.optional(z.string().check(z.length(1))),
      header: z.optional(z.enum(['yes', 'no'])),
    }),
    response: importPreviewSchema,
    statuses: { 201: 'Taken in; nothing is imported yet' },
    errors: ['access.denied', ...FILE_ERRORS],
  }),
  imports: defineEndpoint({
    method: 'GET',
    path: '/api/v1/imports',
    summary: 'All imports, the newest first',
    access: 'user',
    response: z.object({ items: z.array(importRunSchema) }),
    errors: [],
  }),
  import: defineEndpoint({
    method: 'GET',
    path: '/api/v1/imports/:id',
    summary: 'How an import stands, and what a revert left because somebody changed it',
    access: 'user',
    response: z.object({
      run: importRunSchema,
      /** False for one that was cut off and waits for somebody to let it go on. */
      isAtWork: z.boolean(),
      kept: z.array(
        z.object({
          no: z.int(),
          records: z.array(
            z.object({
              type: z.string(),
              id: idSchema,
              /** Of a person or company; empty for others. */
              name: z.string(),
              /** What stays of it; empty: all. */
              fields: z.array(z.string()),
            }),
          ),
        }),
      ),
    }),
    errors: [],
  }),
  previewImport: defineEndpoint({
    method: 'POST',
    path: '/api/v1/imports/:id/preview',
    summary: 'The first rows under another mapping, with what would be wrong with each',
    access: 'user',
    body: z.strictObject(mapped),
    response: importPreviewSchema,
    errors: [...MAPPING_ERRORS, ...FILE_ERRORS, 'import.file_missing'],
  }),
  rereadImport: defineEndpoint({
    method: 'POST',
    path: '/api/v1/imports/:id/reread',
    summary: 'Read the file in another way than was guessed; its columns are guessed anew',
    access: 'user',
    body: z.strictObject({
      header: z.optional(z.boolean()),
      encoding: z.optional(z.enum(ENCODINGS)),
      delimiter: z.optional(z.string().check(z.length(1))),
    }),
    response: importPreviewSchema,
    errors: [...FILE_ERRORS, 'import.file_missing', 'import.not_ready'],
  }),
  startImport: defineEndpoint({
    method: 'POST',
    path: '/api/v1/imports/:id/start',
    summary: 'Carry it out; it goes on after a restart of the server',
    access: 'user',
    body: z.strictObject(mapped),
    response: importRunSchema,
    errors: [...MAPPING_ERRORS, 'import.running', 'import.not_ready'],
  }),
  resumeImport: defineEndpoint({
    method: 'POST',
    path: '/api/v1/imports/:id/resume',
    summary: 'Let an import go on that was cut off, or its being taken back',
    access: 'user',
    body: z.strictObject({}),
    response: importRunSchema,
    errors: ['import.running', 'import.not_resumable'],
  }),
  importFailures: defineEndpoint({
    method: 'GET',
    path: '/api/v1/imports/:id/failures',
    summary:
      'Rows of which something failed or was kept in a note, as CSV that can be corrected and imported again',
    access: 'user',
    response: z.unknown(),
    responseType: 'text/csv',
    errors: [],
  }),
  revertImport: defineEndpoint({
    method: 'POST',
    path: '/api/v1/imports/:id/revert',
    summary: 'Take an import back as a whole; what somebody changed since stays and is listed',
    access: 'user',
    body: z.strictObject({}),
    response: importRunSchema,
    errors: ['import.not_revertible'],
  }),
  export: defineEndpoint({
    method: 'GET',
    path: '/api/v1/export',
    summary: 'People, companies or everything the asker sees, as a file',
    access: 'user',
    query: z.strictObject({
      what: z.enum(EXPORT_WHAT),
      format: z.enum(EXPORT_FORMATS),
      locale: z.optional(z.enum(['de', 'en'])),
    }),
    response: z.unknown(),
    responseType: 'application/octet-stream',
    errors: ['access.denied', 'export.format'],
  }),
} as const;
