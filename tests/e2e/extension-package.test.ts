import { readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BuiltExtension, ExtensionFamily } from '#extension/build.ts';
import { buildExtensionUnderTest } from '#tests/support/built-extension.ts';
import type { ExtensionUnderTest } from '#tests/support/built-extension.ts';

const FAMILIES: readonly ExtensionFamily[] = ['chrome', 'firefox'];
const KB = 1_024;

let built: ExtensionUnderTest;

beforeAll(async () => {
  built = await buildExtensionUnderTest();
});

afterAll(() => built.remove());

const manifestOf = async (family: ExtensionFamily): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(join(built[family].folder, 'manifest.json'), 'utf8')) as Record<string, unknown>;

const gzipped = async (path: string): Promise<number> => gzipSync(await readFile(path)).length;

/** A script and everything it imports before it can run, without what it fetches later. */
const withStaticImports = async (path: string, seen = new Set<string>()): Promise<Set<string>> => {
  if (seen.has(path)) return seen;
  seen.add(path);
  const code = await readFile(path, 'utf8');
  for (const [, name] of code.matchAll(/(?:^|[;}])import(?:[^"'();]*?from)?["']([^"']+)["']/g))
    if (name?.startsWith('.')) await withStaticImports(join(dirname(path), name), seen);
  return seen;
};

describe('what a browser asks before it installs the extension', () => {
  const asked = {
    chrome: ['activeTab', 'alarms', 'declarativeContent', 'scripting', 'sidePanel', 'storage'],
    firefox: ['activeTab', 'alarms', 'scripting', 'storage'],
  };

  test.each(FAMILIES)('%s: permissions without a question, and no site', async (family) => {
    const manifest = await manifestOf(family);
    expect((manifest['permissions'] as string[]).toSorted()).toEqual(asked[family]);
    expect(manifest).not.toHaveProperty('host_permissions');
    expect(manifest).not.toHaveProperty('content_scripts');
    expect(manifest).not.toHaveProperty('web_accessible_resources');
    expect(manifest).not.toHaveProperty('externally_connectable');
    expect(manifest['optional_permissions']).toEqual(['notifications', 'tabs']);
    // Nothing of it is granted; the panel asks for the one mailbox somebody wants it to read along in.
    expect(manifest['optional_host_permissions']).toEqual(['https://*/*', 'http://*/*']);
  });

  test('Firefox is told truthfully what leaves the browser', async () => {
    const manifest = await manifestOf('firefox');
    expect(manifest['browser_specific_settings']).toEqual({
      gecko: {
        id: 'panel@kontor.example',
        strict_min_version: '142.0',
        data_collection_permissions: {
          required: [
            'authenticationInfo',
            'browsingActivity',
            'personalCommunications',
            'personallyIdentifyingInfo',
            'websiteContent',
          ],
        },
      },
    });
  });
});

describe('the packages', () => {
  test.each(FAMILIES)('%s: Manifest V3 with everything it names', async (family) => {
    const manifest = await manifestOf(family);
    expect(manifest['manifest_version']).toBe(3);
    expect(manifest['default_locale']).toBe('en');
    const { folder } = built[family];
    const named = [
      ...Object.values(manifest['icons'] as Record<string, string>),
      'sidepanel.html',
      'background.js',
      'extract.js',
      'webmail.js',
    ];
    const there = await readdir(folder, { recursive: true });
    expect(there).toEqual(
      expect.arrayContaining([...named, '_locales/de/messages.json', '_locales/en/messages.json']),
    );
  });

  test('a server in the own network is reached without a certificate: Firefox does not turn http into https', async () => {
    const manifest = await manifestOf('firefox');
    expect(manifest['content_security_policy']).toEqual({
      extension_pages: "script-src 'self'; object-src 'self'",
    });
  });

  test('both languages have the same texts in the manifest', async () => {
    const keysOf = async (locale: string): Promise<string[]> =>
      Object.keys(
        JSON.parse(
          await readFile(join(built.chrome.folder, '_locales', locale, 'messages.json'), 'utf8'),
        ) as object,
      );
    expect(await keysOf('de')).toEqual(await keysOf('en'));
    const texts = JSON.stringify(await manifestOf('chrome')).match(/__MSG_(\w+)__/g) ?? [];
    expect(await keysOf('en')).toEqual(expect.arrayContaining(texts.map((text) => text.slice(6, -2))));
  });

  test('the same source gives the same bytes', async () => {
    const again = await buildExtensionUnderTest();
    try {
      const bytesOf = ({ archive }: BuiltExtension): Promise<Buffer> => readFile(archive);
      for (const family of FAMILIES)
        expect((await bytesOf(again[family])).equals(await bytesOf(built[family]))).toBe(true);
    } finally {
      await again.remove();
    }
  });

  test.each(FAMILIES)(
    '%s: nothing is evaluated from text and no script comes from elsewhere',
    async (family) => {
      const { folder } = built[family];
      const page = await readFile(join(folder, 'sidepanel.html'), 'utf8');
      expect(
        [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address?.startsWith('/')),
      ).not.toContain(false);
      for (const script of await withStaticImports(join(folder, 'background.js')))
        expect(await readFile(script, 'utf8')).not.toMatch(/\beval\(|new Function\(/);
    },
  );
});

/** Of the two languages the one with more words. */
const largestChunk = async (folder: string, name: string): Promise<number> => {
  const isOne = new RegExp(`^${name}-[\\w-]{8}\\.js$`);
  const chunks = (await readdir(join(folder, 'chunks'))).filter((file) => isOne.test(file));
  expect(chunks).toHaveLength(2);
  return Math.max(...(await Promise.all(chunks.map((file) => gzipped(join(folder, 'chunks', file))))));
};

describe('how much a browser loads', () => {
  test.each(FAMILIES)('%s: each script that goes into a page stays below 10 kB', async (family) => {
    for (const script of ['extract.js', 'webmail.js'])
      expect(await gzipped(join(built[family].folder, script))).toBeLessThan(10 * KB);
  });

  test.each(FAMILIES)(
    '%s: the panel needs less than 60 kB of script before its first paint',
    async (family) => {
      const { folder } = built[family];
      const page = await readFile(join(folder, 'sidepanel.html'), 'utf8');
      const entries = [...page.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map(([, path]) =>
        join(folder, path ?? ''),
      );
      const scripts = new Set<string>();
      for (const entry of entries) await withStaticImports(entry, scripts);
      // The words come in a file of their own, in one language; without it nothing is painted. Those of failures come
      // beside it, and nothing waits for them.
      const wordSizes = [await largestChunk(folder, 'panel')];
      const scriptSizes = await Promise.all([...scripts].map(gzipped));
      const total = [...scriptSizes, ...wordSizes].reduce((sum, size) => sum + size, 0);
      expect(scripts.size).toBeGreaterThan(0);
      expect(total).toBeLessThan(60 * KB);
    },
  );
});
