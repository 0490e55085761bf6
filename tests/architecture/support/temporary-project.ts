/** A project in a temporary folder that uses this one's settings and packages, for showing that a check can fail. */
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { root } from '#tests/support/run-command.ts';

const settings = ['package.json', 'tsconfig.json', '.oxlintrc.json', '.oxfmtrc.json', '.knip.json'];

/** Gives the folder; it is gone when the test ends. */
export const makeProject = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'kontor-bait-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  await Promise.all(settings.map((name) => copyFile(join(root, name), join(folder, name))));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
};
