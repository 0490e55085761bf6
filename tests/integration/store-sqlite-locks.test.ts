import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databasePath } from '#server/config.ts';
import type { Patience } from '#server/db/sqlite/group-commit.ts';
import { TEST_PASSWORD, createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

describe('the embedded store while another program writes', () => {
  let folder: string;
  let app: TestApp;
  let nora: TestUser;
  let other: DatabaseSync;
  /** Told of every pause of a write that has to wait. */
  let onPause: (ms: number) => Promise<void>;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kontor-data-'));
    const engine = {
      name: 'sqlite' as const,
      databaseUrl: () => Promise.resolve(undefined),
      dataDir: () => Promise.resolve(folder),
    };
    const patience: Patience = { limitMs: 200, pause: (ms) => onPause(ms) };
    app = await createTestApp(engine, {}, patience);
    nora = await app.addUser('Nora', 'owner');
    other = new DatabaseSync(databasePath(app.services.config));
    other.exec('begin immediate');
  });
  afterEach(async () => {
    other.close();
    expect(app.bugs).toEqual([]);
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });

  const signIn = (): Promise<Response> =>
    app.request('/api/v1/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: nora.email, password: TEST_PASSWORD }),
    });
  const codeOf = async (response: Response): Promise<string> =>
    ((await response.json()) as { error: { code: string } }).error.code;

  it('answers what is asked meanwhile, and writes as soon as it can', async () => {
    let isWritten = false;
    const writing = Promise.withResolvers<Response>();
    // The write does not go on before everything below was answered.
    const released = Promise.withResolvers<void>();
    const waiting = Promise.withResolvers<void>();
    onPause = () => {
      waiting.resolve();
      return released.promise;
    };
    void signIn().then((response) => {
      isWritten = true;
      writing.resolve(response);
    });
    await waiting.promise;
    expect((await app.request('/healthz')).status).toBe(200);
    expect((await app.request('/readyz')).status).toBe(200);
    expect((await nora.request('/api/v1/me')).status).toBe(200);
    expect((await nora.request('/api/v1/search?q=nora')).status).toBe(200);
    expect(isWritten).toBe(false);
    other.exec('rollback');
    released.resolve();
    expect((await writing.promise).status).toBe(200);
  });

  it('asks again with growing pauses, gives up when its patience is used up, and works afterwards', async () => {
    const pauses: number[] = [];
    onPause = (ms) => Promise.resolve(void pauses.push(ms));
    const refused = await signIn();
    expect([refused.status, await codeOf(refused)]).toEqual([503, 'store.busy']);
    expect(pauses.toSorted((one, two) => one - two)).toEqual(pauses);
    expect(pauses.reduce((sum, ms) => sum + ms)).toBeGreaterThanOrEqual(200);
    expect(pauses.length).toBeLessThan(20);
    const person = { id: app.newId(), fields: { lastName: 'Brandt' } };
    expect(await nora.mutate('person.create', person)).toMatchObject({
      status: 'rejected',
      error: { code: 'store.busy' },
    });
    other.exec('rollback');
    expect((await signIn()).status).toBe(200);
    expect(await nora.mutate('person.create', person)).toMatchObject({ status: 'applied' });
  });
});
