/** Texts of the pages in the language and form of address of whoever is looking. */
import { createTranslator } from '#shared/i18n/translate.ts';
import type { Texts, TranslationOf, Translator, Voice } from '#shared/i18n/translate.ts';
import { useMemo } from 'preact/hooks';
import { useApp } from './app-context.ts';

export type TextTable<T extends Texts> = { readonly en: T; readonly de: TranslationOf<T> };

export const translatorFor = <T extends Texts>(table: TextTable<T>, voice: Voice): Translator<T> =>
  createTranslator<T>((voice.locale === 'de' ? table.de : table.en) as Texts & Partial<T>, voice);

export const useTexts = <T extends Texts>(table: TextTable<T>): Translator<T> => {
  const voice = useApp().voice.value;
  return useMemo(() => translatorFor(table, voice), [table, voice]);
};
