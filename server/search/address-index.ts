/**
 * Keeps the words of addresses in step by which nothing else finds a record: streets with their house numbers, and of
 * companies the postcodes and the towns beyond the first, which people have in `place-index.ts`.
 */
import type { CompanyFields } from '#shared/domain/company.ts';
import type { PersonFields } from '#shared/domain/person.ts';
import { streetSpellings } from '#shared/domain/postal-texts.ts';
import { searchTokens } from '#shared/lib/fold.ts';
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { DomainRow } from '../core/record-table.ts';
import type { Store } from '../db/store.ts';
import { TOKEN_KIND, indexTokens } from './search-index.ts';

const TOKEN_MAX = 60;
const LOT = 500;
const DONE = 'found_by_address';

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

const indexEarlier = async (store: Store, kind: Addressed): Promise<Result<null>> => {
  for (let last = 0; ;) {
    const lot = await store.read
      .selectFrom(kind)
      .select(['no', 'street', 'postcode', 'city', 'addresses'])
      .where('no', '>', last)
      .where('deletedAt', 'is', null)
      .orderBy('no')
      .limit(LOT)
      .execute();
    if (lot.length === 0) return ok(null);
    const done = await store.write(async (tx) => {
      for (const { no, addresses, ...main } of lot) {
        const tokens = addressTokens(kind, { ...main, addresses: JSON.parse(addresses) });
        await indexTokens(tx, TOKEN_KIND[kind], no, [], tokens, 'address_token');
      }
      return ok(null);
    });
    if (!done.ok) return done;
    last = lot.at(-1)!.no;
  }
};

/**
 * Takes in people and companies from before there was such an index, or from a backup without it: once for each database,
 * later it costs one look. Errors: `store.*`. Replay: harmless.
 */
export const indexEarlierAddresses = async (store: Store): Promise<Result<null>> => {
  if (await store.sql.get('select key from meta where key = ?', DONE)) return ok(null);
  const people = await indexEarlier(store, 'person');
  const companies = people.ok ? await indexEarlier(store, 'company') : people;
  if (!companies.ok) return companies;
  return store.write(async (tx) => {
    await tx.run('insert into meta (key, value) values (?, ?) on conflict do nothing', DONE, '1');
    return ok(null);
  });
};
