import { afterAll, beforeAll, expect, it } from 'vitest';
import { fail, ok } from '#shared/lib/result.ts';
import { readConfig } from '#server/config.ts';
import type { Config } from '#server/config.ts';
import { openStore } from '#server/db/open-store.ts';
import type { Store } from '#server/db/store.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';

const PLAN = {
  rebuildIndexesOf: ['task'],
  before: [],
  after: [`update meta set value = 'kept' where key = 'note'`],
};

describeOnBothEngines('a load in bulk', (engine) => {
  let config: Config;
  let store: Store;

  const open = async (): Promise<Store> => {
    const opened = await openStore(config);
    if (!opened.ok) throw new Error(opened.error.code);
    return opened.value;
  };
  const taskIndexes = async (): Promise<number> => {
    const text =
      engine.name === 'sqlite'
        ? `select count(*) as n from sqlite_master where type = 'index' and sql is not null and tbl_name = 'task'`
        : `select count(*) as n from pg_indexes where schemaname = current_schema() and tablename = 'task'
           and indexname not like '%_pkey'`;
    return (await store.sql.get<{ n: number }>(text))!.n;
  };
  const note = async (): Promise<unknown> =>
    (await store.sql.get<{ value: string }>(`select value from meta where key = 'note'`))?.value;

  beforeAll(async () => {
    const databaseUrl = await engine.databaseUrl();
    const read = readConfig(
      { KONTOR_DATA: await engine.dataDir(), ...(databaseUrl ? { KONTOR_DATABASE_URL: databaseUrl } : {}) },
      '/',
    );
    if (!read.ok) throw new Error(read.error.code);
    config = read.value;
    store = await open();
    await store.write(async (tx) =>
      ok(await tx.run(`insert into meta (key, value) values ('note', 'fresh')`)),
    );
  });
  afterAll(() => store.close());

  it('is left alone by whoever opens the database meanwhile, and a second one is refused', async () => {
    const before = await taskIndexes();
    const during = await store.bulk(PLAN, async () => {
      const other = await open();
      expect(await taskIndexes()).toBe(0);
      const second = await other.bulk(PLAN, () => Promise.resolve(ok(null)));
      await other.close();
      expect([await taskIndexes(), await note()]).toEqual([0, 'fresh']);
      return ok(second);
    });
    expect(during).toMatchObject({ ok: true, value: { ok: false, error: { code: 'store.busy' } } });
    expect([await taskIndexes(), await note()]).toEqual([before, 'kept']);
    expect(before).toBeGreaterThan(2);
  });

  it('puts back what it took away when it fails', async () => {
    const before = await taskIndexes();
    expect(await store.bulk(PLAN, () => Promise.resolve(fail('record.not_found')))).toMatchObject({
      ok: false,
      error: { code: 'record.not_found' },
    });
    expect(await taskIndexes()).toBe(before);
    await expect(store.bulk(PLAN, () => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug');
    expect(await taskIndexes()).toBe(before);
  });
});
