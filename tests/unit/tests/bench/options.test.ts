import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { versionOf } from '#tests/bench/bench-store.ts';
import { figures } from '#tests/bench/figures/registry.ts';
import { readBenchOptions } from '#tests/bench/options.ts';

const names = figures.flatMap((figure) => figure.names);
const asked = (...args: string[]): string[] => {
  const options = readBenchOptions(args, figures);
  if (typeof options === 'string') throw new Error(options);
  return names.filter(options.isAsked);
};

test('every figure has a name of its own', () => {
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(
    expect.arrayContaining(['panel.first', 'panel.first.p99', 'log.durable.8', 'paint.outlook.customer']),
  );
});

test('each name asks for exactly that figure, also where others begin with it', () => {
  for (const name of names) expect(asked('--only', name)).toEqual([name]);
});

test('the beginning of a name asks for all that go on from it, at a dot', () => {
  expect(asked('--only', 'log.durable')).toEqual(['log.durable.1', 'log.durable.8', 'log.durable.32']);
  expect(asked('--only', 'search')).toHaveLength(6);
  expect(() => asked('--only', 'log.dur')).toThrow('There is no figure "log.dur"');
  expect(asked()).toEqual(names);
});

test('what is not understood is said in one line', () => {
  for (const args of [
    ['--only'],
    ['--only='],
    ['--only', 'nothing'],
    ['--people', 'many'],
    ['--verbose'],
    ['word'],
  ]) {
    const said = readBenchOptions(args, figures);
    expect(said).toEqual(expect.stringMatching(/^[^\n]+$/));
  }
  expect(readBenchOptions(['--only'], figures)).toContain(names.join(', '));
});

test('data of an older seed is not measured as if it were today’s', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kontor-makers-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'seed'));
  await mkdir(join(folder, 'db/migrations'), { recursive: true });
  await writeFile(join(folder, 'seed/names.ts'), 'one');
  await writeFile(join(folder, 'db/migrations/0001.ts'), 'one');
  const before = versionOf(folder);
  expect(versionOf(folder)).toBe(before);
  await writeFile(join(folder, 'seed/names.ts'), 'two');
  const seedChanged = versionOf(folder);
  await writeFile(join(folder, 'db/migrations/0001.ts'), 'two');
  expect(new Set([before, seedChanged, versionOf(folder)]).size).toBe(3);
});
