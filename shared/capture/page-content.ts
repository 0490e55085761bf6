/**
 * What is taken from an open web page as it stands: its lines, what it describes for machines, what is marked on it, and
 * where its imprint lies. Runs inside the page (injected on a click), so it is small, needs nothing but the document it is
 * given, and is bounded in everything it looks at. What the lines mean is worked out elsewhere (`page-facts.ts`).
 *
 * Everything in the answer is foreign text.
 */
import { bothEnds, textOf } from './bounded-dom.ts';
import { readSelection } from './page-selection.ts';
import { readStructuredData } from './page-structured.ts';
import type { StructuredRecord } from './page-structured.ts';
import { readPageLines } from './page-text.ts';
import type { PageLine } from './page-text.ts';

export type PageContent = {
  readonly url: string;
  /** Address the page names as its own (`rel=canonical`); empty when it names none. */
  readonly canonical: string;
  readonly title: string;
  readonly siteName: string;
  readonly records: readonly StructuredRecord[];
  readonly lines: readonly PageLine[];
  /** Text that is marked on the page, with its line ends; empty when nothing is. */
  readonly selection: string;
  /** vCards it offers, whole addresses. */
  readonly vcardUrls: readonly string[];
  /** Where the page says its imprint is, whole address; empty when it says nothing. */
  readonly imprintUrl: string;
};

/** The page that `imprintUrl` named, where it could be fetched. */
export type ImprintPage = Pick<PageContent, 'url' | 'records' | 'lines'>;

const TITLE_MAX = 300;
const URL_MAX = 2_000;
const LINKS_MAX = 3_000;

const clean = (text: string | null | undefined, max: number): string =>
  (text ?? '')
    .slice(0, max * 2)
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, max);

const meta = (document: Document, ...names: string[]): string => {
  for (const name of names) {
    const element = document.querySelector(`meta[property="${name}"],meta[name="${name}"]`);
    const content = clean(element?.getAttribute('content'), TITLE_MAX);
    if (content !== '') return content;
  }
  return '';
};

const IMPRINT_TEXT =
  /^(?:impressum|imprint|anbieterkennzeichnung|legal notice|mentions légales|note legali)\b/iu;
/** How imprints are called in addresses. */
const IMPRINT_PATH =
  /[/_-](?:impressum|imprint|anbieterkennzeichnung|legal-?notice|mentions-legales|note-legali)\b/iu;

/** Whether an address says that an imprint stands there. */
export const isImprintUrl = (url: string): boolean => IMPRINT_PATH.test(url.split(/[?#]/u, 1)[0] ?? '');

const VCARD_PATH = /\.vcf(?:$|[?#])/iu;
const VCARDS_MAX = 3;

const findVCards = (document: Document, url: string): string[] => {
  const found = new Set<string>();
  for (const link of bothEnds(document, 'a', LINKS_MAX)) {
    const href = (link.getAttribute('href') ?? '').slice(0, URL_MAX);
    if (VCARD_PATH.test(href) && URL.canParse(href, url))
      found.add(new URL(href, url).href.slice(0, URL_MAX));
    if (found.size === VCARDS_MAX) break;
  }
  return [...found];
};

/** The first link that is called so, else the first that leads to such an address. */
const findImprint = (document: Document, url: string): string => {
  let byPath = '';
  for (const link of bothEnds(document, 'a', LINKS_MAX)) {
    const href = (link.getAttribute('href') ?? '').slice(0, URL_MAX);
    if (href === '') continue;
    const isCalled = IMPRINT_TEXT.test(clean(textOf(link, 100), 40));
    if (!isCalled && (byPath !== '' || !IMPRINT_PATH.test(href))) continue;
    const target = URL.canParse(href, url) ? new URL(href, url) : null;
    if (target === null || !/^https?:$/.test(target.protocol)) continue;
    target.hash = '';
    if (isCalled) return target.href.slice(0, URL_MAX);
    byPath = target.href.slice(0, URL_MAX);
  }
  return byPath;
};

const linesOf = (document: Document): readonly PageLine[] =>
  document.body === null ? [] : readPageLines(document.body);

/** Another page of the same site, from its parsed text. */
export const readImprintPage = (document: Document, url: string): ImprintPage => ({
  url: url.slice(0, URL_MAX),
  records: readStructuredData(document),
  lines: linesOf(document),
});

/** Reads the document of a page; `url` is its address. Never throws for what a page contains. */
export const readPageContent = (document: Document, url: string): PageContent => {
  const href = document.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? '';
  return {
    ...readImprintPage(document, url),
    canonical: URL.canParse(href, url) && href !== '' ? new URL(href, url).href.slice(0, URL_MAX) : '',
    title: clean(document.title, TITLE_MAX),
    siteName: meta(document, 'og:site_name', 'application-name'),
    selection: readSelection(document),
    vcardUrls: findVCards(document, url),
    imprintUrl: findImprint(document, url),
  };
};
