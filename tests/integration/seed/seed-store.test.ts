import { afterAll, expect, test } from 'vitest';
import { bucketsOf } from '#server/core/scope.ts';
import type { Scope } from '#server/core/scope.ts';
import { createMutationExecutor } from '#server/core/mutation-executor.ts';
import type { Store } from '#server/db/store.ts';
import { mutationDefinitions } from '#server/mutations.ts';
import { recordTables } from '#server/records.ts';
import { createCustomers } from '#server/seed/customers.ts';
import { createHappenings, SECOND_LOG_MS } from '#server/seed/happenings.ts';
import type { SeedUser } from '#server/seed/happenings.ts';
import { createLayout } from '#server/seed/layout.ts';
import { makeTask } from '#server/seed/sales.ts';
import { seedPeriod, seedStore, usersSince } from '#server/seed/seed-store.ts';
import { ensureUsers } from '#server/seed/seed-users.ts';
import { readConfig } from '#server/config.ts';
import { openStore } from '#server/db/open-store.ts';
import { EMPTY_PERSON } from '#shared/domain/person.ts';
import type { PersonFields } from '#shared/domain/person.ts';
import { createIdGenerator, systemRandom } from '#shared/lib/ids.ts';
import { toInstant } from '#shared/lib/clock.ts';
import { searchTokens } from '#shared/lib/fold.ts';
import { openEmptyStore } from '#tests/support/empty-store.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { seedUntilKilled } from '#tests/support/killed-seed.ts';

const COUNTS = { people: 40, companies: 14, activities: 160, orders: 40 };
const SIZE = { ...COUNTS, seed: 7 };
const TASKS = 12;

const scopeOf = (user: SeedUser & { readonly role?: Scope['role'] }): Scope => ({
  userId: user.id,
  userName: user.name,
  role: user.role ?? 'user',
  teamId: user.teamId,
  buckets: bucketsOf(user.id, user.teamId),
  locale: 'de',
  credentialId: null,
  credentialKind: 'command',
});

/** Tells the same story one mutation after another. Gives the words of all mails. */
const tellByMutations = async (store: Store): Promise<Set<string>> => {
  const { people, companies, activities, seed } = SIZE;
  const { startMs, endMs } = seedPeriod();
  const time = { ms: startMs };
  const clock = { now: () => time.ms };
  const newId = createIdGenerator(clock, systemRandom);
  const executor = createMutationExecutor({
    store,
    clock,
    newId,
    definitions: mutationDefinitions,
    tables: recordTables,
  });
  const found = await ensureUsers(store, seed, usersSince(startMs));
  if (!found.ok) throw new Error(found.error.code);
  const users = found.value;
  const layout = createLayout(people, companies, seed);
  const customers = createCustomers(layout, seed, startMs);
  const run = async (
    user: SeedUser & { readonly role?: Scope['role'] },
    ms: number,
    name: string,
    args: Record<string, unknown>,
  ): Promise<void> => {
    time.ms = ms;
    const outcome = await executor.execute(scopeOf(user), { id: newId(), name, at: toInstant(ms), args });
    expect(outcome).toMatchObject({ status: 'applied' });
  };
  const by = (index: number): SeedUser => users[index % users.length]!;
  for (let index = 0; index < companies; index += 1) {
    const { id, ms, fields } = customers.company(index);
    await run(by(index), ms, 'company.create', { id, fields });
  }
  for (const { id, ms, fields } of customers.ownFields)
    await run({ ...by(0), role: 'owner' }, ms, 'custom_field.create', { id, fields });
  for (let index = 0; index < people; index += 1) {
    const { id, ms, fields } = customers.person(index);
    await run(by(index), ms, 'person.create', { id, fields });
    const employment = customers.employment(index);
    if (employment)
      await run(by(index), employment.ms, 'employment.create', {
        id: employment.id,
        fields: employment.fields,
      });
    const relationship = customers.relationship(index);
    if (relationship)
      await run(by(index), relationship.ms, 'relationship.create', {
        id: relationship.id,
        fields: relationship.fields,
      });
  }
  const words = new Set<string>();
  const happening = createHappenings({ layout, customers, users, seed, count: activities, startMs, endMs });
  for (let index = 0; index < activities; index += 1) {
    const activity = happening(index);
    const { id, ms, user, visibility } = activity;
    if (activity.kind === 'mail') {
      const args = { id, mail: activity.mail, visibility, direction: 'none', links: [], source: 'seed' };
      await run(user, ms, 'mail.log', args);
      if (activity.alsoBy) await run(activity.alsoBy, ms + SECOND_LOG_MS, 'mail.log', args);
      for (const word of searchTokens(activity.mail.text)) words.add(word);
    } else
      await run(user, ms, 'activity.create', {
        id,
        kind: activity.kind,
        fields: activity.fields,
        visibility,
        links: activity.links,
      });
  }
  for (let index = 0; index < TASKS; index += 1) {
    const { row, by: user } = makeTask({ layout, customers, users, seed, startMs, endMs }, index);
    const { id, createdAt, title, dueOn, remindAt, assigneeId, personId, companyId, activityId, done } = row;
    const fields = { title, dueOn, remindAt, assigneeId, personId, companyId, activityId, done };
    await run(user, Date.parse(createdAt as string), 'task.create', { id, fields });
  }
  return words;
};

