/** What remains of an HTML mail as plain text: paragraphs, lists, table cells, link targets, alternative texts of images. */
import { convert } from 'html-to-text';
import { cleanText } from './foreign-text.ts';
import { PARSE_LIMITS } from './parse-limits.ts';

const PLAIN_HEADING = { options: { uppercase: false } } as const;

/** Plain text of HTML. Pictures without alternative text leave nothing; a link keeps its target when that says more. */
export const htmlToPlainText = (html: string): string => {
  if (html.length > PARSE_LIMITS.htmlToTextChars) return tidy(stripTags(html));
  const text = convert(html, {
    wordwrap: false,
    // The whole document: list and mail servers hang their lines behind the end of the page, and every client shows them.
    baseElements: { selectors: [], returnDomByDefault: true },
    limits: {
      maxInputLength: PARSE_LIMITS.htmlToTextChars,
      maxDepth: 200,
      maxChildNodes: 500_000,
      ellipsis: '…',
    },
    selectors: [
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, ...PLAIN_HEADING })),
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true, ignoreHref: false, noAnchorUrl: true } },
      { selector: 'img', format: 'altText' },
      { selector: 'head', format: 'skip' },
      { selector: 'style', format: 'skip' },
      { selector: 'script', format: 'skip' },
      { selector: 'title', format: 'skip' },
      { selector: 'ul', options: { itemPrefix: '- ' } },
      // Layout tables are most tables of a mail: cells one after another, a row to a line.
      { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
      { selector: 'td', format: 'cell' },
      { selector: 'th', format: 'cell' },
      { selector: 'table', format: 'block' },
      { selector: 'tbody', format: 'inline' },
      { selector: 'thead', format: 'inline' },
    ],
    formatters: {
      altText: (element, _walk, builder) => {
        const alt = String(element.attribs?.['alt'] ?? '').trim();
        if (alt !== '') builder.addInline(alt);
      },
      cell: (element, walk, builder) => {
        walk(element.children, builder);
        builder.addInline(' ', { noWordTransform: true });
      },
    },
  });
  return tidy(text);
};

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  euro: '€',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ndash: '–',
  mdash: '—',
  bdquo: '„',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  hellip: '…',
  bull: '•',
  copy: '©',
};

const LINE_TAGS = /^<(?:br|\/?(?:p|div|tr|table|li|ul|ol|h[1-6]|blockquote|pre|section|article))\b/i;
const MARKUP = /<[a-z/!][^>]*>|&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,10}));|\s+/gi;

const entityText = (whole: string, decimal?: string, hex?: string, name?: string): string => {
  if (name !== undefined) return ENTITIES[name] ?? whole;
  const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
};

const plainMarkup = (whole: string, decimal?: string, hex?: string, name?: string): string => {
  if (whole[0] === '&') return entityText(whole, decimal, hex, name);
  if (whole[0] !== '<') return ' ';
  if (LINE_TAGS.test(whole)) return '\n';
  if (/^<\/t[dh]\b/i.test(whole)) return ' ';
  const link = /^<a\b[^>]*?\bhref\s*=\s*["']?(https?:[^"'\s>]+)/i.exec(whole);
  return link ? ` [${link[1]!}] ` : '';
};

/** Pieces of a page that are shown: without comments, styles and scripts; each cut behind a tag. */
function* shownPieces(html: string): Generator<string> {
  const hidden = /<!--|<(style|script|head|title)\b/gi;
  let at = 0;
  while (at < html.length) {
    hidden.lastIndex = at;
    const next = hidden.exec(html);
    const until = next?.index ?? html.length;
    while (at < until) {
      const cut = until - at > PIECE ? html.lastIndexOf('>', at + PIECE) + 1 : until;
      const end = cut > at ? Math.min(cut, until) : Math.min(at + PIECE, until);
      yield html.slice(at, end);
      at = end;
    }
    if (!next) return;
    const close = next[1] === undefined ? '-->' : `</${next[1]}`;
    const found = html.indexOf(close, until);
    // Never closed: the rest is shown, as browsers hide it but readers may want it.
    const tagEnd = found < 0 ? -1 : html.indexOf('>', found);
    at = tagEnd < 0 ? until + next[0].length : tagEnd + 1;
  }
}

const PIECE = 1 << 17;

/** The words and links alone, in a single sweep: for pages so large that a tree of them would not fit. */
const stripTags = (html: string): string => {
  const texts: string[] = [];
  for (const piece of shownPieces(html)) texts.push(piece.replace(MARKUP, plainMarkup));
  return texts.join('');
};

const tidy = (text: string): string =>
  cleanText(text)
    .replace(/[ \t\u00a0]+/g, ' ')
    .replaceAll(' \n', '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
