import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { openDatabase } from '#shared/store/open-database.ts';

/** Waits until it is told. */
const handTimers = () => {
  const waiting = new Set<() => void>();
  return {
    after: (_ms: number, run: () => void) => {
      waiting.add(run);
      return () => void waiting.delete(run);
    },
    pass: () => {
      for (const run of waiting) run();
    },
    count: () => waiting.size,
  };
};

test('a database that opens neither nor says why is held by an older tab, for all anybody can tell', async () => {
  const indexedDB = new IDBFactory();
  const timers = handTimers();
  const db = new Dexie('silent', { indexedDB, IDBKeyRange });
  db.version(1).stores({ rows: 'id' });
  // Behind another opening the browser says nothing.
  db.open = () => new Promise(() => undefined) as unknown as ReturnType<Dexie['open']>;
  const opened = openDatabase(db, timers)();
  timers.pass();
  expect(await opened).toMatchObject({ ok: false, error: { code: 'store.blocked' } });
});

test('one that opens is waited for no longer', async () => {
  const indexedDB = new IDBFactory();
  const timers = handTimers();
  const db = new Dexie('open', { indexedDB, IDBKeyRange });
  db.version(1).stores({ rows: 'id' });
  const ready = openDatabase(db, timers);
  expect(await ready()).toMatchObject({ ok: true });
  expect(timers.count()).toBe(0);
  timers.pass();
  expect(await ready()).toMatchObject({ ok: true });
  db.close();
});
