/**
 * What an open web page says about a company and its people. Runs inside the page (injected on a click), so it is
 * small, needs nothing but the document it is given, and is bounded in everything it looks at.
 *
 * Everything in the answer is foreign text. Numbers and addresses are handed on as they stand on the page.
 */
import { readPageContacts } from './page-lines.ts';
import { readStructuredData } from './page-structured.ts';
import type { StructuredRecord } from './page-structured.ts';
import { readPageLines } from './page-text.ts';
import type { Proposal, ProposalField } from './proposal.ts';
import { SOURCE_LINE_MAX } from './proposal.ts';

export type PageFacts = {
  readonly url: string;
  /** Address the page names as its own (`rel=canonical`) when it lies on the same host, else `url`. */
  readonly canonicalUrl: string;
  /** Host name without `www.`; the registrable domain is worked out by the receiver. Empty when there is none. */
  readonly host: string;
  readonly title: string;
  readonly siteName: string;
  readonly company: readonly Proposal[];
  /** One list per person, most telling first. */
  readonly people: readonly (readonly Proposal[])[];
};

const TITLE_MAX = 300;
const URL_MAX = 2_000;
const COMPANY_MAX = 40;
const PEOPLE_MAX = 30;
const PER_PERSON_MAX = 12;
const MAX_BY_FIELD: Partial<Record<ProposalField, number>> = { email: 5, phone: 3, mobile: 2 };

const urlOf = (text: string, base?: string): URL | null => {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
};

const hostOf = (url: URL | null): string =>
  url === null ? '' : url.hostname.toLowerCase().replace(/^www\./, '');

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

const sameValue = (a: Proposal, b: Proposal): boolean => {
  const key = ({ field, value }: Proposal): string =>
    /phone|mobile|fax/.test(field)
      ? value.replace(/\(0\)/, '').replace(/\D/g, '').slice(-8)
      : value.toLowerCase();
  return key(a) === key(b);
};

/** The most certain values of each field, without repetition, most certain first. */
const best = (proposals: readonly Proposal[], max: number): Proposal[] => {
  const kept: Proposal[] = [];
  for (const proposal of proposals.toSorted((a, b) => b.confidence - a.confidence)) {
    const same = kept.filter((other) => other.field === proposal.field);
    const isNew = !same.some((other) => sameValue(other, proposal));
    if (isNew && same.length < (MAX_BY_FIELD[proposal.field] ?? 1) && kept.length < max) kept.push(proposal);
  }
  return kept;
};

/** How clearly an organisation is the one whose site this is, rather than a supplier, customer or publisher. */
const ownership = (record: StructuredRecord, host: string, siteName: string): number => {
  let points = 0;
  for (const { field, value } of record.proposals) {
    const named = field === 'website' ? hostOf(urlOf(value)) : value.slice(value.indexOf('@') + 1);
    const isHost =
      named !== '' && (named === host || host.endsWith(`.${named}`) || named.endsWith(`.${host}`));
    if ((field === 'website' || field === 'email') && isHost) points += 4;
    if (field === 'companyName' && siteName !== '' && value.toLowerCase() === siteName.toLowerCase())
      points += 3;
    if (field === 'street' || field === 'phone') points += 1;
  }
  return points;
};

const ownOrganisation = (
  records: readonly StructuredRecord[],
  host: string,
  siteName: string,
): readonly Proposal[] => {
  let found: StructuredRecord | undefined;
  let most = -1;
  for (const record of records) {
    const points = record.kind === 'organisation' ? ownership(record, host, siteName) : -1;
    if (points > most) [found, most] = [record, points];
  }
  return found?.proposals ?? [];
};

const identity = (person: readonly Proposal[], field: ProposalField): string =>
  person.find((proposal) => proposal.field === field)?.value.toLowerCase() ?? '';

/** One list per person: the same address or the same name means the same person. */
const mergePeople = (lists: readonly (readonly Proposal[])[]): Proposal[][] => {
  const people: Proposal[][] = [];
  for (const list of lists) {
    const [email, name] = [identity(list, 'email'), identity(list, 'name')];
    const known = people.find(
      (person) =>
        (email !== '' && identity(person, 'email') === email) ||
        (name !== '' &&
          identity(person, 'name') === name &&
          (email === '' || identity(person, 'email') === '')),
    );
    if (known !== undefined) known.push(...list);
    else if (people.length < PEOPLE_MAX) people.push([...list]);
  }
  return people.map((person) => best(person, PER_PERSON_MAX));
};

/** Reads the document of a page; `url` is its address. Never throws for what a page contains. */
export const readPageFacts = (document: Document, url: string): PageFacts => {
  const address = urlOf(url);
  const isWeb = address !== null && /^https?:$/.test(address.protocol);
  const host = isWeb ? hostOf(address) : '';
  const canonical = urlOf(document.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? '', url);
  const siteName = meta(document, 'og:site_name', 'application-name');
  const records = readStructuredData(document);
  const shown = readPageContacts(document.body === null ? [] : readPageLines(document.body), host);
  const company = [...ownOrganisation(records, host, siteName), ...shown.company];
  if (siteName !== '')
    company.push({ field: 'companyName', value: siteName, source: siteName, confidence: 0.4 });
  if (isWeb) {
    const source = address.origin.slice(0, SOURCE_LINE_MAX);
    company.push({ field: 'website', value: address.origin.slice(0, URL_MAX), source, confidence: 0.6 });
  }
  const described = records.filter((record) => record.kind === 'person').map((record) => record.proposals);
  return {
    url: url.slice(0, URL_MAX),
    canonicalUrl: (canonical !== null && hostOf(canonical) === host ? canonical.href : url).slice(0, URL_MAX),
    host,
    title: clean(document.title, TITLE_MAX),
    siteName,
    company: best(company, COMPANY_MAX),
    people: mergePeople([...described, ...shown.people]),
  };
};
