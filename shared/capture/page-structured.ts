/** Organisations and people that a page describes for machines: JSON-LD and microdata of schema.org. Bounded. */
import { bothEnds, elementsWithin, textOf } from './bounded-dom.ts';
import { countryCode } from './postal-address.ts';
import type { Proposal, ProposalField } from './proposal.ts';
import { SOURCE_LINE_MAX } from './proposal.ts';

export type StructuredRecord = {
  readonly kind: 'organisation' | 'person';
  readonly proposals: readonly Proposal[];
};

const SCRIPTS_MAX = 20;
const SCRIPT_CHARS_MAX = 300_000;
const OBJECTS_MAX = 2_000;
const RECORDS_MAX = 60;
const VALUE_MAX = 300;
const ITEMS_MAX = 60;
const PROPS_MAX = 300;
const ALL_SCRIPTS_MAX = 400;
const PAGE_NODES_MAX = 40_000;
const ITEM_NODES_MAX = 2_000;

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Own properties only: a key named `__proto__` is data like any other. */
const get = (object: Json, key: string): unknown => (Object.hasOwn(object, key) ? object[key] : undefined);

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value.slice(0, 20) : [value]);

const asText = (value: unknown): string => {
  const [first] = asList(value);
  const plain = isObject(first) ? (get(first, 'name') ?? get(first, '@value') ?? get(first, '@id')) : first;
  if (typeof plain !== 'string' && typeof plain !== 'number') return '';
  return String(plain).slice(0, VALUE_MAX).replace(/\s+/gu, ' ').trim();
};

const ORGANISATION =
  /(?:Organization|Business|Corporation|Store|Shop|Company|NGO|Restaurant|Hotel|Bakery|Dentist|Physician|MedicalClinic|Hospital|Pharmacy|Attorney|Notary|LegalService|ProfessionalService|FinancialService|Agency|Contractor|Plumber|Electrician|Dealer|AutoRepair|School|University|Airline|Library|Museum|Brewery|Winery|Station|Airport|Attraction|Establishment|Cent(?:er|re)|Cemetery|Project|Club|Team|Salon|Spa|Studio|Gym|Theater|Church|Office|Motel|Hostel|Resort|Campground|Cafe\w*)$/;

