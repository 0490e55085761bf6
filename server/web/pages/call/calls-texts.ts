import { webCallsDe } from '#shared/i18n/de/web-calls.ts';
import { webCallsEn } from '#shared/i18n/en/web-calls.ts';

/** Texts of the page that telephone systems open. */
export const callsTexts = { en: webCallsEn, de: webCallsDe };
