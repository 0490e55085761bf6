/**
 * Keeps the words of addresses in step by which nothing else finds a record: streets with their house numbers, and of
 * companies the postcodes and the towns beyond the first, which people have in `place-index.ts`.
 */
import type { CompanyFields } from '#shared/domain/company.ts';
import type { PersonFields } from '#shared/domain/person.ts';
import { streetSpellings } from '#shared/domain/postal-texts.ts';
import { searchTokens } from '#shared/lib/fold.ts';
import type { DomainRow } from '../core/record-table.ts';
import { takeInEarlier } from './earlier-records.ts';
import { TOKEN_KIND, indexTokens } from './search-index.ts';

const TOKEN_MAX = 60;

export type Address = Pick<CompanyFields & PersonFields, 'street' | 'postcode' | 'city'>;
export type Addressed = keyof typeof TOKEN_KIND;

/** Folded words, each once. */
export const addressWords = (kind: Addressed, { street, postcode, city }: Address): readonly string[] => {
  const texts = [...streetSpellings(street), ...(kind === 'company' ? [postcode, city] : [])];
  return [...new Set(searchTokens(texts.join(' ')).map((token) => token.slice(0, TOKEN_MAX)))];
};

export const addressTokens = (kind: Addressed, row: DomainRow | null): readonly string[] => {
  if (!row) return [];
  const { addresses, ...main } = row as unknown as Address & { addresses: readonly Address[] };
  // The first town of a company is one of its words already.
  const all = [{ ...main, city: '' }, ...addresses].flatMap((address) => addressWords(kind, address));
  return [...new Set(all)];
};

/** People and companies from before there was such an index. */
export const indexEarlierAddresses = takeInEarlier({
  key: 'found_by_address',
  records: ['person', 'company'] as const,
  json: () => ['addresses'],
  index: (tx, kind, no, row) =>
    indexTokens(tx, TOKEN_KIND[kind], no, [], addressTokens(kind, row), 'address_token'),
});
