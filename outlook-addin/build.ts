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

/** Each page by itself: what one needs for its first paint is no part of the other. */
const buildPage = (outDir: string, name: string, options: { readonly emptyOutDir: boolean }) => {
  const input = fileURLToPath(new URL(name, import.meta.url));
  const rolldownOptions = { ...config.build?.rolldownOptions, input };
  return build({
    ...config,
    configFile: false,
    build: { ...config.build, ...options, outDir, rolldownOptions },
  });
};

/** Writes `taskpane.html`, `connected.html`, `assets/`, `icons/`, `events.html` and `events.js` into the folder, which is emptied first. */
export const buildOutlook = async (outDir: string): Promise<void> => {
  await buildPage(outDir, 'taskpane.html', { emptyOutDir: true });
  await buildPage(outDir, 'connected.html', { emptyOutDir: false });
  await buildEvents(outDir);
  await copyFile(page, join(outDir, 'events.html'));
};
