import { webDe } from '#shared/i18n/de/web.ts';
import { webEn } from '#shared/i18n/en/web.ts';

/** Texts of the frame, the first visit and the start page. */
export const webTexts = { en: webEn, de: webDe };
