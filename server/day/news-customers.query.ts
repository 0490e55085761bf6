/** Whose each change is: the customers a task, deal, fact, employment or activity hangs on, as far as the asker sees them. */
import { sql } from 'kysely';
import type { NewsEntry } from '#shared/domain/day.ts';
import type { Scope } from '../core/scope.ts';
import type { Reader } from '../db/store.ts';
import type { NewsChange } from './news.query.ts';

export type Customer = {
  readonly type: 'person' | 'company';
  readonly id: string;
  readonly name: string;
  readonly isOwn: boolean;
  /** Of what hangs on them; empty for themselves. */
  readonly title: string;
  readonly kind: NewsEntry['kind'];
};

type Ends = { readonly personId: string | null; readonly companyId: string | null };
type Hanging = {
  readonly id: string;
  readonly ends: readonly string[];
  readonly title: string;
  readonly kind: NewsEntry['kind'];
};

const endsOf = ({ personId, companyId }: Ends): string[] =>
  (personId ?? companyId) ? [(personId ?? companyId)!] : [];

const idsOf = (changes: readonly NewsChange[], type: NewsChange['recordType']): string[] => [
  ...new Set(changes.filter(({ recordType }) => recordType === type).map(({ recordId }) => recordId)),
];

/** What a person or company owns, and the words each is told with. */
const OWNED = { task: 'title', deal: 'title', fact: 'text' } as const;

const owned = async (db: Reader, { buckets }: Scope, changes: readonly NewsChange[]): Promise<Hanging[]> => {
  const found: Hanging[] = [];
  for (const type of ['task', 'deal', 'fact'] as const) {
    const ids = idsOf(changes, type);
    if (ids.length === 0) continue;
    const rows = await db
      .selectFrom(type as 'task')
      .select(['id', sql<string>`${sql.ref(OWNED[type])}`.as('title'), 'personId', 'companyId'])
      .where('id', 'in', ids)
      .where('bucket', 'in', buckets)
      .execute();
    for (const row of rows) found.push({ id: row.id, ends: endsOf(row), title: row.title, kind: null });
  }
  const employments = idsOf(changes, 'employment');
  if (employments.length > 0) {
    const rows = await db
      .selectFrom('employment as e')
      .innerJoin('company as c', 'c.id', 'e.companyId')
      .select(['e.id as id', 'e.personId as personId', 'c.name as title'])
      .where('e.id', 'in', employments)
      .where('c.bucket', 'in', buckets)
      .execute();
    for (const { id, personId, title } of rows) found.push({ id, ends: [personId], title, kind: null });
  }
  return found;
};

/** An activity is news where its line of the history is the asker's to see. */
const activities = async (
  db: Reader,
  { buckets }: Scope,
  changes: readonly NewsChange[],
): Promise<Hanging[]> => {
  const ids = idsOf(changes, 'activity');
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('activity as a')
    .innerJoin('timeline as t', 't.activityNo', 'a.no')
    .select([
      'a.id as id',
      'a.subject as subject',
      'a.preview as preview',
      'a.kind as kind',
      't.recordId as end',
    ])
    .where('a.id', 'in', ids)
    .where('a.deletedAt', 'is', null)
    .where('t.bucket', 'in', buckets)
    .execute();
  const byId = new Map<string, { ends: Set<string>; title: string; kind: NewsEntry['kind'] }>();
  for (const { id, subject, preview, kind, end } of rows) {
    const one = byId.get(id) ?? {
      ends: new Set<string>(),
      title: subject || preview,
      kind: kind as NewsEntry['kind'],
    };
    byId.set(id, one);
    one.ends.add(end);
  }
  return [...byId].map(([id, { ends, title, kind }]) => ({ id, ends: [...ends], title, kind }));
};

type Named = { readonly id: string; readonly name: string; readonly ownerId: string | null };

const customersById = async (
  db: Reader,
  { buckets, userId }: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Omit<Customer, 'title' | 'kind'>>> => {
  const found = new Map<string, Omit<Customer, 'title' | 'kind'>>();
  if (ids.length === 0) return found;
  for (const type of ['person', 'company'] as const) {
    const rows: Named[] = await db
      .selectFrom(type)
      .select(['id', 'name', 'ownerId'])
      .where('id', 'in', ids)
      .where('bucket', 'in', buckets)
      .where('deletedAt', 'is', null)
      .execute();
    for (const { id, name, ownerId } of rows) found.set(id, { type, id, name, isOwn: ownerId === userId });
  }
  return found;
};

/** By the id of the changed record. Where several people and their company have a part, it is told of the people. */
export const customersOf = async (
  db: Reader,
  scope: Scope,
  changes: readonly NewsChange[],
): Promise<ReadonlyMap<string, readonly Customer[]>> => {
  const themselves: Hanging[] = [...idsOf(changes, 'person'), ...idsOf(changes, 'company')].map((id) => ({
    id,
    ends: [id],
    title: '',
    kind: null,
  }));
  const hanging = [
    ...themselves,
    ...(await owned(db, scope, changes)),
    ...(await activities(db, scope, changes)),
  ];
  const customers = await customersById(db, scope, [...new Set(hanging.flatMap(({ ends }) => ends))]);
  return new Map(
    hanging.map(({ id, ends, title, kind }) => {
      const all = ends.flatMap((end) => customers.get(end) ?? []);
      const people = all.filter(({ type }) => type === 'person');
      return [id, (people.length > 0 ? people : all).map((one) => ({ ...one, title, kind }))];
    }),
  );
};
