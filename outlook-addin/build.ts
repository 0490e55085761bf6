/** Builds the pane and the handlers for the server to hand out. */
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import config from './vite.config.ts';

const entry = fileURLToPath(new URL('events/events.ts', import.meta.url));
const page = fileURLToPath(new URL('events/events.html', import.meta.url));

/**
 * Writes `events.js`: one file without imports, in the language of 2016. Not minified, because that makes ternaries of
 * ifs, which older builds of classic Outlook refuse to load.
 */
export const buildEvents = async (outDir: string): Promise<void> => {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: false,
      minify: false,
      target: 'es2016',
      reportCompressedSize: false,
      lib: { entry, formats: ['iife'], name: 'kontorEvents', fileName: () => 'events.js' },
    },
  });
};

/** Writes `taskpane.html`, `assets/`, `icons/`, `events.html` and `events.js` into the folder, which is emptied first. */
export const buildOutlook = async (outDir: string): Promise<void> => {
  await build({ ...config, configFile: false, build: { ...config.build, outDir } });
  await buildEvents(outDir);
  await copyFile(page, join(outDir, 'events.html'));
};
