/**
 * Builds the pages, the add-in and the extension into `dist/`, when their sources changed since the last build or
 * something of it is missing.
 * `npm start` calls it, so a fresh clone runs with one command; a second start finds nothing to do.
 */
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './build-lock.ts';
import { hasCurrentBuild, removeStamp, writeStamp } from './build-stamp.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
export const distDir = join(root, 'dist');

const SOURCES = ['shared', 'extension', 'outlook-addin', 'server/web', 'wxt.config.ts', 'package-lock.json'];

const filesUnder = async (path: string): Promise<string[]> => {
  const entries = await readdir(join(root, path), { withFileTypes: true, recursive: true }).catch(() => null);
  if (!entries) return [path];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length));
};

/** One hash over names and contents of everything a build reads. */
const hashSources = async (): Promise<string> => {
  const files = (await Promise.all(SOURCES.map(filesUnder))).flat().toSorted();
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(await readFile(join(root, file)))
      .update('\0');
  return hash.digest('hex');
};

const builders = async (): Promise<
  Record<'web' | 'outlook' | 'extension', (outDir: string) => Promise<unknown>>
> => {
  const [web, outlook, extension] = await Promise.all([
    import('./web/build.ts'),
    import('../outlook-addin/build.ts'),
    import('../extension/build.ts'),
  ]);
  return { web: web.buildWeb, outlook: outlook.buildOutlook, extension: extension.buildExtension };
};

/** `say` is told what is being built. Two that start at once build once. */
export const ensureBuilt = async (say: (line: string) => void): Promise<void> => {
  if (await hasCurrentBuild(distDir, await hashSources())) return;
  await withLock(join(distDir, 'building.lock'), async () => {
    const sources = await hashSources();
    if (await hasCurrentBuild(distDir, sources)) return;
    say('Building pages, add-in and extension (only after changes) …');
    await removeStamp(distDir);
    const all = await builders();
    for (const [name, build] of Object.entries(all)) await build(join(distDir, name));
    await writeStamp(distDir, Object.keys(all), sources);
  });
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await ensureBuilt((line) => process.stdout.write(`${line}\n`));
}
