/** Pages of lists: people, companies, activities as the asker sees them, filtered and in order, from any place. */
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { AliasedRawBuilder, RawBuilder, SqlBool } from 'kysely';
import { EVERYTHING, conditionsOf, filterProblem } from '#shared/domain/list-filter.ts';
import type { ListFilter } from '#shared/domain/list-filter.ts';
import { LIST_SORTS, sortsOf } from '#shared/domain/list-fields.ts';
import type { ListField, ListRecord } from '#shared/domain/list-fields.ts';
import { LIST_LIMITS } from '#shared/domain/list-page.ts';
import type { ListPage, ListQuery, ListRowsQuery } from '#shared/domain/list-page.ts';
import { sortKey } from '#shared/lib/fold.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Scope } from '../core/scope.ts';
import { CUSTOM_COLUMN } from '../custom-fields/custom-index.ts';
import type { Reader, Row } from '../db/store.ts';
import { filterSql, openTasks } from './filter-sql.ts';
import type { ListContext } from './filter-sql.ts';
import { fewRows } from './few-rows.ts';
import { aroundFound, walkFound } from './list-found.ts';
import { judgeOf } from './list-judge.ts';
import { placeFrom, readPlace, stretchesOf, writePlace } from './list-order.ts';
import type { Owners, Place, Stretch } from './list-order.ts';
import { TABLES, namesIn, toListRows } from './list-rows.ts';
import { QUICK_LOOK, walkList } from './list-scan.ts';
import type { Walk, Walked } from './list-scan.ts';
import { joined } from './sql-filter.ts';
import { numbered, typedRows, typedWords } from './typed-rows.ts';

/** Asked for only where it is shown or filtered by. */
const COUNTED = 'openTasks';
/** Rows in one statement where nothing but their number is wanted: nobody waits for a count. */
const COUNTED_AT_ONCE = 500;

const after = (prefix: string, buckets: readonly string[]): string[] =>
  buckets.filter((bucket) => bucket.startsWith(prefix)).map((bucket) => bucket.slice(prefix.length));

/** The same rule as `activity-access.ts`: a mail is seen by whoever sees one of its logs. */
const seenActivity = ({ buckets }: Scope): RawBuilder<SqlBool> => {
  const seen = (row: string, author: string): RawBuilder<SqlBool> => {
    const column = (name: string) => sql.ref(`${row}.${name}`);
    const teams = after('team:', buckets);
    const people = after('private:', buckets);
    const tests = [
      sql<SqlBool>`${column('visibility')} = 'all'`,
      sql<SqlBool>`(${column('visibility')} = 'team' and ${column('teamId')} in (${sql.join(teams)}))`,
      sql<SqlBool>`(${column('visibility')} = 'private' and ${column(author)} in (${sql.join(people)}))`,
    ];
    return sql<SqlBool>`(${sql.join(tests, sql.raw(' or '))})`;
  };
  return sql<SqlBool>`case activity.kind when 'mail' then exists (
      select 1 from mail_log where mail_log."activityId" = activity.id and ${seen('mail_log', 'userId')})
    else ${seen('activity', 'createdById')} end`;
};

const seen = (record: ListRecord, scope: Scope): RawBuilder<SqlBool> =>
  record === 'activity'
    ? seenActivity(scope)
    : sql<SqlBool>`${sql.ref(`${record}.bucket`)} in (${sql.join(scope.buckets)})`;

const selected = (
  { record, scope }: ListContext,
  fields: readonly ListField[],
): AliasedRawBuilder<unknown, string>[] => {
  const stored = new Set([...TABLES[record].columns, 'lastContactAt']);
  const title = record === 'activity' ? 'subject' : 'name';
  const wanted = [
    ...new Set(['id', title, ...fields.map(({ key, custom }) => (custom ? CUSTOM_COLUMN : key))]),
  ];
  return wanted.flatMap((key) => {
    if (key === COUNTED) return [sql`(${openTasks(record, scope, sql`count(*)`)})`.as(key)];
    return stored.has(key) ? [sql.ref(`${record}.${key}`).as(key)] : [];
  });
};

