import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { fail, ok } from '#shared/lib/result.ts';
import { openPostgresStore } from '#server/db/postgres/postgres-store.ts';
import type { Schema } from '#server/db/schema.ts';
import { startCuttableProxy } from '#tests/support/cuttable-proxy.ts';
import type { CuttableProxy } from '#tests/support/cuttable-proxy.ts';
import { createDatabase } from '#tests/support/postgres-databases.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

const SLEEP = 'select pg_sleep(60)';

describe.skipIf(!inject('postgresUrl'))('PostgreSQL out of reach', () => {
  let database: string;
  let admin: Client;
  let proxy: CuttableProxy;
  let url: string;
  let app: TestApp;
  let nora: TestUser;

  beforeEach(async () => {
    database = await createDatabase(inject('postgresUrl'));
    admin = new Client({ connectionString: inject('postgresUrl') });
    await admin.connect();
    proxy = await startCuttableProxy(Number(new URL(database).port));
    url = Object.assign(new URL(database), { port: String(proxy.port) }).href;
    app = await createTestApp({
      name: 'postgres',
      databaseUrl: () => Promise.resolve(url),
      dataDir: () => Promise.resolve('/nowhere'),
    });
    nora = await app.addUser('Nora', 'owner');
  });
  afterEach(async () => {
    await app.close();
    await proxy.close();
    // It does not notice at once that whoever waited for it is gone.
    await admin.query(`drop database "${new URL(database).pathname.slice(1)}" with (force)`);
    await admin.end();
  });

  /** Waits until that many connections of the app are busy with it. */
  const untilBusy = async (text: string, count: number): Promise<void> => {
    for (;;) {
      const { rowCount } = await admin.query(
        `select 1 from pg_stat_activity where datname = $1 and state = 'active' and query = $2`,
        [new URL(database).pathname.slice(1), text],
      );
      if (rowCount === count) return;
      await setImmediate();
    }
  };
  const answerOf = async (path: string): Promise<unknown> => {
    const response = await nora.request(path);
    const body = (await response.json()) as { error?: { code: string } };
    return body.error ? [response.status, body.error.code] : response.status;
  };

  it('is told as such to whoever asks, and answers again when it is back', async () => {
    expect(await answerOf('/api/v1/me')).toBe(200);
    await proxy.cut();
    expect(await answerOf('/api/v1/me')).toEqual([503, 'store.unavailable']);
    const signIn = await app.request('/api/v1/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: nora.email, password: 'was auch immer' }),
    });
    expect(signIn.status).toBe(503);
    expect((await app.request('/readyz')).status).toBe(503);
    expect((await app.request('/healthz')).status).toBe(200);
    expect(app.bugs).toEqual([]);
    await proxy.restore();
    expect((await app.request('/readyz')).status).toBe(200);
    expect(await answerOf('/api/v1/me')).toBe(200);
  });

  it('is told as such to whoever is cut off in the middle, reading and writing', async () => {
    const { store } = app.services;
    const errorOf = (work: PromiseLike<unknown>): PromiseLike<unknown> =>
      work.then(
        () => null,
        (error: unknown) => error,
      );
    const reading = errorOf(Promise.resolve(store.sql.get(SLEEP)));
    const browsing = errorOf(sql.raw(SLEEP).execute(store.read as Kysely<Schema>));
    const writing = store.write(async (tx) => ok(await tx.run(SLEEP)));
    // Nothing is asked at this moment, but the transaction is open.
    const thinking = Promise.withResolvers<void>();
    const thought = store.write(async (tx) => {
      await tx.run('select 1');
      await thinking.promise;
      return ok(await tx.run('select 2'));
    });
    await untilBusy(SLEEP, 3);
    await proxy.cut();
    thinking.resolve();
    for (const error of [await reading, await browsing]) {
      expect(error).toMatchObject({ message: 'Connection terminated unexpectedly' });
      expect(store.isUnavailable(error)).toBe(true);
    }
    for (const outcome of [await writing, await thought])
      expect(outcome).toMatchObject(fail('store.unavailable'));
    await proxy.restore();
    expect(await store.write(async (tx) => ok(await tx.run('select 1')))).toMatchObject({ ok: true });
  });

  it('keeps nobody waiting for ever when it does not answer', async () => {
    await proxy.cut();
    proxy.fallSilent();
    await proxy.restore();
    expect(await openPostgresStore(url, 20)).toMatchObject({
      ok: false,
      error: { code: 'store.cannot_open' },
    });
  });
});
