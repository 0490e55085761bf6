import { extensionDe } from '#shared/i18n/de/extension.ts';
import { extensionEn } from '#shared/i18n/en/extension.ts';
import { createTranslator } from '#shared/i18n/translate.ts';
import type { Texts, Translator, Voice } from '#shared/i18n/translate.ts';

export type ExtensionTranslator = Translator<typeof extensionEn>;

/** The texts around the panel, in the browser's language. */
export const extensionTexts = (voice: Voice): ExtensionTranslator => {
  const texts: Texts = voice.locale === 'de' ? extensionDe : extensionEn;
  return createTranslator(texts, voice);
};

/** The language of the browser as far as Kontor speaks it. @param locale BCP 47 */
export const voiceOf = (locale: string): Voice => ({
  locale: /^de\b/i.test(locale) ? 'de' : 'en',
  addressForm: 'sie',
});
