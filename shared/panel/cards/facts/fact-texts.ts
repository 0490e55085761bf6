/** The words about facts. Few enough that both languages come along with whatever says them, also without a server. */
import { useMemo } from 'preact/hooks';
import { factsDe } from '../../../i18n/de/facts.ts';
import { factsEn } from '../../../i18n/en/facts.ts';
import { createTranslator } from '../../../i18n/translate.ts';
import type { Texts, Translator } from '../../../i18n/translate.ts';
import { usePanel } from '../../panel-context.ts';

export type FactTranslator = Translator<typeof factsEn>;

export const useFactTexts = (): FactTranslator => {
  const { voice } = usePanel();
  return useMemo(() => {
    const texts: Texts = voice.locale === 'de' ? factsDe : factsEn;
    return createTranslator<typeof factsEn>(texts, voice);
  }, [voice]);
};
