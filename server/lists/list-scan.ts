/**
 * Walks a list along its indexes, a lot of rows at a time: no statement runs longer than a lot takes, however few rows
 * pass the filter, and others get their turn between two lots. After `SCANNED_MAX` rows the walk stops and says where.
 */
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { AliasedRawBuilder, RawBuilder, SqlBool } from 'kysely';
import type { ListRecord } from '#shared/domain/list-fields.ts';
import type { Reader, Row } from '../db/store.ts';
import type { Place, Stretch } from './list-order.ts';

export const LOT = 500;
export const LOT_MAX = 8_000;
/** Entries of an index looked at for one answer. */
export const SCANNED_MAX = 64_000;
/** So few that a look is worth it whatever is asked for. */
export const QUICK_LOOK = 1_000;
/** Where the store lets through too many, so many are judged at a time. */
const JUDGED = 1_000;

export type Walk = {
  readonly record: ListRecord;
  readonly stretches: readonly Stretch[];
  readonly from: Place | null;
  readonly backwards: boolean;
  /** What the rows are among, where that is known to be few: looked up by it, not along the index. */
  readonly among: RawBuilder<SqlBool> | null;
  /** Who sees it, and what the store can say about the filter. */
  readonly where: RawBuilder<SqlBool>;
  readonly select: readonly AliasedRawBuilder<unknown, string>[];
  /** What the store cannot say, asked of each row it gives; null where it says all. */
  readonly judge: ((rows: readonly Row[]) => Promise<readonly boolean[]>) | null;
  readonly limit: number;
  /** Entries looked at before it stops and says where; `SCANNED_MAX` unless given. */
  readonly scanned?: number;
  /** Entries and rows in one statement; `LOT_MAX` unless given. */
  readonly lot?: number;
};

export type Walked = {
  readonly rows: readonly { readonly row: Row; readonly place: Place }[];
  /** Where it goes on; null at the end of the list. */
  readonly rest: Place | null;
};

/** What a stretch goes along, each entry once. */
const keysOf = ({ keys, field }: Stretch): readonly string[] => (field ? keys : [...keys, 'no']);
const columnOf = (record: ListRecord, { field }: Stretch, key: string): RawBuilder<unknown> =>
  sql.ref(`${field ? 'own' : record}.${key}`);

const beyond = (
  record: ListRecord,
  stretch: Stretch,
  place: Place,
  sign: '>' | '<' | '>=' | '<=',
): RawBuilder<SqlBool> => {
  const columns = keysOf(stretch).map((key) => columnOf(record, stretch, key));
  const values = stretch.field ? place.keys : [...place.keys, place.no];
  return sql<SqlBool>`(${sql.join(columns)}) ${sql.raw(sign)} (${sql.join(values)})`;
};

type Sides = { readonly order: 'asc' | 'desc'; readonly after: '>' | '<'; readonly upTo: '>=' | '<=' };

export const sidesOf = ({ descending }: Stretch, backwards: boolean): Sides =>
  descending === backwards
    ? { order: 'asc', after: '>', upTo: '<=' }
    : { order: 'desc', after: '<', upTo: '>=' };

export const placeOf = (stretches: readonly Stretch[], stretch: number, row: Row): Place => ({
  stretch,
  keys: stretches[stretch]!.keys.map((key) => row[key] as string | number),
  no: Number(row['no']),
});

/** Values with their records. A cross join, because what stands first is what SQLite goes along; of few rows it may choose. */
const valuesWith = (db: Reader, { record, among }: Walk, fieldId: string) => {
  const values = db.selectFrom('custom_value as own').where('own.fieldId', '=', fieldId);
  const rows = record as 'person';
  return among
    ? values.innerJoin(rows, `${rows}.id`, 'own.recordId')
    : values.crossJoin(rows).whereRef('own.recordId', '=', `${rows}.id`);
};

