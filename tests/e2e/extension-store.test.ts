/** What goes into the stores beside the packages: texts within their limits, and a reason for each permission. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionFamily } from '#extension/build.ts';
import { buildExtensionUnderTest } from '#tests/support/built-extension.ts';
import type { ExtensionUnderTest } from '#tests/support/built-extension.ts';
import { root } from '#tests/support/run-command.ts';

const FAMILIES: readonly ExtensionFamily[] = ['chrome', 'firefox'];

let built: ExtensionUnderTest;

beforeAll(async () => {
  built = await buildExtensionUnderTest();
});

afterAll(() => built.remove());

type Manifest = {
  readonly permissions?: readonly string[];
  readonly optional_permissions?: readonly string[];
  readonly host_permissions?: readonly string[];
  readonly optional_host_permissions?: readonly string[];
  readonly browser_specific_settings?: {
    readonly gecko: { readonly data_collection_permissions: { readonly required: readonly string[] } };
  };
};

const manifestOf = async (family: ExtensionFamily): Promise<Manifest> =>
  JSON.parse(await readFile(join(built[family].folder, 'manifest.json'), 'utf8')) as Manifest;

/** The text under each heading. */
const sections = async (file: string): Promise<ReadonlyMap<string, string>> => {
  const text = await readFile(join(root, 'extension', file), 'utf8');
  return new Map(
    text
      .split(/^## /m)
      .slice(1)
      .map((section) => {
        const [heading = '', ...lines] = section.split('\n');
        return [heading, lines.join('\n').trim()] as const;
      }),
  );
};

/** Characters; the narrowest of the three stores (`extension/store/submitting.md`). */
const LIMITS: Readonly<Record<string, readonly [least: number, most: number]>> = {
  Name: [1, 45],
  'Short description': [10, 132],
  'Long description': [250, 10_000],
  'Single purpose': [20, 1_000],
  'Privacy statement': [250, 10_000],
};

describe.each(['en', 'de'])('the listing in %s', (locale) => {
  test('has every text a store asks for, within the limits of all three', async () => {
    const texts = await sections(`store/listing-${locale}.md`);
    expect([...texts.keys()]).toEqual(Object.keys(LIMITS));
    for (const [name, [least, most]] of Object.entries(LIMITS)) {
      const { length } = texts.get(name) ?? '';
      expect(length, name).toBeGreaterThanOrEqual(least);
      expect(length, name).toBeLessThanOrEqual(most);
    }
  });

  test('describes the extension as the manifest does, from which Chrome and Edge take it', async () => {
    const texts = await sections(`store/listing-${locale}.md`);
    const messages = JSON.parse(
      await readFile(join(built.chrome.folder, '_locales', locale, 'messages.json'), 'utf8'),
    ) as Record<'name' | 'description', { readonly message: string }>;
    expect(texts.get('Name')).toBe(messages.name.message);
    expect(texts.get('Short description')).toBe(messages.description.message);
  });
});

test.each(FAMILIES)(
  '%s: every permission of the manifest has its reason, also what is asked for later',
  async (family) => {
    const manifest = await manifestOf(family);
    const named = [
      ...(manifest.permissions ?? []),
      ...(manifest.optional_permissions ?? []),
      ...(manifest.host_permissions ?? []),
      ...(manifest.optional_host_permissions ?? []),
    ];
    const reasons = new Map(
      [...(await sections('store/permissions.md'))].flatMap(([heading, text]) =>
        [...heading.matchAll(/`([^`]+)`/g)].map(([, permission = '']) => [permission, text] as const),
      ),
    );
    expect(named.filter((permission) => !reasons.has(permission))).toEqual([]);
    for (const [permission, text] of reasons) {
      expect(text.length, permission).toBeGreaterThan(40);
      expect(text.length, permission).toBeLessThanOrEqual(1_000);
    }
  },
);

test('each kind of data Firefox names at install has its reason in the README', async () => {
  const { browser_specific_settings: settings } = await manifestOf('firefox');
  const kinds = settings?.gecko.data_collection_permissions.required ?? [];
  const permissions = (await sections('README.md')).get('Permissions') ?? '';
  expect(kinds.length).toBeGreaterThan(0);
  expect(kinds.filter((kind) => !permissions.includes(`| \`${kind}\``))).toEqual([]);
});
