/** Keeps the towns and postcodes of people's addresses in step, so that they are found by them. */
import type { PersonFields } from '#shared/domain/person.ts';
import { placeTexts } from '#shared/domain/postal-texts.ts';
import { searchTokens } from '#shared/lib/fold.ts';
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { DomainRow } from '../core/record-table.ts';
import type { Store, Tx } from '../db/store.ts';

const TOKEN_MAX = 60;
const LOT = 500;
const DONE = 'people_by_place';

/** Folded words of all addresses, each once. */
export const placeTokens = (row: DomainRow | null): readonly string[] => {
  if (!row) return [];
  const texts = placeTexts(row as PersonFields);
  return [...new Set(searchTokens(texts.join(' ')).map((token) => token.slice(0, TOKEN_MAX)))];
};

/** Writes what differs. Replay: harmless. */
export const indexPlaces = async (
  tx: Tx,
  personNo: number,
  before: readonly string[],
  after: readonly string[],
): Promise<void> => {
  for (const token of before)
    if (!after.includes(token))
      await tx.run('delete from person_place where token = ? and "personNo" = ?', token, personNo);
  for (const token of after)
    if (!before.includes(token))
      await tx.run(
        'insert into person_place (token, "personNo") values (?, ?) on conflict do nothing',
        token,
        personNo,
      );
};

type Row = { no: number; postcode: string; city: string; addresses: string };

/**
 * Takes in people from before there was such an index, or from a backup without it: once for each database, later it
 * costs one look. Errors: `store.*`. Replay: harmless.
 */
export const indexEarlierPlaces = async (store: Store): Promise<Result<null>> => {
  if (await store.sql.get('select key from meta where key = ?', DONE)) return ok(null);
  for (let last = 0; ;) {
    const lot: Row[] = await store.read
      .selectFrom('person')
      .select(['no', 'postcode', 'city', 'addresses'])
      .where('no', '>', last)
      .where('deletedAt', 'is', null)
      .orderBy('no')
      .limit(LOT)
      .execute();
    const done = await store.write(async (tx) => {
      for (const { no, addresses, ...main } of lot)
        await indexPlaces(tx, no, [], placeTokens({ ...main, addresses: JSON.parse(addresses) }));
      if (lot.length === 0)
        await tx.run('insert into meta (key, value) values (?, ?) on conflict do nothing', DONE, '1');
      return ok(null);
    });
    if (!done.ok || lot.length === 0) return done;
    last = lot.at(-1)!.no;
  }
};
