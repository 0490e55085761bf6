/** `npm run bench` as a command, over data so small that it is made in a moment. What it measures is not judged. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '#tests/support/run-command.ts';

type Ran = { readonly code: number | null; readonly out: string; readonly err: string };

const SIZE = ['--people', '20', '--companies', '4', '--activities', '60', '--orders', '5'];

describe('the benchmark', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kontor-benchmark-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const bench = (...args: string[]): Promise<Ran> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [join(root, 'tests/bench/bench.ts'), ...args], {
        cwd: root,
        env: { ...process.env, TMPDIR: folder },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let [out, err] = ['', ''];
      child.stdout.on('data', (chunk) => (out += String(chunk)));
      child.stderr.on('data', (chunk) => (err += String(chunk)));
      child.on('close', (code) => resolve({ code, out, err }));
    });

  it('prints one line for one figure, and makes its data once', async () => {
    const first = await bench('--only', 'token.check', ...SIZE);
    expect([first.code, first.err]).toEqual([0, expect.stringMatching(/^Seeding [^\n]*, once …\n$/)]);
    expect(first.out).toMatch(/^\{[^\n]*\}\n$/);
    const line = JSON.parse(first.out) as Record<string, unknown>;
    expect(Object.keys(line)).toEqual(['name', 'value', 'unit', 'ratio', 'against']);
    expect(line).toMatchObject({ name: 'token.check', unit: 'µs', ratio: null, value: expect.any(Number) });
    expect((await bench('--only', 'token.check', ...SIZE)).err).toBe('');
  });

  it('prints the one that is asked for of several that are measured together, with what it is compared to', async () => {
    const { code, out, err } = await bench('--only', 'panel.recent', ...SIZE);
    expect([code, err.replace(/^Seeding .*\n/, '')]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({
      name: 'panel.recent',
      unit: 'req/s',
      ratio: expect.any(Number),
      against: expect.stringContaining('same bytes from memory'),
    });
  });

  it('lists its figures when it is asked for none or for one that is not there', async () => {
    for (const args of [['--only'], ['--only', 'panel.second']]) {
      const { code, out, err } = await bench(...args);
      expect([args, code, out]).toEqual([args, 1, '']);
      expect(err).toMatch(/^[^\n]*token\.check[^\n]*\n$/);
    }
  });

  it('fails when a figure cannot be measured', async () => {
    const { code, out, err } = await bench('--only', 'token.check', '--data', join(folder, 'nothing'));
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^token\.check: /);
  });
});
