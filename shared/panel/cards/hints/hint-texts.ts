/** The words about the open mail, in one language; fetched with the part that says them. */
import type { hintsEn } from '../../../i18n/en/hints.ts';
import { createTranslator } from '../../../i18n/translate.ts';
import type { Texts, Translator, Voice } from '../../../i18n/translate.ts';

export type HintTranslator = Translator<typeof hintsEn>;

export const loadHintTexts = async (voice: Voice): Promise<HintTranslator> => {
  const texts: Texts =
    voice.locale === 'de'
      ? (await import('../../../i18n/de/hints.ts')).hintsDe
      : (await import('../../../i18n/en/hints.ts')).hintsEn;
  return createTranslator(texts, voice);
};
