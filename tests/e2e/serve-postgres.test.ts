import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCuttableProxy } from '#tests/support/cuttable-proxy.ts';
import type { CuttableProxy } from '#tests/support/cuttable-proxy.ts';
import { startPostgres } from '#tests/support/postgres.ts';
import type { TestPostgres } from '#tests/support/postgres.ts';
import { rawGet } from '#tests/support/raw-request.ts';
import { startTestServer } from '#tests/support/test-server.ts';
import type { TestServer } from '#tests/support/test-server.ts';

describe('a server on PostgreSQL', () => {
  let postgres: TestPostgres;
  let proxy: CuttableProxy;
  let server: TestServer;
  let env: Record<string, string>;
  let token: string;

  beforeAll(async () => {
    postgres = await startPostgres();
    const database = new URL(await postgres.createDatabase());
    proxy = await startCuttableProxy(Number(database.port));
    database.port = String(proxy.port);
    env = { KONTOR_DATABASE_URL: database.href };
    server = await startTestServer(env);
    ({ token } = await server.addUser('nora@haus.example', 'Nora', 'owner'));
  });
  afterAll(async () => {
    await server.remove();
    await proxy.close();
    await postgres.stop();
  });

  const me = async (): Promise<{ status: number; body: unknown }> => {
    const response = await fetch(`${server.url}/api/v1/me`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return { status: response.status, body: await response.json() };
  };

  it('says that the database is gone, stays, and goes on when it is back', async () => {
    expect((await me()).status).toBe(200);
    await proxy.cut();
    expect(await me()).toMatchObject({ status: 503, body: { error: { code: 'store.unavailable' } } });
    expect((await rawGet(server.url, '/readyz')).status).toBe(503);
    expect((await rawGet(server.url, '/healthz')).status).toBe(200);
    await expect(server.kontor(['user', 'list'])).rejects.toThrow('[store.cannot_open]');
    await proxy.restore();
    expect((await rawGet(server.url, '/readyz')).status).toBe(200);
    expect(await me()).toMatchObject({ status: 200, body: { email: 'nora@haus.example' } });
  });

  it('ends as asked and finds everything when it starts again', async () => {
    expect(await server.stop()).toBe(0);
    server = await startTestServer(env, server.dataDir);
    expect(server.setUpUrl).toBe('');
    expect(await me()).toMatchObject({ status: 200, body: { email: 'nora@haus.example' } });
  });

  it('ends as asked while the database is gone, and says in one sentence why it cannot start without', async () => {
    await proxy.cut();
    expect(await server.stop()).toBe(0);
    expect(server.lines.join('\n')).not.toMatch(/"bug"|Error:|^ +at /m);
    await expect(startTestServer(env, server.dataDir)).rejects.toThrow(
      /ended with 1:\n[^\n]*ECONNREFUSED[^\n]*store\.cannot_open\]$/,
    );
  });
});
