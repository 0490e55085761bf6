/** The panel's words in one language; only that language is fetched. */
import type { errorsEn } from '../i18n/en/errors.ts';
import type { panelEn } from '../i18n/en/panel.ts';
import type { Texts, TranslationOf, Voice } from '../i18n/translate.ts';

export type PanelTexts = {
  readonly panel: TranslationOf<typeof panelEn> & Texts;
  readonly errors: TranslationOf<typeof errorsEn> & Texts;
};

export const loadPanelTexts = async ({ locale }: Pick<Voice, 'locale'>): Promise<PanelTexts> => {
  if (locale === 'de') {
    const [panel, errors] = await Promise.all([
      import('../i18n/de/panel.ts'),
      import('../i18n/de/errors.ts'),
    ]);
    return { panel: panel.panelDe, errors: errors.errorsDe };
  }
  const [panel, errors] = await Promise.all([import('../i18n/en/panel.ts'), import('../i18n/en/errors.ts')]);
  return { panel: panel.panelEn, errors: errors.errorsEn };
};