/** Somebody comes in as usual, beside what was made up. */
const createPerson = async (
  store: Store,
  user: SeedUser,
  id: string,
  fields: PersonFields,
): Promise<void> => {
  const clock = { now: () => seedPeriod().endMs };
  const newId = createIdGenerator(clock, systemRandom);
  const executor = createMutationExecutor({
    store,
    clock,
    newId,
    definitions: mutationDefinitions,
    tables: recordTables,
  });
  const envelope = { id: newId(), name: 'person.create', at: toInstant(clock.now()), args: { id, fields } };
  expect(await executor.execute(scopeOf(user), envelope)).toMatchObject({ status: 'applied' });
};

const TABLES = [
  'user_account',
  'team',
  'person',
  'company',
  'employment',
  'relationship',
  'person_place',
  'record_word',
  'custom_field',
  'custom_value',
  'activity',
  'activity_link',
  'mail',
  'mail_participant',
  'mail_reference',
  'mail_log',
  'timeline',
  'email_index',
  'domain_index',
  'search_token',
  'task',
  'change',
];
const OWN_COLUMNS = new Set(['seq', 'mutationId', 'xid']);

/** Rows in an order that does not depend on how they came. */
const rowsOf = async (store: Store, table: string): Promise<string[]> => {
  const rows = await store.sql.all(`select * from ${table}`);
  return rows
    .map((row) =>
      JSON.stringify(
        Object.entries(row)
          .filter(([column]) => !OWN_COLUMNS.has(column))
          .toSorted(([one], [other]) => (one < other ? -1 : 1)),
      ),
    )
    .toSorted();
};

