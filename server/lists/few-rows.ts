/**
 * The few rows that can pass a filter at all, found by an index of what one of its conditions asks: where a list would be
 * walked a long way for one page, these are looked up instead. They may be too many, never too few.
 */
import { sql } from 'kysely';
import { isGroup } from '#shared/domain/list-filter.ts';
import type { ListCondition, ListFilter } from '#shared/domain/list-filter.ts';
import type { ListField } from '#shared/domain/list-fields.ts';
import { foldShort, foldText } from '#shared/lib/fold.ts';
import type { Reader } from '../db/store.ts';
import { looseKey } from '../search/loose-key.ts';
import { TOKEN_KIND } from '../search/search-index.ts';
import { endOf } from '../search/typed-words.ts';
import { customTest } from './filter-custom.ts';
import { filterSql } from './filter-sql.ts';
import type { ListContext } from './filter-sql.ts';
import type { Test } from './sql-filter.ts';
import { FEW, numbered } from './typed-rows.ts';

/** So many towns there are at most for all of them to be looked through, and for so many people are looked up. */
const TOWNS = 20_000;
const TOWNS_ASKED = 300;

type Named = 'person' | 'company';
type Numbers = ReadonlySet<number> | null;
/** A query for numbers of rows, for at most so many. */
type Asked = (limit: number) => Promise<readonly { readonly no: number }[]>;

const asSet = async (asked: Asked): Promise<Numbers> => {
  const rows = await asked(FEW + 1);
  return rows.length > FEW ? null : new Set(rows.map(({ no }) => no));
};

const employed =
  (db: Reader, companies: readonly string[]): Asked =>
  (limit) =>
    db
      .selectFrom('employment as e')
      .innerJoin('person as p', 'p.id', 'e.personId')
      .select('p.no')
      .where('e.companyId', 'in', companies)
      .where('e.toDay', 'is', null)
      .where('e.deletedAt', 'is', null)
      .limit(limit)
      .execute();

/** Columns with an index of their own; what the store says of them is exact. */
const INDEXED: ReadonlySet<string> = new Set([
  'ownerId',
  'lifecycle',
  'createdAt',
  'updatedAt',
  'lastContactAt',
  'parentId',
]);
const BY_INDEX: ReadonlySet<ListCondition['op']> = new Set(['any_of', 'before', 'after', 'last_days']);

const indexed =
  (db: Reader, { record, ...context }: ListContext, condition: ListCondition): Asked =>
  (limit) =>
    db
      .selectFrom(record as Named)
      .select('no')
      .where('deletedAt', 'is', null)
      .where(filterSql({ record, ...context }, { match: 'all', of: [condition] }).where)
      .limit(limit)
      .execute();

const ofField =
  (db: Reader, record: Named, fieldId: string, test: Test): Asked =>
  (limit) =>
    db
      .selectFrom('custom_value as own')
      .innerJoin(record as 'person', `${record as 'person'}.id`, 'own.recordId')
      .select(`${record as 'person'}.no`)
      .where('own.fieldId', '=', fieldId)
      .where(test)
      .limit(limit)
      .execute();

const towns =
  (db: Reader, record: Named, keys: readonly string[]): Asked =>
  async (limit) =>
    keys.length === 0
      ? []
      : db
          .selectFrom(record)
          .select('no')
          .where('deletedAt', 'is', null)
          .where('cityKey', 'in', keys)
          .limit(limit)
          .execute();

/** Every town, each found behind the one before: as many steps along an index as there are towns. */
const allTowns = async (db: Reader, record: Named): Promise<readonly string[] | null> => {
  const next = sql`select min("cityKey") from ${sql.ref(record)} where "deletedAt" is null`;
  const all = sql<{ key: string }>`(with recursive town(key) as (
      ${next} union all select (${next} and "cityKey" > town.key) from town where town.key is not null
    ) select key from town where key is not null)`;
  const rows = await db
    .selectFrom(all.as('town'))
    .select('town.key')
    .limit(TOWNS + 1)
    .execute();
  return rows.length > TOWNS ? null : rows.map(({ key }) => key);
};

