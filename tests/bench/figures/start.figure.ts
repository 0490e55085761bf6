/** The server with small data: from the command to the first answer, and the memory it rests in. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ensureBuilt } from '#server/build.ts';
import { freePort } from '#tests/support/free-port.ts';
import { openOrThrow } from '../bench-store.ts';
import { measured, median } from '../figure.ts';
import type { Figure } from '../figure.ts';
import { seedStore } from '#server/seed/seed-store.ts';

const MAIN = new URL('../../../server/main.ts', import.meta.url).pathname;
const ROUNDS = 3;
const REST_MS = 1_500;

const answers = async (port: number): Promise<boolean> => {
  try {
    return (await fetch(`http://127.0.0.1:${port}/healthz`)).status === 200;
  } catch {
    return false;
  }
};

/** Resident memory in MB; NaN where the system does not tell it that way. */
const residentOf = (pid: number): number => {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_000;
  } catch {
    return Number.NaN;
  }
};

const startOnce = async (data: string): Promise<{ startMs: number; residentMb: number }> => {
  const port = await freePort();
  const started = performance.now();
  const child = spawn(process.execPath, [MAIN, 'serve'], {
    stdio: 'ignore',
    env: { ...process.env, KONTOR_DATA: data, KONTOR_PORT: String(port), NODE_ENV: 'production' },
  });
  const ended = once(child, 'exit');
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}.`);
    await pause(5);
  }
  const startMs = performance.now() - started;
  await pause(REST_MS);
  const residentMb = residentOf(child.pid ?? 0);
  child.kill('SIGTERM');
  await ended;
  return { startMs, residentMb };
};

export const startFigure: Figure = {
  names: ['start.time', 'start.resident'],
  run: async () => {
    await ensureBuilt((line) => process.stderr.write(`${line}\n`));
    const data = mkdtempSync(join(tmpdir(), 'kontor-start-'));
    const store = await openOrThrow(join(data, 'kontor.db'));
    await seedStore(store, { people: 300, companies: 60, activities: 2_000, orders: 200, seed: 2 });
    await store.close();
    const rounds: { startMs: number; residentMb: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await startOnce(data));
    rmSync(data, { recursive: true, force: true });
    return [
      measured('start.time', median(rounds.map(({ startMs }) => startMs)), 'ms', 'budget 2000 ms'),
      measured('start.resident', median(rounds.map(({ residentMb }) => residentMb)), 'MB', 'budget 150 MB'),
    ];
  },
};
