/** JavaScript before first paint, gzipped: each entry with everything it imports statically. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ensureBuilt } from '#server/build.ts';
import { measured } from '../figure.ts';
import type { Figure } from '../figure.ts';

const dist = new URL('../../../dist', import.meta.url).pathname;
/** `import"./a.js"`, `import{b}from"./a.js"`, `export*from"./a.js"`; not `import("./a.js")`, which is for later. */
const STATIC = /(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g;

const addWithImports = (file: string, files: Set<string>): void => {
  if (files.has(file) || !existsSync(file)) return;
  files.add(file);
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(STATIC))
    addWithImports(join(dirname(file), path), files);
};

const kilobytes = (files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0) / 1_000;

/** Scripts of this server that a page names; `root` is what `/` stands for. */
const scriptsOf = (page: string, root: string): Set<string> => {
  const files = new Set<string>();
  for (const [, path = ''] of readFileSync(page, 'utf8').matchAll(/<script[^>]+src="(\/[^"]+\.js)"/g))
    addWithImports(join(root, path), files);
  return files;
};

export const bundleFigure: Figure = {
  names: ['bundle.outlook', 'bundle.sidepanel', 'bundle.content'],
  run: async () => {
    await ensureBuilt((line) => process.stderr.write(`${line}\n`));
    const chrome = join(dist, 'extension/chrome');
    const page = readdirSync(chrome).find((name) => name.startsWith('sidepanel') && name.endsWith('.html'));
    const injected = readdirSync(chrome)
      .filter((name) => name.endsWith('.js') && name !== 'background.js')
      .map((name) => join(chrome, name));
    return [
      measured(
        'bundle.outlook',
        kilobytes(scriptsOf(join(dist, 'outlook/taskpane.html'), dist)),
        'kB gzip',
        'budget 60 kB',
      ),
      ...(page
        ? [
            measured(
              'bundle.sidepanel',
              kilobytes(scriptsOf(join(chrome, page), chrome)),
              'kB gzip',
              'budget 60 kB',
            ),
          ]
        : []),
      measured(
        'bundle.content',
        Math.max(0, ...injected.map((file) => kilobytes([file]))),
        'kB gzip',
        'budget 10 kB',
      ),
    ];
  },
};
