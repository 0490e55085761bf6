/**
 * What is typed above a list, as conditions on its rows. Of people and companies each word begins one of their tokens, as in
 * search, or of people the place where they live. Where few have the rarest of the words, or all of them together, these are
 * read first, and the list is looked up by them; where many have, a page is full after few rows along the index.
 */
import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';
import { looseWords, queryTokens } from '#shared/lib/fold.ts';
import type { Reader } from '../db/store.ts';
import { TOKEN_KIND } from '../search/search-index.ts';
import { endOf, numberWords } from '../search/typed-words.ts';
import { joined } from './sql-filter.ts';
import type { Test } from './sql-filter.ts';

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

/** Words of which all are to be found, and those of them that begin the name of a place; a telephone number is looked for in none. */
type Way = { readonly words: readonly string[]; readonly places: ReadonlySet<string> };

const NO_PLACE: ReadonlySet<string> = new Set();

/** Most words are names: what begins no place is not looked for there row by row. */
const placesAmong = async (db: Reader, words: readonly string[]): Promise<ReadonlySet<string>> => {
  const places = new Set<string>();
  for (const word of words) {
    const known = await db
      .selectFrom('person_place')
      .select('token')
      .where('token', '>=', word)
      .where('token', '<', endOf(word))
      .limit(1)
      .executeTakeFirst();
    if (known) places.add(word);
  }
  return places;
};

const numbersOf = (db: Reader, record: Named, word: string, { places }: Way) => {
  const named = db
    .selectFrom('search_token')
    .where('token', '>=', word)
    .where('token', '<', endOf(word))
    .where('kind', '=', TOKEN_KIND[record])
    .select('recordNo as no');
  if (!places.has(word)) return named;
  const placed = db
    .selectFrom('person_place')
    .where('token', '>=', word)
    .where('token', '<', endOf(word))
    .select('personNo as no');
  return named.unionAll(placed);
};

/** Whether the row of this number has such a token, or its person lives in such a place. */
const has = (record: Named, word: string, { places }: Way, no: RawBuilder<unknown>): Test => {
  const named = sql<SqlBool>`exists (select 1 from search_token own where own."recordNo" = ${no}
    and own.kind = ${TOKEN_KIND[record]} and own.token >= ${word} and own.token < ${endOf(word)})`;
  if (!places.has(word)) return named;
  const placed = sql<SqlBool>`exists (select 1 from person_place own where own."personNo" = ${no}
    and own.token >= ${word} and own.token < ${endOf(word)})`;
  return joined([named, placed], ' or ');
};

/** Numbers of the rows that have `word` and all of `others`; null for too many. */
const fewWith = async (
  db: Reader,
  record: Named,
  word: string,
  way: Way,
  others: readonly string[] = [],
): Promise<Set<number> | null> => {
  const rows = await others
    .reduce(
      (query, other) => query.where(has(record, other, way, sql.ref('hit.no'))),
      db.selectFrom(numbersOf(db, record, word, way).as('hit')).select('hit.no'),
    )
    .limit(FEW + 1)
    .execute();
  return rows.length > FEW ? null : new Set(rows.map(({ no }) => no));
};

/** As `fewWith`, of words that many have each: begins with the one that the fewest have. */
const fewWithAll = async (db: Reader, record: Named, way: Way): Promise<Set<number> | null> => {
  let [rarest, fewest] = ['', MANY];
  for (const word of way.words) {
    const counted = await db
      .selectFrom(
        db
          .selectFrom(numbersOf(db, record, word, way).as('hit'))
          .select('hit.no')
          .limit(fewest)
          .as('token'),
      )
      .select((eb) => eb.fn.countAll().as('count'))
      .executeTakeFirstOrThrow();
    if (Number(counted.count) < fewest) [rarest, fewest] = [word, Number(counted.count)];
  }
  if (rarest === '') return null;
  return fewWith(
    db,
    record,
    rarest,
    way,
    way.words.filter((word) => word !== rarest),
  );
};

/** `words` are those of `q`, at least one. Numbers of the rows it can be, where they are few. */
export const typedRows = async (
  db: Reader,
  record: Named,
  words: readonly string[],
  q: string,
): Promise<{ readonly where: Test; readonly numbers: readonly number[] | null }> => {
  const ways: Way[] = [
    { words, places: record === 'person' ? await placesAmong(db, words) : NO_PLACE },
    ...numberWords(q).map((number) => ({ words: [number], places: NO_PLACE })),
  ];
  const where = joined(
    ways.map((way) =>
      joined(
        way.words.map((word) => has(record, word, way, sql.ref(`${record}.no`))),
        ' and ',
      ),
    ),
    ' or ',
  );
  const numbers = new Set<number>();
  for (const way of ways) {
    let fewest: Set<number> | null = null;
    for (const word of way.words) {
      const few = await fewWith(db, record, word, way);
      if (few && (!fewest || few.size < fewest.size)) fewest = few;
    }
    if (!fewest && way.words.length > 1) fewest = await fewWithAll(db, record, way);
    if (!fewest) return { where, numbers: null };
    for (const no of fewest) numbers.add(no);
  }
  return { where, numbers: [...numbers] };
};
