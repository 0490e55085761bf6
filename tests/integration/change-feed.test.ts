import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ok } from '#shared/lib/result.ts';
import type { Change } from '#server/db/change-feed.ts';
import type { Store, Tx } from '#server/db/store.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { apply } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

const WRITERS = 8;
const WRITES = 25;

describeOnBothEngines('following the change log', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let store: Store;

  const page = async (
    after: string | null,
    limit = 100,
  ): Promise<{ changes: readonly Change[]; cursor: string }> => {
    const read = await store.changes.after(after, limit);
    if (!read.ok) throw new Error(read.error.code);
    return read.value;
  };
  /** Behind everything committed so far. On PostgreSQL that shows only once older transactions anywhere have ended. */
  const end = async (): Promise<string> => {
    const logged = await store.sql.get<{ count: number }>('select count(*) as count from change');
    let cursor: string | null = null;
    for (let seen = 0; ; await setImmediate()) {
      const next: Awaited<ReturnType<typeof page>> = await page(cursor);
      seen += next.changes.length;
      ({ cursor } = next);
      if (seen >= logged!.count && next.changes.length === 0) return next.cursor;
    }
  };
  const note = (tx: Tx, recordId: string): Promise<void> | void =>
    tx.run(
      `insert into change ("mutationId", "recordType", "recordId", op, bucket, "userId", at, fields)
       values ('m', 'person', ?, 'insert', 'all', 'u', '2026-11-22T10:00:00.000Z', '{}')`,
      recordId,
    );

  /** On PostgreSQL a change shows once every transaction of the whole server that began before it has ended. */
  const untilReadable = async (start: string, count: number): Promise<void> => {
    while ((await page(start, count)).changes.length < count) await setImmediate();
  };

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora');
    ({ store } = app.services);
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('gives each change once, in order, in pages of any size', async () => {
    const start = await end();
    const id = app.newId();
    await apply(nora, 'person.create', { id, fields: { lastName: 'Eins' } });
    await apply(nora, 'person.update', { id, set: { lastName: 'Zwei' } });
    await apply(nora, 'person.delete', { id });
    await untilReadable(start, 3);
    const first = await page(start, 2);
    const second = await page(first.cursor, 2);
    const third = await page(second.cursor, 2);
    expect([...first.changes, ...second.changes].map(({ op, recordId }) => [op, recordId])).toEqual([
      ['insert', id],
      ['update', id],
      ['delete', id],
    ]);
    expect(first.changes[1]?.fields).toEqual({ lastName: ['Eins', 'Zwei'] });
    expect(third).toEqual({ changes: [], cursor: second.cursor, more: false });
  });

  it('refuses a cursor that is none', async () => {
    for (const cursor of ['', 'x', '-1', "1' or '1"]) {
      expect(await store.changes.after(cursor, 10)).toMatchObject({
        ok: false,
        error: { code: 'request.cursor' },
      });
    }
  });

  it('misses nothing while eight writers commit and a reader follows', async () => {
    // Going on behind the highest number seen loses changes on PostgreSQL: numbers are drawn before the commit.
    let cursor = await end();
    const seen: string[] = [];
    const expected: string[] = [];
    let writing = true;
    const writers = Array.from({ length: WRITERS }, async (_, writer) => {
      for (let count = 0; count < WRITES; count += 1) {
        const ids = [`w${writer}-${count}-a`, `w${writer}-${count}-b`];
        await store.write(async (tx) => {
          for (const id of ids) await note(tx, id);
          return ok(null);
        });
        expected.push(...ids);
      }
    });
    const follow = async (): Promise<void> => {
      for (;;) {
        const next = await page(cursor, 7);
        ({ cursor } = next);
        seen.push(...next.changes.map(({ recordId }) => recordId));
        if (!writing && seen.length >= expected.length && next.changes.length === 0) return;
        // The embedded store answers at once: without a turn of the event loop nobody would get to write.
        await setImmediate();
      }
    };
    const reader = follow();
    await Promise.all(writers);
    writing = false;
    await reader;
    expect(seen.toSorted()).toEqual(expected.toSorted());
  });

  it('waits for a transaction that began earlier and commits later', async () => {
    if (engine.name !== 'postgres') return;
    const start = await end();
    const gate = Promise.withResolvers<void>();
    const drawn = Promise.withResolvers<void>();
    const slow = store.write(async (tx) => {
      await note(tx, 'slow');
      drawn.resolve();
      await gate.promise;
      return ok(null);
    });
    await drawn.promise;
    await store.write(async (tx) => ok(await note(tx, 'quick')));
    expect((await page(start)).changes).toEqual([]);
    gate.resolve();
    await slow;
    await untilReadable(start, 2);
    expect((await page(start)).changes.map(({ recordId }) => recordId)).toEqual(['slow', 'quick']);
  });

  it('makes one account and one team of what eight people ask for at once', async () => {
    const owner = await (await app.addUser('Chefin', 'owner')).asPage();
    const ask = (email: string) =>
      owner.mutate('user.create', {
        id: app.newId(),
        email,
        name: 'Neu',
        role: 'user',
        teamName: 'Vertrieb',
      });
    const same = await Promise.all(Array.from({ length: 8 }, () => ask('neu@haus.example')));
    expect(same.filter(({ status }) => status === 'applied')).toHaveLength(1);
    for (const outcome of same) {
      if (outcome.status === 'rejected') expect(outcome.error.code).toBe('user.exists');
    }
    await apply(owner, 'user.create', {
      id: app.newId(),
      email: 'x@haus.example',
      name: 'X',
      role: 'user',
      teamName: 'vertrieb',
    });
    const others = await Promise.all(
      Array.from({ length: 8 }, (_, index) => ask(`neu${index}@haus.example`)),
    );
    expect(others.every(({ status }) => status === 'applied')).toBe(true);
    expect(await store.sql.all(`select name from team where lower(name) = 'vertrieb'`)).toHaveLength(1);
  });
});
