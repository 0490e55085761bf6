import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeLoopbackCertificate } from '#tests/support/outlook-simulator/web/certificate.ts';
import { rawGet } from '#tests/support/raw-request.ts';
import { SERVER_PASSWORD, startTestServer } from '#tests/support/test-server.ts';
import type { TestServer } from '#tests/support/test-server.ts';

describe('a server in trouble', () => {
  let folder: string;
  const servers: TestServer[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kontor-server-'));
  });
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.kill();
    await rm(folder, { recursive: true, force: true });
  });

  const start = async (env: Record<string, string> = {}): Promise<TestServer> => {
    const server = await startTestServer(env, folder);
    servers.push(server);
    return server;
  };
  /** What a start says that fails. */
  const failureOf = async (env: Record<string, string>): Promise<string> => {
    const started = await start(env).then(
      () => 'It runs.',
      (error: Error) => error.message,
    );
    return started;
  };

  it('is the only one on its data folder; the next may come when it is gone, however it went', async () => {
    const first = await start();
    const second = await failureOf({});
    expect(second).toMatch(/^The server ended with 1:\n[^\n]*serve\.already_running\]$/);
    expect(second).toContain(folder);
    expect((await rawGet(first.url, '/readyz')).status).toBe(200);
    expect(await first.kontor(['user', 'list'])).toBe('');
    await first.kill();
    const third = await start();
    expect((await rawGet(third.url, '/readyz')).status).toBe(200);
  });

  it('answers while another program writes into its database, and writes afterwards', async () => {
    const server = await start();
    const { token } = await server.addUser('nora@haus.example', 'Nora', 'owner');
    const other = new DatabaseSync(join(folder, 'kontor.db'));
    other.exec('begin immediate');
    const signingIn = fetch(`${server.url}/api/v1/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'nora@haus.example', password: SERVER_PASSWORD }),
    });
    expect((await rawGet(server.url, '/healthz')).status).toBe(200);
    const me = await fetch(`${server.url}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } });
    expect(me.status).toBe(200);
    other.exec('rollback');
    other.close();
    expect((await signingIn).status).toBe(200);
  });

  it('says that the port is taken before it touches anything else', async () => {
    const first = await startTestServer();
    try {
      expect(await failureOf({ KONTOR_PORT: new URL(first.url).port })).toContain('[listen.in_use]');
      expect(existsSync(join(folder, 'kontor.db'))).toBe(false);
    } finally {
      await first.remove();
    }
  });

  it('takes a key with text before it, as `openssl pkcs12` writes it, and never prints one', async () => {
    const { cert, key } = makeLoopbackCertificate();
    const keyFile = join(folder, 'key');
    await writeFile(keyFile, `\uFEFFBag Attributes\n    friendlyName: kontor\n${key}`);
    const env = { KONTOR_TLS_CERT: cert, KONTOR_TLS_KEY_FILE: keyFile };
    const server = await start(env);
    expect((await rawGet(server.url, '/healthz', cert)).status).toBe(200);
    await server.kill();

    const secret = 'CANARYsecretCANARY';
    for (const [text, reason] of [
      [`-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----`, /ERR_OSSL_\w+/],
      [secret, /KONTOR_TLS_KEY, ENOENT/],
      [secret.repeat(500), /KONTOR_TLS_KEY, ENAMETOOLONG/],
      [`${secret}\0`, /KONTOR_TLS_KEY, ERR_INVALID_ARG_VALUE/],
    ] as const) {
      await writeFile(keyFile, text);
      const said = await failureOf(env);
      expect(said).toMatch(/^The server ended with 1:\n[^\n]*config\.tls\]$/);
      expect(said).toMatch(reason);
      expect(said).not.toContain('CANARY');
    }
  });

  it('warns when others can reach it but its links name this computer only', async () => {
    const open = await start({ KONTOR_HOST: '0.0.0.0' });
    await open.stop();
    const warnings = (server: TestServer): string[] =>
      server.lines.filter((line) => line.includes('KONTOR_PUBLIC_URL'));
    expect(warnings(open)).toHaveLength(1);
    const told = await start({ KONTOR_HOST: '0.0.0.0', KONTOR_PUBLIC_URL: 'http://kontor.haus.example' });
    await told.stop();
    const here = await start();
    await here.stop();
    expect([...warnings(told), ...warnings(here)]).toEqual([]);
  });
});
