/** Activities by their words, page by page: the full-text index gives a lot of them in order, and the list asks the rest of these. */
import { setImmediate } from 'node:timers/promises';
import { snippetOf } from '#shared/lib/highlight.ts';
import { textsOf } from '../activities/activity-texts.query.ts';
import type { Reader, Row, Store } from '../db/store.ts';
import { LOT, LOT_MAX, SCANNED_MAX, placeOf, sidesOf } from './list-scan.ts';
import type { Walk, Walked } from './list-scan.ts';
import type { Place } from './list-order.ts';
import { numbered } from './typed-rows.ts';

type Found = {
  readonly findText: Store['findText'];
  readonly words: readonly string[];
  readonly buckets: readonly string[];
};

const rowOf = (db: Reader, no: number): Promise<Row | undefined> =>
  db.selectFrom('activity').select(['no', 'occurredAt']).where('no', '=', no).executeTakeFirst();

/** The rows with the text around what was found, where that stands in the text, in place of its beginning. */
export const aroundFound = async (db: Reader, rows: readonly Row[], q: string): Promise<readonly Row[]> => {
  if (q === '') return rows;
  const texts = await textsOf(
    db,
    rows.map((row) => Number(row['no'])),
  );
  return rows.map((row) => ({
    ...row,
    preview: snippetOf(texts.get(Number(row['no'])) ?? '', q) ?? row['preview'],
  }));
};

/** Up to `limit` rows that have the words and pass, and where the next begin. The list has one order: by time. */
export const walkFound = async (
  db: Reader,
  { findText, words, buckets }: Found,
  { stretches, backwards, limit, ...walk }: Walk,
): Promise<Walked> => {
  const found: { row: Row; place: Place }[] = [];
  const { order } = sidesOf(stretches[0]!, backwards);
  let { from } = walk;
  let scanned = 0;
  for (let size = LOT; ; size = Math.min(size * 2, LOT_MAX)) {
    const beyond = from && { occurredAt: String(from.keys[0]), no: from.no };
    const oldestFirst = order === 'asc';
    const numbers = await findText({
      words,
      anyOf: [],
      buckets,
      kinds: [],
      beyond,
      oldestFirst,
      limit: size,
    });
    const wanted = limit - found.length;
    const lot = db
      .selectFrom('activity')
      .where(numbered('activity', numbers))
      .orderBy('occurredAt', order)
      .orderBy('no', order);
    const rows = (await lot
      .where(walk.where)
      .select(['no', 'occurredAt'])
      .select(walk.select)
      .limit(wanted)
      .execute()) as Row[];
    const passes = walk.judge && (await walk.judge(rows));
    for (const [at, row] of rows.entries())
      if (!passes || passes[at]) found.push({ row, place: placeOf(stretches, 0, row) });
    if (found.length >= limit) return { rows: found, rest: found.at(-1)!.place };
    const isCut = rows.length === wanted;
    if (!isCut && numbers.length < size) return { rows: found, rest: null };
    const last = isCut ? rows.at(-1)! : await rowOf(db, numbers.at(-1)!);
    if (last) from = placeOf(stretches, 0, last);
    scanned += size;
    if (scanned >= SCANNED_MAX) return { rows: found, rest: from };
    await setImmediate();
  }
};
