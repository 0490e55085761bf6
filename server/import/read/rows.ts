/** What every reader of a file gives: names of columns first, then rows of texts, one after another. */
export const FILE_FORMATS = ['csv', 'xlsx', 'vcard', 'ndjson', 'msg'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** How the file is to be read; what is not said is guessed from its bytes. */
export type ReadOptions = {
  readonly format?: FileFormat | undefined;
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: string | undefined;
  /** Whether the first line of a table names its columns. */
  readonly header?: boolean | undefined;
};

export type FileHead = {
  readonly format: FileFormat;
  /** Empty for formats that are no text. */
  readonly encoding: Encoding | '';
  /** Of a table in text; empty for the others. */
  readonly delimiter: string;
  /** Whether the names were read from the file. */
  readonly header: boolean;
  /** Each once: a second `Telefon` is `Telefon (2)`, one without a name `#3`. */
  readonly columns: readonly string[];
};

export type SourceRow = {
  /** As a person counts: the line of a table with its header as 1, the card, the line of NDJSON. */
  readonly no: number;
  /** In the order of the columns, never longer. */
  readonly cells: readonly string[];
  /** Why the row cannot be taken: `import.ragged`, `import.json`, … Its cells are what could be read. */
  readonly error?: string;
};

export type SourceRows = { readonly head: FileHead; readonly rows: AsyncIterable<SourceRow> };

/** Reads pieces of the file wherever they lie; the child process has it open and nothing else. */
export type FileBytes = {
  readonly fd: number;
  readonly size: number;
  readonly chunks: () => AsyncIterable<Uint8Array>;
};

/** What a file may ask of the reader. Tests hand in smaller ones. */
export const READ_LIMITS = {
  /** The file itself: 64 MiB from a browser or token; the command line takes any size. */
  uploadBytes: 64 * 1024 * 1024,
  columns: 500,
  cellChars: 100_000,
  /** Characters of one row, line or card without pictures. */
  rowChars: 4 * 1024 * 1024,
  rows: 5_000_000,
  zipEntries: 5_000,
  /** Inflated bytes of one part of a workbook, and how many times its packed size it may be once it is large. */
  inflatedBytes: 2 * 1024 * 1024 * 1024,
  ratio: 200,
  ratioFrom: 16 * 1024 * 1024,
  /** Characters of the texts a workbook keeps once for all cells; they are held in memory. */
  sharedChars: 48 * 1024 * 1024,
} as const;
export type ReadLimits = { readonly [Name in keyof typeof READ_LIMITS]: number };

/** What ends the reading of a whole file; the code is what a person is told. */
export class UnreadableFile extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** Names for columns as they stand in a header. */
export const columnNames = (header: readonly string[]): string[] => {
  const taken = new Set<string>();
  return header.map((cell, index) => {
    const name = cell.trim().replaceAll(/\s+/g, ' ').slice(0, 200) || `#${index + 1}`;
    let own = name;
    for (let n = 2; taken.has(own); n += 1) own = `${name} (${n})`;
    taken.add(own);
    return own;
  });
};

/** A row of a table under its header. Missing cells at the end are empty; values beyond the last column are an error. */
export const tableRow = (no: number, cells: readonly string[], columns: number): SourceRow => {
  const error = cells.slice(columns).some((cell) => cell.trim() !== '') ? { error: 'import.ragged' } : {};
  const own = cells.slice(0, columns);
  while (own.length < columns) own.push('');
  return { no, cells: error.error ? [...own, ...cells.slice(columns)] : own, ...error };
};
