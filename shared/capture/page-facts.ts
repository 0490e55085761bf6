/**
 * What a web page and its imprint say about a company and its people. Works on what was taken from the page
 * (`page-content.ts`), outside of it: in the extension's background script, and in the tools for reviewers.
 *
 * Everything in the answer is foreign text.
 */
import { readImprint } from './imprint/imprint.ts';
import { isImprintUrl } from './page-content.ts';
import type { ImprintPage, PageContent } from './page-content.ts';
import { readPageContacts } from './page-lines.ts';
import type { StructuredRecord } from './page-structured.ts';
import type { Proposal, ProposalField } from './proposal.ts';
import { SOURCE_LINE_MAX } from './proposal.ts';
import { streetKey } from './street-key.ts';
import { normaliseVatId } from './vat-id.ts';
import { readVCard } from './vcard.ts';

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

const URL_MAX = 2_000;
const COMPANY_MAX = 40;
const PEOPLE_MAX = 30;
const PER_PERSON_MAX = 12;
const MAX_BY_FIELD: Partial<Record<ProposalField, number>> = {
  email: 5,
  phone: 3,
  mobile: 2,
  representative: 10,
};

const urlOf = (text: string, base?: string): URL | null => {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
};

const hostOf = (url: URL | null): string =>
  url === null ? '' : url.hostname.toLowerCase().replace(/^www\./, '');

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

/** A VAT id counts with its check digits only; whatever else was written under that name is none. */
const withVatIds = (proposals: readonly Proposal[]): Proposal[] =>
  proposals.flatMap((one) => {
    const value = one.field === 'vatId' ? normaliseVatId(one.value) : one.value;
    return value === '' ? [] : [{ ...one, value }];
  });

/** Whether what a page describes for machines is about the company of its imprint, and not that of years ago or of a theme. */
const agrees = (described: readonly Proposal[], imprint: readonly Proposal[]): boolean =>
  (['postcode', 'street', 'companyName'] as const).every((field, at) => {
    const [one, other] = [described, imprint].map(
      (list) => list.find((entry) => entry.field === field)?.value ?? '',
    );
    if (!one || !other) return true;
    return at === 2 ? true : streetKey(one) === streetKey(other);
  });

/** What is known of a site's company: its imprint first; the page's own data where they do not contradict it. */
const companyOf = (content: PageContent, imprint: ImprintPage | null, host: string) => {
  const shown = readPageContacts(content.lines, host);
  const own = readImprint(content.lines, host, isImprintUrl(content.url));
  const other = imprint === null ? null : readImprint(imprint.lines, host, isImprintUrl(imprint.url));
  const read = other !== null && other.company.length > 0 ? other : own.isNamed ? own : null;
  const records = [...content.records, ...(imprint?.records ?? [])];
  const described = withVatIds(ownOrganisation(records, host, content.siteName));
  if (read === null || read.company.length === 0) {
    // A page that calls itself an imprint and says nothing of its owner shows only others.
    return {
      company: own.isNamed ? described : [...described, ...shown.company],
      people: shown.people,
      records,
    };
  }
  return {
    company: [...read.company, ...(agrees(described, read.company) ? described : [])],
    // Who acts for the company was read once already.
    people: [...read.people, ...shown.people.filter((person) => identity(person, 'email') !== '')],
    records,
  };
};

/**
 * What the page says; `imprint` is the page that it names as its imprint, where that could be read, `vcards` the texts of
 * those it offers.
 */
export const pageFacts = (
  page: PageContent,
  imprint: ImprintPage | null = null,
  vcards: readonly string[] = [],
): PageFacts => {
  const offered = vcards.flatMap((text) => readVCard(text) ?? []);
  const content = { ...page, records: [...page.records, ...offered] };
  const { url, siteName, title } = content;
  const address = urlOf(url);
  const isWeb = address !== null && /^https?:$/.test(address.protocol);
  const host = isWeb ? hostOf(address) : '';
  const canonical = urlOf(content.canonical);
  const { company, people, records } = companyOf(content, imprint, host);
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
    title,
    siteName,
    company: best(company, COMPANY_MAX),
    people: mergePeople([...described, ...people]),
  };
};
