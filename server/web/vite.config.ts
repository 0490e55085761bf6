/** How Kontor's own pages are built: one page, code split by route, nothing inline (the CSP forbids it). */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { clientContract } from '#shared/api/client-contract.plugin.ts';
import { noSchemas } from '#shared/api/no-schemas.plugin.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  root: here,
  base: '/',
  publicDir: 'public',
  logLevel: 'warn',
  plugins: [clientContract(), noSchemas()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
