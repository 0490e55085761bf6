/** A file of any known format as rows, in this very process: only the reader's child process calls it. */
import { readSync } from 'node:fs';
import { UnreadableFile } from './rows.ts';
import type { FileBytes, FileFormat, ReadLimits, ReadOptions, SourceRow, SourceRows } from './rows.ts';
import { readCsv } from './csv-rows.ts';
import { readNdjson } from './ndjson-rows.ts';

const CHUNK = 64 * 1024;

/** Reads at places of its own: the position of the open file is nobody's. */
export const fileBytes = (fd: number, size: number): FileBytes => ({
  fd,
  size,
  chunks: async function* () {
    for (let at = 0; at < size;) {
      const chunk = Buffer.allocUnsafe(Math.min(CHUNK, size - at));
      const read = readSync(fd, chunk, 0, chunk.length, at);
      if (read === 0) return;
      at += read;
      yield await Promise.resolve(chunk.subarray(0, read));
    }
  },
});

const ZIP = Buffer.from('504b0304', 'hex');
const CFB = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** By the first bytes; the name of a file says little. */
const guessFormat = ({ fd }: FileBytes): FileFormat => {
  const head = Buffer.alloc(4_096);
  const read = readSync(fd, head, 0, head.length, 0);
  if (head.subarray(0, ZIP.length).equals(ZIP)) return 'xlsx';
  if (head.subarray(0, CFB.length).equals(CFB)) return 'msg';
  const text = head
    .toString('latin1', 0, read)
    .replaceAll('\0', '')
    .replace(/^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)/u, '')
    .trimStart();
  if (/^BEGIN:VCARD/i.test(text)) return 'vcard';
  return text.startsWith('{') ? 'ndjson' : 'csv';
};

const read = async (file: FileBytes, options: ReadOptions, limits: ReadLimits): Promise<SourceRows> => {
  switch (options.format ?? guessFormat(file)) {
    case 'csv':
      return readCsv(file, options, limits);
    case 'ndjson':
      return readNdjson(file, limits);
    // Loaded when needed: a table in text pays for none of them.
    case 'xlsx':
      return (await import('./xlsx-rows.ts')).readXlsx(file, options, limits);
    case 'vcard':
      return (await import('./vcard-rows.ts')).readVCards(file, options);
    case 'msg':
      return (await import('./msg-rows.ts')).readMsg(file);
  }
};

async function* atMost(limit: number, rows: AsyncIterable<SourceRow>): AsyncGenerator<SourceRow> {
  for await (const row of rows) {
    if (row.no > limit) throw new UnreadableFile('import.too_many_rows');
    yield row;
  }
}

/** Throws `UnreadableFile`, of rows beyond the limit after those before; anything else a library throws becomes `import.unreadable`. */
export const readRows = async (
  file: FileBytes,
  options: ReadOptions,
  limits: ReadLimits,
): Promise<SourceRows> => {
  if (file.size === 0) throw new UnreadableFile('import.empty');
  const { head, rows } = await read(file, options, limits);
  return { head, rows: atMost(limits.rows, rows) };
};