const rowsOf = (db: Reader, walk: Walk, { field }: Stretch): ReturnType<typeof valuesWith> =>
  field
    ? valuesWith(db, walk, field.id)
    : // Without values there are no columns of theirs either: what is asked names those it goes along.
      db.selectFrom(walk.record as 'person');

/** Of few rows it is asked one by one: SQLite would rather go along an index for it, past all the others. */
const asked = (test: RawBuilder<SqlBool>): RawBuilder<SqlBool> => sql<SqlBool>`(${test}) is true`;

/** The rows of a stretch behind a place, in order, with nothing chosen yet. */
const stretchQuery = (db: Reader, walk: Walk, index: number, from: Place | null) => {
  const stretch = walk.stretches[index]!;
  const { order, after } = sidesOf(stretch, walk.backwards);
  const { record, among } = walk;
  const behind = rowsOf(db, walk, stretch)
    .where(`${record as 'person'}.deletedAt`, 'is', null)
    .$if(among !== null, (query) => query.where(among!))
    .where(among ? asked(stretch.where) : stretch.where)
    .$if(from !== null, (query) => query.where(beyond(record, stretch, from!, after)));
  return keysOf(stretch).reduce((query, key) => query.orderBy(columnOf(record, stretch, key), order), behind);
};

const placeColumns = (record: ListRecord, stretch: Stretch): AliasedRawBuilder<unknown, string>[] => [
  sql.ref(`${record}.no`).as('no'),
  ...stretch.keys.map((key) => columnOf(record, stretch, key).as(key)),
];

/** The last entry of the next lot; null when the stretch ends before. */
const lotEnd = async (
  db: Reader,
  walk: Walk,
  index: number,
  from: Place | null,
  size: number,
): Promise<Place | null> => {
  const row = await stretchQuery(db, walk, index, from)
    .select(placeColumns(walk.record, walk.stretches[index]!))
    .limit(1)
    .offset(size - 1)
    .executeTakeFirst();
  return row ? placeOf(walk.stretches, index, row) : null;
};

/** Up to `limit` rows that pass, and where the next begin. */
export const walkList = async (db: Reader, walk: Walk): Promise<Walked> => {
  const { stretches, backwards, limit, scanned: scannedMax = SCANNED_MAX, lot = LOT_MAX } = walk;
  const found: { row: Row; place: Place }[] = [];
  let index = walk.from?.stretch ?? (backwards ? stretches.length - 1 : 0);
  let from = walk.from;
  let scanned = 0;
  for (let size = Math.min(Math.max(LOT, limit * 2), lot); ; size = Math.min(size * 2, lot)) {
    const stretch = stretches[index];
    if (!stretch) return { rows: found, rest: null };
    const end = await lotEnd(db, walk, index, from, size);
    const wanted = limit - found.length;
    const most = walk.judge ? Math.max(wanted, JUDGED) : wanted;
    const { upTo } = sidesOf(stretch, backwards);
    const rows = (await stretchQuery(db, walk, index, from)
      .$if(end !== null, (query) => query.where(beyond(walk.record, stretch, end!, upTo)))
      .where(walk.where)
      .select(placeColumns(walk.record, stretch))
      .select(walk.select)
      .limit(most)
      .execute()) as Row[];
    const passes = walk.judge && (await walk.judge(rows));
    for (const [at, row] of rows.entries())
      if (!passes || passes[at]) found.push({ row, place: placeOf(stretches, index, row) });
    const isCut = rows.length === most;
    if (isCut) from = placeOf(stretches, index, rows.at(-1)!);
    else if (end) from = end;
    else {
      index += backwards ? -1 : 1;
      from = null;
    }
    if (found.length >= limit) {
      const page = found.slice(0, limit);
      return { rows: page, rest: page.at(-1)!.place };
    }
    scanned += isCut ? most : size;
    if (scanned >= scannedMax && from) return { rows: found, rest: from };
    await setImmediate();
  }
};
