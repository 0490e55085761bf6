import { webQualityDe } from '#shared/i18n/de/web-quality.ts';
import { webQualityEn } from '#shared/i18n/en/web-quality.ts';

/** Texts of the page of records that are to be confirmed. */
export const qualityTexts = { en: webQualityEn, de: webQualityDe };