const typesOf = (object: Json): string[] =>
  asList(get(object, '@type')).map((type) => asText(type).replace(/^.*[/#:]/u, ''));

const kindOf = (object: Json): StructuredRecord['kind'] | undefined => {
  const types = typesOf(object);
  if (types.includes('Person')) return 'person';
  return types.some((type) => ORGANISATION.test(type)) ? 'organisation' : undefined;
};

const ADDRESS_FIELDS: readonly [key: string, field: ProposalField][] = [
  ['streetAddress', 'street'],
  ['postalCode', 'postcode'],
  ['addressLocality', 'city'],
];

/** Under `address`, or under `location` where that is nothing but an address. */
const addressOf = (object: Json): Json | undefined => {
  const [address, location] = ['address', 'location'].map((key) => asList(get(object, key))[0]);
  if (isObject(address)) return address;
  return isObject(location) && typesOf(location).includes('PostalAddress') ? location : undefined;
};

const readRecord = (object: Json, kind: StructuredRecord['kind']): StructuredRecord => {
  const proposals: Proposal[] = [];
  const [type = ''] = typesOf(object);
  const add = (from: Json, key: string, field: ProposalField, confidence: number): void => {
    const value = asText(get(from, key)).replace(field === 'email' ? /^mailto:/i : /^tel:/i, '');
    const source = `${type}.${key}: ${value}`.slice(0, SOURCE_LINE_MAX);
    if (value !== '')
      proposals.push({ field, value: field === 'email' ? value.toLowerCase() : value, source, confidence });
  };
  const isPerson = kind === 'person';
  add(object, 'name', isPerson ? 'name' : 'companyName', 0.9);
  if (!isPerson) add(object, 'legalName', 'companyName', 0.95);
  if (isPerson) add(object, 'jobTitle', 'jobTitle', 0.9);
  if (isPerson) add(object, 'worksFor', 'companyName', 0.8);
  for (const contact of [object, ...asList(get(object, 'contactPoint')).filter(isObject)]) {
    add(contact, 'email', 'email', 0.9);
    add(contact, 'telephone', 'phone', 0.9);
    add(contact, 'faxNumber', 'fax', 0.9);
  }
  const from = addressOf(object) ?? object;
  for (const [key, field] of ADDRESS_FIELDS) add(from, key, field, 0.9);
  const country = asText(get(from, 'addressCountry'));
  const code = countryCode(country);
  const source = `${type}.addressCountry: ${country}`;
  if (code !== undefined) proposals.push({ field: 'country', value: code, source, confidence: 0.9 });
  if (!isPerson) for (const key of ['vatID', 'taxID']) add(object, key, 'vatId', 0.8);
  add(object, 'url', 'website', 0.8);
  return { kind, proposals };
};

const isUseful = ({ kind, proposals }: StructuredRecord): boolean =>
  proposals.some(({ field }) =>
    kind === 'person' ? field === 'name' || field === 'email' : field === 'companyName',
  );

/** Walks arrays, `@graph`, publisher, author, employees and whatever else holds objects; a list, not a recursion. */
const readJsonLd = (root: unknown, into: StructuredRecord[]): void => {
  const queue: unknown[] = [root];
  for (let at = 0; at < queue.length && at < OBJECTS_MAX; at += 1) {
    const value = queue[at];
    if (isObject(value)) {
      const kind = kindOf(value);
      if (kind !== undefined && into.length < RECORDS_MAX) into.push(readRecord(value, kind));
    }
    if (typeof value !== 'object' || value === null) continue;
    for (const child of Object.values(value)) {
      if (queue.length >= OBJECTS_MAX) break;
      if (typeof child === 'object' && child !== null) queue.push(child);
    }
  }
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
};

const itemText = (element: Element): string => {
  const text =
    element.getAttribute('content') ?? (element.nodeName === 'A' ? element.getAttribute('href') : null);
  return text === null ? textOf(element, VALUE_MAX) : text.slice(0, VALUE_MAX);
};

/** Parts of a company that stand in an item of their own and still are the company's. */
const isPart = (element: Element): boolean =>
  /PostalAddress|ContactPoint/.test(element.getAttribute('itemtype') ?? '');

/** One microdata item as the object that JSON-LD would have written. */
const readItem = (item: Element): Json => {
  const object: Json = { '@type': item.getAttribute('itemtype') ?? '' };
  let count = 0;
  for (const element of elementsWithin(item, ITEM_NODES_MAX)) {
    if (element === item || !element.hasAttribute('itemprop')) continue;
    count += 1;
    if (count > PROPS_MAX) break;
    const owner = (element.parentElement ?? item).closest('[itemscope]');
    const isOwn = owner === item || (owner !== null && isPart(owner));
    const key = element.getAttribute('itemprop') ?? '';
    if (isOwn && !element.hasAttribute('itemscope') && !Object.hasOwn(object, key)) {
      Object.defineProperty(object, key, { value: itemText(element), enumerable: true });
    }
  }
  return object;
};

const OPEN_GRAPH: ReadonlyMap<string, ProposalField> = new Map([
  ['og:site_name', 'companyName'],
  ['og:email', 'email'],
  ['og:phone_number', 'phone'],
  ['og:fax_number', 'fax'],
  ['og:street-address', 'street'],
  ['og:postal-code', 'postcode'],
  ['og:locality', 'city'],
  ['business:contact_data:email', 'email'],
  ['business:contact_data:phone_number', 'phone'],
  ['business:contact_data:fax_number', 'fax'],
  ['business:contact_data:street_address', 'street'],
  ['business:contact_data:postal_code', 'postcode'],
  ['business:contact_data:locality', 'city'],
]);
const METAS_MAX = 300;

/** The name alone is no record: every page has that. */
const readOpenGraph = (document: Document): StructuredRecord => {
  const proposals: Proposal[] = [];
  for (const meta of bothEnds(document, 'meta', METAS_MAX)) {
    const name = (meta.getAttribute('property') ?? meta.getAttribute('name') ?? '').slice(0, VALUE_MAX);
    const field = OPEN_GRAPH.get(name);
    const value = asText((meta.getAttribute('content') ?? '').slice(0, VALUE_MAX));
    if (field !== undefined && value !== '')
      proposals.push({
        field,
        value,
        source: `${name}: ${value}`.slice(0, SOURCE_LINE_MAX),
        confidence: 0.8,
      });
  }
  const isContact = proposals.some(({ field }) => field !== 'companyName');
  return { kind: 'organisation', proposals: isContact ? proposals.slice(0, 20) : [] };
};

/** All organisations and people described on the page, in the order they stand there. Broken JSON is passed over. */
export const readStructuredData = (document: Document): StructuredRecord[] => {
  const records: StructuredRecord[] = [];
  let scripts = 0;
  for (const script of bothEnds(document, 'script', ALL_SCRIPTS_MAX)) {
    if (!/^application\/ld\+json\s*(?:;|$)/i.test((script.getAttribute('type') ?? '').slice(0, 100)))
      continue;
    scripts += 1;
    if (scripts > SCRIPTS_MAX) break;
    const text = textOf(script, SCRIPT_CHARS_MAX + 1);
    if (text.length <= SCRIPT_CHARS_MAX) readJsonLd(parse(text), records);
  }
  let items = 0;
  for (const item of document.body === null ? [] : elementsWithin(document.body, PAGE_NODES_MAX)) {
    if (
      !item.hasAttribute('itemscope') ||
      !/schema\.org\//.test((item.getAttribute('itemtype') ?? '').slice(0, VALUE_MAX))
    )
      continue;
    items += 1;
    if (items > ITEMS_MAX || records.length >= RECORDS_MAX) break;
    const object = readItem(item);
    const kind = kindOf(object);
    if (kind !== undefined) records.push(readRecord(object, kind));
  }
  return [...records, readOpenGraph(document)].filter(isUseful);
};