describeOnBothEngines('a seeded store', (engine) => {
  const stores: Store[] = [];
  const open = async (): Promise<Store> => {
    const store = await openEmptyStore(engine);
    stores.push(store);
    return store;
  };
  afterAll(async () => {
    for (const store of stores) await store.close();
  });

  test('holds what the same story told by mutations leaves, in every table and in full text', async () => {
    const [seeded, told] = [await open(), await open()];
    expect(await seedStore(seeded, SIZE)).toMatchObject({ ok: true, value: { ...COUNTS, tasks: TASKS } });
    const words = await tellByMutations(told);
    for (const table of TABLES) {
      expect({ table, rows: await rowsOf(seeded, table) }).toEqual({
        table,
        rows: await rowsOf(told, table),
      });
    }
    const users = await seeded.sql.all<SeedUser>(
      'select id, name, email, "teamId" from user_account order by id',
    );
    const buckets = users.flatMap((user) => bucketsOf(user.id, user.teamId));
    for (const word of [...words].filter((_, at) => at % 5 === 0)) {
      const query = { words: [word], anyOf: [], buckets, beyond: null, kinds: [], limit: 1_000 };
      const hits = await seeded.findText(query);
      expect({ word, hits }).toEqual({ word, hits: await told.findText(query) });
      expect(hits).not.toHaveLength(0);
    }
  });

  const indexesOf = async (store: Store): Promise<string[]> => {
    const rows = await store.sql.all<{ name: string }>(
      store.engine === 'sqlite'
        ? `select name from sqlite_master where type = 'index' order by name`
        : 'select indexname as name from pg_indexes where schemaname = current_schema() order by 1',
    );
    return rows.map(({ name }) => name);
  };

  test('is the same each time, whether its indexes are kept in step or made anew', async () => {
    const [one, other] = [await open(), await open()];
    const before = await indexesOf(one);
    expect(await seedStore(one, { ...SIZE, rebuildIndexes: true })).toMatchObject({ ok: true });
    expect(await seedStore(other, SIZE)).toMatchObject({ ok: true });
    expect(await indexesOf(one)).toEqual(before);
    for (const table of [...TABLES, 'customer_order', 'mutation', 'audit']) {
      const rows = await rowsOf(one, table);
      expect({ table, rows }).toEqual({ table, rows: await rowsOf(other, table) });
      expect({ table, isEmpty: rows.length === 0 }).toEqual({ table, isEmpty: false });
    }
  });

  test('is other data with another seed', async () => {
    const [one, other] = [await open(), await open()];
    await seedStore(one, SIZE);
    await seedStore(other, { ...SIZE, seed: 8 });
    for (const table of ['person', 'company', 'activity'])
      expect(await rowsOf(one, table)).not.toEqual(await rowsOf(other, table));
    expect(await seedStore(one, { ...SIZE, seed: 8 })).toMatchObject({ ok: true });
  });

  test('takes the same seed once, in whatever part it came first, and then changes nothing', async () => {
    const store = await open();
    const state = async (): Promise<unknown> =>
      Promise.all([...TABLES, 'customer_order', 'mutation', 'meta'].map((table) => rowsOf(store, table)));
    await seedStore(store, { ...SIZE, people: 0, activities: 0, orders: 0 });
    const before = await state();
    for (const size of [SIZE, { ...SIZE, companies: 0 }, { ...SIZE, people: 0, orders: 3 }])
      expect(await seedStore(store, size)).toMatchObject({ ok: false, error: { code: 'seed.exists' } });
    expect(await state()).toEqual(before);
  });

  test('says so when one of its ids belongs to something else, and leaves no table behind', async () => {
    const store = await open();
    const layout = createLayout(SIZE.people, SIZE.companies, SIZE.seed);
    const { id, fields } = createCustomers(layout, SIZE.seed, seedPeriod().startMs).person(7);
    await ensureUsers(store, SIZE.seed, usersSince(seedPeriod().startMs));
    const [user] = await store.sql.all<SeedUser>(
      'select id, name, email, "teamId" from user_account limit 1',
    );
    await createPerson(store, user!, id, fields);
    expect(await seedStore(store, SIZE)).toMatchObject({ ok: false, error: { code: 'record.exists' } });
    await expect(async () => store.sql.all('select * from seed_token')).rejects.toThrow(/seed_token/);
  });

  test('that was interrupted is whole again when it is opened, and can be worked with', async () => {
    const url = await engine.databaseUrl();
    const env = {
      KONTOR_DATA: await engine.dataDir(),
      ...(url ? { KONTOR_DATABASE_URL: url } : {}),
    };
    expect(await seedUntilKilled(env)).toBe('SIGKILL');
    const config = readConfig(env, '/');
    if (!config.ok) throw new Error(config.error.code);
    const opened = await openStore(config.value);
    if (!opened.ok) throw new Error(opened.error.code);
    const store = opened.value;
    stores.push(store);
    expect(await indexesOf(store)).toEqual(await indexesOf(await open()));
    const count = async (text: string): Promise<number> => (await store.sql.get<{ n: number }>(text))!.n;
    // It ended with the first part of what happened; every part is found.
    expect(await count('select count(*) as n from activity')).toBeGreaterThan(0);
    expect(await count('select count(*) as n from task')).toBe(0);
    expect(
      await count(`select count(*) as n from activity a where not exists
        (select 1 from timeline t where t."activityNo" = a.no)`),
    ).toBe(0);
    expect(
      await count(`select count(*) as n from person p where not exists
        (select 1 from search_token t where t."recordNo" = p.no and t.kind = 1)`),
    ).toBe(0);
    const [user] = await store.sql.all<SeedUser>(
      'select id, name, email, "teamId" from user_account limit 1',
    );
    const query = {
      words: ['e'],
      anyOf: [],
      buckets: bucketsOf(user!.id, user!.teamId),
      beyond: null,
      kinds: [],
    };
    expect(await store.findText({ ...query, limit: 10 })).not.toHaveLength(0);
    // Nothing is owed: what a new database has, and no more.
    const keysOf = (of: Store) => of.sql.all('select key from meta order by key');
    expect(await keysOf(store)).toEqual(await keysOf(await open()));
    if (engine.name === 'sqlite') {
      const merging = await store.sql.get(`select v from activity_text_config where k = 'automerge'`);
      expect(merging).toEqual({ v: 4 });
    }
    const personId = createIdGenerator({ now: () => seedPeriod().endMs }, systemRandom)();
    await createPerson(store, user!, personId, { ...EMPTY_PERSON, lastName: 'Neu' });
    expect(await seedStore(store, { ...SIZE, seed: 99 })).toMatchObject({ ok: true });
  });
});
