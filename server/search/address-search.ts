/**
 * Who has the words of a query in an address: one word in a street, the others there, in the town or in the name. One
 * statement for each kind of record, which reads so many of a street and asks the rest of each.
 */
import type { Sql } from '../db/store.ts';
import { addressWords } from './address-index.ts';
import type { Address, Addressed } from './address-index.ts';
import { TOKEN_KIND } from './search-index.ts';
import { endOf } from './typed-words.ts';

/** Of a street that more have, these are looked at; one that many live in is narrowed by its number and town. */
const SCANNED_MAX = 4_000;
const HITS_MAX = 100;
/** Nobody is looked for by a house number alone. */
const HOUSE_NUMBER = /^\d{1,3}\p{L}?$/u;

const RANGE = 'o.token >= ? and o.token < ?';
const hasOther = (kind: Addressed): string => {
  const of = (table: string, more = ''): string =>
    `exists (select 1 from ${table} o where o."recordNo" = a.no and o.kind = ${TOKEN_KIND[kind]} and ${RANGE}${more})`;
  const placed = `exists (select 1 from person_place o where o."personNo" = a.no and ${RANGE})`;
  return [of('address_token'), of('search_token'), ...(kind === 'person' ? [placed] : [])].join(' or ');
};
const RANGES: Readonly<Record<Addressed, number>> = { person: 3, company: 2 };

/** Made once for as many words, so that each stays prepared. */
const texts = new Map<string, string>();
const statement = (kind: Addressed, others: number): string => {
  const key = `${kind} ${others}`;
  const text =
    texts.get(key) ??
    `select a.no as no from (select token, "recordNo" as no from address_token
      where kind = ${TOKEN_KIND[kind]} and token >= ? and token < ? order by token, "recordNo" limit ${SCANNED_MAX}) a
      ${others > 0 ? 'where' : ''} ${Array.from({ length: others }, () => `(${hasOther(kind)})`).join(' and ')}
      order by a.token, a.no limit ${HITS_MAX}`;
  texts.set(key, text);
  return text;
};

/** Numbers of records, whole words before beginnings. `words` are in every spelling, as of `looseWords`. */
export const numbersAt = async (sql: Sql, kind: Addressed, words: readonly string[]): Promise<number[]> => {
  const found = new Set<number>();
  for (const lead of words) {
    if (HOUSE_NUMBER.test(lead)) continue;
    const others = words.filter((word) => word !== lead);
    const asked = others.flatMap((word) =>
      Array.from({ length: RANGES[kind] }, () => [word, endOf(word)]).flat(),
    );
    const rows = await sql.all<{ no: number }>(statement(kind, others.length), lead, endOf(lead), ...asked);
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
