import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hasCurrentBuild, removeStamp, writeStamp } from '#server/build-stamp.ts';

describe('a build', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kontor-dist-'));
    for (const path of ['web/assets', 'outlook']) await mkdir(join(folder, path), { recursive: true });
    for (const file of ['web/index.html', 'web/assets/main.js', 'outlook/taskpane.html'])
      await writeFile(join(folder, file), 'x');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test('is made again when its sources changed, and before it is finished', async () => {
    expect(await hasCurrentBuild(folder, 'one')).toBe(false);
    await writeStamp(folder, ['web', 'outlook'], 'one');
    expect(await hasCurrentBuild(folder, 'one')).toBe(true);
    expect(await hasCurrentBuild(folder, 'two')).toBe(false);
    await removeStamp(folder);
    expect(await hasCurrentBuild(folder, 'one')).toBe(false);
  });

  test('is made again when a folder or a file of it is missing', async () => {
    for (const path of ['web', 'web/assets/main.js', 'outlook/taskpane.html']) {
      await mkdir(join(folder, 'web/assets'), { recursive: true });
      for (const file of ['web/index.html', 'web/assets/main.js', 'outlook/taskpane.html'])
        await writeFile(join(folder, file), 'x');
      await writeStamp(folder, ['web', 'outlook'], 'one');
      await rm(join(folder, path), { recursive: true });
      expect(await hasCurrentBuild(folder, 'one'), path).toBe(false);
    }
  });

  test('is kept when somebody put something beside it', async () => {
    await writeStamp(folder, ['web', 'outlook'], 'one');
    await writeFile(join(folder, 'web', 'note.txt'), 'x');
    expect(await hasCurrentBuild(folder, 'one')).toBe(true);
  });
});
