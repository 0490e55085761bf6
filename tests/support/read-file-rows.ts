/** A file read as an import reads it, whole, for tests. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRows } from '#server/import/read/file-reader.ts';
import type { ReaderSettings } from '#server/import/read/file-reader.ts';
import type { FileHead, ReadOptions, SourceRow } from '#server/import/read/rows.ts';

export type ReadFile = {
  /** Code of what ended the reading; empty when all was read. */
  readonly code: string;
  readonly head: FileHead | null;
  readonly rows: readonly SourceRow[];
};

export const readFileRows = async (
  content: string | Uint8Array,
  options: ReadOptions = {},
  settings: ReaderSettings = {},
): Promise<ReadFile> => {
  const folder = await mkdtemp(join(tmpdir(), 'kontor-rows-'));
  try {
    const path = join(folder, 'file');
    await writeFile(path, content);
    const opened = await openRows(path, options, settings);
    if (!opened.ok) return { code: opened.error.code, head: null, rows: [] };
    const rows: SourceRow[] = [];
    for await (const lot of opened.value.lots) {
      if (!lot.ok) return { code: lot.error.code, head: opened.value.head, rows };
      rows.push(...lot.value);
    }
    return { code: '', head: opened.value.head, rows };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
