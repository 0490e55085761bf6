/** The words about jobs and relationships. Few enough that both languages come along with whatever says them. */
import { useMemo } from 'preact/hooks';
import { tiesDe } from '../../../i18n/de/ties.ts';
import { tiesEn } from '../../../i18n/en/ties.ts';
import { createTranslator } from '../../../i18n/translate.ts';
import type { Texts, Translator } from '../../../i18n/translate.ts';
import { usePanel } from '../../panel-context.ts';

export const useTieTexts = (): Translator<typeof tiesEn> => {
  const { voice } = usePanel();
  return useMemo(() => {
    const texts: Texts = voice.locale === 'de' ? tiesDe : tiesEn;
    return createTranslator<typeof tiesEn>(texts, voice);
  }, [voice]);
};
