/** What Mozilla's reviewers do: unpack the sources in a folder of their own, build, and compare. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sourcesArchiveIn } from '#extension/build.ts';
import { buildExtensionUnderTest } from '#tests/support/built-extension.ts';
import type { ExtensionUnderTest } from '#tests/support/built-extension.ts';
import { root } from '#tests/support/run-command.ts';
import { readZip } from '#tests/support/zip-reader.ts';

const run = promisify(execFile);

let built: ExtensionUnderTest;
let sources: ReadonlyMap<string, Buffer>;
/** On the disk of the installed packages, so that these are linked and not copied. */
let elsewhere: string;

beforeAll(async () => {
  built = await buildExtensionUnderTest();
  sources = readZip(await readFile(sourcesArchiveIn(dirname(built.firefox.archive))));
  await mkdir(join(root, '.cache'), { recursive: true });
  elsewhere = await mkdtemp(join(root, '.cache/sources-'));
});

afterAll(async () => {
  await Promise.all([built.remove(), rm(elsewhere, { recursive: true, force: true })]);
});

/** As `npm ci` would bring them from the lock file that is in the archive. */
const bringPackages = async (): Promise<void> => {
  const [from, to] = [join(root, 'node_modules'), join(elsewhere, 'node_modules')];
  await run('cp', ['-Rl', from, to]).catch(async () => {
    await rm(to, { recursive: true, force: true });
    await run('cp', ['-R', from, to]);
  });
};

describe('the sources that go to Mozilla with the package', () => {
  test('hold what a build needs and say how to build, and nothing of server, add-in or tests', () => {
    expect([...sources.keys()]).toEqual(
      expect.arrayContaining([
        '.npmrc',
        'extension/build.ts',
        'extension/store/building.md',
        'package-lock.json',
        'package.json',
        'wxt.config.ts',
      ]),
    );
    const folders = new Set([...sources.keys()].map((path) => /^[^/]+(?=\/)/.exec(path)?.[0] ?? ''));
    expect(folders).toEqual(new Set(['', 'extension', 'shared']));
  });

  test('built in another folder as they say, give the packages byte for byte', async () => {
    for (const [name, content] of sources) {
      await mkdir(dirname(join(elsewhere, name)), { recursive: true });
      await writeFile(join(elsewhere, name), content);
    }
    await bringPackages();
    const words = await readFile(join(elsewhere, 'extension/store/building.md'), 'utf8');
    expect(words).toContain('npm ci\nnpm run build:extension\n');
    await run('npm', ['run', '-s', 'build:extension'], { cwd: elsewhere });
    const there = join(elsewhere, 'dist/extension');
    for (const { archive } of [built.chrome, built.firefox]) {
      const again = await readFile(archive.replace(dirname(archive), there));
      expect(again.equals(await readFile(archive))).toBe(true);
    }
    const again = await readFile(sourcesArchiveIn(there));
    expect(again.equals(await readFile(sourcesArchiveIn(dirname(built.firefox.archive))))).toBe(true);
  });
});
