/**
 * Builds the extension for both families of browsers, unpacked and packed, and packs what it is built from. The same
 * source gives the same bytes, in whatever folder: the packer sorts names and writes no times, and the bundler names files
 * by their content.
 *
 * The bundler runs in a process of its own: it paints on the console and takes settings from the environment, which a
 * server that is starting and a test runner each have otherwise.
 */
import { execFile } from 'node:child_process';
import { rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { zip } from 'wxt';

export type ExtensionFamily = 'chrome' | 'firefox';

export type BuiltExtension = {
  readonly family: ExtensionFamily;
  /** Holds manifest.json; what "load unpacked" takes. */
  readonly folder: string;
  /** `kontor-chrome.zip`, `kontor-firefox.zip`. */
  readonly archive: string;
};

const FAMILIES: readonly ExtensionFamily[] = ['chrome', 'firefox'];
const self = fileURLToPath(import.meta.url);
const root = fileURLToPath(new URL('..', import.meta.url));

const archiveOf = (family: ExtensionFamily, outDir: string): string => join(outDir, `kontor-${family}.zip`);

/** What Mozilla asks for beside the package: everything a build needs, with what to do in `extension/store/building.md`. */
export const sourcesArchiveIn = (outDir: string): string => join(outDir, 'kontor-sources.zip');

/** Beside these nothing of the repository is read by a build. */
const SOURCES = [
  'extension/**',
  'shared/**',
  'wxt.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  '.npmrc',
];

/** @param outDir absolute, e.g. `…/dist/extension`; what stood there is replaced */
export const buildExtension = async (outDir: string): Promise<readonly BuiltExtension[]> => {
  await promisify(execFile)(process.execPath, [self, outDir], { cwd: root });
  return FAMILIES.map((family) => ({
    family,
    folder: join(outDir, family),
    archive: archiveOf(family, outDir),
  }));
};

const buildFamily = async (family: ExtensionFamily, outDir: string): Promise<void> => {
  const packing = `packing-${family}.zip`;
  const isFirefox = family === 'firefox';
  await zip({
    root,
    browser: family,
    mode: 'production',
    outDir,
    outDirTemplate: family,
    zip: {
      artifactTemplate: packing,
      zipSources: isFirefox,
      sourcesTemplate: 'packing-sources.zip',
      includeSources: SOURCES,
      excludeSources: ['shared/panel/examples/**'],
      dotSources: true,
    },
  });
  await rename(join(outDir, packing), archiveOf(family, outDir));
  if (isFirefox) await rename(join(outDir, 'packing-sources.zip'), sourcesArchiveIn(outDir));
};

if (process.argv[1] === self) {
  const outDir = resolve(process.argv[2] ?? join(root, 'dist/extension'));
  await rm(outDir, { recursive: true, force: true });
  // Whatever it is in the shell or the test runner, or the bytes would differ.
  process.env['NODE_ENV'] = 'production';
  // One after the other: the builder keeps its settings in one place per process.
  for (const family of FAMILIES) await buildFamily(family, outDir);
}
