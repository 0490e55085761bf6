/**
 * Fills a store with made-up customers of any size: German and English names as common as in life, eight years of
 * mails, calls and orders, a few customers with thousands of them and most with a few.
 *
 * Loads in bulk (rule 1 of the README), and leaves the same rows and change log as mutations would; a test compares the two.
 * The same arguments give the same data. Memory stays bounded: every record is made from its number when needed.
 * Replay: refused. Interrupted, it leaves fewer records, whole: look-ups and indexes are finished at the next opening.
 */
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { toInstant } from '#shared/lib/clock.ts';
import { lastContactSql } from '../activities/last-contact.ts';
import type { Bulk, Store } from '../db/store.ts';
import { createCustomers } from './customers.ts';
import { createHappenings } from './happenings.ts';
import type { SeedUser } from './happenings.ts';
import { createLayout } from './layout.ts';
import { idFor } from './random.ts';
import { createBatch } from './rows.ts';
import type { Batch } from './rows.ts';
import { makeOrder, makeTask } from './sales.ts';
import { ensureUsers } from './seed-users.ts';

export type SeedCounts = {
  readonly people: number;
  readonly companies: number;
  readonly activities: number;
  readonly tasks: number;
  readonly orders: number;
};
export type SeedProgress = (stage: keyof SeedCounts | 'indexes', done: number, total: number) => void;
export type SeedOptions = Omit<SeedCounts, 'tasks'> & {
  readonly seed: number;
  /** Last day of the story, YYYY-MM-DD; fixed unless given, so that the data is the same on every day. */
  readonly until?: string;
  /** Whether indexes are made anew at the end; follows from the size unless given. */
  readonly rebuildIndexes?: boolean;
  readonly progress?: SeedProgress;
};

const YEARS = 8;
const DAY_MS = 86_400_000;
const UNTIL = '2026-11-01';
const TASKS_PER_PERSON = 0.3;
const TASKS_MAX = 300_000;
const BATCH = 5_000;
/** From this many rows on, indexes in random order are quicker to make anew. */
const LARGE = 50_000;
const REBUILT = ['timeline', 'search_token', 'address_token', 'mail_participant', 'customer_order', 'task'];

const bucketSql = (row: string, user: string): string =>
  `case ${row}.visibility when 'all' then 'all' when 'team' then 'team:' || ${row}."teamId" else 'private:' || ${row}."${user}" end`;

/** What `timeline-index.ts` writes for one activity, for all from a number on. */
const timelineSql = (
  firstNo: number,
): string => `insert into timeline ("recordId", bucket, "occurredAt", "activityNo")
  select distinct l."recordId", ${bucketSql('a', 'createdById')}, a."occurredAt", a.no
    from activity a join activity_link l on l."activityId" = a.id where a.no >= ${firstNo} and a.kind <> 'mail'
  union
  select l."recordId", ${bucketSql('m', 'userId')}, a."occurredAt", a.no
    from activity a join activity_link l on l."activityId" = a.id join mail_log m on m."activityId" = a.id
    where a.no >= ${firstNo} and a.kind = 'mail'
  order by 1, 2, 3, 4`;

/** Search tokens wait here until all are known: sorted, they go in several times as fast. */
const TOKENS_TABLE =
  'create table seed_token (token text not null, kind bigint not null, "recordNo" bigint not null)';
const TOKENS_SQL = `insert into search_token (token, kind, "recordNo")
  select distinct token, kind, "recordNo" from seed_token order by token, kind, "recordNo"`;
const ADDRESSES_TABLE =
  'create table seed_address (kind bigint not null, token text not null, "recordNo" bigint not null)';
const ADDRESSES_SQL = `insert into address_token (kind, token, "recordNo")
  select distinct kind, token, "recordNo" from seed_address order by kind, token, "recordNo"`;

/** First and last moment of the story. */
export const seedPeriod = (until = UNTIL): { startMs: number; endMs: number } => {
  const endMs = Date.parse(`${until}T16:00:00.000Z`);
  return { startMs: endMs - Math.round(YEARS * 365.25) * DAY_MS, endMs };
};

/** The accounts are older than all customers. */
export const usersSince = (startMs: number): number => startMs - 400 * DAY_MS;

