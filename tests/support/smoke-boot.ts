/** Starts the real server on an empty data folder, asks it once, and ends it as an operating system would. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { root } from './run-command.ts';

const startLimitMs = 60_000;
const stopLimitMs = 30_000;

/** No setting of the person who runs the checks may reach the server. */
const cleanEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('KONTOR_')));

const isHealthy = async (port: number): Promise<boolean> => {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/healthz`);
    return response.status === 200;
  } catch {
    return false; // not listening yet
  }
};

/** Gives undefined when all went well, else what did not, with the server's output. */
export const smokeBoot = async (main = join(root, 'server/main.ts')): Promise<string | undefined> => {
  const data = await mkdtemp(join(tmpdir(), 'kontor-smoke-'));
  const port = await freePort();
  const server = spawn(process.execPath, [main, 'serve'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...cleanEnvironment(), KONTOR_DATA: data, KONTOR_HOST: '127.0.0.1', KONTOR_PORT: String(port) },
  });
  let output = '';
  for (const stream of [server.stdout, server.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = once(server, 'exit') as Promise<[number | null, string | null]>;
  const isRunning = (): boolean => server.exitCode === null && server.signalCode === null;
  try {
    const end = Date.now() + startLimitMs;
    let healthy = false;
    while (!healthy && isRunning() && Date.now() < end) {
      healthy = await isHealthy(port);
      if (!healthy) await pause(50);
    }
    if (!isRunning()) return `The server ended by itself with ${server.exitCode}:\n${output}`;
    if (!healthy) return `The server did not answer /healthz with 200:\n${output}`;
    server.kill('SIGTERM');
    const stopped = await Promise.race([ended, pause(stopLimitMs, undefined, { ref: false })]);
    if (!stopped) return `The server was still running after SIGTERM:\n${output}`;
    const [code, signal] = stopped;
    return code === 0 ? undefined : `The server ended with ${code ?? signal} after SIGTERM:\n${output}`;
  } finally {
    if (isRunning()) {
      server.kill('SIGKILL');
      await ended;
    }
    await rm(data, { recursive: true, force: true });
  }
};
