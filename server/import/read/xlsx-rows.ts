/**
 * The first sheet of a workbook (ECMA-376) as rows, read as a stream: the sheet is never whole in memory, only the texts
 * the workbook keeps once for all cells. A formula is its stored value, a date the day (or the instant) it shows.
 */
import { promisify } from 'node:util';
import { SaxesParser } from 'saxes';
import type { SaxesTagPlain } from 'saxes';
import { fromFd } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { UnreadableFile, columnNames, tableRow } from './rows.ts';
import { looksLikeHeader, namelessColumns } from './header-row.ts';
import type { FileBytes, ReadLimits, ReadOptions, SourceRow, SourceRows } from './rows.ts';
import { createCellText } from './xlsx-cells.ts';

const openZip = promisify<number, { lazyEntries: true; autoClose: false }, ZipFile>(fromFd);

/** Parts of the package by name. */
const listEntries = (zip: ZipFile, limits: ReadLimits): Promise<ReadonlyMap<string, Entry>> =>
  new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    if (zip.entryCount > limits.zipEntries) return reject(new UnreadableFile('import.zip_bomb'));
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName.replace(/^\//, ''), entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    return zip.readEntry();
  });

/** The text of a part. What is said of its size is not believed: bytes are counted as they come. */
async function* partText(zip: ZipFile, entry: Entry, limits: ReadLimits): AsyncGenerator<string> {
  const stream = await promisify(
    zip.openReadStream.bind(zip) as never as (
      entry: Entry,
      done: (error: Error | null, stream: NodeJS.ReadableStream) => void,
    ) => void,
  )(entry);
  const decoder = new TextDecoder('utf-8');
  let inflated = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    inflated += chunk.length;
    const isHuge = inflated > limits.ratioFrom && inflated > entry.compressedSize * limits.ratio;
    if (inflated > limits.inflatedBytes || isHuge) throw new UnreadableFile('import.zip_bomb');
    yield decoder.decode(chunk, { stream: true });
  }
}

type Handlers = {
  readonly open?: (name: string, attributes: Record<string, string>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
};

/** Elements without their prefix. Declarations of entities are no part of a workbook, and refused. */
const createXmlReader = ({ open, text, close }: Handlers): SaxesParser => {
  const parser = new SaxesParser({});
  const bare = (name: string): string => name.slice(name.indexOf(':') + 1);
  parser.on('doctype', () => {
    throw new UnreadableFile('import.unreadable');
  });
  parser.on('error', () => {
    throw new UnreadableFile('import.unreadable');
  });
  if (open) parser.on('opentag', (tag: SaxesTagPlain) => open(bare(tag.name), tag.attributes));
  if (text) parser.on('text', text);
  if (close) parser.on('closetag', (tag: SaxesTagPlain) => close(bare(tag.name)));
  return parser;
};

const readPart = async (
  zip: ZipFile,
  entry: Entry | undefined,
  limits: ReadLimits,
  handlers: Handlers,
): Promise<void> => {
  if (!entry) return;
  const parser = createXmlReader(handlers);
  for await (const text of partText(zip, entry, limits)) parser.write(text);
};

/** Texts of cells of type `s`; what is said about pronunciation (`rPh`) is left out. */
const readSharedTexts = async (
  zip: ZipFile,
  entry: Entry | undefined,
  limits: ReadLimits,
): Promise<string[]> => {
  const texts: string[] = [];
  let [text, within, spoken, chars] = ['', false, 0, 0];
  await readPart(zip, entry, limits, {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') spoken += 1;
      within = name === 't' && spoken === 0;
    },
    text: (piece) => {
      if (within) text += piece;
    },
    close: (name) => {
      if (name === 'rPh') spoken -= 1;
      if (name === 't') within = false;
      if (name !== 'si') return;
      chars += text.length + 16;
      if (chars > limits.sharedChars) throw new UnreadableFile('import.workbook_too_large');
      texts.push(text);
    },
  });
  return texts;
};

