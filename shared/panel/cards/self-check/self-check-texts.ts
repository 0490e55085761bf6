/** The words of the self-check, in one language; fetched with it. */
import type { selfCheckEn } from '../../../i18n/en/self-check.ts';
import { createTranslator } from '../../../i18n/translate.ts';
import type { Texts, Translator, Voice } from '../../../i18n/translate.ts';

export type SelfCheckTranslator = Translator<typeof selfCheckEn>;

export const loadSelfCheckTexts = async (voice: Voice): Promise<SelfCheckTranslator> => {
  const texts: Texts =
    voice.locale === 'de'
      ? (await import('../../../i18n/de/self-check.ts')).selfCheckDe
      : (await import('../../../i18n/en/self-check.ts')).selfCheckEn;
  return createTranslator(texts, voice);
};
