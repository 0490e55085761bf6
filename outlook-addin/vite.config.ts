/** How a page under `/outlook/` is built, its scripts and styles as files of their own. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { clientContract } from '#shared/api/client-contract.plugin.ts';
import { noSchemas } from '#shared/api/no-schemas.plugin.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  root: folder,
  base: '/outlook/',
  publicDir: 'public',
  logLevel: 'warn',
  plugins: [clientContract(), noSchemas()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: fileURLToPath(new URL('../dist/outlook', import.meta.url)),
    emptyOutDir: true,
    // Nothing may stand in the page itself or in data addresses: the page's policy allows files of this server only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    reportCompressedSize: false,
    // What the first paint needs is one file: fewer requests, and it packs better than many small ones.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first-paint', tags: ['$initial'] }] } } },
  },
});
