/** The pane's own texts in the language of Outlook. */
import { outlookDe } from '#shared/i18n/de/outlook.ts';
import { outlookEn } from '#shared/i18n/en/outlook.ts';
import { createTranslator } from '#shared/i18n/translate.ts';
import type { Texts, Translator, Voice } from '#shared/i18n/translate.ts';

export type OutlookTranslator = Translator<typeof outlookEn>;

/** German for every German-speaking country, English for everybody else. */
export const languageToVoice = (language: string): Voice => ({
  locale: /^de\b/iu.test(language) ? 'de' : 'en',
  addressForm: 'sie',
});

export const outlookTranslator = (voice: Voice): OutlookTranslator => {
  const texts: Texts = voice.locale === 'de' ? outlookDe : outlookEn;
  return createTranslator(texts, voice);
};
