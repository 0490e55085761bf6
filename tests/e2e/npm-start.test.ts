import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '#tests/support/free-port.ts';
import { rawGet } from '#tests/support/raw-request.ts';
import { root } from '#tests/support/run-command.ts';
import { beginSignIn, untilRefused } from '#tests/support/slow-request.ts';
import { startTestServer } from '#tests/support/test-server.ts';
import type { TestServer } from '#tests/support/test-server.ts';

const START = ['start'];

describe('npm start', () => {
  let folder: string;
  let dataDir: string;
  let env: Record<string, string>;
  let server: TestServer | undefined;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kontor-npm-'));
    dataDir = join(folder, 'data');
    env = { KONTOR_PORT: String(await freePort()) };
  });
  afterEach(async () => {
    await server?.kill();
    server = undefined;
    await rm(folder, { recursive: true, force: true });
  });

  const start = async (npm: readonly string[]): Promise<TestServer> =>
    (server = await startTestServer(env, dataDir, npm));
  /** What a clean end leaves behind: everything is in the database itself. */
  const hasOpenLog = (): boolean => existsSync(join(dataDir, 'kontor.db-wal'));

  it('does the same where a shell cannot hand its place over (Windows)', async () => {
    const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      scripts: { start: string };
    };
    const [handsOver, elsewhere] = scripts.start.split(' || ');
    expect(handsOver).toBe(`exec ${elsewhere}`);
  });

  it('runs on an empty folder, ends as asked, and starts again at the same address', async () => {
    const first = await start(START);
    expect(first.setUpUrl).toMatch(new RegExp(`^http://localhost:${env['KONTOR_PORT']}/setup#secret=kol_`));
    expect(hasOpenLog()).toBe(true);
    const slow = await beginSignIn(first.url);
    const stopped = first.stop();
    await untilRefused(first.url);
    expect(await slow.finish()).toBe(401);
    expect(await stopped).toBe(0);
    expect(hasOpenLog()).toBe(false);
    const second = await start(START);
    expect(second.url).toBe(first.url);
    expect((await rawGet(second.url, '/readyz')).status).toBe(200);
  });

  it('finishes what it is doing after Ctrl+C, which a terminal sends to npm and Node alike, pressed twice too', async () => {
    const { pid, url, exited } = await start(START);
    const slow = await beginSignIn(url);
    process.kill(-pid, 'SIGINT');
    await untilRefused(url);
    process.kill(-pid, 'SIGINT');
    expect(await slow.finish()).toBe(401);
    expect(await exited).toBe(0);
    expect(hasOpenLog()).toBe(false);
  });

  it('leaves no server behind when only npm is told to end, as `npm run kontor -- serve`', async () => {
    const { url, stop } = await start(['run', '-s', 'kontor', '--', 'serve']);
    const slow = await beginSignIn(url);
    const stopped = stop();
    await untilRefused(url);
    expect(await slow.finish()).toBe(401);
    await stopped;
    expect(hasOpenLog()).toBe(false);
  });
});
