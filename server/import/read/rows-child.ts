/**
 * The process in which foreign files are read. It has the file open (3) and a pipe to speak (4), nothing else: no
 * network, no settings, nothing to write. The server ends it when it takes too much memory or falls silent.
 *
 * Lines: the head as an object, then arrays of rows, then `{"end":true}` or `{"error":code}`.
 */
import { fstatSync } from 'node:fs';
import { Socket } from 'node:net';
import { once } from 'node:events';
import { fileBytes, readRows } from './read-rows.ts';
import { READ_LIMITS, UnreadableFile } from './rows.ts';
import type { ReadLimits, ReadOptions, SourceRow } from './rows.ts';

const [FILE, PIPE] = [3, 4];
const LOT_CHARS = 64 * 1024;

const { options, limits } = JSON.parse(process.argv[2] ?? '{}') as {
  options: ReadOptions;
  limits?: Partial<ReadLimits>;
};
const pipe = new Socket({ fd: PIPE, readable: false, writable: true });
// The server has read enough.
pipe.on('error', () => process.exit(0));

const say = async (value: unknown): Promise<void> => {
  if (!pipe.write(`${JSON.stringify(value)}\n`)) await once(pipe, 'drain');
};

const sayAll = async (): Promise<void> => {
  const file = fileBytes(FILE, fstatSync(FILE).size);
  const { head, rows } = await readRows(file, options, { ...READ_LIMITS, ...limits });
  await say(head);
  let lot: SourceRow[] = [];
  let chars = 0;
  try {
    for await (const row of rows) {
      lot.push(row);
      for (const cell of row.cells) chars += cell.length + 8;
      if (chars < LOT_CHARS) continue;
      await say(lot);
      [lot, chars] = [[], 0];
    }
  } finally {
    // What stands before an error is taken as well.
    if (lot.length > 0) await say(lot);
  }
};

try {
  await sayAll();
  await say({ end: true });
} catch (error) {
  await say({ error: error instanceof UnreadableFile ? error.code : 'import.unreadable' });
}
pipe.end(() => process.exit(0));
