/**
 * The panel's words in one language; only that language is fetched. What is said when something fails is fetched at the
 * same time, but the first paint does not wait for it.
 */
import type { panelEn } from '../i18n/en/panel.ts';
import type { Texts, TranslationOf, Voice } from '../i18n/translate.ts';

export type PanelTexts = TranslationOf<typeof panelEn> & Texts;

export const loadPanelTexts = async ({ locale }: Pick<Voice, 'locale'>): Promise<PanelTexts> =>
  locale === 'de'
    ? (await import('../i18n/de/panel.ts')).panelDe
    : (await import('../i18n/en/panel.ts')).panelEn;

/** Null when they could not be fetched: the panel then says in its own words that something failed. */
export const loadErrorTexts = async ({ locale }: Pick<Voice, 'locale'>): Promise<Texts | null> => {
  try {
    return locale === 'de'
      ? (await import('../i18n/de/errors.ts')).errorsDe
      : (await import('../i18n/en/errors.ts')).errorsEn;
  } catch {
    return null;
  }
};
