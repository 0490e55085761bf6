import { readdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { Texts } from '#shared/i18n/translate.ts';
import { createTranslator } from '#shared/i18n/translate.ts';

const folder = new URL('../../../../shared/i18n/', import.meta.url);

/** The one table a language file exports. */
const tableOf = async (language: 'de' | 'en', file: string): Promise<Texts> => {
  const module = (await import(new URL(`${language}/${file}`, folder).href)) as Record<string, Texts>;
  const tables = Object.values(module).filter((value) => typeof value === 'object');
  if (tables.length !== 1) throw new Error(`${language}/${file} shall export one table.`);
  return tables[0]!;
};

const files = await readdir(new URL('en/', folder));
const baseKeys = (texts: Texts): string[] =>
  Object.keys(texts)
    .filter((key) => !key.endsWith('.du'))
    .toSorted();
const placeholders = (text: string): string[] => (text.match(/\{[a-zA-Z]+\}/g) ?? []).toSorted();

test('every area of texts exists in German and in English', async () => {
  expect(await readdir(new URL('de/', folder))).toEqual(files);
});

describe.each(files)('%s', (file) => {
  test('has the same keys in both languages', async () => {
    expect(baseKeys(await tableOf('de', file))).toEqual(baseKeys(await tableOf('en', file)));
  });

  test('uses the same placeholders in both languages and in both forms of address', async () => {
    const [de, en] = [await tableOf('de', file), await tableOf('en', file)];
    for (const [key, text] of Object.entries(de)) {
      const base = key.replace(/\.du$/, '');
      expect([key, ...placeholders(text)]).toEqual([key, ...placeholders(en[base]!)]);
    }
  });

  test('leaves no text empty and no pair of plurals with one half', async () => {
    for (const language of ['de', 'en'] as const) {
      const table = await tableOf(language, file);
      for (const [key, text] of Object.entries(table)) {
        expect([language, key, text.trim()]).not.toEqual([language, key, '']);
        if (key.endsWith('.one')) expect(table).toHaveProperty([key.replace(/one$/, 'other')]);
        if (key.endsWith('.other')) expect(table).toHaveProperty([key.replace(/other$/, 'one')]);
      }
    }
  });

  test('says "du" nowhere to people who are addressed with "Sie"', async () => {
    const table = await tableOf('de', file);
    for (const [key, text] of Object.entries(table)) {
      // The name of that form itself is what a person chooses it by.
      if (!key.endsWith('.du') && text !== 'Du') expect(text).not.toMatch(/\b(?:du|dich|dir|dein\w*)\b/i);
    }
  });
});

/** Said before anybody is signed in, or on the command line: there is no preference yet. */
const ADDRESSES_STRANGERS =
  /^(?:invitation|link|reset|setup|sign_in|config|listen|import|serve|command|outlook\.origin_invalid|store\.newer)\b/;

test.each(files)('who prefers "du" is called "Sie" nowhere in %s', async (file) => {
  const table = await tableOf('de', file);
  for (const [key, text] of Object.entries(table)) {
    if (key.endsWith('.du') || `${key}.du` in table || ADDRESSES_STRANGERS.test(key)) continue;
    expect([key, text]).toEqual([key, expect.not.stringMatching(/en Sie\b|\bIhr(?:e[mnrs]?)?\b|\bIhnen\b/)]);
  }
});

test('people who prefer "du" get it where it differs, and the common text elsewhere', async () => {
  const t = createTranslator(await tableOf('de', 'panel.ts'), { locale: 'de', addressForm: 'du' });
  expect(t('log.logged_by_you')).toBe('Abgelegt von dir');
  expect(t('log.button')).toBe('Ablegen');
});
