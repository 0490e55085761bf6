/** The words of the card. Few enough that both languages come along with it, also without a server. */
import { useMemo } from 'preact/hooks';
import { customDe } from '../../../i18n/de/custom.ts';
import { customEn } from '../../../i18n/en/custom.ts';
import { createTranslator } from '../../../i18n/translate.ts';
import type { Texts, Translator } from '../../../i18n/translate.ts';
import { useFields } from '../../panel-context.ts';

export const useCustomTexts = (): Translator<typeof customEn> => {
  const { voice } = useFields();
  return useMemo(() => {
    const texts: Texts = voice.locale === 'de' ? customDe : customEn;
    return createTranslator<typeof customEn>(texts, voice);
  }, [voice]);
};
