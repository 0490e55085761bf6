import { webSettingsDe } from '#shared/i18n/de/web-settings.ts';
import { webSettingsEn } from '#shared/i18n/en/web-settings.ts';

/** Texts of the settings and of the page about colleagues. */
export const settingsTexts = { en: webSettingsEn, de: webSettingsDe };
