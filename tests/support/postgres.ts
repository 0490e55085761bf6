/**
 * A real PostgreSQL 18 for tests: empty, on the loopback address, gone when stopped.
 *
 * Nothing in it survives a power cut (no fsync), which makes it quick and is why it is for tests only.
 */
import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';
import { createDatabase } from './postgres-databases.ts';
import type { DatabaseTemplate } from './postgres-databases.ts';
import { childUser, postgresBinaries } from './postgres-binaries.ts';
import type { ChildUser } from './postgres-binaries.ts';

export type TestPostgres = {
  /** The maintenance database; tests work in those of `createDatabase`. */
  url: string;
  createDatabase: (template?: DatabaseTemplate) => Promise<string>;
  stop: () => Promise<void>;
};

/** Resolves when the server takes connections, rejects with its output when it ends before. */
const untilReady = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let output = '';
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.includes('ready to accept connections')) resolve();
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`PostgreSQL ended with ${code}:\n${output}`)));
  });

const startServer = async (
  bin: string,
  folder: string,
  user: ChildUser,
): Promise<{ child: ChildProcess; port: number }> => {
  const port = await freePort();
  const socket = process.platform === 'win32' ? [] : ['-k', folder];
  const settings = ['full_page_writes=off', 'max_connections=200', 'timezone=UTC'].flatMap((set) => [
    '-c',
    set,
  ]);
  const child = spawn(
    join(bin, 'postgres'),
    ['-F', ...settings, ...socket, '-D', join(folder, 'data'), '-h', '127.0.0.1', '-p', String(port)],
    { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await untilReady(child);
  return { child, port };
};

/**
 * Starts a server in a temporary folder.
 *
 * Errors: throws what PostgreSQL printed when it does not start; another process that took the port meanwhile is the
 *         one expected cause, so a second port is tried.
 */
export const startPostgres = async (): Promise<TestPostgres> => {
  const user = childUser();
  const folder = await mkdtemp(join(tmpdir(), 'kontor-postgres-'));
  if (user.uid !== undefined) await chown(folder, user.uid, user.gid);
  await chmod(folder, 0o700);
  const bin = await postgresBinaries(folder, user);
  await promisify(execFile)(
    join(bin, 'initdb'),
    [
      '-D',
      join(folder, 'data'),
      '-U',
      'kontor',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
      '--no-sync',
    ],
    { ...user, cwd: folder },
  );
  const { child, port } = await startServer(bin, folder, user).catch(() => startServer(bin, folder, user));
  // A run that is broken off must not leave a server behind.
  const kill = (): void => void child.kill('SIGQUIT');
  process.once('exit', kill);
  const url = `postgres://kontor@127.0.0.1:${port}/postgres`;
  return {
    url,
    createDatabase: (template) => createDatabase(url, template),
    stop: async () => {
      process.off('exit', kill);
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit');
        child.kill('SIGINT');
        await ended;
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
};
