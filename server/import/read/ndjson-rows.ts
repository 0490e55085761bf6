/** One JSON object on each line; nested values stay JSON text. Columns are the keys of the first lines. */
import { readTextLines } from '../text-lines.ts';
import type { TextLine } from '../text-lines.ts';
import { UnreadableFile } from './rows.ts';
import type { FileBytes, ReadLimits, SourceRow, SourceRows } from './rows.ts';

/** Lines that are looked at for keys; a key that first stands further down is not offered. */
const LOOK_AHEAD = 1_000;

type Line = { readonly no: number; readonly entries: ReadonlyMap<string, string>; readonly error?: string };

const cellOf = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

const parseLine = ({ no, text }: TextLine): Line => {
  if (!text.ok) return { no, entries: new Map(), error: text.error.code };
  try {
    const value = JSON.parse(text.value) as unknown;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('no object');
    return { no, entries: new Map(Object.entries(value).map(([key, of]) => [key, cellOf(of)])) };
  } catch {
    return { no, entries: new Map([['', text.value]]), error: 'import.json' };
  }
};

async function* parsedLines(file: FileBytes): AsyncGenerator<Line> {
  for await (const line of readTextLines(file.chunks()))
    if (!line.text.ok || line.text.value.trim()) yield parseLine(line);
}

/** Throws `UnreadableFile`: `import.empty`, `import.too_many_columns`. */
export const readNdjson = async (file: FileBytes, limits: ReadLimits): Promise<SourceRows> => {
  const keys = new Set<string>();
  let looked = 0;
  for await (const line of parsedLines(file)) {
    if (!line.error) for (const key of line.entries.keys()) keys.add(key);
    if ((looked += 1) === LOOK_AHEAD) break;
  }
  if (looked === 0) throw new UnreadableFile('import.empty');
  if (keys.size > limits.columns) throw new UnreadableFile('import.too_many_columns');
  const columns = [...keys];
  async function* rows(): AsyncGenerator<SourceRow> {
    for await (const { no, entries, error } of parsedLines(file)) {
      const cells = error ? [...entries.values()] : columns.map((column) => entries.get(column) ?? '');
      yield { no, cells, ...(error ? { error } : {}) };
    }
  }
  return {
    head: { format: 'ndjson', encoding: 'utf-8', delimiter: '', header: true, columns },
    rows: rows(),
  };
};
