/**
 * Who has the words of a query in an address: one word in a street, the others there, in the town or in the name. One
 * statement for each kind of record, which reads so many of a street and asks the rest of each.
 */
import type { Sql } from '../db/store.ts';
import { addressWords } from './address-index.ts';
import type { Address, Addressed } from './address-index.ts';
import { TOKEN_KIND } from './search-index.ts';
import { endOf } from './typed-words.ts';

/** Of a street that more have, these are looked at; it is searched as one types. */
const SCANNED_MAX = 1_000;
const HITS_MAX = 100;
/** No address has more. */
const WORDS_MAX = 10;
/** Nobody is looked for by a house number alone. */
const HOUSE_NUMBER = /^\d{1,3}\p{L}?$/u;

const RANGE = 'o.token >= ? and o.token < ?';
type Where = 'address' | 'name' | 'place';
const has = (kind: Addressed, where: Where): string => {
  if (where === 'place')
    return `exists (select 1 from person_place o where o."personNo" = a.no and ${RANGE})`;
  const table = where === 'address' ? 'address_token' : 'search_token';
  return `exists (select 1 from ${table} o where o."recordNo" = a.no and o.kind = ${TOKEN_KIND[kind]} and ${RANGE})`;
};

const KNOWN_ADDRESS =
  'select 1 as one from address_token where kind = ? and token >= ? and token < ? limit 1';
const KNOWN_PLACE = 'select 1 as one from person_place where token >= ? and token < ? limit 1';

/** Where a word may stand: tables that have none like it are asked once, not for each record. */
const wheresOf = async (sql: Sql, kind: Addressed, word: string): Promise<readonly Where[]> => {
  const isAddress = await sql.get(KNOWN_ADDRESS, TOKEN_KIND[kind], word, endOf(word));
  const isPlace = kind === 'person' && (await sql.get(KNOWN_PLACE, word, endOf(word)));
  return [...(isAddress ? ['address' as const] : []), 'name', ...(isPlace ? ['place' as const] : [])];
};

type Other = { readonly word: string; readonly wheres: readonly Where[] };

/** Made once for as many words that stand in the same tables, so that each stays prepared. */
const texts = new Map<string, string>();
const statement = (kind: Addressed, others: readonly Other[]): string => {
  const key = [kind, ...others.map(({ wheres }) => wheres.join('+'))].join(' ');
  const tests = (): string =>
    others.map(({ wheres }) => `(${wheres.map((where) => has(kind, where)).join(' or ')})`).join(' and ');
  const text =
    texts.get(key) ??
    `select a.no as no from (select token, "recordNo" as no from address_token
      where kind = ${TOKEN_KIND[kind]} and token >= ? and token < ? order by token, "recordNo" limit ${SCANNED_MAX}) a
      ${others.length > 0 ? `where ${tests()}` : ''} order by a.token, a.no limit ${HITS_MAX}`;
  texts.set(key, text);
  return text;
};

/** Numbers of records, whole words before beginnings. `words` are in every spelling, as of `looseWords`. */
export const numbersAt = async (sql: Sql, kind: Addressed, words: readonly string[]): Promise<number[]> => {
  if (words.length > WORDS_MAX) return [];
  const all: Other[] = [];
  for (const word of words) all.push({ word, wheres: await wheresOf(sql, kind, word) });
  const found = new Set<number>();
  for (const { word: lead, wheres } of all) {
    if (!wheres.includes('address') || HOUSE_NUMBER.test(lead)) continue;
    const others = all
      .filter(({ word }) => word !== lead)
      .toSorted((one, other) => one.wheres.join('+').localeCompare(other.wheres.join('+')));
    const asked = others.flatMap(({ word, wheres: { length } }) =>
      Array.from({ length }, () => [word, endOf(word)]).flat(),
    );
    const rows = await sql.all<{ no: number }>(statement(kind, others), lead, endOf(lead), ...asked);
    for (const { no } of rows) found.add(no);
  }
  return [...found];
};

const ADDRESSES: Readonly<Record<Addressed, string>> = {
  person: 'select street, postcode, city, addresses from person where no = ?',
  company: 'select street, postcode, city, addresses from company where no = ?',
};

/** The address that has the words, in one line: of somebody the asker was shown to see. */
export const addressAt = async (
  sql: Sql,
  kind: Addressed,
  no: number,
  words: readonly string[],
): Promise<string> => {
  const row = await sql.get<Address & { addresses: string }>(ADDRESSES[kind], no);
  if (!row) return '';
  const { addresses, ...main } = row;
  const all = [main, ...(JSON.parse(addresses) as Address[])];
  const hits = (address: Address): number => {
    const tokens = addressWords(kind, address);
    return words.filter((word) => tokens.some((token) => token.startsWith(word))).length;
  };
  const { street, postcode, city } = all.reduce((best, one) => (hits(one) > hits(best) ? one : best));
  return [street, `${postcode} ${city}`.trim()].filter(Boolean).join(', ');
};
