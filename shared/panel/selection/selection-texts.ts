/** The words beside several selected mails, in one language; fetched with them. */
import type { selectionEn } from '../../i18n/en/selection.ts';
import { createTranslator } from '../../i18n/translate.ts';
import type { Texts, Translator, Voice } from '../../i18n/translate.ts';

export type SelectionTranslator = Translator<typeof selectionEn>;

export const loadSelectionTexts = async (voice: Voice): Promise<SelectionTranslator> => {
  const texts: Texts =
    voice.locale === 'de'
      ? (await import('../../i18n/de/selection.ts')).selectionDe
      : (await import('../../i18n/en/selection.ts')).selectionEn;
  return createTranslator(texts, voice);
};
