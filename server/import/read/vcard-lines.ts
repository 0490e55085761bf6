/** The content lines of vCards 2.1, 3.0 and 4.0 (RFC 2426, RFC 6350), unfolded, one card in memory at a time. */

export type VCardLine = {
  /** Upper case, without the group (`item1.TEL`). */
  readonly name: string;
  /** Upper case: `TYPE=WORK,VOICE` and the bare `WORK;VOICE` of 2.1 both give WORK and VOICE. */
  readonly types: readonly string[];
  /** Of other parameters, names in upper case. */
  readonly params: ReadonlyMap<string, string>;
  readonly value: string;
};
export type VCardText = { readonly lines: readonly VCardLine[]; readonly whole: boolean };

/** Pictures and keys: never kept, however long. */
const SKIPPED =
  /^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|X-MS-CARDPICTURE|X-THUNDERBIRD-\w*PHOTO\w*|X-WAB-GENDER)[;:]/i;
const LINE_CHARS = 200_000;
const LINES = 2_000;

/** Physical lines; of one longer than `LINE_CHARS` the beginning. */
async function* physicalLines(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  let long = false;
  for await (const text of texts) {
    const pieces = text.split('\n');
    for (let at = 0; at < pieces.length; at += 1) {
      if (!long) rest += pieces[at]!;
      if (rest.length > LINE_CHARS) [rest, long] = [rest.slice(0, LINE_CHARS), true];
      if (at === pieces.length - 1) break;
      yield rest.replace(/\r$/, '');
      [rest, long] = ['', false];
    }
  }
  if (rest) yield rest.replace(/\r$/, '');
}

const isQuotedPrintable = (line: string): boolean =>
  /^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE/i.test(line.slice(0, 300));

const decodeQuotedPrintable = (text: string, charset: string): string => {
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  for (const [piece] of text.matchAll(/=[\dA-F]{2}|[^=]+|=/giu)) {
    if (/^=[\dA-F]{2}$/iu.test(piece)) bytes.push(Number.parseInt(piece.slice(1), 16));
    else if (piece !== '=') bytes.push(...encoder.encode(piece));
  }
  const decode = (label: string): string => new TextDecoder(label).decode(new Uint8Array(bytes));
  try {
    return decode(charset || 'utf-8');
  } catch {
    return decode('utf-8');
  }
};

/** Where the value begins: the first colon outside of quotes. */
const colonOf = (line: string): number => {
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '"') quoted = !quoted;
    else if (line[at] === ':' && !quoted) return at;
  }
  return -1;
};

const parseLine = (line: string): VCardLine | null => {
  const at = colonOf(line);
  if (at < 1) return null;
  const [full = '', ...rest] = line.slice(0, at).match(/(?:"[^"]*"|[^;"])+/g) ?? [];
  const types: string[] = [];
  const params = new Map<string, string>();
  for (const param of rest) {
    const [key, value] = param.split(/=(.*)/s) as [string, string | undefined];
    if (value === undefined) types.push(key.toUpperCase());
    else if (key.toUpperCase() === 'TYPE') types.push(...value.replaceAll('"', '').toUpperCase().split(','));
    else params.set(key.toUpperCase(), value.replaceAll('"', ''));
  }
  const raw = line.slice(at + 1);
  const value = isQuotedPrintable(line) ? decodeQuotedPrintable(raw, params.get('CHARSET') ?? '') : raw;
  return { name: full.replace(/^[\w-]+\./, '').toUpperCase(), types, params, value };
};

/** `whole` is false for a card that has no end. Cards within cards (`AGENT`) are left out. */
export async function* readCards(texts: AsyncIterable<string>): AsyncGenerator<VCardText> {
  let lines: VCardLine[] = [];
  let open: string | null = null;
  let [depth, skipping] = [0, false];
  const finish = (): void => {
    const line = open === null || depth !== 1 ? null : parseLine(open);
    if (line && lines.length < LINES) lines.push(line);
    open = null;
  };
  for await (const line of physicalLines(texts)) {
    if (open !== null && isQuotedPrintable(open) && open.endsWith('=')) {
      if (open.length < LINE_CHARS) open = open.slice(0, -1) + line;
      continue;
    }
    if (/^[ \t]/.test(line)) {
      if (!skipping && open !== null && open.length < LINE_CHARS) open += line.slice(1);
      continue;
    }
    const mark = /^(BEGIN|END):VCARD\s*$/i.exec(line.replace(/^\uFEFF/, ''))?.[1]?.toUpperCase();
    finish();
    skipping = SKIPPED.test(line);
    if (mark === 'BEGIN') {
      if (depth === 0) lines = [];
      depth += 1;
    } else if (mark === 'END') {
      depth = Math.max(0, depth - 1);
      if (depth === 0) yield { lines, whole: true };
    } else if (!skipping && depth === 1) open = line;
  }
  finish();
  if (depth > 0) yield { lines, whole: false };
}