/** Which styles show a date, by their index: the built-in formats (ECMA-376 18.8.30), and others with a day, month or year. */
const readStyles = async (zip: ZipFile, entry: Entry | undefined, limits: ReadLimits): Promise<boolean[]> => {
  const dates: boolean[] = [];
  const custom = new Map<string, boolean>();
  let inCells = false;
  await readPart(zip, entry, limits, {
    open: (name, { numFmtId = '0', formatCode = '' }) => {
      if (name === 'numFmt')
        custom.set(numFmtId, /[ymd]/i.test(formatCode.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, '')));
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) {
        const id = Number(numFmtId);
        dates.push(custom.get(numFmtId) ?? ((id >= 14 && id <= 17) || id === 22));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return dates;
};

type Workbook = { readonly sheet: string; readonly from1904: boolean };

/** The first sheet that is shown. */
const readWorkbook = async (
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  limits: ReadLimits,
): Promise<Workbook> => {
  let [relation, from1904] = ['', false];
  await readPart(zip, entries.get('xl/workbook.xml'), limits, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '');
      if (name === 'sheet' && relation === '' && (attributes['state'] ?? 'visible') === 'visible')
        relation = attributes['r:id'] ?? '';
    },
  });
  const targets = new Map<string, string>();
  await readPart(zip, entries.get('xl/_rels/workbook.xml.rels'), limits, {
    open: (name, attributes) => {
      if (name === 'Relationship') targets.set(attributes['Id'] ?? '', attributes['Target'] ?? '');
    },
  });
  const target = targets.get(relation) ?? 'worksheets/sheet1.xml';
  return { sheet: target.startsWith('/') ? target.slice(1) : `xl/${target}`, from1904 };
};

/** `BC12` to 54: the column by its letters, from 0. */
const columnOf = (reference: string): number => {
  let column = 0;
  for (const sign of reference) {
    const value = sign.charCodeAt(0) - 64;
    if (value < 1 || value > 26) break;
    column = column * 26 + value;
  }
  return column - 1;
};

type SheetContext = {
  readonly zip: ZipFile;
  readonly entry: Entry;
  readonly limits: ReadLimits;
  readonly textOf: ReturnType<typeof createCellText>;
};

type Cells = { readonly no: number; readonly cells: string[] };

async function* sheetRows({ zip, entry, limits, textOf }: SheetContext): AsyncGenerator<Cells> {
  const done: Cells[] = [];
  let cells: string[] = [];
  let [no, column, type, style, raw, reads] = [0, -1, '', 0, '', false];
  const parser = createXmlReader({
    open: (name, attributes) => {
      if (name === 'row') {
        no = Number(attributes['r'] ?? no + 1);
        [cells, column] = [[], -1];
      } else if (name === 'c') {
        column = attributes['r'] ? columnOf(attributes['r']) : column + 1;
        [type, style, raw] = [attributes['t'] ?? 'n', Number(attributes['s'] ?? 0), ''];
      }
      reads = name === 'v' || name === 't';
    },
    text: (text) => {
      if (reads && raw.length <= limits.cellChars) raw += text;
    },
    close: (name) => {
      if (name === 'v' || name === 't') reads = false;
      if (name === 'c' && raw !== '') {
        if (column >= limits.columns) throw new UnreadableFile('import.too_many_columns');
        while (cells.length < column) cells.push('');
        cells[column] = textOf(type, style, raw);
      }
      if (name === 'row') done.push({ no, cells });
    },
  });
  for await (const text of partText(zip, entry, limits)) {
    parser.write(text);
    yield* done.splice(0);
  }
  yield* done.splice(0);
}

/** Throws `UnreadableFile`: `import.empty`, `import.unreadable`, `import.zip_bomb`, `import.workbook_too_large`, … */
export const readXlsx = async (
  file: FileBytes,
  options: ReadOptions,
  limits: ReadLimits,
): Promise<SourceRows> => {
  const zip = await openZip(file.fd, { lazyEntries: true, autoClose: false });
  const entries = await listEntries(zip, limits);
  const { sheet, from1904 } = await readWorkbook(zip, entries, limits);
  const entry = entries.get(sheet);
  if (!entry) throw new UnreadableFile('import.unreadable');
  const shared = await readSharedTexts(zip, entries.get('xl/sharedStrings.xml'), limits);
  const dates = await readStyles(zip, entries.get('xl/styles.xml'), limits);
  const textOf = createCellText({ shared, dates, from1904 });
  const all = sheetRows({ zip, entry, limits, textOf });
  let first: Cells | null = null;
  for (;;) {
    const { done, value } = await all.next();
    if (done) throw new UnreadableFile('import.empty');
    if (value.cells.some((cell) => cell?.trim())) {
      first = value;
      break;
    }
  }
  const cellsOfFirst = Array.from(first.cells, (cell) => cell ?? '');
  const header = options.header ?? looksLikeHeader(cellsOfFirst);
  const columns = columnNames(header ? cellsOfFirst : namelessColumns(cellsOfFirst));
  const firstRow = header ? [] : [tableRow(first.no, cellsOfFirst, columns.length)];
  async function* rows(): AsyncGenerator<SourceRow> {
    yield* firstRow;
    for await (const { no, cells } of all) {
      const filled = Array.from(cells, (cell) => cell ?? '');
      if (filled.every((cell) => cell === '')) continue;
      yield tableRow(no, filled, columns.length);
    }
  }
  return { head: { format: 'xlsx', encoding: '', delimiter: '', header, columns }, rows: rows() };
};
