/** Keeps the towns and postcodes of people's addresses in step, so that they are found by them. */
import type { PersonFields } from '#shared/domain/person.ts';
import { placeTexts } from '#shared/domain/postal-texts.ts';
import { searchTokens } from '#shared/lib/fold.ts';
import type { DomainRow } from '../core/record-table.ts';
import type { Tx } from '../db/store.ts';
import { takeInEarlier } from './earlier-records.ts';

const TOKEN_MAX = 60;

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

/** People from before there was such an index. */
export const indexEarlierPlaces = takeInEarlier({
  key: 'people_by_place',
  records: ['person'] as const,
  json: () => ['addresses'],
  index: (tx, _, no, row) => indexPlaces(tx, no, [], placeTokens(row)),
});
