/** The file of an import as it is taken in: what it is known by again, and its first rows. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { FieldRecord } from '#shared/domain/record-fields.ts';
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { OWN_COLUMN } from '../mapping/guess-mapping.ts';
import { openRows } from '../read/file-reader.ts';
import type { Encoding, FileFormat, FileHead, ReadOptions, SourceRow } from '../read/rows.ts';
import type { RunInStore } from './import-run.query.ts';

export type FileSource =
  | { readonly path: string }
  /** Taken whole into memory by whoever has it; limited there. */
  | { readonly bytes: Uint8Array };

/** Rows that are looked at to guess what a column holds. */
const GUESS_ROWS = 200;

/** SHA-256 and bytes; null when the file cannot be read. */
export const hashOf = async (source: FileSource): Promise<{ hash: string; size: number } | null> => {
  const hash = createHash('sha256');
  let size = 0;
  try {
    for await (const chunk of 'path' in source ? createReadStream(source.path) : [source.bytes]) {
      hash.update(chunk as Uint8Array);
      size += (chunk as Uint8Array).byteLength;
    }
  } catch {
    return null;
  }
  return { hash: hash.digest('hex'), size };
};

/**
 * The same for a file with the same columns in another order, and for its rows that failed and were corrected. Columns
 * without names say nothing: such a file is known by itself alone.
 */
export const columnsKeyOf = (kind: FieldRecord, { columns, header }: FileHead, fileHash: string): string => {
  const names = columns.filter((one) => !one.startsWith(OWN_COLUMN)).toSorted();
  return createHash('sha256')
    .update(JSON.stringify(header ? [kind, ...names] : [kind, columns.length, fileHash]))
    .digest('hex');
};

/** How the file was read when it came. */
export const optionsOf = ({ format, encoding, delimiter, header }: RunInStore): ReadOptions => ({
  format: format as FileFormat,
  encoding: (encoding || undefined) as Encoding | undefined,
  delimiter: delimiter || undefined,
  header,
});

export type FirstRows = { readonly head: FileHead; readonly rows: readonly SourceRow[] };

/** Errors: those of the file before its first row. */
export const firstRows = async (path: string, options: ReadOptions): Promise<Result<FirstRows>> => {
  const opened = await openRows(path, options);
  if (!opened.ok) return opened;
  const rows: SourceRow[] = [];
  for await (const lot of opened.value.lots) {
    // What is wrong further down is said when it is reached.
    if (!lot.ok) break;
    rows.push(...lot.value.slice(0, GUESS_ROWS - rows.length));
    if (rows.length >= GUESS_ROWS) break;
  }
  opened.value.close();
  return ok({ head: opened.value.head, rows });
};
