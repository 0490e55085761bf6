/** The words beside a web page, in one language; fetched with the part that says them. */
import type { pageEn } from '../../../i18n/en/page.ts';
import { createTranslator } from '../../../i18n/translate.ts';
import type { Texts, Translator, Voice } from '../../../i18n/translate.ts';

export type PageTranslator = Translator<typeof pageEn>;

export const loadPageTexts = async (voice: Voice): Promise<PageTranslator> => {
  const texts: Texts =
    voice.locale === 'de'
      ? (await import('../../../i18n/de/page.ts')).pageDe
      : (await import('../../../i18n/en/page.ts')).pageEn;
  return createTranslator(texts, voice);
};