/** The towns in which a text may stand. */
const townsWith = async (db: Reader, record: Named, text: string): Promise<readonly string[] | null> => {
  const wanted = looseKey(text);
  if (wanted === '') return null;
  const all = await allTowns(db, record);
  const found = all?.filter((key) => looseKey(key).includes(wanted)) ?? [];
  return all && found.length <= TOWNS_ASKED ? found : null;
};

const withWord =
  (db: Reader, record: Named, field: string, words: readonly string[]): Asked =>
  (limit) =>
    db
      .selectFrom('record_word')
      .select('recordNo as no')
      .where('kind', '=', TOKEN_KIND[record])
      .where('field', '=', field)
      .where('word', 'in', words)
      .limit(limit)
      .execute();

/** Names of which each word is found by its beginning (`search-index.ts`). */
const NAMES: Readonly<Record<Named, ReadonlySet<string>>> = {
  person: new Set(['firstName', 'lastName']),
  company: new Set(['name']),
};
const ONE_WORD = /^[\p{L}\p{N}]{1,60}$/u;

const called =
  (db: Reader, record: Named, text: string): Asked =>
  (limit) =>
    db
      .selectFrom('search_token')
      .select('recordNo as no')
      .where('kind', '=', TOKEN_KIND[record])
      .where((eb) =>
        eb.or(
          [...new Set([foldText(text), foldShort(text)])].map((word) =>
            eb.and([eb('token', '>=', word), eb('token', '<', endOf(word))]),
          ),
        ),
      )
      .limit(limit)
      .execute();

const fewByCondition = async (
  db: Reader,
  context: ListContext,
  record: Named,
  field: ListField,
  condition: ListCondition,
): Promise<Numbers> => {
  const { key, kind, custom } = field;
  const { op, value } = condition;
  if (custom) {
    const test = customTest([field, condition], context.now);
    return test && asSet(ofField(db, record, custom.id, test));
  }
  if (kind === 'employer') return op === 'any_of' ? asSet(employed(db, value as string[])) : null;
  if (kind === 'words')
    return op === 'any_of' ? asSet(withWord(db, record, key, (value as string[]).map(looseKey))) : null;
  if (INDEXED.has(key) && BY_INDEX.has(op)) return asSet(indexed(db, context, condition));
  if (typeof value !== 'string') return null;
  if (key === 'city' && ['is', 'contains', 'begins'].includes(op)) {
    const keys = await townsWith(db, record, value);
    return keys && asSet(towns(db, record, keys));
  }
  const name = value.trim();
  if (NAMES[record].has(key) && (op === 'is' || op === 'begins') && ONE_WORD.test(name))
    return asSet(called(db, record, name));
  return null;
};

const fewByFilter = async (
  db: Reader,
  context: ListContext,
  record: Named,
  { match, of }: ListFilter,
): Promise<Numbers> => {
  const few = (part: ListCondition | ListFilter): Promise<Numbers> => {
    if (isGroup(part)) return fewByFilter(db, context, record, part);
    const field = context.fields.get(part.field);
    return field ? fewByCondition(db, context, record, field, part) : Promise.resolve(null);
  };
  if (match === 'none' || of.length === 0) return null;
  const together = new Set<number>();
  for (const part of of) {
    const numbers = await few(part);
    if (match === 'all' && numbers) return numbers;
    if (match === 'all') continue;
    if (!numbers || together.size + numbers.size > FEW) return null;
    for (const no of numbers) together.add(no);
  }
  return match === 'any' ? together : null;
};

/** Which rows the filter leaves at most; null where no index says that they are few. Of activities none does. */
export const fewRows = async (db: Reader, context: ListContext, filter: ListFilter): Promise<Test | null> => {
  const { record } = context;
  if (record === 'activity') return null;
  const numbers = await fewByFilter(db, context, record, filter);
  return numbers && numbered(record, [...numbers]);
};
