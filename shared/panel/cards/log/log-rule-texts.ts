/** The words about rules. Few enough that both languages come along with whatever says them, also without a server. */
import { useMemo } from 'preact/hooks';
import { logRulesDe } from '../../../i18n/de/log-rules.ts';
import { logRulesEn } from '../../../i18n/en/log-rules.ts';
import { createTranslator } from '../../../i18n/translate.ts';
import type { Texts, Translator } from '../../../i18n/translate.ts';
import { usePanel } from '../../panel-context.ts';

export const useLogRuleTexts = (): Translator<typeof logRulesEn> => {
  const { voice } = usePanel();
  return useMemo(() => {
    const texts: Texts = voice.locale === 'de' ? logRulesDe : logRulesEn;
    return createTranslator<typeof logRulesEn>(texts, voice);
  }, [voice]);
};
