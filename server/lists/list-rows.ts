/** From rows of the store to rows of a list: what columns show, and the names that belong to ids. */
import { sql } from 'kysely';
import type { ListCondition } from '#shared/domain/list-filter.ts';
import type { ListField, ListFields, ListRecord } from '#shared/domain/list-fields.ts';
import type { Employer } from '#shared/domain/list-match.ts';
import { valueOf } from '#shared/domain/list-match.ts';
import type { ListRow } from '#shared/domain/list-page.ts';
import { shownValue } from '#shared/domain/list-shown.ts';
import { activityTable } from '../activities/activity.table.ts';
import { companyTable } from '../companies/company.table.ts';
import type { RecordTable } from '../core/record-table.ts';
import { fromColumns } from '../core/record-table.ts';
import type { Scope } from '../core/scope.ts';
import type { Reader, Row } from '../db/store.ts';
import { personTable } from '../people/person.table.ts';
import { readScores } from '../quality/record-quality.query.ts';
import type { ListContext } from './filter-sql.ts';

export const TABLES: Readonly<Record<ListRecord, RecordTable>> = {
  person: personTable,
  company: companyTable,
  activity: activityTable,
};

export const valuesOf = (record: ListRecord, row: Row): Readonly<Record<string, unknown>> =>
  fromColumns(TABLES[record], row);

/** Where these people work now, as far as the asker sees the companies. */
export const employersOf = async (
  db: Reader,
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Employer[]>> => {
  const rows = await db
    .selectFrom('employment as e')
    .innerJoin('company as c', 'c.id', 'e.companyId')
    .select(['e.personId', 'c.id', 'c.name'])
    .where('e.personId', 'in', ids)
    .where('e.toDay', 'is', null)
    .where('e.deletedAt', 'is', null)
    .where('c.deletedAt', 'is', null)
    .where('c.bucket', 'in', scope.buckets)
    .orderBy('e.createdAt')
    .orderBy('e.id')
    .execute();
  const found = new Map<string, Employer[]>();
  for (const { personId, id, name } of rows)
    found.set(personId, [...(found.get(personId) ?? []), { id, name }]);
  return found;
};

/** Names of these companies, as far as the asker sees them. */
export const companyNames = async (
  db: Reader,
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('company')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .where('bucket', 'in', scope.buckets)
    .where('deletedAt', 'is', null)
    .execute();
  return new Map(rows.map(({ id, name }): [string, string] => [id, name]));
};

type Subject = { readonly text: string; readonly opens: NonNullable<ListRow['opens']> };

/** Whom these activities are about, as far as the asker sees them, people first. */
const subjects = async (
  db: Reader,
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Subject>> => {
  const found = new Map<string, Subject>();
  for (const type of ids.length > 0 ? (['person', 'company'] as const) : []) {
    const rows = await db
      .selectFrom('activity_link as l')
      .innerJoin(`${type as 'person'} as r`, 'r.id', 'l.recordId')
      .select(['l.activityId', 'r.id', 'r.name'])
      .where('l.activityId', 'in', ids)
      .where('r.deletedAt', 'is', null)
      .where('r.bucket', 'in', scope.buckets)
      .orderBy('r.sortKey')
      .orderBy('r.no')
      .execute();
    for (const { activityId, id, name } of rows) {
      const before = found.get(activityId);
      found.set(activityId, {
        text: before ? `${before.text}, ${name}` : name,
        opens: before?.opens ?? { type, id },
      });
    }
  }
  return found;
};

/** Worked out for the rows that are shown, so that no list goes along it. */
const SCORE = 'quality';

/** The rows of a list, and the names of companies that were read for them. */
type NamedRows = { readonly items: ListRow[]; readonly known: ReadonlyMap<string, string> };

/** The rows with the values of these columns, in their order. */
export const toListRows = async (
  db: Reader,
  { record, scope, now }: ListContext,
  rows: readonly Row[],
  columns: readonly ListField[],
): Promise<NamedRows> => {
  const ids = rows.map((row) => row['id'] as string);
  const about = record === 'activity' ? await subjects(db, scope, ids) : new Map<string, Subject>();
  const isEmployed = ids.length > 0 && columns.some(({ kind }) => kind === 'employer');
  const company = isEmployed ? await employersOf(db, scope, ids) : new Map<string, readonly Employer[]>();
  const isScored = record !== 'activity' && columns.some(({ key }) => key === SCORE);
  const scores = isScored
    ? await readScores(db, scope, record, ids, Date.parse(now))
    : new Map<string, number>();
  const items = rows.map((row): ListRow => {
    const id = row['id'] as string;
    const values: Record<string, unknown> = {
      ...valuesOf(record, row),
      ...(isScored ? { [SCORE]: scores.get(id) ?? null } : {}),
      ...(record === 'person' ? { company: company.get(id) ?? [] } : {}),
      ...(record === 'activity' ? { about: about.get(id)?.text ?? '' } : {}),
    };
    return {
      id,
      title: values[record === 'activity' ? 'subject' : 'name'] as string,
      opens: record === 'activity' ? (about.get(id)?.opens ?? null) : { type: record, id },
      values: Object.fromEntries(columns.map((column) => [column.key, shownValue(valueOf(column, values))])),
    };
  });
  return { items, known: new Map([...company.values()].flat().map(({ id, name }) => [id, name])) };
};

type Named = 'user' | 'team' | 'person' | 'company' | 'deal';

const namedBy = ({ kind, custom }: ListField): Named | null => {
  if (kind === 'link') return custom!.linkType;
  if (kind === 'employer') return 'company';
  return kind === 'user' || kind === 'team' || kind === 'company' ? kind : null;
};

/** Names of what stands in the rows and the filter by its id: colleagues, teams, and of the records among them those the asker sees. */
export const namesIn = async (
  db: Reader,
  scope: Scope,
  fields: ListFields,
  { items: rows, known }: NamedRows,
  conditions: readonly ListCondition[],
): Promise<Record<string, string>> => {
  const wanted = new Map<Named, Set<string>>();
  const want = (key: string, values: readonly unknown[]): void => {
    const type = namedBy(fields.get(key)!);
    if (!type) return;
    const ids = wanted.get(type) ?? new Set<string>();
    wanted.set(type, ids);
    for (const value of values) if (typeof value === 'string' && !known.has(value)) ids.add(value);
  };
  for (const key of Object.keys(rows[0]?.values ?? {})) {
    want(
      key,
      rows.map(({ values }) => values[key]),
    );
  }
  for (const { field, value } of conditions) if (Array.isArray(value)) want(field, value);
  const names: Record<string, string> = Object.fromEntries(known);
  for (const [type, ids] of wanted) {
    if (ids.size === 0) continue;
    const table = type === 'user' ? 'user_account' : type;
    const isRecord = type !== 'user' && type !== 'team';
    const found = await db
      .selectFrom(table as 'company')
      .select(['id', sql<string>`${sql.ref(type === 'deal' ? 'title' : 'name')}`.as('name')])
      .where('id', 'in', [...ids])
      .$if(isRecord, (query) => query.where('bucket', 'in', scope.buckets).where('deletedAt', 'is', null))
      .execute();
    for (const { id, name } of found) names[id] = name;
  }
  return names;
};
