/** The words about rules, in one language; fetched where a rule has something to say. */
import { useEffect, useState } from 'preact/hooks';
import type { logRulesEn } from '../../../i18n/en/log-rules.ts';
import { createTranslator } from '../../../i18n/translate.ts';
import type { Texts, Translator, Voice } from '../../../i18n/translate.ts';
import { usePanel } from '../../panel-context.ts';

export type LogRuleTranslator = Translator<typeof logRulesEn>;

const loadLogRuleTexts = async (voice: Voice): Promise<LogRuleTranslator> => {
  const texts: Texts =
    voice.locale === 'de'
      ? (await import('../../../i18n/de/log-rules.ts')).logRulesDe
      : (await import('../../../i18n/en/log-rules.ts')).logRulesEn;
  return createTranslator(texts, voice);
};

/** Null until they are there. */
export const useLogRuleTexts = (): LogRuleTranslator | null => {
  const { voice } = usePanel();
  const [texts, setTexts] = useState<{ readonly t: LogRuleTranslator } | null>(null);
  useEffect(() => {
    let isLeft = false;
    loadLogRuleTexts(voice).then(
      (t) => !isLeft && setTexts({ t }),
      () => undefined,
    );
    return () => {
      isLeft = true;
    };
  }, [voice]);
  return texts && texts.t;
};
