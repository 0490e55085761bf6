/** The visible text of a page as lines, with the addresses and numbers its links carry. Bounded, whatever the page. */

export type PageLine = {
  readonly text: string;
  /** Addresses of `mailto:` links and numbers of `tel:` links on this line, decoded. */
  readonly emails: readonly string[];
  readonly phones: readonly string[];
};

const NODES_MAX = 20_000;
const LINES_MAX = 4_000;
const LINE_CHARS_MAX = 300;
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
  if (text.length > 1_000 || !text.toLowerCase().startsWith(scheme)) return undefined;
  return decode(text.slice(scheme.length).split('?', 1)[0] ?? '').trim();
};

type Collector = {
  readonly lines: PageLine[];
  add: (text: string) => void;
  link: (href: string) => void;
  end: () => void;
};

const createCollector = (): Collector => {
  const lines: PageLine[] = [];
  let text = '';
  let emails: string[] = [];
  let phones: string[] = [];
  return {
    lines,
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
      const line = text.replace(/\s+/gu, ' ').trim().slice(0, LINE_CHARS_MAX);
      if (line !== '' || emails.length > 0 || phones.length > 0) lines.push({ text: line, emails, phones });
      text = '';
      emails = [];
      phones = [];
    },
  };
};

const isSkipped = (element: Element): boolean =>
  SKIPPED.has(element.nodeName.toUpperCase()) ||
  element.hasAttribute('hidden') ||
  element.getAttribute('aria-hidden') === 'true';

/**
 * Lines of the page's text in reading order; block elements and `<br>` end a line.
 *
 * Limits: 20,000 nodes, 4,000 lines, 300 characters each. A loop, not a recursion: pages may be nested without end.
 */
export const readPageLines = (root: Node): PageLine[] => {
  const collector = createCollector();
  let node: Node | null = root;
  let visited = 0;
  const isBlock = (candidate: Node): boolean =>
    candidate.nodeType === ELEMENT_NODE && !INLINE.has(candidate.nodeName.toUpperCase());
  while (node !== null && visited < NODES_MAX && collector.lines.length < LINES_MAX) {
    visited += 1;
    let down: Node | null = null;
    if (node.nodeType === TEXT_NODE) collector.add(node.nodeValue ?? '');
    if (node.nodeType === ELEMENT_NODE && !isSkipped(node as Element)) {
      if (isBlock(node)) collector.end();
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
