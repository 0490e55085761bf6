/** The tables of imports. Part of `schema.ts`. */
import type { ImportKey, ImportState, ImportStep } from '#shared/domain/import-run.ts';
import type { FieldRecord } from '#shared/domain/record-fields.ts';
import { generated, integer, text, textOrNull } from './schema-columns.ts';

const count = generated(integer());

export const importTables = {
  import_run: {
    id: text(),
    kind: text<FieldRecord>(),
    fileName: text(),
    /** SHA-256, lower-case hex. */
    fileHash: text(),
    sizeBytes: integer(),
    format: text(),
    encoding: text(),
    delimiter: text(),
    /** 1 where the first line of the table names the columns. */
    header: generated(integer()),
    /** JSON. */
    columns: text(),
    /** Stands for the kind and the names of all columns. */
    columnsKey: text(),
    /** JSON. */
    mapping: text(),
    keyName: text<ImportKey>(),
    state: text<ImportState>(),
    done: count,
    created: count,
    updated: count,
    unchanged: count,
    failed: count,
    setAside: count,
    kept: count,
    failure: textOrNull,
    createdById: textOrNull,
    createdAt: text(),
    updatedAt: text(),
    finishedAt: textOrNull,
  },
  import_row: {
    runId: text(),
    no: integer(),
    step: text<ImportStep>(),
    /** How many mutations it took; their ids follow from the row (`row-ids.ts`). */
    mutations: integer(),
    recordId: textOrNull,
    /** JSON: what failed or was kept in a note. */
    misfits: textOrNull,
    /** JSON: the row as it came, where something of it is in `misfits`. */
    cells: textOrNull,
    /** JSON: what a revert left because somebody changed it. */
    kept: textOrNull,
    revertedAt: textOrNull,
  },
} as const;
