/** Tables as files of lines: where each stands in a backup, and how its rows are read back. */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Value } from './store.ts';

/** The words of each activity; the one table whose form is the engine's own. */
export const FULL_TEXT_TABLE = 'activity_text';
export const tableFile = (table: string): string => `tables/${table}.ndjson`;

const LOT = 1_000;

export type TableLot = { readonly columns: readonly string[]; readonly rows: readonly (readonly Value[])[] };

/** Throws when the file is not what a backup writes. */
export async function* readTableFile(folder: string, table: string): AsyncGenerator<TableLot> {
  let columns: readonly string[] | null = null;
  let rows: Value[][] = [];
  const lines = createInterface({
    input: createReadStream(join(folder, tableFile(table))),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  for await (const line of lines) {
    if (columns === null) {
      columns = JSON.parse(line) as string[];
      continue;
    }
    rows.push(JSON.parse(line) as Value[]);
    if (rows.length === LOT) {
      yield { columns, rows };
      rows = [];
    }
  }
  if (columns !== null && rows.length > 0) yield { columns, rows };
}