/** Colleagues by name: a list sorted by who is responsible goes through them one after another. */
const ownersOf = async (db: Reader): Promise<Owners> => {
  const users = await db.selectFrom('user_account').select(['id', 'name']).execute();
  const keyed = users.map(({ id, name }) => ({ id, key: `${sortKey(name)} ${id}` }));
  return keyed.toSorted((one, other) => (one.key < other.key ? -1 : 1)).map(({ id }) => id);
};

type Asked = Pick<ListQuery, 'filter' | 'sort' | 'columns'>;
type Chosen = Pick<ListQuery, 'filter' | 'columns' | 'q'>;

const fieldsBy = ({ fields }: ListContext, keys: readonly string[]): ListField[] =>
  keys.flatMap((key) => fields.get(key) ?? []);

const walkOf = (
  db: Reader,
  context: ListContext,
  { filter, columns }: Pick<Asked, 'filter' | 'columns'>,
): Pick<Walk, 'record' | 'where' | 'select' | 'judge' | 'among'> => {
  const { record, scope } = context;
  const inStore = filterSql(context, filter);
  const judged = inStore.isExact ? [] : conditionsOf(filter).map(({ field }) => field);
  return {
    record,
    among: null,
    where: sql<SqlBool>`${seen(record, scope)} and ${inStore.where}`,
    select: selected(context, fieldsBy(context, [...columns, ...judged])),
    judge: inStore.isExact ? null : judgeOf(db, context, filter),
  };
};

type Way = Pick<Walk, 'stretches' | 'from' | 'backwards' | 'limit' | 'lot'>;

/** A look along the way first: where it does not fill the page, the few that can pass are asked for, if they are few. */
const lookedUp = async (
  db: Reader,
  context: ListContext,
  filter: ListFilter,
  walk: Walk,
): Promise<Walked> => {
  const { rows, rest } = await walkList(db, { ...walk, scanned: QUICK_LOOK });
  if (rest === null || rows.length >= walk.limit) return { rows, rest };
  const among = await fewRows(db, context, filter);
  const further = await walkList(db, { ...walk, among, from: rest, limit: walk.limit - rows.length });
  return { rows: [...rows, ...further.rows], rest: further.rest };
};

/** The rows that pass the filter and have what is typed, along the way the list goes. */
const walked = async (db: Reader, context: ListContext, chosen: Chosen, way: Way): Promise<Walked> => {
  const { record, findText, scope } = context;
  const walk = { ...walkOf(db, context, chosen), ...way };
  const words = typedWords(chosen.q ?? '');
  if (words.length === 0) return lookedUp(db, context, chosen.filter, walk);
  if (record === 'activity') return walkFound(db, { findText, words, buckets: scope.buckets }, walk);
  const { numbers, where } = await typedRows(db, record, words, chosen.q!);
  const among = numbers && numbered(record, numbers);
  const typed = { ...walk, among, where: joined([walk.where, where], ' and ') };
  return among ? walkList(db, typed) : lookedUp(db, context, chosen.filter, typed);
};

/** How many of the few that have what is typed pass the filter; null where many have it. */
const countTyped = async (db: Reader, context: ListContext, chosen: Chosen): Promise<number | null> => {
  const { record } = context;
  const words = typedWords(chosen.q ?? '');
  if (words.length === 0 || record === 'activity') return null;
  const { numbers, where } = await typedRows(db, record, words, chosen.q!);
  if (!numbers) return null;
  const walk = walkOf(db, context, chosen);
  let count = 0;
  for (let at = 0; at < numbers.length; at += COUNTED_AT_ONCE) {
    const rows = (await db
      .selectFrom(record as 'person')
      .where('deletedAt', 'is', null)
      .where(numbered(record, numbers.slice(at, at + COUNTED_AT_ONCE)))
      .where(walk.where)
      .where(where)
      .select('no')
      .select(walk.select)
      .execute()) as Row[];
    const passes = walk.judge && (await walk.judge(rows));
    count += passes ? passes.filter(Boolean).length : rows.length;
    await setImmediate();
  }
  return count;
};

const startOf = (
  { after: behind, before, from, sort }: ListQuery,
  stretches: readonly Stretch[],
): Result<Place | null> => {
  const cursor = behind ?? before;
  if (cursor !== undefined) return readPlace(cursor, stretches);
  return from ? placeFrom(from, sort, stretches) : ok(null);
};

