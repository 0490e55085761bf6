/** Texts about connecting the pane, apart from the pane's own: most panes are connected already. */
import { outlookConnectDe } from '#shared/i18n/de/outlook-connect.ts';
import { outlookConnectEn } from '#shared/i18n/en/outlook-connect.ts';
import { createTranslator } from '#shared/i18n/translate.ts';
import type { Texts, Translator, Voice } from '#shared/i18n/translate.ts';

export type ConnectTranslator = Translator<typeof outlookConnectEn>;

export const connectTranslator = (voice: Voice): ConnectTranslator => {
  const texts: Texts = voice.locale === 'de' ? outlookConnectDe : outlookConnectEn;
  return createTranslator(texts, voice);
};
