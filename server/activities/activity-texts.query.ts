/** The texts of activities that were found by their words, for the lines around what was found. */
import { sql } from 'kysely';
import type { Reader } from '../db/store.ts';

/** Characters read of one; what stands behind them is found all the same, and shown by its beginning. */
const READ_MAX = 100_000;

/** By number. The numbers were found with a scope just before. */
export const textsOf = async (
  db: Reader,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, string>> => {
  if (numbers.length === 0) return new Map();
  const rows = await db
    .selectFrom('activity as a')
    .leftJoin('mail as m', 'm.activityId', 'a.id')
    .select(['a.no', sql<string>`substr(coalesce(m.text, a.text), 1, ${sql.lit(READ_MAX)})`.as('text')])
    .where('a.no', 'in', numbers)
    .execute();
  return new Map(rows.map(({ no, text }) => [no, text]));
};