const checked = ({ record, fields }: ListContext, { filter, sort, columns }: Asked): Result<null> => {
  const unknown = columns.find((column) => !fields.has(column));
  if (unknown !== undefined) return fail('list.column', { fields: { [unknown]: 'field.unknown' } });
  if (!sortsOf(record, fields).includes(sort.by))
    return fail('list.sort', { fields: { sort: 'field.invalid' } });
  const problem = filterProblem(fields, filter);
  return problem === null ? ok(null) : fail('list.filter', { fields: { [problem]: 'field.invalid' } });
};

/** Errors: `list.column`, `list.sort`, `list.filter`, `list.from`, `request.cursor`. */
export const readList = async (
  db: Reader,
  context: ListContext,
  query: ListQuery,
): Promise<Result<ListPage>> => {
  const { record, scope, fields } = context;
  const fine = checked(context, query);
  if (!fine.ok) return fine;
  const owners = query.sort.by === 'ownerId' ? await ownersOf(db) : [];
  const stretches = stretchesOf(record, fields, query.sort, owners);
  const start = startOf(query, stretches);
  if (!start.ok) return start;
  const backwards = query.after === undefined && (query.before !== undefined || query.last === true);
  const { rows, rest } = await walked(db, context, query, {
    stretches,
    from: start.value,
    backwards,
    limit: query.limit,
  });
  const inOrder = backwards ? rows.toReversed() : rows;
  const found = inOrder.map(({ row }) => row);
  const isAround = record === 'activity' && query.columns.includes('preview');
  const named = await toListRows(
    db,
    context,
    isAround ? await aroundFound(db, found, query.q ?? '') : found,
    fieldsBy(context, query.columns),
  );
  const onward = rest && writePlace(rest);
  const first = inOrder[0]?.place ?? start.value;
  const last = inOrder.at(-1)?.place ?? start.value;
  return ok({
    items: named.items,
    names: await namesIn(db, scope, fields, named, conditionsOf(query.filter)),
    // Nothing is behind what was read from the end.
    after: backwards ? start.value && last && writePlace(last) : onward,
    before: backwards ? onward : start.value && first && writePlace(first),
  });
};

/** Errors: `list.column`. */
export const readRows = async (
  db: Reader,
  context: ListContext,
  { ids, columns }: Pick<ListRowsQuery, 'ids' | 'columns'>,
): Promise<Result<Pick<ListPage, 'items' | 'names'>>> => {
  const { record, scope, fields } = context;
  const [by = ''] = LIST_SORTS[record];
  const fine = checked(context, { filter: EVERYTHING, sort: { by, descending: false }, columns });
  if (!fine.ok) return fine;
  const shown = fieldsBy(context, columns);
  const rows = (await db
    .selectFrom(record as 'person')
    .where('id', 'in', ids)
    .where('deletedAt', 'is', null)
    .where(seen(record, scope))
    .select(selected(context, shown))
    .execute()) as Row[];
  const named = await toListRows(db, context, rows, shown);
  return ok({ items: named.items, names: await namesIn(db, scope, fields, named, []) });
};

/** How many there are, counted in small pieces, up to `LIST_LIMITS.counted`: asked beside the list, never before it. Errors: `list.filter`. */
export const countList = async (
  db: Reader,
  context: ListContext,
  { filter, q }: Pick<ListQuery, 'filter' | 'q'>,
): Promise<Result<{ count: number; more: boolean }>> => {
  const { record } = context;
  const [by = ''] = LIST_SORTS[record];
  const sort = { by, descending: false };
  const fine = checked(context, { filter, sort, columns: [] });
  if (!fine.ok) return fine;
  const chosen = { filter, columns: [], q };
  const typed = await countTyped(db, context, chosen);
  if (typed !== null) return ok({ count: typed, more: false });
  const { rows, rest } = await walked(db, context, chosen, {
    stretches: stretchesOf(record, context.fields, sort, []),
    from: null,
    backwards: false,
    limit: LIST_LIMITS.counted + 1,
    lot: COUNTED_AT_ONCE,
  });
  return ok({ count: Math.min(rows.length, LIST_LIMITS.counted), more: rest !== null });
};
