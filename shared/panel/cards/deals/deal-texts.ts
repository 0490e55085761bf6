/** The words about deals, in both languages: few, and there without a server. */
import { useMemo } from 'preact/hooks';
import { dealsDe } from '../../../i18n/de/deals.ts';
import { deviceDe } from '../../../i18n/de/device.ts';
import { dealsEn } from '../../../i18n/en/deals.ts';
import { deviceEn } from '../../../i18n/en/device.ts';
import { createTranslator } from '../../../i18n/translate.ts';
import type { Texts, Translator } from '../../../i18n/translate.ts';
import { usePanel } from '../../panel-context.ts';

type DealWords = typeof dealsEn & typeof deviceEn;
export type DealTranslator = Translator<DealWords>;

/** Stages are called as where a waiting change names them. */
export const useDealTexts = (): DealTranslator => {
  const { voice } = usePanel();
  return useMemo(() => {
    const texts: Texts = voice.locale === 'de' ? { ...deviceDe, ...dealsDe } : { ...deviceEn, ...dealsEn };
    return createTranslator<DealWords>(texts, voice);
  }, [voice]);
};
