/**
 * Whose telephone number it is. Numbers stand in the token table in their one spelling, kept in step with every edit,
 * merge and erasure, so that this is a look-up and no walk over everybody.
 */
import type { Phone } from '#shared/capture/phone.ts';
import { phoneKey } from '#shared/capture/phone.ts';
import type { PhoneEntry } from '#shared/domain/person.ts';
import type { Scope } from '../core/scope.ts';
import type { Reader } from '../db/store.ts';
import { TOKEN_KIND } from '../search/search-index.ts';

export type CallerItem = {
  readonly type: 'person' | 'company';
  readonly id: string;
  readonly title: string;
  readonly detail: string;
};
export type Callers = { readonly match: 'number' | 'block' | null; readonly items: readonly CallerItem[] };

/** Who shares one number beyond that many is nobody in particular. */
const ITEMS_MAX = 20;
/** Digits, country and area code included, below which two numbers begin alike by chance. */
const STEM_MIN = 8;
/** Digits of an extension. */
const EXTENSION_MAX = 5;

const phonesOf = (text: string): readonly PhoneEntry[] => JSON.parse(text) as PhoneEntry[];
const keysOf = (phones: string): readonly string[] => phonesOf(phones).map(({ number }) => phoneKey(number));

const peopleWith = async (db: Reader, scope: Scope, key: string): Promise<CallerItem[]> => {
  const rows = await db
    .selectFrom('search_token as s')
    .innerJoin('person as p', 'p.no', 's.recordNo')
    .leftJoin('employment as e', (join) =>
      join.onRef('e.personId', '=', 'p.id').on('e.toDay', 'is', null).on('e.deletedAt', 'is', null),
    )
    .leftJoin('company as c', (join) =>
      join
        .onRef('c.id', '=', 'e.companyId')
        .on('c.deletedAt', 'is', null)
        .on('c.bucket', 'in', scope.buckets),
    )
    .select(['p.id', 'p.name', 'p.phones', 'c.name as company'])
    .where('s.token', '=', key)
    .where('s.kind', '=', TOKEN_KIND.person)
    .where('p.deletedAt', 'is', null)
    .where('p.bucket', 'in', scope.buckets)
    .orderBy('p.sortKey')
    .orderBy('p.id')
    .limit(ITEMS_MAX * 2)
    .execute();
  const people = new Map<string, CallerItem>();
  for (const { id, name, phones, company } of rows)
    // The same digits may stand in an address.
    if (!people.has(id) && keysOf(phones).includes(key))
      people.set(id, { type: 'person', id, title: name, detail: company ?? '' });
  return [...people.values()];
};

type Company = { readonly item: CallerItem; readonly keys: readonly string[] };

const companiesWith = async (db: Reader, scope: Scope, tokens: readonly string[]): Promise<Company[]> => {
  const rows = await db
    .selectFrom('search_token as s')
    .innerJoin('company as c', 'c.no', 's.recordNo')
    .select(['c.id', 'c.name', 'c.city', 'c.phones'])
    .distinct()
    .where('s.token', 'in', tokens)
    .where('s.kind', '=', TOKEN_KIND.company)
    .where('c.deletedAt', 'is', null)
    .where('c.bucket', 'in', scope.buckets)
    .orderBy('c.name')
    .orderBy('c.id')
    .limit(ITEMS_MAX * 2)
    .execute();
  return rows.map(({ id, name, city, phones }) => ({
    item: { type: 'company', id, title: name, detail: city },
    keys: keysOf(phones),
  }));
};

/**
 * Main numbers of the block in which the caller's number has this beginning: the beginning itself, with the zero of the
 * switchboard, or with as many zeros as the extension has digits (`…-00`, where all have two).
 */
const mainNumbers = (key: string, length: number): readonly string[] => {
  const [stem, digits] = [key.slice(0, length), key.length - length];
  return [stem, `${stem}0`, ...(digits === 2 || digits === 3 ? [stem + '0'.repeat(digits)] : [])];
};

/** Lengths a beginning may have, the longest first. */
const stemLengths = (key: string): number[] =>
  Array.from({ length: EXTENSION_MAX }, (_, at) => key.length - 1 - at).filter(
    (length) => length >= STEM_MIN,
  );

const companiesOfBlock = async (db: Reader, scope: Scope, key: string): Promise<CallerItem[]> => {
  const blocks = stemLengths(key).map((length) => mainNumbers(key, length));
  if (blocks.length === 0) return [];
  const found = await companiesWith(db, scope, blocks.flat());
  for (const block of blocks) {
    const companies = found.filter(({ keys }) => keys.some((one) => block.includes(one)));
    if (companies.length > 0) return companies.map(({ item }) => item);
  }
  return [];
};

/** Of one reading of a number: who has it, else the company whose block it belongs to. */
export const readCallers = async (db: Reader, scope: Scope, { e164, type }: Phone): Promise<Callers> => {
  const key = phoneKey(e164);
  const people = await peopleWith(db, scope, key);
  const companies = await companiesWith(db, scope, [key]);
  const exact = [
    ...people,
    ...companies.filter(({ keys }) => keys.includes(key)).map(({ item }) => item),
  ].slice(0, ITEMS_MAX);
  if (exact.length > 0) return { match: 'number', items: exact };
  // Mobile numbers have no extensions.
  const block = type === 'mobile' ? [] : await companiesOfBlock(db, scope, key);
  return block.length > 0 ? { match: 'block', items: block } : { match: null, items: [] };
};
