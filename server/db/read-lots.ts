/** Many rows by their ids, with one statement planned once. */
import type { Row, Sql, Value } from './store.ts';

/** Ids asked for in one statement, always as many: one text, planned once. */
const LOT = 100;

/** The rows of a statement that ends in `in ({ids})`, for any number of ids. */
export const readLots = async <T = Row>(
  sql: Sql,
  statement: string,
  ids: readonly string[],
  ...values: Value[]
): Promise<T[]> => {
  const text = statement.replace('{ids}', Array.from({ length: LOT }, () => '?').join(', '));
  const rows: T[] = [];
  for (let start = 0; start < ids.length; start += LOT) {
    const lot = ids.slice(start, start + LOT);
    const padded = [...lot, ...Array.from({ length: LOT - lot.length }, () => lot[0]!)];
    rows.push(...(await sql.all<T>(text, ...values, ...padded)));
  }
  return rows;
};
