import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import config from './vite.config.ts';
import type { Shell } from './worker/kept-shell.ts';

const WORKER = fileURLToPath(new URL('./worker/service-worker.ts', import.meta.url));

/** Everything that was built, by the address it has. */
const readShell = async (outDir: string): Promise<Shell> => {
  const entries = await readdir(outDir, { withFileTypes: true, recursive: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(outDir, join(entry.parentPath, entry.name)).split(sep).join('/'));
  const files = await Promise.all(
    paths.toSorted().map(async (path) => ({
      path: path === 'index.html' ? '/' : `/${path}`,
      integrity: `sha256-${createHash('sha256')
        .update(await readFile(join(outDir, path)))
        .digest('base64')}`,
    })),
  );
  const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
  return { version, files };
};

/** Builds the pages into `outDir` (absolute), replacing what was there. Throws when they do not compile. */
export const buildWeb = async (outDir: string): Promise<void> => {
  await build({ ...config, configFile: false, build: { ...config.build, outDir } });
  const shell = await readShell(outDir);
  await build({
    root: config.root!,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { KONTOR_SHELL: JSON.stringify(shell) },
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      lib: { entry: WORKER, formats: ['iife'], name: 'kontorWorker', fileName: () => 'service-worker.js' },
    },
  });
};
