import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fail, ok } from '#shared/lib/result.ts';
import { databasePath, readConfig } from '#server/config.ts';
import type { Config } from '#server/config.ts';
import { openStore } from '#server/db/open-store.ts';
import type { Store, Tx } from '#server/db/store.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';

const put = (tx: Tx, key: string, value = 'x'): Promise<void> | void =>
  tx.run('insert into meta (key, value) values (?, ?)', key, value);

describeOnBothEngines('the store', (engine) => {
  let config: Config;
  let store: Store;

  const open = async (): Promise<Store> => {
    const opened = await openStore(config);
    if (!opened.ok) throw new Error(opened.error.code);
    return opened.value;
  };
  const has = async (key: string): Promise<boolean> =>
    (await store.sql.get('select key from meta where key = ?', key)) !== undefined;
  /** What somebody else finds who opens the database. */
  const readFromOutside = async (): Promise<string[]> => {
    const text = "select key from meta where key like 'durable%' order by key";
    if (engine.name === 'sqlite') {
      const other = new DatabaseSync(databasePath(config), { readOnly: true });
      const rows = other.prepare(text).all();
      other.close();
      return rows.map((row) => String(row['key']));
    }
    const other = new Client({ connectionString: config.databaseUrl });
    await other.connect();
    const { rows } = await other.query<{ key: string }>(text);
    await other.end();
    return rows.map(({ key }) => key);
  };

  beforeAll(async () => {
    const databaseUrl = await engine.databaseUrl();
    const env = {
      KONTOR_DATA: await engine.dataDir(),
      ...(databaseUrl ? { KONTOR_DATABASE_URL: databaseUrl } : {}),
    };
    const read = readConfig(env, '/');
    if (!read.ok) throw new Error(read.error.code);
    config = read.value;
    store = await open();
  });
  afterAll(() => store.close());

  it('has on disk what it said is written', async () => {
    const keys = Array.from({ length: 50 }, (_, count) => `durable-${String(count).padStart(2, '0')}`);
    await Promise.all(keys.map((key) => store.write(async (tx) => ok(await put(tx, key)))));
    expect(await readFromOutside()).toEqual(keys);
  });

  it('takes back what a job wrote that failed, and nothing of the others', async () => {
    const outcomes = await Promise.all([
      store.write(async (tx) => ok(await put(tx, 'one'))),
      store.write(async (tx) => {
        await put(tx, 'failed');
        return fail('record.not_found');
      }),
      store.write(async (tx) => ok(await put(tx, 'two'))),
    ]);
    expect(outcomes.map(({ ok: done }) => done)).toEqual([true, false, true]);
    expect([await has('one'), await has('failed'), await has('two')]).toEqual([true, false, true]);
  });

  it('rejects the job that throws, and no other', async () => {
    const bug = new Error('a bug');
    const settled = await Promise.allSettled([
      store.write(async (tx) => ok(await put(tx, 'before'))),
      store.write(async (tx) => {
        await put(tx, 'thrown');
        throw bug;
      }),
      store.write(async (tx) => ok(await put(tx, 'after'))),
    ]);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(settled[1]).toMatchObject({ reason: bug });
    expect([await has('before'), await has('thrown'), await has('after')]).toEqual([true, false, true]);
  });

  it('shows nobody what is not committed', async () => {
    let seen: boolean | undefined;
    await store.write(async (tx) => {
      await put(tx, 'hidden');
      seen = await has('hidden');
      return ok(null);
    });
    expect(seen).toBe(false);
    expect(await has('hidden')).toBe(true);
  });

  it('writes in one transaction what comes through Kysely and what is written by hand', async () => {
    const both = (key: string, fails: boolean) =>
      store.write(async (tx) => {
        await put(tx, `${key}-by-hand`);
        await tx.db
          .insertInto('meta')
          .values({ key: `${key}-kysely`, value: 'a\0b' })
          .execute();
        const seen = await tx.db.selectFrom('meta').select('key').where('key', 'like', `${key}-%`).execute();
        expect(seen).toHaveLength(2);
        return fails ? fail('record.not_found') : ok(null);
      });
    await both('kept', false);
    await both('dropped', true);
    const keys = await store.read
      .selectFrom('meta')
      .select('key')
      .where('key', 'in', ['kept-by-hand', 'kept-kysely', 'dropped-by-hand', 'dropped-kysely'])
      .orderBy('key')
      .execute();
    expect(keys.map(({ key }) => key)).toEqual(['kept-by-hand', 'kept-kysely']);
  });

  it('tells how many rows Kysely changed, also after full text was written', async () => {
    await store.write(async (tx) => {
      await put(tx, 'counted', 'before');
      for (let no = 1; no <= 500; no += 1) await tx.fullText.put(no, ['angebot', `nummer${no}`]);
      return ok(null);
    });
    const changed = await store.write(async (tx) => {
      let rows = 0n;
      for (let no = 1; no <= 20; no += 1) {
        await tx.fullText.remove(no);
        const update = tx.db
          .updateTable('meta')
          .set({ value: `${no}` })
          .where('key', '=', 'counted');
        rows += (await update.executeTakeFirst()).numUpdatedRows;
      }
      return ok(rows);
    });
    expect(changed).toEqual({ ok: true, value: 20n });
  });

  it('lets PostgreSQL plan a statement of Kysely once', async () => {
    if (engine.name !== 'postgres') return;
    const planned = await store.write(async (tx) => {
      for (const key of ['one', 'two']) {
        await tx.db.selectFrom('meta').select('value').where('key', '=', key).execute();
      }
      return ok(
        await tx.all<{ uses: number }>(
          `select generic_plans + custom_plans as uses from pg_prepared_statements
           where statement = 'select "value" from "meta" where "key" = $1'`,
        ),
      );
    });
    expect(planned).toMatchObject({ value: [{ uses: 2 }] });
  });

  it('lets no reader write', async () => {
    if (engine.name !== 'sqlite') return;
    expect(() => store.sql.run("insert into meta (key, value) values ('sneaked', '')")).toThrow(/readonly/);
  });

  it('holds on to its rules: types and references', async () => {
    const insert = (text: string, ...values: (string | number)[]) =>
      store.write(async (tx) => ok(await tx.run(text, ...values)));
    await expect(
      insert('insert into blob (hash, "sizeBytes", "createdAt") values (?, ?, ?)', 'h', 'viele', 'x'),
    ).rejects.toThrow(/viele|INTEGER/);
    await expect(
      insert('insert into password ("userId", hash, "changedAt") values (?, ?, ?)', 'nobody', 'h', 'x'),
    ).rejects.toThrow(/foreign key/i);
    await expect(insert('insert into meta (key, value) values (?, ?)', 'one', 'again')).rejects.toThrow(
      /unique/i,
    );
  });

  it('says that nothing can be written, and goes on when it can again', async () => {
    const outcome = await store.write(async (tx) => {
      if (engine.name === 'postgres') await tx.run('set transaction read only');
      else await tx.run('pragma query_only = on');
      try {
        await put(tx, 'read-only');
      } finally {
        if (engine.name === 'sqlite') await tx.run('pragma query_only = off');
      }
      return ok(null);
    });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'store.read_only' } });
    expect(await store.write(async (tx) => ok(await put(tx, 'writable')))).toMatchObject({ ok: true });
    expect([await has('read-only'), await has('writable')]).toEqual([false, true]);
  });

  it('refuses the database of a newer version and leaves it as it is', async () => {
    await store.write(async (tx) => {
      await tx.run(`insert into kysely_migration (name, timestamp) values ('9999-later', '2030')`);
      return ok(null);
    });
    expect(await openStore(config)).toMatchObject({ ok: false, error: { code: 'store.newer' } });
    await store.write(async (tx) => {
      await tx.run(`delete from kysely_migration where name = '9999-later'`);
      return ok(null);
    });
    const again = await open();
    expect(await again.sql.get('select key from meta where key = ?', 'one')).toBeDefined();
    await again.close();
  });

  it('says why it cannot be opened', async () => {
    const folder = await engine.dataDir();
    await writeFile(join(folder, 'file'), '');
    const elsewhere: Config =
      engine.name === 'sqlite'
        ? { ...config, dataDir: join(folder, 'file', 'data') }
        : { ...config, databaseUrl: 'postgres://nobody:nothing@127.0.0.1:1/none' };
    expect(await openStore(elsewhere)).toMatchObject({ ok: false, error: { code: 'store.cannot_open' } });
    if (engine.name === 'sqlite') {
      await writeFile(join(folder, 'kontor.db'), 'this is a letter, not a database'.repeat(100));
      const damaged = await openStore({ ...config, dataDir: folder });
      expect(damaged).toMatchObject({ ok: false, error: { code: 'store.cannot_open' } });
    }
  });

  it('keeps everything when it is closed and opened again', async () => {
    await store.close();
    store = await open();
    expect(await has('durable-49')).toBe(true);
    expect(await store.ping()).toBe(true);
  });
});
