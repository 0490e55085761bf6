/** A table in text: CSV and its kin with any delimiter, quotes and line breaks inside of values (RFC 4180 and laxer). */
import { parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { guessDelimiter } from './delimiter.ts';
import { decodedText, guessEncoding } from './text-encoding.ts';
import { looksLikeHeader, namelessColumns } from './header-row.ts';
import { UnreadableFile, columnNames, tableRow } from './rows.ts';
import type { Encoding, FileBytes, ReadLimits, ReadOptions, SourceRow, SourceRows } from './rows.ts';
import { withoutGuard } from '../../export/formula-guard.ts';

const HEAD_CHARS = 64 * 1024;
/** Excel's own line: says the delimiter and is no row. */
const SEP_LINE = /^sep=(.)\r?\n/iu;

const headText = async (file: FileBytes, encoding: Encoding): Promise<string> => {
  let head = '';
  for await (const text of decodedText(file, encoding)) {
    head += text;
    if (head.length >= HEAD_CHARS) break;
  }
  return head.slice(0, HEAD_CHARS);
};

async function* withoutStart(texts: AsyncIterable<string>, chars: number): AsyncGenerator<string> {
  let skip = chars;
  for await (const text of texts) {
    yield text.slice(skip);
    skip = Math.max(0, skip - text.length);
  }
}

const codeOf = (error: unknown): string => {
  const code = (error as { code?: string }).code ?? '';
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'import.quote_open';
  return code === 'CSV_MAX_RECORD_SIZE' ? 'import.row_too_long' : 'import.unreadable';
};

/** Throws `UnreadableFile`: `import.empty`, `import.too_many_columns`, `import.quote_open`, `import.row_too_long`. */
export const readCsv = async (
  file: FileBytes,
  options: ReadOptions,
  limits: ReadLimits,
): Promise<SourceRows> => {
  const encoding = options.encoding ?? (await guessEncoding(file));
  const head = await headText(file, encoding);
  const sep = SEP_LINE.exec(head);
  const delimiter = options.delimiter ?? sep?.[1] ?? guessDelimiter(head);
  const text = withoutStart(decodedText(file, encoding), sep?.[0].length ?? 0);
  const parser = Readable.from(text, { objectMode: true }).pipe(
    parse({
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: limits.rowChars,
    }),
  );
  const records = parser[Symbol.asyncIterator]() as AsyncIterator<string[]>;
  const next = async (): Promise<string[] | null> => {
    try {
      const { done, value } = await records.next();
      return done ? null : value;
    } catch (error) {
      throw new UnreadableFile(codeOf(error));
    }
  };
  let no = 1;
  let first = await next();
  while (first?.every((cell) => cell.trim() === '')) {
    first = await next();
    no += 1;
  }
  if (!first) throw new UnreadableFile('import.empty');
  const header = options.header ?? looksLikeHeader(first);
  const names = header ? [...first] : namelessColumns(first);
  while (header && names.length > 1 && names.at(-1)!.trim() === '') names.pop();
  if (names.length > limits.columns) throw new UnreadableFile('import.too_many_columns');
  const columns = columnNames(names);
  const firstRow = header ? [] : [tableRow(no, first.map(withoutGuard), columns.length)];
  async function* rows(): AsyncGenerator<SourceRow> {
    yield* firstRow;
    for (let cells = await next(); cells; cells = await next()) {
      no += 1;
      if (cells.every((cell) => cell === '')) continue;
      yield tableRow(no, cells.map(withoutGuard), columns.length);
    }
  }
  return { head: { format: 'csv', encoding, delimiter, header, columns }, rows: rows() };
};
