/** The visible text of a page as lines, with the addresses and numbers its links carry. Bounded, whatever the page. */

export type PageLine = {
  readonly text: string;
  /** Addresses of `mailto:` links and numbers of `tel:` links on this line, decoded. */
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  /** A heading or the label of a list or table: what follows is about something of its own. */
  readonly isHeading: boolean;
};

const NODES_MAX = 20_000;
const LINES_MAX = 4_000;
/** Imprints in whole sentences are longer than any line of an address. */
const LINE_CHARS_MAX = 600;
const TEXT_CHARS_MAX = 200_000;
const LINKS_PER_LINE_MAX = 20;

const SKIPPED = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE SVG NAV IFRAME OBJECT SELECT TEXTAREA CANVAS VIDEO AUDIO HEAD MATH DIALOG'.split(
    ' ',
  ),
);
const INLINE = new Set(
  'A ABBR B BDI BDO CITE CODE DATA DFN EM FONT I KBD MARK Q S SAMP SMALL SPAN STRONG SUB SUP TIME U VAR WBR IMG'.split(
    ' ',
  ),
);
const HEADINGS = new Set('H1 H2 H3 H4 H5 H6 DT TH LEGEND CAPTION'.split(' '));
const TEXT_NODE = 3;
const ELEMENT_NODE = 1;

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** What stands between the scheme and the query of `mailto:` and `tel:` links. */
const linkValue = (href: string, scheme: string): string | undefined => {
  const text = href.trim();
  if (text.length > 320 || !text.toLowerCase().startsWith(scheme)) return undefined;
  return decode(text.slice(scheme.length).split('?', 1)[0] ?? '').trim();
};

type Collector = {
  readonly lines: PageLine[];
  isFull: () => boolean;
  add: (text: string) => void;
  link: (href: string) => void;
  end: () => void;
  heading: () => void;
};

/** Signs nobody sees: soft hyphens, zero width spaces, marks of the writing direction. */
const UNSEEN = /[\u00AD\u200B-\u200F\u2060\uFEFF]/gu;

const createCollector = (): Collector => {
  const lines: PageLine[] = [];
  let text = '';
  let emails: string[] = [];
  let phones: string[] = [];
  let isHeading = false;
  let chars = 0;
  return {
    lines,
    isFull: () => chars >= TEXT_CHARS_MAX || lines.length >= LINES_MAX,
    add: (part) => {
      if (text.length < LINE_CHARS_MAX) text += part.slice(0, LINE_CHARS_MAX);
    },
    link: (href) => {
      if (emails.length + phones.length >= LINKS_PER_LINE_MAX) return;
      const email = linkValue(href, 'mailto:');
      const phone = linkValue(href, 'tel:');
      if (email !== undefined) emails.push(...email.split(',', 3));
      if (phone !== undefined) phones.push(phone);
    },
    end: () => {
      const line = text
        .replace(UNSEEN, '')
        .replace(/[\u2010\u2011]/gu, '-')
        .replace(/\s+/gu, ' ')
        .trim()
        .slice(0, LINE_CHARS_MAX);
      if (line !== '' || emails.length > 0 || phones.length > 0) {
        lines.push({ text: line, emails, phones, isHeading });
        chars += [line, ...emails, ...phones].join('').length;
      }
      isHeading = false;
      text = '';
      emails = [];
      phones = [];
    },
    heading: () => {
      isHeading = true;
    },
  };
};

/** Lines of preformatted text end where they were written. */
const addText = ({ add, end, isFull }: Collector, node: Node): void => {
  const text = node.nodeValue ?? '';
  if (node.parentNode?.nodeName.toUpperCase() !== 'PRE') return add(text);
  for (const [at, part] of text.slice(0, TEXT_CHARS_MAX).split('\n').entries()) {
    if (isFull()) return undefined;
    if (at > 0) end();
    add(part);
  }
  return undefined;
};

const isSkipped = (element: Element): boolean =>
  SKIPPED.has(element.nodeName.toUpperCase()) ||
  element.hasAttribute('hidden') ||
  element.getAttribute('aria-hidden') === 'true' ||
  /display\s?:\s?none|visibility\s?:\s?hidden/i.test((element.getAttribute('style') ?? '').slice(0, 2_000));

/** Whether a line ends before and behind this node. */
export const isBlock = (node: Node): boolean =>
  node.nodeType === ELEMENT_NODE && !INLINE.has(node.nodeName.toUpperCase());

/**
 * Lines of the page's text in reading order; block elements and `<br>` end a line.
 *
 * Limits: 20,000 nodes, 4,000 lines, 600 characters each, 200,000 in all. A loop, not a recursion: pages may be nested without end.
 */
export const readPageLines = (root: Node): PageLine[] => {
  const collector = createCollector();
  let node: Node | null = root;
  let visited = 0;
  while (node !== null && visited < NODES_MAX && !collector.isFull()) {
    visited += 1;
    let down: Node | null = null;
    if (node.nodeType === TEXT_NODE) addText(collector, node);
    if (node.nodeType === ELEMENT_NODE && !isSkipped(node as Element)) {
      if (isBlock(node)) collector.end();
      if (HEADINGS.has(node.nodeName.toUpperCase())) collector.heading();
      const href = (node as Element).getAttribute('href');
      if (href !== null) collector.link(href);
      down = node.firstChild;
    }
    if (down !== null) {
      node = down;
      continue;
    }
    while (node !== null && node !== root && node.nextSibling === null) {
      node = node.parentNode;
      if (node !== null && isBlock(node)) collector.end();
    }
    if (node === root) break;
    if (node !== null && isBlock(node)) collector.end();
    node = node?.nextSibling ?? null;
  }
  collector.end();
  return collector.lines;
};
