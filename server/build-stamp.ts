/** What the folder of a build was made of, and which files came of it. */
import { existsSync } from 'node:fs';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

const NAME = 'sources.sha256';

export const removeStamp = (folder: string): Promise<void> => rm(join(folder, NAME), { force: true });

/** Written last: what is noted is complete. */
export const writeStamp = async (
  folder: string,
  outputs: readonly string[],
  sources: string,
): Promise<void> => {
  const files: string[] = [];
  for (const output of outputs) {
    const entries = await readdir(join(folder, output), { withFileTypes: true, recursive: true });
    for (const entry of entries)
      if (entry.isFile()) files.push(relative(folder, join(entry.parentPath, entry.name)));
  }
  await writeFile(join(folder, NAME), `${[sources, ...files].join('\n')}\n`);
};

/** True when the folder still holds everything that was built from these sources. */
export const hasCurrentBuild = async (folder: string, sources: string): Promise<boolean> => {
  const text = await readFile(join(folder, NAME), 'utf8').catch(() => '');
  const [noted, ...files] = text.split('\n').filter(Boolean);
  return noted === sources && files.length > 0 && files.every((file) => existsSync(join(folder, file)));
};
