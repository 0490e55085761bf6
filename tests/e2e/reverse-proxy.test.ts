/** Kontor behind nginx and Caddy, with the lines its own page gives: sign-in, large mails, and what is told live. */
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApiClient } from '#shared/api/client.ts';
import { newId } from '#shared/lib/ids.ts';
import {
  makeLoopbackCertificate,
  writeLoopbackCertificate,
} from '../support/outlook-simulator/web/certificate.ts';
import { freePort } from '../support/free-port.ts';
import { findProxy, startProxy } from '../support/reverse-proxy.ts';
import type { ProxyName } from '../support/reverse-proxy.ts';
import { startTestServer } from '../support/test-server.ts';
import type { TestServer } from '../support/test-server.ts';

type Sent = { method?: string; headers?: Record<string, string>; body?: string | Buffer };

const open = (url: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const asked = request(url, { method, headers, rejectUnauthorized: false }, resolve);
    asked.on('error', reject);
    asked.end(body);
  });

const textOf = async (answer: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of answer) text += String(chunk);
  return text;
};

const MAIL_BYTES = 20 * 1024 * 1024;
const largeMail = (): Buffer => {
  const head =
    'From: Ada <ada@krueger.example>\r\nTo: info@haus.example\r\nSubject: Large\r\nMessage-ID: <large@krueger.example>\r\n' +
    'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee below\r\n' +
    '--b\r\nContent-Type: application/octet-stream; name=plan.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n';
  const lines = `${'QUJD'.repeat(19)}\r\n`.repeat(Math.ceil(MAIL_BYTES / 78));
  return Buffer.from(`${head}${lines}--b--\r\n`);
};

describe.each<ProxyName>(['nginx', 'caddy'])('behind %s', (name) => {
  const program = findProxy(name);
  let folder: string;
  let server: TestServer;
  let stopProxy: () => Promise<void>;
  let url: string;
  let behind: string;
  let nora: Awaited<ReturnType<TestServer['addUser']>>;

  beforeAll(async () => {
    if (!program) return;
    folder = await mkdtemp(join(tmpdir(), 'kontor-proxy-'));
    const { certFile, keyFile } = await writeLoopbackCertificate(folder, makeLoopbackCertificate());
    const [port, kontorPort] = [await freePort(), await freePort()];
    url = `https://localhost:${port}`;
    behind = `http://127.0.0.1:${kontorPort}`;
    server = await startTestServer({
      KONTOR_PORT: String(kontorPort),
      KONTOR_PUBLIC_URL: url,
      KONTOR_TRUSTED_PROXIES: '127.0.0.1 ::1',
    });
    stopProxy = await startProxy(name, program, { folder, port, kontorPort, certFile, keyFile });
    nora = await server.addUser('nora@haus.example', 'Nora');
  });
  afterAll(async () => {
    await stopProxy?.();
    await server?.remove();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  test.skipIf(!program)('people sign in, with a cookie that only https carries', async () => {
    const answer = await open(`${url}/api/v1/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify({ email: 'nora@haus.example', password: nora.password }),
    });
    expect(answer.statusCode, await textOf(answer)).toBe(200);
    expect(String(answer.headers['set-cookie'])).toMatch(/^__Host-kontor=.*Secure/);
    expect(await textOf(await open(`${url}/outlook/manifest.xml`))).toContain(`${url}/outlook/taskpane.html`);
  });

  test.skipIf(!program)('a mail of twenty megabytes arrives', async () => {
    const answer = await open(`${url}/api/v1/mails`, {
      method: 'POST',
      headers: { 'content-type': 'message/rfc822', authorization: `Bearer ${nora.token}` },
      body: largeMail(),
    });
    expect(JSON.parse(await textOf(answer))).toMatchObject({ status: 'logged' });
  });

  test.skipIf(!program)('what is new is told while it happens, not when the answer ends', async () => {
    const stream = await open(`${url}/api/v1/sync/events`, {
      headers: { authorization: `Bearer ${nora.token}`, accept: 'text/event-stream' },
    });
    const chunks = stream[Symbol.asyncIterator]();
    const next = async (): Promise<string> => String((await chunks.next()).value);
    const first = await next();
    expect(first).toMatch(/^event: change/);
    const direct = createApiClient({ baseUrl: behind, token: () => nora.token, fetch });
    const changed = await direct.call('mutate', {
      body: {
        mutations: [
          {
            id: newId(),
            name: 'user.set_preferences',
            at: new Date().toISOString(),
            args: { set: { locale: 'en' } },
          },
        ],
      },
    });
    expect(changed.ok).toBe(true);
    expect(await next()).toMatch(/^event: change/);
    stream.destroy();
  });
});
