import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createRecordWriter } from '#server/core/record-writer.ts';
import { bucketsOf } from '#server/core/scope.ts';
import type { Scope } from '#server/core/scope.ts';
import { openPostgresStore } from '#server/db/postgres/postgres-store.ts';
import { openSqliteStore } from '#server/db/sqlite/sqlite-store.ts';
import type { Store } from '#server/db/store.ts';
import { readPanel } from '#server/panel/panel.query.ts';
import { recordTables } from '#server/records.ts';
import { loadSample } from '#server/sample/sample-data.ts';
import { removeSample } from '#server/sample/sample-removal.ts';
import { seedStore } from '#server/seed/seed-store.ts';
import { people } from '#server/web/practice/mails/cast.ts';
import { createIdGenerator, systemRandom } from '#shared/lib/ids.ts';
import { ok } from '#shared/lib/result.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import type { TestEngine } from '#tests/support/engines.ts';

const NOW = '2026-11-20T08:00:00.000Z';
const clock = { now: () => Date.parse(NOW) };
const newId = createIdGenerator(clock, systemRandom);

/** A store with accounts and nothing else; the first of them asks. */
const openStore = async (engine: TestEngine): Promise<{ store: Store; scope: Scope }> => {
  const url = await engine.databaseUrl();
  const opened = await (url
    ? openPostgresStore(url)
    : openSqliteStore(join(await engine.dataDir(), 'kontor.db')));
  if (!opened.ok) throw new Error(opened.error.code);
  const store = opened.value;
  await seedStore(store, { people: 0, companies: 0, activities: 0, orders: 0, seed: 1 });
  const user = await store.sql.get<{ id: string; name: string; teamId: string }>(
    'select id, name, "teamId" from user_account order by id limit 1',
  );
  const { id: userId, name: userName, teamId } = user!;
  const buckets = bucketsOf(userId, teamId);
  return {
    store,
    scope: {
      userId,
      userName,
      teamId,
      buckets,
      role: 'owner',
      locale: 'de',
      credentialId: null,
      credentialKind: 'session',
    },
  };
};

const count = async (store: Store, text: string): Promise<number> =>
  (await store.sql.get<{ n: number }>(`select count(*) as n from ${text}`))!.n;

describeOnBothEngines('the sample data', (engine) => {
  const stores: Store[] = [];
  const open = async (): Promise<{ store: Store; scope: Scope }> => {
    const opened = await openStore(engine);
    stores.push(opened.store);
    return opened;
  };
  afterAll(async () => {
    for (const store of stores) await store.close();
  });

  test('knows every customer who writes to the practice inbox, but one and the newsletter', async () => {
    const { store, scope } = await open();
    expect(await loadSample({ store, clock, newId, userId: scope.userId })).toEqual(ok(null));
    const known: string[] = [];
    for (const { email, name } of Object.values(people)) {
      const panel = await readPanel(store.sql, scope, { participants: [{ email, name, role: 'from' }] }, NOW);
      if (!panel.ok) throw new Error(panel.error.code);
      if (panel.value.person) known.push(panel.value.person.lastName);
      if (panel.value.person) expect(panel.value.company).not.toBeNull();
    }
    expect(known.toSorted()).toEqual([
      'Hartwell',
      'Kessler',
      'Lindqvist',
      'Nair',
      'Reuter',
      'Vogt',
      'Öztürk',
    ]);
  });

  test('has a history, follow-ups around today and orders, and is loaded once', async () => {
    const { store, scope } = await open();
    await loadSample({ store, clock, newId, userId: scope.userId });
    await loadSample({ store, clock, newId, userId: scope.userId });
    expect(await count(store, 'company')).toBe(12);
    expect(await count(store, 'person')).toBe(30);
    expect(await count(store, 'activity')).toBe(62);
    expect(await count(store, 'task')).toBe(12);
    const participants = [{ ...people.oeztuerk, role: 'from' as const }];
    const panel = await readPanel(store.sql, scope, { participants }, NOW);
    expect(panel).toMatchObject({
      ok: true,
      value: { tasks: [{ dueOn: '2026-11-20' }], commercial: { orders: 4, currency: 'EUR' } },
    });
  });

  test('goes without a trace in the panel, and leaves what others made', async () => {
    const { store, scope } = await open();
    await loadSample({ store, clock, newId, userId: scope.userId });
    await seedStore(store, { people: 3, companies: 1, activities: 5, orders: 2, seed: 5 });
    const done = await store.write(async (tx) => {
      const write = createRecordWriter({
        tx,
        tables: recordTables,
        mutationId: newId(),
        userId: scope.userId,
        now: NOW,
      });
      const removed = await removeSample({
        tx,
        write,
        scope,
        mutationId: newId(),
        now: NOW,
        clock,
        newId,
        noteConflict: () => {},
      });
      await write.finish();
      return removed;
    });
    expect(done).toMatchObject({ ok: true });
    for (const table of ['company', 'person', 'employment', 'activity', 'task']) {
      expect(await count(store, `${table} where sample = 1 and "deletedAt" is null`)).toBe(0);
    }
    expect(await count(store, 'person where "deletedAt" is null')).toBe(3);
    expect(await count(store, 'customer_order')).toBe(2);
    const panel = await readPanel(
      store.sql,
      scope,
      { participants: [{ ...people.oeztuerk, role: 'from' }] },
      NOW,
    );
    expect(panel).toMatchObject({ ok: true, value: { person: null, company: null, timeline: [] } });
    expect(await count(store, 'timeline')).toBe(
      await count(store, 'timeline t join activity a on a.no = t."activityNo" and a.sample = 0'),
    );
  });
});
