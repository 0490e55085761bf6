/** Mails for the durable log: the seed's own, told to an empty store, and the rows they leave. */
import { createMutationExecutor } from '#server/core/mutation-executor.ts';
import type { MutationExecutor } from '#server/core/mutation-executor.ts';
import type { Store, Value } from '#server/db/store.ts';
import { activityTokens } from '#server/activities/activity-tokens.ts';
import { mutationDefinitions } from '#server/mutations.ts';
import { recordTables } from '#server/records.ts';
import { createCustomers } from '#server/seed/customers.ts';
import { createHappenings } from '#server/seed/happenings.ts';
import type { SeedUser } from '#server/seed/happenings.ts';
import { createLayout } from '#server/seed/layout.ts';
import { seedPeriod } from '#server/seed/seed-store.ts';
import type { MutationEnvelope } from '#shared/domain/mutation.ts';
import { newId } from '#shared/lib/ids.ts';
import { systemClock, toInstant } from '#shared/lib/clock.ts';

export const CUSTOMERS = { people: 400, companies: 80, activities: 0, orders: 0, seed: 4 };

export const executorOf = (store: Store): MutationExecutor =>
  createMutationExecutor({
    store,
    clock: systemClock,
    newId,
    definitions: mutationDefinitions,
    tables: recordTables,
  });

/** Envelopes of `mail.log`, each another mail. */
export const makeEnvelopes = async (store: Store, count: number): Promise<MutationEnvelope[]> => {
  const users = await store.sql.all<SeedUser>(
    'select id, name, email, "teamId" from user_account order by id',
  );
  const layout = createLayout(CUSTOMERS.people, CUSTOMERS.companies, CUSTOMERS.seed);
  const { startMs, endMs } = seedPeriod();
  const customers = createCustomers(layout, CUSTOMERS.seed, startMs);
  const happening = createHappenings({
    layout,
    customers,
    users,
    seed: CUSTOMERS.seed,
    count: count * 3,
    startMs,
    endMs,
  });
  const envelopes: MutationEnvelope[] = [];
  for (let index = 0; envelopes.length < count; index += 1) {
    const activity = happening(index);
    if (activity.kind !== 'mail') continue;
    const args = {
      id: newId(),
      mail: activity.mail,
      visibility: 'all',
      direction: 'none',
      links: [],
      source: 'bench',
    };
    envelopes.push({ id: newId(), name: 'mail.log', at: toInstant(endMs), args });
  }
  return envelopes;
};

export type RowToWrite = { readonly text: string; readonly values: readonly Value[] };

const OF_ACTIVITY = ['mail', 'mail_participant', 'mail_reference', 'mail_log', 'activity_link'];

/** Every row that logging this mail left, as plain inserts. */
export const rowsOf = async ({ sql }: Store, { id, args }: MutationEnvelope): Promise<RowToWrite[]> => {
  const rows: RowToWrite[] = [];
  const take = async (
    table: string,
    where: string,
    value: Value,
    without: readonly string[] = [],
  ): Promise<void> => {
    for (const row of await sql.all(`select * from ${table} where ${where} = ?`, value)) {
      const columns = Object.keys(row).filter((column) => !without.includes(column));
      const text = `insert into ${table} (${columns.map((column) => `"${column}"`).join(', ')}) values (${columns.map(() => '?').join(', ')})`;
      rows.push({ text, values: columns.map((column) => row[column] as Value) });
    }
  };
  const activityId = args['id'] as string;
  await take('activity', 'id', activityId);
  for (const table of OF_ACTIVITY) await take(table, '"activityId"', activityId);
  const activity = await sql.get<{ no: number; id: string; kind: string; subject: string; text: string }>(
    'select no, id, kind, subject, text from activity where id = ?',
    activityId,
  );
  const links = await sql.all<{ recordId: string }>(
    'select "recordId" from activity_link where "activityId" = ?',
    activityId,
  );
  await take('timeline', '"activityNo"', activity!.no);
  // Only reads are done with it.
  const tokens = await activityTokens(
    sql as Parameters<typeof activityTokens>[0],
    activity!,
    links.map(({ recordId }) => recordId),
    [],
  );
  rows.push({
    text: 'insert into activity_text (rowid, tokens) values (?, ?)',
    values: [activity!.no, tokens.join(' ')],
  });
  await take('change', '"mutationId"', id, ['seq']);
  await take('mutation', 'id', id);
  await take('audit', '"mutationId"', id, ['no']);
  return rows;
};
