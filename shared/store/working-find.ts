/**
 * Finding people and companies among what this device holds: each typed word begins one of theirs, in any spelling; where
 * nothing does, slips of the finger are forgiven as the server forgives them.
 */
import type { Company } from '../domain/company.ts';
import type { CustomField } from '../domain/custom-field.ts';
import type { Person } from '../domain/person.ts';
import { foundByAddress, placeTexts, streetSpellings } from '../domain/postal-texts.ts';
import type { SyncDoc } from '../domain/sync.ts';
import { nearestWords } from '../lib/edit-distance.ts';
import { looseWords, queryTokens, searchTokens, sortKey } from '../lib/fold.ts';
import { as, bySort, titleOf } from './known-docs.ts';
import type { Held } from './working-set.ts';

export type Found = {
  readonly type: 'person' | 'company';
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  /** The address where only that has the words. */
  readonly snippet?: string;
};

/** Fewer digits are a house number or a year. */
const NUMBER_DIGITS = 4;
const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');

/** The companies somebody works at now, by name. */
export const employersOf = async (held: Held): Promise<ReadonlyMap<string, readonly string[]>> => {
  const companies = await held.byId('company');
  const found = new Map<string, string[]>();
  for (const { data } of await held.of('employment')) {
    const company = companies.get(String(data['companyId']));
    const person = String(data['personId']);
    if (company && data['toDay'] === null)
      found.set(person, [...(found.get(person) ?? []), titleOf(company)]);
  }
  return found;
};

type Candidate = {
  readonly found: Found;
  readonly tokens: readonly string[];
  readonly numbers: string;
  /** Their addresses, each in one line, with the words of its street. */
  readonly streets: readonly { readonly line: string; readonly tokens: readonly string[] }[];
};

const candidateOf = (doc: SyncDoc, employers: readonly string[], texts: ReadonlySet<string>): Candidate => {
  const title = titleOf(doc);
  const { street, postcode, city, emails, phones, custom } = as<Person | Company>(doc);
  const { addresses = [] } = as<Partial<Person | Company>>(doc);
  const isPerson = doc.type === 'person';
  const domains = isPerson ? [] : as<Company>(doc).domains;
  const detail = (isPerson ? [employers[0] ?? '', city] : [city]).filter(Boolean).join(' · ');
  const words = [
    title,
    ...emails.map(({ email }) => email),
    ...domains,
    ...placeTexts({ postcode, city, addresses }),
    ...(isPerson ? employers : []),
    ...Object.entries(custom ?? {}).flatMap(([field, value]) => (texts.has(field) ? [String(value)] : [])),
  ];
  return {
    found: { type: isPerson ? 'person' : 'company', id: doc.id, title, detail },
    tokens: searchTokens(words.join(' ')),
    numbers: phones.map(({ number }) => digitsOf(number)).join(' '),
    streets: [{ street, postcode, city }, ...addresses].map((one) => ({
      line: [one.street, `${one.postcode} ${one.city}`.trim()].filter(Boolean).join(', '),
      tokens: searchTokens(streetSpellings(one.street).join(' ')),
    })),
  };
};

/** What it counts to be found by something else than the name, and by a street. */
const NOT_NAMED = 100;
const IN_STREET = 1_000;

/** Zero for a whole word of the name, growing with how far it is from what was typed; null when it is not meant. */
const distanceOf = ({ found, tokens, streets }: Candidate, words: readonly string[]): number | null => {
  let far = 0;
  const name = new Set(searchTokens(found.title));
  for (const word of words) {
    const hits = tokens.filter((token) => token.startsWith(word));
    if (hits.length === 0) {
      if (!streets.some((one) => one.tokens.some((token) => token.startsWith(word)))) return null;
      far += IN_STREET;
      continue;
    }
    const inName = hits.filter((token) => name.has(token));
    const shortest = Math.min(...(inName.length > 0 ? inName : hits).map(({ length }) => length));
    far += shortest - word.length + (inName.length > 0 ? 0 : NOT_NAMED);
  }
  return far;
};

const padded = (distance: number): string => String(distance).padStart(6, '0');

type Hit = Candidate & { readonly distance: number };

/** What each of these words begins a word of, as typed or with its umlauts in any other spelling. */
const findSpelled = (candidates: readonly Candidate[], typed: readonly string[]): Hit[] => {
  const ways = [typed, looseWords(typed)];
  return candidates.flatMap((candidate) => {
    const distances = ways
      .map((words) => distanceOf(candidate, words))
      .filter((distance) => distance !== null);
    return distances.length > 0 ? [{ ...candidate, distance: Math.min(...distances) }] : [];
  });
};

/** With the address it was found by, where it was. */
const shown = ({ found, streets, distance }: Hit, typed: readonly string[]): Found => {
  if (distance < IN_STREET) return found;
  const words = looseWords(typed);
  const hits = (tokens: readonly string[]): number =>
    words.filter((word) => tokens.some((token) => token.startsWith(word))).length;
  const { line } = streets.reduce((best, one) => (hits(one.tokens) > hits(best.tokens) ? one : best));
  return { ...found, ...foundByAddress(found.detail, line) };
};

/** With each word in turn taken for one it may have been meant as, until something is found. */
const findForgiving = (candidates: readonly Candidate[], typed: readonly string[]): Hit[] => {
  const known = new Set(candidates.flatMap(({ tokens }) => tokens));
  for (const [at, word] of typed.entries()) {
    for (const meant of [word, ...looseWords([word])].flatMap((one) => nearestWords(one, known))) {
      const found = findSpelled(candidates, typed.with(at, meant));
      if (found.length > 0) return found;
    }
  }
  return [];
};

/** At most `limit`, the closest first. */
export const findHeld = async (held: Held, text: string, limit: number): Promise<readonly Found[]> => {
  const typed = queryTokens(text);
  const number = /\p{L}/u.test(text) ? '' : digitsOf(text).replace(/^0+/, '');
  if (typed.length === 0) return [];
  const employers = await employersOf(held);
  const fields = (await held.of('custom_field')).map((doc) => as<CustomField>(doc));
  const texts = new Set(fields.filter(({ kind }) => kind === 'text').map(({ id }) => id));
  const candidates = [...(await held.of('person')), ...(await held.of('company'))].map((doc) =>
    candidateOf(doc, employers.get(doc.id) ?? [], texts),
  );
  const isNumber = ({ numbers }: Candidate): boolean =>
    number.length >= NUMBER_DIGITS && numbers.includes(number);
  const exact = [
    ...candidates.filter(isNumber).map((candidate) => ({ ...candidate, distance: 0 })),
    ...findSpelled(
      candidates.filter((candidate) => !isNumber(candidate)),
      typed,
    ),
  ];
  const hits = exact.length > 0 ? exact : findForgiving(candidates, typed);
  return hits
    .toSorted(bySort(({ found, distance }) => `${padded(distance)} ${sortKey(found.title)} ${found.id}`))
    .slice(0, limit)
    .map((hit) => shown(hit, typed));
};
