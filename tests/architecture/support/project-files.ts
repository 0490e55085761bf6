/** The files of the product and its tests, found on disk, so that a new folder cannot be forgotten. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

export const areas = ['shared', 'server', 'extension', 'outlook-addin', 'tests'] as const;

const generated = new Set(['node_modules', 'dist', '.wxt', '.output', 'data']);

/** Paths from `base`, with `/`, of every file below `folder`; what tools generate is left out. */
const filesBelow = async (base: string, folder: string): Promise<string[]> => {
  const entries = await readdir(join(base, folder), { withFileTypes: true });
  const nested = await Promise.all(
    entries
      .filter(({ name }) => !generated.has(name))
      .map((entry) => {
        const path = `${folder}/${entry.name}`;
        return entry.isDirectory() ? filesBelow(base, path) : Promise.resolve([path]);
      }),
  );
  return nested.flat();
};

export const projectFiles = async (base: string): Promise<string[]> =>
  (await Promise.all(areas.map((area) => filesBelow(base, area)))).flat();
