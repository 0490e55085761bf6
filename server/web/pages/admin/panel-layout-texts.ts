import { panelDe } from '#shared/i18n/de/panel.ts';
import { webPanelLayoutDe } from '#shared/i18n/de/web-panel-layout.ts';
import { panelEn } from '#shared/i18n/en/panel.ts';
import { webPanelLayoutEn } from '#shared/i18n/en/web-panel-layout.ts';

/** Texts of the page, and what the panel calls its cards. */
export const panelLayoutTexts = {
  en: { ...panelEn, ...webPanelLayoutEn },
  de: { ...panelDe, ...webPanelLayoutDe },
};