const nextNo = async (store: Store, table: string): Promise<number> =>
  ((await store.sql.get<{ no: number | null }>(`select max(no) as no from ${table}`))?.no ?? 0) + 1;

/**
 * Errors: `seed.exists` when data of this seed is there already, whole or in part; `record.exists` when something else
 * has one of its ids; `store.*`.
 */
export const seedStore = async (store: Store, options: SeedOptions): Promise<Result<SeedCounts>> => {
  const { people, companies, seed } = options;
  const activities = people + companies > 0 ? options.activities : 0;
  const orders = people + companies > 0 ? options.orders : 0;
  const { startMs, endMs } = seedPeriod(options.until);
  const layout = createLayout(people, companies, seed);
  const customers = createCustomers(layout, seed, startMs);
  const batchId = (number: number): string => idFor(seed, 'batch', number, endMs);
  if (await store.sql.get('select id from mutation where id = ?', batchId(1))) return fail('seed.exists');
  const found = await ensureUsers(store, seed, usersSince(startMs));
  if (!found.ok) return found;
  const users = found.value;
  const by = (index: number): SeedUser => users[index % users.length]!;
  const firstNo = {
    person: await nextNo(store, 'person'),
    company: await nextNo(store, 'company'),
    activity: await nextNo(store, 'activity'),
  };
  let batches = 0;

  const load = async (
    bulk: Bulk,
    stage: keyof SeedCounts,
    count: number,
    add: (batch: Batch, index: number) => void,
  ): Promise<Result<null>> => {
    for (let start = 0; start < count; start += BATCH) {
      const batch = createBatch(batchId((batches += 1)), toInstant(endMs), by(0));
      const end = Math.min(start + BATCH, count);
      for (let index = start; index < end; index += 1) add(batch, index);
      const { rows, texts } = batch.take();
      const done = await bulk.insert(rows, texts);
      if (!done.ok) return done;
      options.progress?.(stage, end, count);
    }
    return ok(null);
  };

  const happening = createHappenings({ layout, customers, users, seed, count: activities, startMs, endMs });
  const sales = { layout, customers, users, seed, startMs, endMs };
  const tasks = Math.min(Math.round(people * TASKS_PER_PERSON), TASKS_MAX);

  const steps = (bulk: Bulk): (() => Promise<Result<null>>)[] => [
    () =>
      load(bulk, 'companies', companies, (batch, index) =>
        batch.company(firstNo.company + index, customers.company(index), by(index)),
      ),
    () =>
      load(bulk, 'people', people, (batch, index) => {
        batch.person(firstNo.person + index, customers.person(index), by(index));
        const employment = customers.employment(index);
        if (employment) batch.employment(employment, by(index));
        const relationship = customers.relationship(index);
        if (relationship) batch.relationship(relationship, by(index));
        // The fields go in with the first who has something in them.
        if (index === 0)
          for (const [at, field] of customers.ownFields.entries()) batch.field(at + 1, field, by(0));
      }),
    () =>
      load(bulk, 'activities', activities, (batch, index) =>
        batch.activity(firstNo.activity + index, happening(index)),
      ),
    () =>
      load(bulk, 'tasks', tasks, (batch, index) => {
        const task = makeTask(sales, index);
        batch.task(task.row, task.by);
      }),
    () => load(bulk, 'orders', orders, (batch, index) => batch.order(makeOrder(sales, index, orders))),
  ];

  const isLarge = options.rebuildIndexes ?? people + activities > LARGE;
  const plan = {
    rebuildIndexesOf: isLarge ? REBUILT : [],
    before: [
      'drop table if exists seed_token',
      TOKENS_TABLE,
      'drop table if exists seed_address',
      ADDRESSES_TABLE,
    ],
    after: [
      TOKENS_SQL,
      'drop table seed_token',
      ADDRESSES_SQL,
      'drop table seed_address',
      timelineSql(firstNo.activity),
      lastContactSql('person', firstNo.person),
      lastContactSql('company', firstNo.company),
    ],
  };
  const loaded = await store.bulk(plan, async (bulk) => {
    for (const step of steps(bulk)) {
      const done = await step();
      if (!done.ok) return done;
    }
    options.progress?.('indexes', 0, 1);
    return ok(null);
  });
  options.progress?.('indexes', 1, 1);
  return loaded.ok ? ok({ people, companies, activities, tasks, orders }) : loaded;
};
