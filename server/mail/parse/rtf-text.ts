/**
 * What a reader sees of an RTF body: the HTML Outlook wrapped into it (MS-OXRTFEX), or else its plain text.
 * Formatting, pictures and fonts are dropped; letters are not, whichever of RTF's four ways they are written in.
 */

export type RtfBody = { readonly kind: 'html' | 'text'; readonly text: string };

type Group = {
  /** Nothing of this group is shown. */
  hidden: boolean;
  /** Inside `\*\htmltag`: shown although it is a `\*` destination. */
  tag: boolean;
  /** Between `\htmlrtf` and `\htmlrtf0`: formatting for RTF readers only. */
  rtfOnly: boolean;
  codePage: number;
  /** Signs to skip after `\u`. */
  unicodeSkip: number;
  fontTable: boolean;
};

const HIDDEN = new Set([
  'fonttbl',
  'colortbl',
  'stylesheet',
  'info',
  'pict',
  'object',
  'header',
  'footer',
  'headerl',
  'headerr',
  'footerl',
  'footerr',
  'themedata',
  'listtable',
  'listoverridetable',
  'rsidtbl',
  'generator',
  'fldinst',
  'bkmkstart',
  'bkmkend',
  'xmlnstbl',
  'datastore',
  'latentstyles',
]);

const SIGNS: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  row: '\n',
  sect: '\n',
  page: '\n',
  tab: '\t',
  cell: '\t',
  nestcell: '\t',
  nestrow: '\n',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  endash: '–',
  emdash: '—',
  enspace: ' ',
  emspace: ' ',
  qmspace: ' ',
  zwj: '',
  zwnj: '',
};

/** Font character sets to code pages. */
const CODE_PAGE_OF_CHARSET: Readonly<Record<number, number>> = {
  0: 1252,
  77: 10000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
};

const ENCODING_OF_CODE_PAGE: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  65001: 'utf-8',
  20866: 'koi8-r',
  28591: 'iso-8859-1',
};

export const decoderOfCodePage = (codePage: number): TextDecoder => {
  try {
    return new TextDecoder(ENCODING_OF_CODE_PAGE[codePage] ?? `windows-${codePage}`);
  } catch {
    return new TextDecoder('windows-1252');
  }
};

const TOKEN =
  /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z0-9])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\/g;

export const readRtf = (rtf: Buffer): RtfBody => {
  const source = rtf.toString('latin1');
  const isHtml = /\\fromhtml1?(?![a-z0-9])/.test(source.slice(0, 4_096));
  const fonts = new Map<number, number>();
  const decoders = new Map<number, TextDecoder>();
  const stack: Group[] = [];
  let defaultPage = 1252;
  let font = -1;
  let group: Group = {
    hidden: false,
    tag: false,
    rtfOnly: false,
    codePage: 0,
    unicodeSkip: 1,
    fontTable: false,
  };
  let starred = false;
  let skip = 0;
  let bytes: number[] = [];
  const output: string[] = [];

  const isShown = (): boolean => !group.hidden && (!isHtml || !group.rtfOnly);
  const flush = (): void => {
    if (bytes.length === 0) return;
    const page = group.codePage || defaultPage;
    const decoder = decoders.get(page) ?? decoderOfCodePage(page);
    decoders.set(page, decoder);
    output.push(decoder.decode(Uint8Array.from(bytes)));
    bytes = [];
  };
  const emit = (text: string): void => {
    if (!isShown()) return;
    flush();
    output.push(text);
  };
  const emitBytes = (values: Iterable<number>): void => {
    for (const value of values) {
      if (skip > 0) skip--;
      else if (isShown()) bytes.push(value);
    }
  };

  const open = (): void => {
    flush();
    stack.push(group);
    group = { ...group };
    starred = false;
    skip = 0;
  };
  const close = (): void => {
    flush();
    group = stack.pop() ?? group;
    starred = false;
    skip = 0;
  };

  const setFont = (value: number): void => {
    font = value;
    if (!group.fontTable) {
      flush();
      group.codePage = fonts.get(value) ?? 0;
    }
  };
  const control = (word: string, value: number | null): void => {
    const isDestination = starred;
    starred = false;
    if (word === 'htmltag' && isDestination) {
      group.tag = true;
      // Tags are never inside formatting for others.
      group.hidden = !isHtml;
      return;
    }
    if (isDestination || HIDDEN.has(word)) {
      group.hidden = true;
      group.fontTable ||= word === 'fonttbl';
      return;
    }
    switch (word) {
      case 'ansicpg':
        defaultPage = value === null || value === 0 ? defaultPage : value;
        return;
      case 'htmlrtf':
        flush();
        group.rtfOnly = value !== 0;
        return;
      case 'uc':
        group.unicodeSkip = Math.min(Math.max(value ?? 1, 0), 8);
        return;
      case 'u':
        emit(String.fromCharCode(((value ?? 0) + 65_536) % 65_536));
        skip = group.unicodeSkip;
        return;
      case 'f':
        setFont(value ?? 0);
        return;
      case 'fcharset':
        if (group.fontTable) fonts.set(font, CODE_PAGE_OF_CHARSET[value ?? 0] ?? 1252);
        return;
      case 'plain':
        flush();
        group.codePage = 0;
        return;
      case 'bin':
        skip = 0;
        return;
      default:
        if (Object.hasOwn(SIGNS, word)) emit(SIGNS[word]!);
    }
  };
  const symbol = (sign: string): void => {
    if (sign === '*') starred = true;
    else if (sign === '~') emit('\u00a0');
    else if (sign === '_') emit('\u2011');
    else if (sign === '\n' || sign === '\r') emit('\n');
    else if (sign !== '-' && sign !== '|' && sign !== ':') emitBytes([sign.charCodeAt(0)]);
  };

  for (const [, word, value, hex, sign, brace, text] of source.matchAll(TOKEN)) {
    if (text !== undefined) emitBytes(Buffer.from(text, 'latin1'));
    else if (brace === '{') open();
    else if (brace === '}') close();
    else if (hex !== undefined) emitBytes([Number.parseInt(hex, 16)]);
    else if (word !== undefined) control(word, value === undefined ? null : Number(value));
    else if (sign !== undefined) symbol(sign);
  }
  flush();
  return { kind: isHtml ? 'html' : 'text', text: output.join('') };
};
