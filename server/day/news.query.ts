/**
 * What colleagues did since an instant, by customer, from the change log: one's own customers first. Of a busy house the
 * newest changes are read, and no more.
 */
import { DAY_LIMITS } from '#shared/domain/day.ts';
import type { News, NewsEntry } from '#shared/domain/day.ts';
import type { ChangedFields } from '../core/record-writer.ts';
import type { Scope } from '../core/scope.ts';
import type { Reader, Store } from '../db/store.ts';
import { customersOf } from './news-customers.query.ts';
import type { Customer } from './news-customers.query.ts';

const CHANGES_MAX = 1_000;
const TYPES = ['person', 'company', 'employment', 'deal', 'task', 'fact', 'activity'] as const;

export type NewsChange = {
  readonly seq: number;
  readonly recordType: NewsEntry['recordType'];
  readonly recordId: string;
  readonly op: NewsEntry['op'];
  readonly at: string;
  readonly byName: string | null;
  readonly fields: string;
};

/** The last part of a feed's cursor is the number of the change, on either engine. */
const seqOf = (cursor: string | null): number => Number(cursor?.split('-').at(-1) ?? 0);

const changesSince = async (
  db: Reader,
  { buckets, userId }: Scope,
  since: string,
  afterSeq: number,
): Promise<NewsChange[]> => {
  const rows = await db
    .selectFrom('change as c')
    .leftJoin('user_account as u', 'u.id', 'c.userId')
    .select([
      'c.seq as seq',
      'c.recordType as recordType',
      'c.recordId as recordId',
      'c.op as op',
      'c.at as at',
      'u.name as byName',
      'c.fields as fields',
    ])
    .where('c.seq', '>', afterSeq)
    .where('c.at', '>=', since)
    .where('c.bucket', 'in', buckets)
    .where('c.userId', '<>', userId)
    .where('c.recordType', 'in', TYPES)
    .where('c.op', '<>', 'erase')
    .orderBy('c.seq', 'desc')
    .limit(CHANGES_MAX)
    .execute();
  return rows as NewsChange[];
};

/** Of the store, or said by the entry itself. */
const NOT_TOLD: ReadonlySet<string> = new Set([
  'id',
  'bucket',
  'sample',
  'createdAt',
  'updatedAt',
  'deletedAt',
  'createdById',
  'doneAt',
  'closedAt',
  'personId',
  'companyId',
  'activityId',
  'taskId',
]);

const toEntry = (change: NewsChange, { title, kind }: Pick<Customer, 'title' | 'kind'>): NewsEntry => ({
  at: change.at,
  byName: change.byName ?? '',
  recordType: change.recordType,
  op: change.op,
  kind,
  title,
  fields:
    change.op === 'update'
      ? Object.keys(JSON.parse(change.fields) as ChangedFields).filter((field) => !NOT_TOLD.has(field))
      : [],
});

type Gathered = { readonly customer: Customer; readonly entries: NewsEntry[]; readonly seen: Set<string> };

/** `since` is an instant. Own customers first, then those with the newest change. */
export const readNews = async (store: Store, scope: Scope, since: string): Promise<News[]> => {
  const afterSeq = seqOf(await store.changes.endBefore(since));
  const changes = await changesSince(store.read, scope, since, afterSeq);
  const customers = await customersOf(store.read, scope, changes);
  const gathered = new Map<string, Gathered>();
  for (const change of changes) {
    for (const customer of customers.get(change.recordId) ?? []) {
      const entry = toEntry(change, customer);
      const of = gathered.get(customer.id) ?? { customer, entries: [], seen: new Set() };
      gathered.set(customer.id, of);
      // One piece of work is told once, by its newest change.
      if (of.seen.has(change.recordId) || (entry.op === 'update' && entry.fields.length === 0)) continue;
      of.seen.add(change.recordId);
      of.entries.push(entry);
    }
  }
  return [...gathered.values()]
    .filter(({ entries }) => entries.length > 0)
    .toSorted((one, other) => Number(other.customer.isOwn) - Number(one.customer.isOwn))
    .slice(0, DAY_LIMITS.news)
    .map(({ customer, entries }) => ({
      type: customer.type,
      id: customer.id,
      name: customer.name,
      isOwn: customer.isOwn,
      entries: entries.slice(0, DAY_LIMITS.entries),
      count: entries.length,
    }));
};
