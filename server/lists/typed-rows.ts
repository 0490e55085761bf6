/**
 * What is typed above a list, as conditions on its rows. Of people and companies each word begins one of their tokens, as in
 * search. Where few have the rarest of the words, or all of them together, these are read first, and the list is looked up by
 * them; where many have, a page is full after few rows along the index.
 */
import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';
import { looseWords, queryTokens } from '#shared/lib/fold.ts';
import type { Reader } from '../db/store.ts';
import { TOKEN_KIND } from '../search/search-index.ts';
import { endOf, numberWords } from '../search/typed-words.ts';
import { joined } from './sql-filter.ts';
import type { Test } from './sql-filter.ts';
import type { Walk } from './list-scan.ts';

type Named = keyof typeof TOKEN_KIND;

/** More have something so common that the list itself is the quicker way to them. */
export const FEW = 4_000;

/** The rows with these numbers. Filled up to a power of two, so that there are few statements to prepare. */
export const numbered = (record: string, numbers: readonly number[]): RawBuilder<SqlBool> => {
  if (numbers.length === 0) return sql<SqlBool>`1 = 0`;
  const size = 2 ** Math.ceil(Math.log2(numbers.length));
  const filled = Array.from({ length: size }, (_, at) => numbers[Math.min(at, numbers.length - 1)]);
  return sql<SqlBool>`${sql.ref(`${record}.no`)} in (${sql.join(filled)})`;
};

/** The words of which all are to be found; empty when nothing is asked for. */
export const typedWords = (q: string): string[] => looseWords(queryTokens(q));

/** Of so many of one word the other words are asked, to find the few that have all. */
const MANY = 64_000;

const tokensOf = (db: Reader, record: Named, word: string) =>
  db
    .selectFrom('search_token')
    .where('token', '>=', word)
    .where('token', '<', endOf(word))
    .where('kind', '=', TOKEN_KIND[record]);

/** Whether the row of this number has such a token. */
const has = (record: Named, word: string, no: RawBuilder<unknown>): Test =>
  sql<SqlBool>`exists (select 1 from search_token own where own."recordNo" = ${no}
    and own.kind = ${TOKEN_KIND[record]} and own.token >= ${word} and own.token < ${endOf(word)})`;

/** Numbers of the rows that have `word` and all of `others`; null for too many. */
const fewWith = async (
  db: Reader,
  record: Named,
  word: string,
  others: readonly string[] = [],
): Promise<Set<number> | null> => {
  const rows = await others
    .reduce(
      (query, other) => query.where(has(record, other, sql.ref('search_token.recordNo'))),
      tokensOf(db, record, word),
    )
    .select('recordNo')
    .limit(FEW + 1)
    .execute();
  return rows.length > FEW ? null : new Set(rows.map(({ recordNo }) => recordNo));
};

/** As `fewWith`, of words that many have each: begins with the one that the fewest have. */
const fewWithAll = async (
  db: Reader,
  record: Named,
  words: readonly string[],
): Promise<Set<number> | null> => {
  let [rarest, fewest] = ['', MANY];
  for (const word of words) {
    const counted = await db
      .selectFrom(tokensOf(db, record, word).select('recordNo').limit(fewest).as('token'))
      .select((eb) => eb.fn.countAll().as('count'))
      .executeTakeFirstOrThrow();
    if (Number(counted.count) < fewest) [rarest, fewest] = [word, Number(counted.count)];
  }
  if (rarest === '') return null;
  return fewWith(
    db,
    record,
    rarest,
    words.filter((word) => word !== rarest),
  );
};

/** `words` are those of `q`, at least one. */
export const typedRows = async (
  db: Reader,
  record: Named,
  words: readonly string[],
  q: string,
): Promise<Pick<Walk, 'among'> & { readonly where: Test }> => {
  const ways = [words, ...numberWords(q).map((number) => [number])];
  const where = joined(
    ways.map((all) =>
      joined(
        all.map((word) => has(record, word, sql.ref(`${record}.no`))),
        ' and ',
      ),
    ),
    ' or ',
  );
  const numbers = new Set<number>();
  for (const all of ways) {
    let fewest: Set<number> | null = null;
    for (const word of all) {
      const few = await fewWith(db, record, word);
      if (few && (!fewest || few.size < fewest.size)) fewest = few;
    }
    if (!fewest && all.length > 1) fewest = await fewWithAll(db, record, all);
    if (!fewest) return { where, among: null };
    for (const no of fewest) numbers.add(no);
  }
  return { where, among: numbered(record, [...numbers]) };
};
