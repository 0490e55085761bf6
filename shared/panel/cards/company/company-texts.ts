/** The words about a company's domains and ties. Few enough that both languages come along with whatever says them. */
import { useMemo } from 'preact/hooks';
import { companyDe } from '../../../i18n/de/company.ts';
import { companyEn } from '../../../i18n/en/company.ts';
import { createTranslator } from '../../../i18n/translate.ts';
import type { Texts, Translator } from '../../../i18n/translate.ts';
import { usePanel } from '../../panel-context.ts';

export type CompanyTranslator = Translator<typeof companyEn>;

export const useCompanyTexts = (): CompanyTranslator => {
  const { voice } = usePanel();
  return useMemo(() => {
    const texts: Texts = voice.locale === 'de' ? companyDe : companyEn;
    return createTranslator<typeof companyEn>(texts, voice);
  }, [voice]);
};
