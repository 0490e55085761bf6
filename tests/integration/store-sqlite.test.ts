import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtemp, readFile, readdir, readlink, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fail, ok } from '#shared/lib/result.ts';
import { openSqliteStore } from '#server/db/sqlite/sqlite-store.ts';
import type { FullTextQuery, Store, Tx } from '#server/db/store.ts';

const put = (tx: Tx, key: string, value = 'x'): Promise<void> | void =>
  tx.run('insert into meta (key, value) values (?, ?)', key, value);

const addNote = async (tx: Tx, no: number, text: string): Promise<void> => {
  await tx.run(
    `insert into activity (no, id, kind, "occurredAt", subject, preview, direction, outcome, visibility, "createdById",
       attachments, sample, text, "createdAt", "updatedAt")
     values (?, ?, 'note', '2026-11-22T10:00:00.000Z', '', '', 'none', '', 'all', null, 0, 0, ?, 'x', 'x')`,
    no,
    `note-${no}`,
    text,
  );
  await tx.fullText.put(no, [text.toLowerCase()]);
};
const findWord = (word: string): FullTextQuery => ({
  words: [word],
  anyOf: [],
  buckets: ['all'],
  beyond: null,
  kinds: [],
  limit: 5,
});

/** How this process has a file open, as the operating system tells it: the access mode of `open` is its last two bits. */
const openedAs = async (file: string): Promise<string[]> => {
  const path = await realpath(file);
  const modes: string[] = [];
  for (const descriptor of await readdir('/proc/self/fd')) {
    if ((await readlink(`/proc/self/fd/${descriptor}`).catch(() => '')) !== path) continue;
    const flags = /^flags:\s*(\d+)$/m.exec(await readFile(`/proc/self/fdinfo/${descriptor}`, 'utf8'))?.[1];
    modes.push((Number.parseInt(flags!, 8) & 3) === 0 ? 'read only' : 'read and write');
  }
  return modes.toSorted();
};

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
    const count = "select count(*) as n from meta where key like 'group-%'";
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

  it('indexes the texts of one turn together, and those of a failed job not at all', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, (_, no) =>
        store.write(async (tx) => {
          await tx.fullText.put(no, ['letter', `n${no}`]);
          return no === 3 ? fail('record.not_found') : ok(null);
        }),
      ),
    );
    expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, true, true, false, true, true]);
    const found = await store.sql.all<{ rowid: number }>(
      `select rowid from activity_text where activity_text match 'letter' order by rowid`,
    );
    expect(found.map(({ rowid }) => rowid)).toEqual([0, 1, 2, 4, 5]);
    expect(await ask('select count(distinct segid) from activity_text_idx')).toBe(1);
    await store.write(async (tx) => {
      await tx.fullText.put(1, ['telegram']);
      await tx.fullText.remove(2);
      return ok(null);
    });
    const left = await store.sql.all<{ rowid: number }>(
      `select rowid from activity_text where activity_text match 'letter' order by rowid`,
    );
    expect(left.map(({ rowid }) => rowid)).toEqual([0, 4, 5]);
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
    const keys = await store.sql.all<{ key: string }>(
      "select key from meta where key <> 'epoch' order by key",
    );
    expect(keys.map(({ key }) => key)).toEqual(['after', 'before']);
    expect(await ask('pragma integrity_check')).toBe('ok');
  });

  it('searches texts in a thread of its own', async () => {
    const threads: Worker[] = [];
    const note = (message: unknown): void => void threads.push((message as { worker: Worker }).worker);
    subscribe('worker_threads', note);
    await store.write(async (tx) => {
      await addNote(tx, 1, 'Angebot');
      await addNote(tx, 2, 'Rechnung');
      return ok(null);
    });
    expect(
      await Promise.all([store.findText(findWord('angebot')), store.findText(findWord('rechnung'))]),
    ).toEqual([[1], [2]]);
    expect(threads).toHaveLength(1);
    // When it has ended, nobody here answers instead: another one is started.
    await threads[0]!.terminate();
    expect(await store.findText(findWord('angebot'))).toEqual([1]);
    expect(threads).toHaveLength(2);
    unsubscribe('worker_threads', note);
  });

  it.skipIf(process.platform !== 'linux')(
    'reads, also in that thread, over connections that cannot write',
    async () => {
      const before = await openedAs(join(folder, 'kontor.db'));
      expect(before).toEqual(['read and write', 'read only']);
      expect(() => store.sql.run(`insert into meta (key, value) values ('x', 'x')`)).toThrow(/readonly/);
      await store.findText(findWord('angebot'));
      expect(await openedAs(join(folder, 'kontor.db'))).toEqual([...before, 'read only']);
    },
  );
});
