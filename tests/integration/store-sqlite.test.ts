import { join } from 'node:path';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ok } from '#shared/lib/result.ts';
import { openSqliteStore } from '#server/db/sqlite/sqlite-store.ts';
import type { Store, Tx } from '#server/db/store.ts';

const put = (tx: Tx, key: string, value = 'x'): Promise<void> | void =>
  tx.run('insert into meta (key, value) values (?, ?)', key, value);

describe('the embedded store', () => {
  let folder: string;
  let store: Store;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kontor-data-'));
    const opened = await openSqliteStore(join(folder, 'kontor.db'));
    if (!opened.ok) throw new Error(opened.error.code);
    store = opened.value;
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });

  const ask = async (text: string): Promise<unknown> => {
    let answer: unknown;
    await store.write(async (tx) => {
      answer = Object.values((await tx.get(text)) ?? {})[0];
      return ok(null);
    });
    return answer;
  };

  it('is as durable as it was measured', async () => {
    expect(await ask('pragma journal_mode')).toBe('wal');
    expect(await ask('pragma synchronous')).toBe(2);
    expect(await ask('pragma foreign_keys')).toBe(1);
  });

  it('commits together what is asked in one turn', async () => {
    const count = 'select count(*) as n from meta';
    const seen: { inside: number; outside: number }[] = [];
    await Promise.all(
      Array.from({ length: 5 }, (_, index) =>
        store.write(async (tx) => {
          await put(tx, `group-${index}`);
          const inside = (await tx.get<{ n: number }>(count))!.n;
          const outside = (await store.sql.get<{ n: number }>(count))!.n;
          seen.push({ inside, outside });
          return ok(null);
        }),
      ),
    );
    // Each job sees those before it while nobody outside sees any: one transaction.
    expect(seen).toEqual([1, 2, 3, 4, 5].map((inside) => ({ inside, outside: 0 })));
    expect(await ask(count)).toBe(5);
  });

  it('acknowledges nothing when the disk is full, loses nothing from before, and goes on when there is room', async () => {
    await store.write(async (tx) => ok(await put(tx, 'before')));
    const pages = Number(await ask('pragma page_count'));
    await ask(`pragma max_page_count = ${pages + 4}`);
    const big = 'x'.repeat(200_000);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, (_, index) =>
        store.write(async (tx) => ok(await put(tx, `full-${index}`, big))),
      ),
    );
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({
        status: 'fulfilled',
        value: { ok: false, error: { code: 'store.full' } },
      });
    }
    await ask('pragma max_page_count = 1000000');
    expect(await store.write(async (tx) => ok(await put(tx, 'after', big)))).toMatchObject({ ok: true });
    const keys = await store.sql.all<{ key: string }>('select key from meta order by key');
    expect(keys.map(({ key }) => key)).toEqual(['after', 'before']);
    expect(await ask('pragma integrity_check')).toBe('ok');
  });

  it('searches texts in a thread of its own with a connection that cannot write', async () => {
    const query = { words: ['x'], exact: [], buckets: ['all'], before: null, kinds: [], limit: 5 };
    expect(await Promise.all([store.findText(query), store.findText(query)])).toEqual([[], []]);
  });
});
