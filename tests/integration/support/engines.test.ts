import { DatabaseSync } from 'node:sqlite';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, expect, test } from 'vitest';
import { describeOnBothEngines } from '#tests/support/engines.ts';

const ask = async (url: string, sql: string): Promise<unknown> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
};

describeOnBothEngines('a store for tests', (engine) => {
  const folders: string[] = [];
  afterAll(() => {
    expect(folders.every((folder) => existsSync(folder))).toBe(true);
  });

  test('keeps what is written to it', async () => {
    const folder = await engine.dataDir();
    folders.push(folder);
    const url = await engine.databaseUrl();
    if (url) {
      await ask(url, 'create table note (text text); insert into note values ($$Größe$$)');
      expect(await ask(url, 'select text from note')).toEqual([{ text: 'Größe' }]);
    } else {
      const database = new DatabaseSync(join(folder, 'kontor.db'));
      database.exec("create table note (text text); insert into note values ('Größe')");
      expect(database.prepare('select text from note').all()).toEqual([{ text: 'Größe' }]);
      database.close();
    }
  });

  test('is new and empty each time it is asked for', async () => {
    expect(await engine.dataDir()).not.toBe(await engine.dataDir());
    const [first, second] = [await engine.databaseUrl(), await engine.databaseUrl()];
    if (!first || !second) return;
    await ask(first, 'create table note (text text)');
    expect(
      await ask(second, "select count(*)::int as tables from pg_tables where tablename = 'note'"),
    ).toEqual([{ tables: 0 }]);
  });

  test('is copied from a template that is prepared once', async () => {
    let prepared = 0;
    const template = {
      name: 'engines_test_template',
      prepare: async (url: string) => {
        prepared += 1;
        await ask(url, 'create table ready (number int)');
      },
    };
    const urls = await Promise.all([engine.databaseUrl(template), engine.databaseUrl(template)]);
    for (const url of urls) if (url) expect(await ask(url, 'select * from ready')).toEqual([]);
    expect(prepared).toBe(engine.name === 'postgres' ? 1 : 0);
  });
});
